"""The wording of mails."""

from datetime import date

import pytest

from ita_desk import resources
from ita_desk.domain.agency import Agency, FormerName
from ita_desk.services.mailing.letter import (
    BLANK,
    PATTERNS,
    LetterFacts,
    LetterPattern,
    build_letter,
    load_letter_pattern,
    report_title,
)

AGENCY = Agency(kind="ทต.", name="ตัวอย่าง", phone="0 4400 0000", email="clerk@example.go.th")
FORM = "รายงานผลการดำเนินการ (ผลผลิตและผลลัพธ์ มีภาพประกอบ)"


def pattern(name: str) -> LetterPattern:
    return load_letter_pattern(resources.resource("letters"), name)


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_is_filled(name: str) -> None:
    letter = build_letter(
        pattern(name), LetterFacts(AGENCY, 2568, FORM, 12, "thai", "ตย 1/2", date(2025, 10, 1))
    )
    for text in letter:
        assert not set("{}[]") & set(text)
        assert "รายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๑๒ เดือน" in text
        assert "ผลผลิต" not in text
    assert "\n" not in letter.subject
    assert letter.subject.startswith("ขอส่ง")
    assert letter.subject.endswith("ของเทศบาลตำบลตัวอย่าง")
    assert BLANK * 2 in letter.body
    assert letter.body.endswith("โทรศัพท์ 0 4400 0000\nไปรษณีย์อิเล็กทรอนิกส์ clerk@example.go.th")
    assert ("ตามหนังสือที่ ตย 1/2 ลงวันที่ ๑ ตุลาคม ๒๕๖๘" in letter.body) == (name != "report")


@pytest.mark.parametrize("name", PATTERNS)
def test_what_is_not_known_leaves_no_trace(name: str) -> None:
    body = build_letter(pattern(name), LetterFacts(Agency(), 2568, FORM)).body
    assert "โทรศัพท์" not in body
    assert "ลงวันที่" not in body
    assert "  " not in body
    assert not body.endswith("\n")


def test_an_office_without_a_name() -> None:
    letter = build_letter(pattern("report"), LetterFacts(Agency(kind=""), 2568, FORM))
    assert letter.subject.endswith("ของหน่วยงาน")


def test_users_texts_stand_as_they_are() -> None:
    agency = Agency(kind="ทต.", name="{x} [{phone}] {agency", phone="[{email}] %s 12")
    letter = build_letter(pattern("report"), LetterFacts(agency, 2568, "แบบ {fiscal_year}"))
    assert letter.subject.endswith("ของเทศบาลตำบล{x} [{phone}] {agency")
    assert "เอกสารแบบ {fiscal_year} ประจำปี" in letter.subject
    assert letter.body.endswith("\nโทรศัพท์ [{email}] %s 12")


def test_digits_and_rounds() -> None:
    half = LetterFacts(AGENCY, 2568, "การวิเคราะห์", 6, "arabic")
    assert "พ.ศ. 2568 รอบ 6 เดือน" in build_letter(pattern("report"), half).subject
    whole = LetterFacts(AGENCY, 2568, "การวิเคราะห์", 12, "arabic")
    assert "รอบ" not in build_letter(pattern("report"), whole).subject


def test_the_name_of_that_year() -> None:
    agency = Agency(kind="ทต.", name="ตัวอย่าง", former=(FormerName(2567, "อบต.", "ตัวอย่าง"),))
    subject = build_letter(pattern("report"), LetterFacts(agency, 2567, FORM)).subject
    assert subject.endswith("ขององค์การบริหารส่วนตำบลตัวอย่าง")


@pytest.mark.parametrize(
    ("form", "title"),
    [
        (FORM, "รายงานผลการดำเนินการ"),
        ("บันทึกข้อความ", "บันทึกข้อความ"),
        ("ภาคผนวก ภาพถ่าย", "เอกสารภาคผนวก ภาพถ่าย"),
        ("(ร่าง)", "เอกสาร(ร่าง)"),
    ],
)
def test_titles(form: str, title: str) -> None:
    assert report_title(pattern("report"), form) == title
