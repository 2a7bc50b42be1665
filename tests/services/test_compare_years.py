"""Two years side by side."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.i18n import Message
from ita_desk.services.compare_years import (
    ComparedField,
    ComparedScore,
    codes_about,
    compare_findings,
    compare_outcomes,
    compare_plans,
    compare_scores,
    copy_finding_field,
    copy_measure_field,
    counterpart,
    differing_words,
)
from ita_desk.thai.words import Segmenter

FRAMEWORKS = shipped_frameworks()
SEGMENTER = Segmenter()


def office_of(**measures: tuple[Measure, ...]) -> Office:
    """Years by name (`y2568`) with their measures."""
    reports = (replace(YearReport.empty(int(name[1:])), measures=those) for name, those in measures.items())
    return Office(years=tuple(reports))


# --- which record goes with which ----------------------------------------------------------------------------


def test_the_measure_that_is_continued_is_found_over_the_years() -> None:
    office = office_of(
        y2566=(Measure("a", title="อื่น"), Measure("b")),
        y2567=(Measure("c", continues="b"),),
        y2568=(Measure("d", title="อื่น", continues="c"), Measure("e", continues="gone")),
    )
    assert counterpart(office, 2568, "d", 2566) == "b"
    assert counterpart(office, 2566, "b", 2568) == "d"
    assert counterpart(office, 2568, "e", 2566) == ""


def test_measures_that_continue_each_other_come_to_an_end() -> None:
    office = office_of(y2567=(Measure("a", continues="b"),), y2568=(Measure("b", continues="a"),))
    assert counterpart(office, 2568, "b", 2567) == "a"


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        (Measure("m", "9", issue=3, title=" อบรม  ครู "), "title"),
        (Measure("m", "2", issue=1), "number"),
        (Measure("m", "๒", issue=1, title="ใหม่"), "number"),
        (Measure("m", "7", issue=2), "issue"),
        (Measure("m", "7", issue=1), ""),
        (Measure("m", "", issue=None), ""),
    ],
)
def test_else_the_likeliest_one_is_found(measure: Measure, found: str) -> None:
    former = (
        Measure("first", "1", issue=1),
        Measure("number", "2", issue=1),
        Measure("issue", "1", issue=2),
        Measure("title", "4", issue=None, title="อบรม ครู"),
    )
    assert counterpart(office_of(y2567=former, y2568=(measure,)), 2568, "m", 2567) == found


@pytest.mark.parametrize(
    ("year", "measure", "other"), [(2568, "x", 2567), (2568, "m", 2500), (2500, "m", 2567)]
)
def test_what_is_not_there_has_no_counterpart(year: int, measure: str, other: int) -> None:
    office = office_of(y2567=(Measure("n", title="ก"),), y2568=(Measure("m", title="ก"),))
    assert counterpart(office, year, measure, other) == ""


# --- fields --------------------------------------------------------------------------------------------------

FORMER = Measure(
    "f",
    title="อบรม",
    steps=(Step("s", "วางแผน"), Step("t", "ทำ")),
    responsible=("สำนักปลัด", "กองคลัง"),
    period=Period(date(2023, 10, 1), date(2024, 9, 30)),
    outcome=Outcome(result="ดี", obstacles="เวลา"),
    half_year=Outcome(result="เริ่มแล้ว"),
)


def test_the_plan_field_by_field() -> None:
    here = Measure("h", title="อบรม", target="ทุกคน", period=Period(text="ตลอดปี"))
    assert compare_plans(here, FORMER) == (
        ComparedField("title", "อบรม", "อบรม"),
        ComparedField("steps", "", "วางแผน\nทำ"),
        ComparedField("responsible", "", "สำนักปลัด\nกองคลัง"),
        ComparedField("period", "ตลอดปี", "ตุลาคม 2566 - กันยายน 2567"),
        ComparedField("target", "ทุกคน", ""),
    )
    states = [one.state for one in compare_plans(here, FORMER)]
    assert states == ["same", "empty_here", "empty_here", "differs", "empty_there"]
    assert compare_plans(None, None) == ()


@pytest.mark.parametrize(("months", "field", "text"), [(12, "outcome", "ดี"), (6, "half_year", "เริ่มแล้ว")])
def test_outcomes_of_a_round(months: int, field: str, text: str) -> None:
    found = compare_outcomes(Measure("h"), FORMER, months)
    assert found[0] == ComparedField(f"{field}.result", "", text)
    assert len(found) == (2 if months == 12 else 1)


def test_findings() -> None:
    former = Finding("f", "issue:1", "ขาด", "", "รักษา")
    assert compare_findings(None, former) == (
        ComparedField("shortcomings", "", "ขาด"),
        ComparedField("to_maintain", "", "รักษา"),
    )
    assert compare_findings(former, None)[0].state == "empty_there"


@pytest.mark.parametrize(
    "field", ["title", "responsible", "period", "steps", "outcome.result", "half_year.result"]
)
def test_a_field_is_taken_over(field: str) -> None:
    office = office_of(y2567=(FORMER,), y2568=(Measure("h", title="เดิม"),))
    edit = copy_measure_field(2568, "h", field, FORMER, 2567, counted_ids("n"))
    assert edit.name == Message(
        "edit.copy_from_year", {"field": Message(f"field.measure.{field}"), "year": 2567}
    )
    report = edit.apply(office).year(2568)
    assert report
    months = 6 if field.startswith("half") else 12
    compare = (
        compare_outcomes(report.measures[0], FORMER, months),
        compare_plans(report.measures[0], FORMER),
    )
    assert next(one.state for fields in compare for one in fields if one.field == field) == "same"
    assert {step.id for step in report.measures[0].steps}.isdisjoint({"s", "t"})


def test_a_text_of_the_analysis_is_taken_over() -> None:
    former = Finding("f", "issue:1", "ขาด")
    edit = copy_finding_field(2568, "issue:1", "shortcomings", former, 2567, counted_ids("n"))
    assert edit.name.key == "edit.copy_from_year"
    report = edit.apply(office_of(y2568=())).year(2568)
    assert report
    (finding,) = report.findings
    assert (finding.about, finding.shortcomings) == ("issue:1", "ขาด")
    assert finding.id != "f"


# --- scores --------------------------------------------------------------------------------------------------


def scored(year: int, **scores: int) -> YearReport:
    values = FrozenMap({code: Decimal(score) for code, score in scores.items()})
    return replace(YearReport.empty(year), assessment=Assessment(values))


def test_the_scores_that_two_plans_rest_on() -> None:
    office = Office(
        years=(scored(2566, i1=70, o1=1), scored(2567, i1=80, e1=90, total=9), YearReport.empty(2568))
    )
    found = compare_scores(office, 2568, 2567, ["total", "i1", "o1", "o2"], FRAMEWORKS.of_year)
    assert found == (
        ComparedScore("total", Decimal(9), None),
        ComparedScore("i1", Decimal(80), None),  # the list of 2566 is another one
        ComparedScore("o1", None, Decimal(1)),
    )
    assert compare_scores(Office(), 2568, 2567, ["total"], FRAMEWORKS.of_year) == ()


def test_a_year_without_a_report_rests_on_the_year_before() -> None:
    office = Office(years=(scored(2566, total=7), scored(2567, total=9)))
    assert compare_scores(office, 2568, 2567, ["total"], FRAMEWORKS.of_year) == (
        ComparedScore("total", Decimal(9), Decimal(7)),
    )


def test_the_questions_of_a_subject() -> None:
    report = replace(YearReport.empty(2569), basis_year=FiscalYear(2568))
    codes = codes_about(Office(years=(report,)), 2569, "issue:1", FRAMEWORKS.of_year)
    assert codes
    assert codes_about(Office(), 2569, "issue:1", FRAMEWORKS.of_year) == ()


# --- words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("อบรมเจ้าหน้าที่ 20 คน", "อบรมเจ้าหน้าที่ 35 คน", ["20"]),
        ("ประชุมพนักงานทุกเดือน", "ประชุมพนักงาน", ["ทุกเดือน"]),
        ("ก ข", "ก  ข", []),
        ("", "ก", []),
        ("Line OA", "Line", ["OA"]),
    ],
)
def test_words_that_differ(text: str, other: str, marked: list[str]) -> None:
    parts = differing_words(text, other, SEGMENTER)
    assert [part.strip() for part, differs in parts if differs] == marked


@settings(max_examples=25, deadline=None)
@given(text=st.text("กาที่รมa1 .\n", max_size=30), other=st.text("กาที่รมa1 .\n", max_size=30))
def test_the_parts_are_the_text(text: str, other: str) -> None:
    assert "".join(part for part, _ in differing_words(text, other, SEGMENTER)) == text
    assert not any(differs for _, differs in differing_words(text, text, SEGMENTER))
