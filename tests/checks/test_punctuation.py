"""Brackets, quotes and blanks."""

import pytest

from checks.looks import SETTING, mended, placed, said_of, words_of
from ita_desk.checks.punctuation import find_brackets, find_spacing


@pytest.mark.parametrize(
    "text",
    [
        "๑) อบรม ๒) รายงาน",
        "ก) อบรม\nข) รายงาน",
        "(ได้แก่ ๑) อบรม ๒) รายงาน)",
        "(ร้อยละ ๙๐)",
        "ตามข้อ (๑) และ [๒] {ก} “คำ”",
        'ป้าย "ช่องบริการ" ขนาด 12" และ ๑๔"',
        "๑.๒) อบรม",
    ],
)
def test_brackets_that_are_right(text: str) -> None:
    assert list(find_brackets(placed(text), SETTING)) == []


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("บอร์ด)", [")"]),
        ("(Line, Facebook", ["("]),
        ("(Line, Facebook]", ["(", "]"]),
        ("หลักสูตรที่ยาวมาก๑๒๓๔๕๖๗๘๙๐๑๒๓)", [")"]),
        ("“นโยบาย", ["“"]),
        ('นโยบาย "ไม่รับของขวัญ', ['"']),
    ],
)
def test_brackets_alone(text: str, alone: list[str]) -> None:
    assert words_of(text, find_brackets(placed(text), SETTING)) == alone


def test_a_bracket_never_opened_can_go_and_one_never_closed_needs_the_writer() -> None:
    assert mended("บอร์ด)", "text.bracket") == "บอร์ด"
    assert said_of("(บอร์ด", "text.bracket")[0].remedy is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("เจ้าหน้าที่ , มาตรการ ,นโยบาย", "เจ้าหน้าที่, มาตรการ, นโยบาย"),
        ("๑.อบรม\n๒ .รายงาน\n๓. เผยแพร่", "๑. อบรม\n๒. รายงาน\n๓. เผยแพร่"),
        ("ต่างๆของงาน", "ต่าง ๆ ของงาน"),
        ("ออนไลน์(E-Service) ( Line )", "ออนไลน์ (E-Service) (Line)"),
        ("พ.ศ.๒๕๖๗", "พ.ศ. ๒๕๖๗"),
        ("ประจำปี๒๕๖๓ถึงวันที่๓๐", "ประจำปี ๒๕๖๓ ถึงวันที่ ๓๐"),
        ("ต่างๆ ที่ https://a.go.th/ก,ข?ปี๒๕๖๗", "ต่าง ๆ ที่ https://a.go.th/ก,ข?ปี๒๕๖๗"),
    ],
)
def test_blanks_are_mended_all_at_once(text: str, right: str) -> None:
    assert mended(text, "text.spacing") == right
    assert list(find_spacing(placed(right), SETTING)) == []


@pytest.mark.parametrize("text", ["๑,๐๐๐ บาท", "๑.๕ ล้านบาท", "สขร.๑", "ข้อ O๔๒", "รอบ ๖ เดือน", "๒๕๖๗/๒๕๖๘"])
def test_blanks_that_are_right(text: str) -> None:
    assert list(find_spacing(placed(text), SETTING)) == []


def test_a_text_that_only_lacks_letters_at_its_end_is_marked_there() -> None:
    assert words_of("ต่างๆ", find_spacing(placed("ต่างๆ"), SETTING)) == ["งๆ"]
