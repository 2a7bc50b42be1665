"""What a template leaves behind."""

import pytest

from checks.looks import SETTING, mended, placed, said_of, words_of
from ita_desk.checks.leftovers import find_dots, find_empty_examples, find_left_overs


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ร้อยละ...๑๐๐....ของเป้าหมาย", "ร้อยละ ๑๐๐ ของเป้าหมาย"),
        ("จำนวน ……๕๐…… คน", "จำนวน ๕๐ คน"),
        ("____สำนักปลัด____", "สำนักปลัด"),
    ],
)
def test_what_was_written_between_dots_is_kept(text: str, right: str) -> None:
    assert mended(text, "text.template-dots") == right


def test_dots_with_nothing_between_need_the_writer() -> None:
    (problem,) = said_of("จำนวน ........ คน", "text.template-dots")
    assert (problem.text, problem.remedy) == ("........", None)
    assert words_of("ก...\n...ข", find_dots(placed("ก...\n...ข"), SETTING)) == ["...", "..."]
    assert words_of("ก... ...ข", find_dots(placed("ก... ...ข"), SETTING)) == ["...", "..."]
    assert words_of("จำนวน ......", find_dots(placed("จำนวน ......"), SETTING)) == ["......"]


@pytest.mark.parametrize("text", ["อบรม เผยแพร่ ฯลฯ...", "ลงชื่อ............ผู้รายงาน", "พ.ศ. ๒๕๖๗", "และอื่น ๆ …"])
def test_dots_that_are_right(text: str) -> None:
    assert list(find_dots(placed(text), SETTING)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("จำนวน xxx คน", ["xxx"]),
        ("(ตัวอย่าง) มาตรการ", ["ตัวอย่าง"]),
        ("ตัวอย่าง: มาตรการ", ["ตัวอย่าง"]),
        ("ผู้รับผิดชอบ (โปรดระบุ)", ["(โปรดระบุ)"]),
        ("ผู้รับผิดชอบ [ระบุชื่อกอง]", ["[ระบุชื่อกอง]"]),
        ("หน่วยงาน โปรดระบุ: ", ["โปรดระบุ"]),
        ("วันนี้ ถึงวันที่ ๓๐", ["วันนี้ ถึงวันที่"]),
    ],
)
def test_left_overs(text: str, words: list[str]) -> None:
    assert words_of(text, find_left_overs(placed(text), SETTING)) == words


@pytest.mark.parametrize(
    "text", ["กลุ่มตัวอย่าง ๕๐ คน", "เป็นตัวอย่างที่ดี", "ระบุขั้นตอน (๑)", "boxxxer", "ถึงวันที่ ๓๐", "โปรดระบุชื่อ"]
)
def test_words_that_belong(text: str) -> None:
    assert list(find_left_overs(placed(text), SETTING)) == []


@pytest.mark.parametrize("text", ["เช่น", "ช่องทาง เช่น และอื่น ๆ", "ได้แก่", "เช่น เป็นต้น", "(อาทิ)"])
def test_examples_that_do_not_follow(text: str) -> None:
    assert len(list(find_empty_examples(placed(text), SETTING))) == 1


@pytest.mark.parametrize("text", ["เช่น เว็บไซต์", "ได้แก่\nตัวชี้วัดที่ ๙", "เช่น (e-service)", "เช่นเดียวกัน"])
def test_examples_that_follow(text: str) -> None:
    assert list(find_empty_examples(placed(text), SETTING)) == []
