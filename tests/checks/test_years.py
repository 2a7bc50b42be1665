"""Years and days that are told on purpose are left alone; those left over are found."""

from dataclasses import replace
from datetime import date

import pytest

from checks.cases_years import done, opening, running
from checks.offices import AGENCY, YEAR, all_checks, office_of, problems_of
from ita_desk.checks.check import TextCheck
from ita_desk.checks.context import Setting
from ita_desk.checks.written_dates import WrittenDate, written_dates, written_years
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.texts import AGENCY as OF_AGENCY
from ita_desk.domain.texts import REPORT, Place, PlacedText
from ita_desk.domain.year_report import YearReport

TITLE = Place(YEAR, "m1", "title")


def said(text: str, place: Place = TITLE) -> list[tuple[str, str, str | None]]:
    """What the checks of years and days find in a text: code, words and the words put in their place."""
    setting = Setting(AGENCY, YEAR, YEAR - 1, None, None)
    return [
        (check.code, text[one.start : one.end], str(one.remedy.value) if one.remedy else None)
        for check in all_checks()
        if isinstance(check, TextCheck) and check.code.startswith(("years.", "dates."))
        for one in check.find(PlacedText(place, text), setting)
    ]


def codes(office: Office, prefix: str = "dates.") -> list[str]:
    """The codes of what is found in an office."""
    return [problem.code for problem in problems_of(office) if problem.code.startswith(prefix)]


@pytest.mark.parametrize(
    "text",
    [
        "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ประจำปีงบประมาณ พ.ศ. 2568",
        "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ๒๐ ปี (พ.ศ. ๒๕๖๑ - ๒๕๘๐)",
        "ข้อบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. ๒๕๖๙ และระเบียบกระทรวงมหาดไทย พ.ศ. ๒๕๔๒",
        "วันที่ ๑๒ มกราคม ๒๕๖๘ ถึงวันที่ ๑๕ มกราคม ๒๕๖๘ ระหว่างวันที่ ๙ - ๒๐ มิถุนายน ๒๕๖๘",
        "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘ และ ธันวาคม - มกราคม ๒๕๖๘ และ ๒๕ ธันวาคม - ๕ มกราคม ๒๕๖๘",
        "ต.ค. ๖๗ - ก.ย. ๖๘ และ ๑ ต.ค. ๖๗ ถึง ๓๐ ก.ย. ๖๘ มกราคม - มีนาคม",
        "คะแนนย้อนหลังตั้งแต่ปีงบประมาณ พ.ศ. ๒๕๖๔ - ๒๕๖๘ และเพิ่มขึ้นจากปีงบประมาณ พ.ศ. ๒๕๖๖",
        "โทร. ๐๒-๒๕๖๗-๑๒๓๔ งบประมาณ ๒,๕๖๐ บาท รุ่นที่ ๒๕๖๐",
        "ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๘ เดือนมีนาคม วันที่ประกาศ เวลา ๐๘.๓๐ น.",
        "0 2564 0 2565 0 2566",
    ],
)
def test_right_texts_are_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "code", "words", "remedy"),
    [
        ("ปีงบประมาณ พ.ศ. 2564", "years.leftover", "2564", "2568"),
        ("ปีงบประมาณ ๒๕๗๕", "years.leftover", "๒๕๗๕", "๒๕๖๘"),
        ("รายงานปีงบประมาณ พ.ศ. ๒๕๖๖", "years.distant", "๒๕๖๖", None),
        ("เริ่มปี ๒๕๖๑", "years.distant", "๒๕๖๑", None),
        ("อบรม ปี ๒๕๖๗", "years.title-year", "๒๕๖๗", "๒๕๖๘"),
        (
            "แผนประจำปีงบประมาณ พ.ศ. ๒๕๖๕ ถึง ๒๕๗๐",
            "years.yearly-span",
            "ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ ถึง ๒๕๗๐",
            "พ.ศ. ๒๕๖๕ ถึง ๒๕๗๐",
        ),
        (
            "แผนประจำปี ประจำปี ๒๕๖๕ – ๒๕๗๐",
            "years.yearly-span",
            "ประจำปี ประจำปี ๒๕๖๕ – ๒๕๗๐",
            "พ.ศ. ๒๕๖๕ – ๒๕๗๐",
        ),
        ("(๒๕๗๐ – ๒๕๖๖)", "years.backward-span", "๒๕๗๐ – ๒๕๖๖", "๒๕๖๖ – ๒๕๗๐"),
        ("ในวันที่ ๐ มกราคม", "dates.impossible-day", "๐ มกราคม", None),
        ("๓๑ กุมภาพันธ์", "dates.impossible-day", "๓๑ กุมภาพันธ์", None),
        ("เมื่อวันที่เดือนมกราคม", "dates.day-missing", "วันที่เดือนมกราคม", "เดือนมกราคม"),
        ("๕ มีนาคม ๒๕๖๘ ถึงวันที่ ๑ มีนาคม ๒๕๖๘", "dates.backward", "๕ มีนาคม ๒๕๖๘ ถึงวันที่ ๑ มีนาคม ๒๕๖๘", None),
        ("๕ มีนาคม - ๑ มีนาคม ๒๕๖๘", "dates.backward", "๕ มีนาคม - ๑ มีนาคม ๒๕๖๘", None),
        ("ตั้งแต่บัดนี้ถึงวันที่ ๑ กรกฎาคม", "dates.from-today", "ตั้งแต่บัดนี้ถึงวันที่", None),
    ],
)
def test_slips_are_found(text: str, code: str, words: str, remedy: str | None) -> None:
    assert said(text) == [(code, words, remedy)]


