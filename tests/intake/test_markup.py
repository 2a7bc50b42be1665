"""Markup is taken away only where it surely is markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.intake.markup import has_gap, images, plain


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<p>หนึ่ง &amp; สอง</p> <p>สาม</p>", "หนึ่ง & สอง \nสาม"),
        ('<ul style="x"> <li>- ก</li> <li>- ข</li> </ul>', "- ก \n- ข"),
        ("<b>หัวข้อ</b><br/>ต่อ <i>เอียง</i>", "หัวข้อ\nต่อ เอียง"),
        ("**ชื่อรายงาน\nบรรทัดสอง** ต่อ", "ชื่อรายงาน\nบรรทัดสอง ต่อ"),
        ("## หัวข้อ\nข้อความ", "หัวข้อ\nข้อความ"),
        ("<p>5 < 10 <x></p>", "5 < 10 <x>"),
    ],
)
def test_markup_is_interpreted(text: str, wanted: str) -> None:
    assert plain(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        '<b>x & <img src="/etc/passwd">',
        "</b> ก <b>",
        "<script>alert(1)</script>",
        "{agency.name} %s &amp; &lt;",
        "2 ** 3 ** 4",
        "#หนึ่ง",
        "1 < 2 > 0",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text
    assert images(text) == ()


def test_places_of_pictures_are_seen() -> None:
    assert images('<p>ก</p><img src="a.png">') == ('<img src="a.png">',)
    assert plain('<p>ก</p><img src="a.png">') == "ก"
    assert has_gap("<p>ก</p> ")
    assert not has_gap("<p>ก</p>")
    assert not has_gap("ก ")


def test_many_open_tags_are_read_once() -> None:
    text = "<p>" * 50_000
    assert plain(text) == text


@given(st.text(alphabet="กขคabc &;<>/ \n{}%"))
def test_text_without_paired_tags_keeps_every_letter(text: str) -> None:
    assert plain(text) == text.strip()
