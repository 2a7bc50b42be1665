"""A heading names its field in whatever way it is typed, or none."""

import pytest

from ita_desk.intake.heading_words import RESULT_SCORES, field_of, is_known, split_year


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ผลการ\nดำเนินการ", "outcome.output"),
        ("ผลการ ดำเนินการ (Output)", "outcome.output"),
        ("ผลการดำเนินการ (Outcome)", "outcome.result"),
        ("ผลการดำเนินการ (ผลลัพธ์)", "outcome.result"),
        ("ผลลัพธ์ (Outcome)", "outcome.result"),
        ("๕. ผลสัมฤทธิ์ / ผลลัพธ์ :", "outcome.result"),
        ("ปัญหา/อุปสรรคและข้อเสนอแนะ", "outcome.obstacles"),
        ("ปัญหา อุปสรรค", "outcome.obstacles"),
        ("งบประมาณ (บาท)", "budget"),
        ("งบประมาณ ปี 68", "budget"),
        ("งบประมาณ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ (บาท)", "budget"),
        ("งบประมาณที่ใช้จริง", "outcome.spent"),
        ("ผู้รับผิดชอบ (ชื่อ)", "responsible"),
        ("ผู้รับผิดชอบ (Person)", "responsible"),
        ("วิธีการและขั้นตอน", "steps"),
        ("งบประมาณ (เบิกจ่ายจริง)", ""),
        ("งบประมาณ (ล้านบาท)", ""),
        ("งบประมาณ ปี 2567", ""),
        ("ผลการดำเนินการ (Output/Outcome)", ""),
        ("ผลการดำเนินการ รอบ 6 เดือน", ""),
        ("เป้าหมายผลผลิต", ""),
        ("หมายเหตุ", ""),
    ],
)
def test_headings_as_people_type_them(heading: str, field: str) -> None:
    assert field_of(heading, RESULT_SCORES, 2568) == field


def test_a_heading_is_known_whatever_year_it_is_of() -> None:
    assert is_known("งบประมาณ ปี 2560 (บาท)")
    assert not is_known("ปี 2560")
    assert split_year("งบประมาณประจำปีงบประมาณพศ2568") == ("งบประมาณ", 2568)
    assert split_year("ปี68") == ("", 2568)
    assert split_year("ข้อ68") == ("ข้อ68", None)


def test_a_text_as_long_as_a_page_is_no_heading() -> None:
    assert not is_known("มาตรการ" * 100)
    assert field_of("มาตรการ" * 100, RESULT_SCORES) == ""
