"""A cell's text is folded, and its numbers, steps, items and units are found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.intake.cells import (
    begins_list,
    carried_over,
    fold,
    fold_lines,
    laid_out,
    split_number,
    steps_from,
    units_from,
)

LISTS = st.lists(
    st.sampled_from(["ก", "ข ค", "๑.", "2)", " ๓ .", "\n", "- ", "๙๙.๘๓", "๕๐ คน", "ม.ค. -", "กองคลัง", "งาน"])
)


def letters(text: str) -> str:
    return re.sub(r"[\s0-9๐-๙.)(,-]", "", text)


def test_blanks_are_folded_and_letters_composed() -> None:
    assert fold(" ก \u00a0 ข\n ค\t") == "ก ข ค"
    assert fold_lines(" ก  ข \n\n ค ") == "ก ข\nค"
    assert fold("cafe\u0301 จํา") == "café จํา"


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("๑. จัดทำแผน", "๑", "จัดทำแผน"),
        ("๓.สร้าง", "๓", "สร้าง"),
        ("12) อบรม", "12", "อบรม"),
        ("(๒) อบรม", "๒", "อบรม"),
        ("๒ .อบรม", "๒", "อบรม"),
        ("๘.", "๘", ""),
        ("๘", "๘", ""),
        ("๑.๒ อบรม", "๑.๒", "อบรม"),
        ("๑.๒. อบรม", "๑.๒", "อบรม"),
        ("๕๐ คน", "", "๕๐ คน"),
        ("๒๕๖๘. ปี", "", "๒๕๖๘. ปี"),
        ("อบรม ๑. ครั้ง", "", "อบรม ๑. ครั้ง"),
    ],
)
def test_a_leading_number_is_split_off(text: str, number: str, rest: str) -> None:
    assert split_number(text) == (number, rest)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("๑. จัดประชุม ๒. ออกคำสั่ง ๓.รายงาน", ("จัดประชุม", "ออกคำสั่ง", "รายงาน")),
        ("1) ประชุม ๒ .รายงาน", ("ประชุม", "รายงาน")),
        ("๑. อบรม", ("อบรม",)),
        ("ดังนี้ ๑. ก ๒. ข", ("ดังนี้", "ก", "ข")),
        ("ตามข้อบังคับ ๑. เท่านั้น", ("ตามข้อบังคับ ๑. เท่านั้น",)),
        ("๑. ได้ ๙๙.๘๓ คะแนน ในปี พ.ศ. ๒๕๖๘ มี ๕๐ คน", ("ได้ ๙๙.๘๓ คะแนน ในปี พ.ศ. ๒๕๖๘ มี ๕๐ คน",)),
        ("๑. ก ๓. ค ๒. ข", ("ก ๓. ค", "ข")),
        ("๑. จำนวน ๒.๕ ล้าน ๒. ๕๐ คน", ("จำนวน ๒.๕ ล้าน", "๕๐ คน")),
        ("จัดทำ  แผน", ("จัดทำ แผน",)),
        ("- ประชุม - รายงาน", ("- ประชุม\n- รายงาน",)),
        ("", ()),
    ],
)
def test_steps_are_split(text: str, steps: tuple[str, ...]) -> None:
    assert steps_from(text) == steps


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("๑. จัดทำ ๒ .เผยแพร่ ๓.ติดตาม", "๑. จัดทำ\n๒ .เผยแพร่\n๓.ติดตาม"),
        ("ผลคือ ๑. ก ๒. ข", "ผลคือ\n๑. ก\n๒. ข"),
        ("- อบรม - มีความรู้ ต.ค. - พ.ย. ปี ๒๕๖๗ - ๒๕๖๘ - จบ", "- อบรม\n- มีความรู้ ต.ค. - พ.ย. ปี ๒๕๖๗ - ๒๕๖๘ - จบ"),
        ("ตุลาคม - กันยายน", "ตุลาคม - กันยายน"),
        ("บรรทัดหนึ่ง\nบรรทัดสอง", "บรรทัดหนึ่ง\nบรรทัดสอง"),
    ],
)
def test_items_stand_on_their_own_lines(text: str, wanted: str) -> None:
    assert laid_out(text) == wanted


def test_a_list_begins_with_item_one() -> None:
    assert begins_list("๑. ก ๒. ข")
    assert not begins_list("ก ๑. ข ๒. ค")
    assert not begins_list("๒. ข")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("สำนักปลัด กองคลัง กองการศึกษา ฯ", ("สำนักปลัด", "กองคลัง", "กองการศึกษา ฯ")),
        ("- สำนักปลัด - กองช่าง", ("สำนักปลัด", "กองช่าง")),
        ("กองคลัง, กองช่าง\nหน่วยตรวจสอบภายใน", ("กองคลัง", "กองช่าง", "หน่วยตรวจสอบภายใน")),
        ("กองคลัง -งานพัสดุ", ("กองคลัง", "งานพัสดุ")),
        ("สำนัก ปลัดเทศบาล ตำบลบ้านใหม่", ("สำนัก ปลัดเทศบาล ตำบลบ้านใหม่",)),
        ("หัวหน้า ทุกส่วน ราชการ", ("หัวหน้า ทุกส่วน ราชการ",)),
        ("หัวหน้า ส่วนราชการ", ("หัวหน้า ส่วนราชการ",)),
        ("ผู้บริหาร สำนักปลัด", ("ผู้บริหาร สำนักปลัด",)),
        ("กองวิชาการและแผน งาน", ("กองวิชาการและแผน งาน",)),
        ("สำนักปลัด และ กองคลัง", ("สำนักปลัด และ กองคลัง",)),
        ("ทุกสำนัก/กอง", ("ทุกสำนัก/กอง",)),
        ("", ()),
        ("-", ("-",)),
    ],
)
def test_units_are_split(text: str, units: tuple[str, ...]) -> None:
    assert units_from(text) == units


@given(LISTS.map("".join) | LISTS.map(" ".join) | st.text())
def test_no_letter_is_lost_or_made_up(text: str) -> None:
    assert letters("".join(steps_from(text))) == letters(fold(text))
    assert letters(laid_out(text)) == letters(fold(text))
    assert letters("".join(units_from(text))) == letters(fold(text))
    assert letters(split_number(text)[1]) == letters(text)


@given(LISTS.map(" ".join))
def test_laying_out_twice_changes_nothing(text: str) -> None:
    assert laid_out(laid_out(text)) == laid_out(text)


@pytest.mark.parametrize(
    ("before", "text", "carried"),
    [
        ("๑. ก ๒. ข", "ค ๓. ง ๔. จ ๑. ฉ ๒. ช", ("ค ๓. ง ๔. จ", "๑. ฉ ๒. ช")),
        ("๑. ก", "๒. ข\n๑. ค", ("๒. ข", "๑. ค")),
        ("๑. ก", "๓. ข ๑. ค", ("", "๓. ข ๑. ค")),
        ("๑. ก", "นำ ๑. ค", ("", "นำ ๑. ค")),
        ("๑. ก", "๒. ข", ("", "๒. ข")),
        ("ก", "๑. ข", ("", "๑. ข")),
    ],
)
def test_a_list_that_goes_on_from_another_text(before: str, text: str, carried: tuple[str, str]) -> None:
    assert carried_over(before, text) == carried