def test_the_agencys_own_texts_and_links_are_not_of_a_year() -> None:
    for place in (Place(0, OF_AGENCY, "address"), Place(YEAR, REPORT, "oit_links[0].url")):
        assert said("ปีงบประมาณ พ.ศ. ๒๕๖๔", place) == []


def test_a_title_with_two_years_compares_them() -> None:
    assert said("อบรมปี ๒๕๖๗ และปี ๒๕๖๘") == []
    assert said("อบรม ๒๕๖๗") == []
    assert said("อบรมปี ๒๕๖๗", Place(YEAR, "m1", "target")) == []


def test_the_title_of_the_report_names_its_own_year() -> None:
    place = Place(YEAR, REPORT, "texts.result-scores/title")
    title = "รายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"
    assert said(title, place) == [("years.title-year", "๒๕๖๗", "๒๕๖๘")]
    assert said(title.replace("๒๕๖๗", "๒๕๖๘"), place) == []
    assert said(title + " และการวิเคราะห์", place) == []
    assert said(title + " " * 300, place) == []


def test_the_order_of_years_in_an_opening() -> None:
    text = (
        "วิเคราะห์ผลการประเมินในปีงบประมาณ ๒๕๖๘ และได้กำหนดมาตรการในปีงบประมาณ พ.ศ.๒๕๖๗"
        " โดยขับเคลื่อนประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    )
    found = [(p.code, p.text, p.remedy.value if p.remedy else None) for p in problems_of(opening(text))]
    assert ("years.analysis-year", "๒๕๖๘", "๒๕๖๗") in found
    assert ("years.measures-year", "๒๕๖๗", "๒๕๖๘") in found
    assert codes(opening("วิเคราะห์ปี ๒๕๖๘ และ ปีงบประมาณ พ.ศ. ๒๕๖๖"), "years.a") == []


def test_a_year_with_nothing_but_scores_rests_on_nothing() -> None:
    assert codes(office_of(basis_year=FiscalYear(YEAR)), "years.") == []


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (None, date(2025, 4, 30), []),
        (None, date(2025, 10, 1), ["dates.period-across"]),
        (date(2025, 10, 1), None, ["dates.period-outside"]),
        (None, date(2024, 9, 30), ["dates.period-outside"]),
        (date(2025, 9, 1), None, []),
        (date(2025, 3, 1), date(2025, 2, 1), ["dates.backward-period"]),
    ],
)
def test_open_periods(start: date | None, end: date | None, found: list[str]) -> None:
    assert codes(running(start, end)) == found


