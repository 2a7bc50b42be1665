"""How far a year's work has come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.agency import Agency, Signatory
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Instrument, Issue
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.progress import STEPS, ProblemCounts, YearProgress, year_progress
from ita_desk.domain.progress_step import ProgressStep
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from strategies import offices

TODAY = date(2025, 3, 1)
EMPTY = Office(years=(YearReport.empty(2568),))
LIST = Framework(
    FiscalYear(2567),
    instruments=(Instrument("IIT", "ก"), Instrument("OIT", "ข")),
    indicators=tuple(Indicator(str(number), "ก", "IIT") for number in range(1, 11)),
    issues=(Issue(1, "ก", ("i1", "o1")), Issue(2, "ข", ("i2",)), Issue(3, "ค", ("i3",))),
)
PLANNED = Measure(
    "m1",
    "๑",
    title="อบรม",
    steps=(Step("s1", "วางแผน"),),
    responsible=("สำนักปลัด",),
    period=Period(text="ตลอดปี"),
)
DONE = replace(PLANNED, outcome=Outcome("done", "ได้อบรม", evidence=(Evidence("e1"),)))


def progress(
    office: Office,
    months: int = 12,
    problems: ProblemCounts | None = None,
    known: Callable[[int], Framework | None] = lambda _: LIST,
    today: date = TODAY,
) -> YearProgress:
    found = year_progress(office, int(office.years[-1].fiscal_year), months, problems, known, today)
    assert found
    return found


def step(name: str, found: YearProgress) -> ProgressStep:
    return found.steps[STEPS.index(name)]


def counted(name: str, found: YearProgress) -> tuple[int, int | None]:
    return step(name, found).done, step(name, found).total


def missing(name: str, found: YearProgress) -> tuple[Place, Message] | None:
    told = step(name, found).missing
    return (told.place, told.message) if told else None


def with_scores(**scores: float) -> Office:
    basis = replace(
        YearReport.empty(2567),
        assessment=Assessment(FrozenMap({code: Decimal(str(score)) for code, score in scores.items()})),
    )
    return Office(years=(basis, YearReport.empty(2568)))


def with_measures(*measures: Measure, **changes: object) -> Office:
    report = replace(YearReport.empty(2568), measures=measures, **changes)  # type: ignore[arg-type]
    return Office(years=(report,))


def test_a_year_that_is_not_there() -> None:
    assert year_progress(EMPTY, 2560, 12, None, lambda _: None, TODAY) is None


def test_an_empty_year_tells_where_to_begin() -> None:
    found = progress(EMPTY, known=lambda _: None)
    assert found.is_new
    assert [one.name for one in found.steps] == list(STEPS)
    assert [one.done for one in found.steps] == [0] * len(STEPS)
    assert [one.total for one in found.steps] == [4, 14, 7, 0, 0, 0, None, 3]
    assert not any(one.is_done for one in found.steps)
    assert found.next_step is found.steps[0]
    place = Place(2568, REPORT, "measures")
    assert missing("plan", found) == (place, Message("progress.missing.no_measures"))
    for name in ("outcomes", "evidence"):
        assert missing(name, found) == (place, Message("progress.missing.later"))


# --- the agency ----------------------------------------------------------------------------------------------


def test_the_agency_lacks_one_thing_after_the_other() -> None:
    agency = Agency("อบต.", "ตัวอย่าง", province="ทดสอบ", divisions=(" ",))
    found = progress(replace(EMPTY, agency=agency))
    assert counted("agency", found) == (2, 4)
    field = Message("field.agency.district")
    assert missing("agency", found) == (
        Place(0, AGENCY, "district"),
        Message("progress.missing.agency", {"field": field}),
    )
    full = replace(agency, district="เมือง", divisions=("สำนักปลัด",))
    assert step("agency", progress(replace(EMPTY, agency=full))).is_done


def test_a_province_has_no_district_and_a_title_is_a_name() -> None:
    assert counted("agency", progress(replace(EMPTY, agency=Agency("อบจ.", "ก")))) == (1, 3)
    assert counted("agency", progress(replace(EMPTY, agency=Agency(full_title="การประปา")))) == (1, 4)


# --- scores and analysis -------------------------------------------------------------------------------------


def test_scores_are_those_of_the_basis_year() -> None:
    found = progress(with_scores(total=90, IIT=90))
    assert counted("scores", found) == (2, 13)
    assert missing("scores", found) == (
        Place(2567, REPORT, "assessment.scores.OIT"),
        Message("progress.missing.scores", {"year": 2567, "count": 11}),
    )
    assert not found.is_new
    part = replace(LIST, indicators=LIST.indicators[:2])
    assert counted("scores", progress(EMPTY, known=lambda _: part)) == (0, 14)


def test_what_is_low_has_to_be_analysed() -> None:
    office = with_scores(i1=80, o1=100, i2=85, i3=84.99)
    found = progress(office)
    assert counted("analysis", found) == (0, 2)
    assert missing("analysis", found) == (
        Place(2568, REPORT, "findings.issue:1"),
        Message("progress.missing.analysis", {"subject": Message("place.about.issue", {"code": "1"})}),
    )
    report = replace(office.years[1], findings=(Finding("f1", "issue:1", to_maintain="ดี"),))
    found = progress(office.with_year(report))
    assert counted("analysis", found) == (1, 2)
    blank = replace(office.years[1], findings=(Finding("f1", "issue:1", " "), Finding("f2", "ก:1", "ข")))
    assert counted("analysis", progress(office.with_year(blank))) == (0, 2)


def test_without_low_scores_nothing_has_to_be_analysed() -> None:
    found = progress(with_scores(i1=100, total=95))
    assert counted("analysis", found) == (0, 0)
    assert step("analysis", found).is_done


def test_scores_that_tell_of_no_issue_leave_all_to_be_analysed() -> None:
    assert counted("analysis", progress(with_scores(total=70, IIT=60))) == (0, 3)


def test_before_the_issues_indicators_and_instruments_are_analysed() -> None:
    early = Office(
        years=(
            replace(
                YearReport.empty(2563), assessment=Assessment(FrozenMap({"9": Decimal(50), "1": Decimal(90)}))
            ),
            YearReport.empty(2564),
        )
    )
    found = progress(early, known=lambda _: None)
    assert counted("analysis", found) == (0, 1)
    told = missing("analysis", found)
    assert told
    assert told[0].field == "findings.indicator:9"


# --- measures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["title", "steps", "responsible", "period"])
def test_the_first_gap_of_a_plan(field: str) -> None:
    empty = getattr(Measure(), field)
    found = progress(with_measures(PLANNED, replace(PLANNED, id="m2", number=" ", **{field: empty})))
    assert counted("plan", found) == (1, 2)
    values = {"number": "2", "field": Message(f"field.measure.{field}")}
    assert missing("plan", found) == (Place(2568, "m2", field), Message("progress.missing.plan", values))


def test_rounds_have_their_own_outcomes_and_evidence() -> None:
    office = with_measures(DONE)
    whole, half = progress(office), progress(office, months=6)
    assert (counted("outcomes", whole), counted("evidence", whole)) == ((1, 1), (1, 1))
    assert (counted("outcomes", half), counted("evidence", half)) == ((0, 1), (0, 1))
    field = Message("field.measure.outcome.status")
    values = {"number": "๑", "field": field}
    assert missing("outcomes", half) == (
        Place(2568, "m1", "half_year.status"),
        Message("progress.missing.outcomes", values),
    )
    assert missing("evidence", half) == (
        Place(2568, "m1", "half_year.evidence"),
        Message("progress.missing.evidence", {"number": "๑"}),
    )


def test_a_status_alone_is_no_outcome() -> None:
    told = missing("outcomes", progress(with_measures(replace(PLANNED, outcome=Outcome("done")))))
    assert told
    assert told[0].field == "outcome.output"


def test_what_did_not_happen_needs_no_evidence() -> None:
    cancelled = replace(PLANNED, outcome=Outcome("cancelled", obstacles="น้ำท่วม"))
    found = progress(with_measures(cancelled, replace(DONE, id="m2")))
    assert counted("evidence", found) == (1, 1)
    first, second = found.measures
    assert (first.needs_evidence, first.evidence, first.status, first.told) == (False, 0, "cancelled", True)
    assert (second.needs_evidence, second.evidence) == (True, 1)


def test_outcomes_wait_until_the_year_begins() -> None:
    office = replace(
        with_measures(PLANNED, report_date=TODAY), agency=Agency(signatories=(Signatory(name="ก"),))
    )
    early = progress(office, today=date(2024, 9, 30))
    assert step("plan", early).waits_until is None
    assert step("outcomes", early).waits_until == step("evidence", early).waits_until == date(2024, 10, 1)
    assert step("outcomes", progress(office, today=date(2024, 10, 1))).waits_until is None
    assert step("outcomes", progress(with_measures(DONE), today=date(2024, 9, 30))).waits_until is None


# --- problems and signing ------------------------------------------------------------------------------------


def test_problems_are_counted_and_stand_beside_their_measures() -> None:
    counts = ProblemCounts(2, 1, {"m1": ("must", 3), "other": ("should", 1)})
    found = progress(with_measures(PLANNED), problems=counts)
    assert counted("problems", found) == (0, 3)
    assert missing("problems", found) == (
        Place(2568, REPORT, "problems"),
        Message("progress.missing.problems", {"must": 2, "should": 1}),
    )
    assert [(one.severity, one.problems) for one in found.measures] == [("must", 3)]
    assert step("problems", progress(with_measures(PLANNED), problems=ProblemCounts())).is_done
    (unknown,) = progress(with_measures(PLANNED)).measures
    assert (unknown.severity, unknown.problems) == ("", None)


def test_without_measures_nothing_is_checked() -> None:
    found = progress(EMPTY, problems=ProblemCounts())
    later = Message("progress.missing.later")
    assert missing("problems", found) == (Place(2568, REPORT, "measures"), later)
    assert counted("problems", progress(EMPTY, problems=ProblemCounts(should=2))) == (0, 2)


def test_signers_are_the_year_s_or_the_agency_s() -> None:
    agency = Agency(signatories=(Signatory(name="ก"),))
    assert counted("signing", progress(replace(EMPTY, agency=agency))) == (1, 3)
    report = replace(YearReport.empty(2568), signatories=(Signatory("reporter"),), report_date=TODAY)
    found = progress(Office(agency, (report,)))
    assert missing("signing", found) == (
        Place(2568, REPORT, "signatories"),
        Message("progress.missing.signatories"),
    )


def test_what_went_to_signature_in_the_round() -> None:
    signed = (SignedReport("a", 6), SignedReport("b", 12), SignedReport("c", 12))
    office = with_measures(signed=signed)
    assert progress(office).signed == signed[2]
    assert progress(office, months=6).signed == signed[0]
    assert progress(EMPTY).signed is None
    assert (counted("signing", progress(office)), counted("signing", progress(EMPTY))) == ((1, 3), (0, 3))
    dated = with_measures(signed=signed[:1], report_date=TODAY, signatories=(Signatory(name="ก"),))
    assert counted("signing", progress(dated, months=6)) == (3, 3)
    assert missing("signing", progress(dated)) == (
        Place(2568, REPORT, "signed"),
        Message("progress.missing.signed"),
    )


# --- any office ----------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(offices(), st.sampled_from([6, 12]), st.booleans())
@settings(max_examples=40)
def test_counts_agree_with_what_is_missing(office: Office, months: int, known: bool) -> None:
    for report in office.years:
        found = year_progress(
            office,
            int(report.fiscal_year),
            months,
            ProblemCounts(),
            lambda _: LIST if known else None,
            TODAY,
        )
        assert found
        assert len(found.measures) == len(report.measures)
        ids = {one.id for one in report.measures}
        for one in found.steps:
            assert one.total is not None
            assert 0 <= one.done <= one.total
            assert one.is_done == (one.done == one.total and (one.name not in _OF_MEASURES or bool(ids)))
            if one.missing and one.name in _OF_MEASURES and ids:
                assert one.missing.place.record in ids
        planned = sum(one.planned for one in found.measures)
        assert planned == step("plan", found).done
        assert sum(one.told for one in found.measures) == step("outcomes", found).done


_OF_MEASURES = ("plan", "outcomes", "evidence", "problems")
