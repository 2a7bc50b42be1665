"""Places in words."""

from dataclasses import replace

import pytest

from ita_desk.domain.finding import Finding
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.i18n import LANGUAGES, Messages
from ita_desk.services import place_words as module
from ita_desk.services.place_words import place_words
from small_office import M1, OFFICE, YEAR

OTHER = OFFICE.with_year(
    replace(
        YEAR,
        findings=(*YEAR.findings, Finding("f3", "ทั่วไป")),
        measures=(M1, replace(M1, id="m2", number=" ")),
    )
)


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (AGENCY, "name", "หน่วยงาน · ชื่อหน่วยงาน"),
        (AGENCY, "divisions[1]", "หน่วยงาน · หน่วยงานภายใน รายการที่ 2"),
        (AGENCY, "", "หน่วยงาน"),
        (REPORT, "limitations[0]", "ปี 2568 · ข้อจำกัด ปัญหาและอุปสรรค รายการที่ 1"),
        (REPORT, "assessment.scores.9.1", "ปี 2568 · คะแนน"),
        (REPORT, "unplaced[3].text", "ปี 2568 · ข้อความที่ยังไม่มีที่ลง รายการที่ 4"),
        (REPORT, "", "ปี 2568"),
        ("m1", "title", "มาตรการที่ 1 · ชื่อมาตรการ"),
        ("m2", "period.text", "มาตรการที่ 2 · ระยะเวลาดำเนินการ"),
        ("m1", "steps[2]", "มาตรการที่ 1 · ขั้นตอนการดำเนินการ รายการที่ 3"),
        ("m1", "outcome.output", "มาตรการที่ 1 · ผลผลิต"),
        ("m1", "half_year.done_on.text", "มาตรการที่ 1 · วันที่ดำเนินการ (รอบ 6 เดือน)"),
        ("m1", "outcome.codes[0]", "มาตรการที่ 1 · ตัวชี้วัดที่อ้างผล รายการที่ 1"),
        ("m1", "outcome.evidence[1].url", "มาตรการที่ 1 · ลิงก์ของหลักฐาน รายการที่ 2"),
        ("m1", "outcome.evidence", "มาตรการที่ 1 · หลักฐาน"),
        ("m1", "outcome", "มาตรการที่ 1 · ผลการดำเนินการ"),
        ("m1", "outcome.x", "มาตรการที่ 1 · ผลการดำเนินการ"),
        ("m1", "", "มาตรการที่ 1"),
        ("f1", "to_develop", "วิเคราะห์ประเด็นที่ 1 · สิ่งที่ต้องพัฒนา"),
        ("f3", "", "วิเคราะห์ทั่วไป"),
        ("g2", "lead", "กลุ่มมาตรการที่ 2"),
        ("x", "lead", "ปี 2568"),
    ],
)
def test_words(record: str, field: str, words: str) -> None:
    assert Messages("th").text(place_words(Place(2568, record, field), OTHER)) == words


def test_a_year_that_is_not_there() -> None:
    assert Messages("th").text(place_words(Place(2500, "m1", "title"), OTHER)) == "ปี 2500"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label(language: str) -> None:
    say = Messages(language).say
    for record, names in (
        ("year", module._OF_YEAR),
        ("agency", module._OF_AGENCY),
        ("measure", module._OF_MEASURE),
        ("measure.outcome", module._OF_OUTCOME),
        ("measure.half_year", module._OF_OUTCOME),
        ("evidence", module._OF_EVIDENCE),
        ("finding", module._OF_FINDING),
    ):
        assert all(say(f"field.{record}.{name}") for name in names)
    assert all(say(f"place.about.{kind}", code="1") for kind in module._SUBJECTS)


def test_the_rows_of_a_report_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = module._rows
    read.cache_clear()
    for _ in range(5):
        place_words(Place(2568, "m2", "title"), OFFICE)
        place_words(Place(2568, "f1", "about"), OFFICE)
    assert read.cache_info().misses == 1