def test_a_deed_is_dated_by_its_period_only_when_that_says_so() -> None:
    quoted = done(None, result="ผลการประเมิน ปี ๒๕๖๘").years[0].measures[0].outcome
    day = date(2025, 3, 7)
    assert codes(running(day, day, "เมื่อวันที่ ๗ มีนาคม ๒๕๖๘", outcome=quoted)) == ["dates.deed-before-result"]
    assert codes(running(day, day, "๗ มีนาคม ๒๕๖๘", outcome=quoted)) == []
    assert codes(done(day, result="อบรมปี ๒๕๖๘")) == []
    assert codes(done(day, result="อบรมปี ๒๕๖๘ ได้คะแนนดี")) == []
    assert codes(done(day, result="อบรม", obstacles="คะแนนปี ๒๕๖๗")) == []


def test_a_report_cannot_quote_what_is_to_come() -> None:
    measure = Measure(
        "m1", title="อบรม", outcome=Outcome(result="คะแนนปี ๒๕๖๘", summary="คะแนนปี ๒๕๖๗", output="ปี ๒๕๖๘")
    )
    texts = FrozenMap({"memo/text": "ผลการประเมินปี ๒๕๖๘"})
    findings = (Finding("f1", "issue:1", to_maintain="คะแนนปี ๒๕๖๘"),)
    early = office_of(measure, report_date=date(2025, 7, 31), texts=texts, findings=findings)
    places = [p.place.field for p in problems_of(early) if p.code == "dates.result-to-come"]
    assert places == ["texts.memo/text", "to_maintain", "outcome.result"]
    assert codes(office_of(measure, report_date=date(2025, 8, 1))) == []
    assert codes(office_of(measure)) == []
    on_itself = replace(YearReport.empty(YEAR), basis_year=FiscalYear(YEAR), report_date=date(2025, 7, 31))
    found = problems_of(Office(AGENCY, (on_itself,)))
    assert [p.place.field for p in found if p.code == "dates.result-to-come"] == ["report_date"]


def test_days_before_the_year_are_looked_for_in_outcomes_only() -> None:
    assert said("อบรมเมื่อ ๕ มกราคม ๒๕๖๗", Place(YEAR, "m1", "target")) == []
    assert said("อบรมเมื่อ ๕ มกราคม ๒๕๖๗", Place(YEAR, "m1", "outcome.done_on.text")) == []
    assert (
        said("อบรมเมื่อ ๓๐ กุมภาพันธ์ ๒๕๖๗", Place(YEAR, "m1", "outcome.output"))[0][0] == "dates.impossible-day"
    )


def test_a_count_behind_a_month_is_no_year() -> None:
    (counted,) = written_dates("๕ มกราคม ๑๒ คน")
    assert (counted.end, counted.day, counted.year) == (len("๕ มกราคม"), 5, None)


def test_dates_are_read_as_written() -> None:
    (whole, short) = written_dates("๗ เดือนมีนาคม พ.ศ.๒๕๖๖ และ ต.ค.๖๗")
    assert (whole.day, whole.month, whole.year) == (7, 3, 2566)
    assert (short.day, short.month, short.year) == (None, 10, 2567)
    assert short.days() == (date(2024, 10, 1), date(2024, 10, 31))
    assert WrittenDate(0, 1, 29, 2, None).days(2568) == (date(2025, 2, 28), date(2025, 2, 28))
    assert WrittenDate(0, 1, 31, 2, 2568).days() is None
    assert WrittenDate(0, 1, None, 2, None).days() is None


def test_a_year_right_behind_its_era_is_one() -> None:
    assert [number.year for number in written_years("พ.ศ.๒๕๖๗ และ 1.2568")] == [2567]
