"""Headings are known in the wordings offices use, and tell the form."""

import pytest

from ita_desk.intake.heading_words import is_known
from ita_desk.intake.headings import Layout, build_layout, layout_of, same_headings


def found(headings: str) -> Layout:
    layout = layout_of(headings.split("|"))
    assert layout is not None
    return layout


def fields(layout: Layout) -> list[str]:
    return [column.field for column in layout.columns]


@pytest.mark.parametrize(
    ("headings", "form", "wanted"),
    [
        (
            "มาตรการ|ขั้นตอน/วิธีการปฏิบัติ|ผู้รับผิดชอบ|ระยะเวลา|ผลลัพธ์หรือผลสัมฤทธิ์|ผลการดำเนินงาน",
            "result-scores",
            "title steps responsible period outcome.result outcome.summary",
        ),
        (
            "มาตรการ/ โครงการ/ กิจกรรม|ขั้นตอนหรือวิธีการปฏิบัติ|ระยะเวลา ดำเนินการ|ผู้รับผิดชอบ|ผลการดำเนินการ(output)|ผลลัพธ์หรือผลสัมฤทธิ์ใน การดำเนินการ (Outcome/Result)",
            "result-outcomes",
            "title steps period responsible outcome.output outcome.result",
        ),
        (
            "มาตรการ/แนวทาง|วิธีการดำเนินการ|ผู้รับผิดชอบ|ระยะเวลาดำเนินการ|การติดตามผล|ข้อเสนอ แนะ",
            "result-groups",
            "title steps responsible period outcome.follow_up outcome.suggestion",
        ),
        (
            "ประเด็นการวิเคราะห์|มาตรการ โครงการหรือกิจกรรม|ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง|การกำหนดขั้นตอนหรือวิธีการปฏิบัติ|ระยะเวลาในการดำเนินการ",
            "analysis",
            "issue title responsible steps period",
        ),
        (
            "ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|เป้าหมาย|หน่วยงานรับผิดชอบ",
            "result-scores",
            "number title budget target responsible",
        ),
    ],
)
def test_a_table_is_understood_by_its_headings(headings: str, form: str, wanted: str) -> None:
    layout = found(headings)
    assert layout.form == form
    assert fields(layout) == wanted.split()


def test_a_second_heading_row_replaces_the_heading_above() -> None:
    top = "ลำดับ ที่|มาตรการ / โครงการ / กิจกรรม ที่ดำเนินการ|ผลลัพธ์||สรุปผลการดำเนินการ|ระยะเวลา".split("|")
    both = build_layout([top, ["", "", "ไม่สามารถ ดำเนินการได้", "ดำเนินการ แล้วเสร็จ"]])
    assert both.form == "result-completion"
    assert fields(both) == "number title outcome.obstacles outcome.result outcome.summary period".split()


def test_an_unknown_heading_and_a_field_taken_have_no_field() -> None:
    layout = found("มาตรการ|โครงการ|หมายเหตุ|ระยะเวลา")
    assert fields(layout) == ["title", "", "", "period"]


@pytest.mark.parametrize(
    "cells",
    [
        ["แบบ", "ลำดับ", "รายละเอียด", "คะแนน"],
        ["มาตรการ", ""],
        ["ระยะเวลา", "ผู้รับผิดชอบ"],
        ["๑. อบรม", "จัดอบรม"],
        [],
    ],
)
def test_other_rows_are_no_heading(cells: list[str]) -> None:
    assert layout_of(cells) is None


def test_blanks_do_not_make_headings_differ() -> None:
    assert same_headings(found("มาตรการ|ระยะเวลา ดำเนินการ"), found("มาตร การ|ระยะเวลาดำเนินการ"))
    assert not same_headings(found("มาตรการ|ระยะเวลา"), found("มาตรการ|ระยะเวลาดำเนินการ"))
    assert is_known("ผู้รับ ผิดชอบ :")
    assert not is_known("")
