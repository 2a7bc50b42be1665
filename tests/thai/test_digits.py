"""Digits change one for one; addresses and file names keep theirs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.thai.digits import DigitStyle, printed_digits, to_arabic, to_thai

THAI_AND_MORE = st.text(alphabet=st.sampled_from("0189๐๑๘๙กาน้ำ .:/@-wth%()\n") | st.characters())
ADDRESSES = [
    "https://www.ban-mai.go.th/news?id=2568",
    "http://192.0.2.7:8080/a",
    "www.ban-mai2.go.th/q1",
    "banmai2.go.th/2568/report",
    "forms.gle/a1B2c3",
    "office2568@banmai1.go.th",
    "report2568.pdf",
    "2568.xlsx",
    "แผนปี2568.docx",
    "แผน2568.7Z",
    "FTP://192.0.2.7",
    "WWW.banmai2",
]


def test_digits_are_changed() -> None:
    assert to_thai("ข้อ O28 ได้ 99.83") == "ข้อ O๒๘ ได้ ๙๙.๘๓"
    assert to_arabic("ข้อ O๒๘ ได้ ๙๙.๘๓") == "ข้อ O28 ได้ 99.83"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("style", ["thai", "arabic"])
def test_an_address_keeps_its_digits(address: str, style: DigitStyle) -> None:
    printed = printed_digits(f"ปี 2568 (ดู {address} ) ๓ ข้อ 4", style)
    wanted = "ปี ๒๕๖๘ (ดู {} ) ๓ ข้อ ๔" if style == "thai" else "ปี 2568 (ดู {} ) 3 ข้อ 4"
    assert printed == wanted.format(address)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ร้อยละ 95.30", "ร้อยละ ๙๕.๓๐"),
        ("1.IIT 2.EIT", "๑.IIT ๒.EIT"),
        ("1.จัดทำแผน (12)", "๑.จัดทำแผน (๑๒)"),
        ("ข้อ O42", "ข้อ O๔๒"),
        ("เว็บไซต์www.a1.go.th/ปี2568 ปี 2568", "เว็บไซต์www.a1.go.th/ปี2568 ปี ๒๕๖๘"),
        ("5 report5.pdf 5", "๕ report5.pdf ๕"),
        ("2568 ข้อมูล.ต่อไป", "๒๕๖๘ ข้อมูล.ต่อไป"),
    ],
)
def test_what_is_no_address_is_printed_in_thai_digits(text: str, printed: str) -> None:
    assert printed_digits(text, "thai") == printed


def test_a_long_text_without_blanks_is_read_once() -> None:
    text = "กข1.-" * 40_000
    assert printed_digits(text, "thai") == to_thai(text)


@given(THAI_AND_MORE)
def test_places_in_the_text_stay_valid(text: str) -> None:
    for changed in (
        to_thai(text),
        to_arabic(text),
        printed_digits(text, "thai"),
        printed_digits(text, "arabic"),
    ):
        assert len(changed) == len(text)
        for before, after in zip(text, changed, strict=True):
            assert before == after or unicodedata.digit(before) == unicodedata.digit(after)


@given(THAI_AND_MORE)
def test_arabic_undoes_thai(text: str) -> None:
    assert to_arabic(to_thai(text)) == to_arabic(text)


@given(st.text(alphabet="กขค ()0123456789๐๑๒๓๔๕๖๗๘๙"))
def test_text_without_addresses_is_changed_whole(text: str) -> None:
    assert printed_digits(text, "thai") == to_thai(text)
    assert printed_digits(text, "arabic") == to_arabic(text)
