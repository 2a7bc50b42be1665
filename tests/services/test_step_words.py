"""Undo steps in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desk.domain.finding import Finding
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.edit import Edit, add_year, replace_office, set_agency_field
from ita_desk.services.edits.findings import add_finding, remove_finding, set_finding_field
from ita_desk.services.edits.measures import (
    add_measure,
    remove_measure,
    set_measure_field,
    set_step,
)
from ita_desk.services.edits.order import move_measures
from ita_desk.services.edits.year import set_limitations, set_score
from ita_desk.services.find_texts import FindOptions, find, replace_edit
from ita_desk.services.session import Session
from ita_desk.services.step_words import step_place, step_text
from small_office import M1, OFFICE, YEAR

NEW = counted_ids("new")


def said(edit: Edit, office: Office = OFFICE, language: str = "th") -> str:
    session = Session(office, lambda: 0.0)
    session.apply(edit)
    return step_text(session.steps[0], Messages(language))


def replacing(wanted: str, new: str, *, agency: bool = False) -> Edit:
    return replace_edit(find(OFFICE, wanted, FindOptions(agency=agency)), new, OFFICE)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (set_measure_field(2568, "m3", "title", "ใหม่"), "แก้ชื่อมาตรการ (มาตรการที่ 3 ปี 2568)"),
        (set_step(2568, "m1", "s2", "ใหม่"), "แก้ขั้นตอน (มาตรการที่ 1 ปี 2568)"),
        (add_measure(2568, Measure(number="9"), NEW), "เพิ่มมาตรการ (มาตรการที่ 9 ปี 2568)"),
        (remove_measure(2568, "m2"), "ลบมาตรการ (มาตรการที่ 2 ปี 2568)"),
        (move_measures(2568, ["m3"], 0), "ย้ายมาตรการ (มาตรการ 3 ข้อ ปี 2568)"),
        (set_finding_field(2568, "f1", "to_develop", "ก"), "แก้สิ่งที่ต้องพัฒนา (วิเคราะห์ประเด็นที่ 1 ปี 2568)"),
        (add_finding(2568, Finding(about="issue:3"), NEW), "เพิ่มผลการวิเคราะห์ (วิเคราะห์ประเด็นที่ 3 ปี 2568)"),
        (remove_finding(2568, "f2"), "ลบผลการวิเคราะห์ (วิเคราะห์ประเด็นที่ 2 ปี 2568)"),
        (set_score(2568, "o12", Decimal(9)), "แก้คะแนน (ข้อ O12 ปี 2568)"),
        (set_score(2568, "9.1", Decimal(9)), "แก้คะแนน (ตัวชี้วัดที่ 9.1 ปี 2568)"),
        (set_score(2568, "IIT", Decimal(9)), "แก้คะแนน (แบบวัด IIT ปี 2568)"),
        (set_score(2568, "total", None), "แก้คะแนน (ปี 2568)"),
        (set_limitations(2568, ("ใหม่",)), "แก้ข้อจำกัด ปัญหาและอุปสรรค (ปี 2568)"),
        (set_agency_field("name", "ใหม่"), "แก้ชื่อหน่วยงาน"),
        (add_year(2570), "เพิ่มปีงบประมาณ 2570"),
        (replacing("สำนักปลัด", "กอง", agency=True), "แทนที่ “สำนักปลัด” ด้วย “กอง” 1 แห่ง (หน่วยงาน)"),
        (replacing("อบรม", "ฝึก"), "แทนที่ “อบรม” ด้วย “ฝึก” 2 แห่ง (มาตรการที่ 1 ปี 2568)"),
        (replacing("กลุ่ม", "หมวด"), "แทนที่ “กลุ่ม” ด้วย “หมวด” 2 แห่ง (ปี 2568)"),
        (
            replace_office(replace(OFFICE, years=()), Message("edit.revert")),
            "กลับไปเป็นเหมือนตอนเปิดไฟล์ (หลายปีหรือหลายส่วน)",
        ),
    ],
)
def test_what_was_done_and_where(edit: Edit, expected: str) -> None:
    assert said(edit) == expected


def test_several_measures() -> None:
    measures = tuple(replace(m, target="ก") for m in YEAR.measures)
    edit = replace_office(replace(OFFICE, years=(replace(YEAR, measures=measures),)), Message("edit.revert"))
    assert said(edit, Office(OFFICE.agency, (YEAR,))).endswith("(มาตรการ 3 ข้อ ปี 2568)")
    named = replace(edit, name=Message("edit.remove_measure", {"year": 2568}))
    assert said(named, Office(OFFICE.agency, (YEAR,))) == "ลบมาตรการ"
    turned = replace_office(
        replace(OFFICE, years=(replace(YEAR, measures=YEAR.measures[::-1]),)), Message("edit.revert")
    )
    assert said(turned, Office(OFFICE.agency, (YEAR,))).endswith("(ปี 2568)")


def test_a_measure_and_something_else_are_the_year() -> None:
    office = replace(
        OFFICE,
        years=(replace(YEAR, measures=(replace(M1, target="ก"), *YEAR.measures[1:]), limitations=("ก",)),),
    )
    edit = replace_office(office, Message("edit.revert"))
    assert said(edit, Office(OFFICE.agency, (YEAR,))).endswith("(ปี 2568)")


def test_a_year_that_is_added_and_not_named() -> None:
    office = replace_office(OFFICE, Message("edit.revert"))
    assert said(office, replace(OFFICE, years=OFFICE.years[:1])).endswith("(ปี 2568)")


def test_a_step_that_changed_nothing_has_no_place() -> None:
    session = Session(OFFICE, lambda: 0.0)
    session.apply(Edit(Message("edit.revert"), replace))
    assert step_place(session.steps[0]) is None


def test_several_scores_are_the_year() -> None:
    scores = FrozenMap({"i1": Decimal(1), "i2": Decimal(2)})
    office = replace(OFFICE, years=(replace(YEAR, assessment=replace(YEAR.assessment, scores=scores)),))
    edit = replace_office(office, Message("edit.revert"))
    assert said(edit, Office(OFFICE.agency, (YEAR,))).endswith("(ปี 2568)")


def test_in_english() -> None:
    edit = set_measure_field(2568, "m3", "title", "ใหม่")
    assert said(edit, language="en").endswith("3, 2568)")
