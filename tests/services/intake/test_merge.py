"""Merging a source into the office: what is filled, matched, added, listed and kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ita_desk.domain.agency import Agency, Seal
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.changes import changes_between
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import with_ids
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.services.edits.records import ids_in, refuse_shared_ids
from ita_desk.services.intake.merge import Difference, Merged
from merging import merge, merged_year, year
from small_office import OFFICE, YEAR

# --- single values -------------------------------------------------------------------------------------------


def test_what_is_empty_is_filled() -> None:
    merged = merge(Office(Agency(name="ก", phone=" ")), Office(Agency(name="ก", phone="02", seal=Seal("ff"))))
    filled = (Difference("agency.phone", "", "02"), Difference("agency.seal.sha256", "", "ff"))
    assert merged == Merged(Office(Agency(name="ก", phone="02", seal=Seal("ff"))), (), filled)


def test_what_differs_is_listed_and_changed_only_on_consent() -> None:
    incoming = Office(Agency(name="ข", divisions=("กอง", "สำนัก")))
    current = Office(Agency(name="ก", divisions=("กอง",)))
    differences = (
        Difference("agency.name", "ก", "ข"),
        Difference("agency.divisions", "กอง", "กอง\nสำนัก"),
    )
    refused = merge(current, incoming)
    assert refused.office is current
    assert refused.differences == differences
    assert merge(current, incoming, accept=True) == Merged(incoming, differences)


@pytest.mark.parametrize("accept", [True, False])
def test_white_space_makes_no_difference(accept: bool) -> None:
    current = Office(Agency(name="บ้าน ใหม่", divisions=("กอง คลัง",)))
    incoming = Office(Agency(name="บ้านใหม่\n", divisions=("กองคลัง", " "), phone="  "))
    merged = merge(current, incoming, accept)
    assert merged.office is current
    assert merged.differences == ()


def test_an_empty_source_changes_nothing() -> None:
    merged = merge(OFFICE, Office(), accept=True)
    assert merged.office is OFFICE
    assert merged.differences == ()


def test_maps_by_key() -> None:
    current = year(
        assessment=Assessment(FrozenMap({"1": Decimal("95.3"), "2": Decimal(5)})),
        texts=FrozenMap({"a/b": "ก", "c/d": ""}),
        pictures=FrozenMap({"a/b/c": "1"}),
    )
    incoming = year(
        assessment=Assessment(FrozenMap({"1": Decimal("95.30"), "2": Decimal(6), "9.1": Decimal(7)})),
        texts=FrozenMap({"a/b": "ข", "c/d": "ค"}),
        pictures=FrozenMap({"a/b/c": "2", "a/b/d": "3"}),
    )
    merged = merge(Office(years=(current,)), Office(years=(incoming,)))
    report = merged.office.years[0]
    assert report.assessment.scores == {"1": Decimal("95.3"), "2": Decimal(5), "9.1": Decimal(7)}
    assert report.texts == {"a/b": "ก", "c/d": "ค"}
    assert report.pictures == {"a/b/c": "1", "a/b/d": "3"}
    assert merged.differences == (
        Difference("years[2568].assessment.scores.2", "5", "6"),
        Difference("years[2568].texts.a/b", "ก", "ข"),
        Difference("years[2568].pictures.a/b/c", "1", "2"),
    )
    accepted = merge(Office(years=(current,)), Office(years=(incoming,)), accept=True).office.years[0]
    assert accepted.assessment.scores == incoming.assessment.scores
    assert accepted.texts == incoming.texts
    assert accepted.pictures == incoming.pictures


DAYS = date(2024, 10, 1), date(2025, 9, 30)


@pytest.mark.parametrize(
    ("current", "incoming", "kept", "accepted"),
    [
        (Period(), Period(*DAYS, "ก"), Period(*DAYS, "ก"), None),
        (Period(text="ก"), Period(*DAYS, " ก"), Period(*DAYS, "ก"), None),
        (Period(*DAYS), Period(DAYS[0], None, "ก"), Period(*DAYS, "ก"), None),
        (Period(text="ข"), Period(*DAYS, "ก"), Period(text="ข"), Period(*DAYS, "ก")),
        (Period(*DAYS, "ข"), Period(text="ก"), Period(*DAYS, "ข"), Period(text="ก")),
        (Period(DAYS[0]), Period(DAYS[1], None, "ก"), Period(DAYS[0]), Period(DAYS[1], None, "ก")),
    ],
)
def test_days_follow_their_text(
    current: Period, incoming: Period, kept: Period, accepted: Period | None
) -> None:
    old, new = (Office(years=(year(measures=(Measure("m1", period=p),)),)) for p in (current, incoming))
    for accept, expected in ((False, kept), (True, accepted or kept)):
        merged = merge(old, new, accept)
        assert merged.office.years[0].measures[0].period == expected
        assert [d.path for d in merged.differences] == ["years[2568].measures[0].period"] * bool(accepted)


def test_a_day_and_its_text_are_one_value() -> None:
    old, new = Outcome(done_on=DoneOn(DAYS[0], "ก")), Outcome(done_on=DoneOn(DAYS[1], "ก"))
    current, incoming = (year(measures=(Measure("m1", outcome=o),)) for o in (old, new))
    merged = merge(Office(years=(current,)), Office(years=(incoming,)))
    path = "years[2568].measures[0].outcome.done_on"
    assert merged.differences == (Difference(path, "2024-10-01 · ก", "2025-09-30 · ก"),)


# --- years ---------------------------------------------------------------------------------------------------


def test_missing_years_are_added_in_order() -> None:
    office = merge(OFFICE, Office(years=(YearReport.empty(2566), YearReport.empty(2569)))).office
    assert [int(y.fiscal_year) for y in office.years] == [2566, 2567, 2568, 2569]
    assert office.years[2] is YEAR


@pytest.mark.parametrize(
    ("level", "accept", "basis", "differences"),
    [
        ("", False, 2568, []),
        ("ผ่าน", False, 2567, [Difference("years[2568].basis_year", "2567", "2568")]),
        ("ผ่าน", True, 2568, [Difference("years[2568].basis_year", "2567", "2568")]),
    ],
)
def test_basis_year(level: str, accept: bool, basis: int, differences: list[Difference]) -> None:
    current = year(assessment=Assessment(level=level))
    incoming = year(basis_year=FiscalYear(2568), report_date=date(2025, 1, 1))
    merged = merge(Office(years=(current,)), Office(years=(incoming,)), accept)
    assert merged.office.years[0].basis_year == basis
    assert merged.office.years[0].report_date == date(2025, 1, 1)
    assert list(merged.differences) == differences


def test_only_what_changes_counts_as_changed() -> None:
    incoming = year(measures=(Measure(number="2", title="เผยแพร่", target="ทุกคน"),), limitations=("เวลา",))
    office = merge(OFFICE, Office(years=(incoming, YearReport.empty(2567)))).office
    assert [(p.field, p.record) for p in changes_between(OFFICE, office).parts] == [("measures", "m2")]


# --- measures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("current", "incoming"),
    [
        (Measure("a", "1", title="ก"), Measure("a", "2", title="ข")),
        (Measure("a", "๑", title="อบรม ๕ ครั้ง"), Measure("b", "1", title="อบรม5ครั้ง")),
        (Measure("a", "1", issue=1, title="ก"), Measure("b", "1", title="ก")),
        (Measure("a", "1", title="ก"), Measure("b", "1", issue=2, title="ก")),
        (Measure("a", steps=(Step("s", "ก"),)), Measure("b", steps=(Step("t", "ก"),))),
    ],
)
def test_measures_that_match(current: Measure, incoming: Measure) -> None:
    measures = merged_year(
        year(measures=(current,)), year(measures=(replace(incoming, target="ท"),))
    ).measures
    assert [(m.id, m.target) for m in measures] == [("a", "ท")]


@pytest.mark.parametrize(
    ("current", "incoming"),
    [
        (Measure("a", "1", title="ก"), Measure("b", "1", title="ข")),
        (Measure("a", "1", title="ก"), Measure("b", "2", title="ก")),
        (Measure("a", "1", issue=1, title="ก"), Measure("b", "1", issue=2, title="ก")),
        (Measure("a", steps=(Step("s", "ก"),)), Measure("b", steps=(Step("t", "ข"),))),
    ],
)
def test_measures_that_do_not_match(current: Measure, incoming: Measure) -> None:
    assert merged_year(year(measures=(current,)), year(measures=(incoming,))).measures == (current, incoming)


def test_rows_of_one_source_stay_apart() -> None:
    twice = (Measure("x", "8", title="ก", target="หนึ่ง"), Measure("y", "8", title="ก", target="สอง"))
    assert merged_year(year(), year(measures=twice)).measures == twice
    once = Measure("a", "8", title="ก")
    measures = merged_year(year(measures=(once,)), year(measures=twice)).measures
    assert measures == (replace(once, target="หนึ่ง"), twice[1])


def test_a_source_read_anew_finds_its_rows_again() -> None:
    """The identifiers of a text or a Word file are new at every reading."""
    rows = [
        Measure("", "8", issue=issue, title="ก", target=target)
        for issue, target in ((2, "ก"), (2, "ข"), (None, "ค"))
    ]
    readings = [
        with_ids(Office(years=(year(measures=tuple(rows)),)), counted_ids(prefix)) for prefix in ("x", "y")
    ]
    office = Office(
        years=(year(measures=(Measure("a", "8", issue=1, title="ก"), Measure("b", "8", title="ก"))),)
    )
    first = merge(office, readings[0]).office
    assert [(m.id, m.issue, m.target) for m in first.years[0].measures] == [
        ("a", 1, "ค"),
        ("b", 2, "ก"),
        ("x2", 2, "ข"),
    ]
    assert merge(first, readings[1]).office is first


def test_a_match_by_identifier_goes_before_all_others() -> None:
    current = (Measure("a", "1", title="ก"), Measure("b", "1", title="ก"))
    incoming = (Measure("x", "1", title="ก", target="หนึ่ง"), Measure("a", "1", title="ก", target="สอง"))
    measures = merged_year(year(measures=current), year(measures=incoming)).measures
    assert [(m.id, m.target) for m in measures] == [("a", "สอง"), ("b", "หนึ่ง")]


def test_taken_identifiers_are_replaced_in_added_rows() -> None:
    office = Office(years=(YearReport.empty(2567), YEAR))
    proof = Outcome(evidence=(Evidence("e1"), Evidence("e8")))
    incoming = Measure("m1", title="ก", steps=(Step("s1", "ก"), Step("s9", "ข")), outcome=proof)
    added = (
        merge(office, Office(years=(replace(YearReport.empty(2566), measures=(incoming,)),)))
        .office.years[0]
        .measures[0]
    )
    assert sorted(ids_in(added)) == ["e8", "n1", "n2", "n3", "s9"]
    assert (added.steps[1].id, added.outcome.evidence[1].id) == ("s9", "e8")


def test_fresh_identifiers_avoid_those_in_use() -> None:
    used = Office(years=(year(measures=(Measure("n1"), Measure("n2", title="ก"))),))
    incoming = Office(
        years=(replace(YearReport.empty(2567), measures=(Measure("n1"), Measure("n3"), Measure("n4"))),)
    )
    office = merge(used, incoming).office
    assert sorted(ids_in(office)) == ["n1", "n2", "n3", "n4", "n5"]


def test_rows_without_an_identifier_of_their_own_get_one() -> None:
    incoming = (
        Measure(title="ก"),
        Measure("a", title="ข", steps=(Step("a", "ก"), Step("", "ข"))),
        Measure("a", title="ค"),
    )
    office = merge(Office(), Office(years=(year(measures=incoming),))).office
    assert refuse_shared_ids(office) is office
    assert [m.title for m in office.years[0].measures] == ["ก", "ข", "ค"]


def test_steps_are_one_list() -> None:
    def measure(*texts: str) -> YearReport:
        return year(measures=(Measure("m", steps=tuple(Step(f"{t}{len(texts)}", t) for t in texts)),))

    old, new = (Office(years=(report,)) for report in (measure("ก", "ข"), measure("ก", "ข", "ค")))
    assert merge(Office(years=(measure(),)), old).office == old
    assert merge(old, Office(years=(measure("ก ", "", "ข"),)), accept=True).office is old
    merged = merge(old, new)
    assert merged.office is old
    assert merged.differences == (Difference("years[2568].measures[0].steps", "ก\nข", "ก\nข\nค"),)
    assert merge(old, new, accept=True).office == new


def test_outcomes_of_both_rounds() -> None:
    current = Measure("m", outcome=Outcome("done", "ก"))
    incoming = Measure("m", outcome=Outcome(output="ข", result="ค"), half_year=Outcome(output="ครึ่ง"))
    merged = merge(Office(years=(year(measures=(current,)),)), Office(years=(year(measures=(incoming,)),)))
    expected = replace(current, outcome=Outcome("done", "ก", "ค"), half_year=Outcome(output="ครึ่ง"))
    assert merged.office.years[0].measures == (expected,)
    assert [d.path for d in merged.differences] == ["years[2568].measures[0].outcome.output"]
    again = replace(incoming, half_year=Outcome(output="ครึ่ง", result="อีก"))
    report = merged_year(merged.office.years[0], year(measures=(again,)))
    assert report.measures[0].half_year == Outcome(output="ครึ่ง", result="อีก")


def test_evidence_is_known_by_what_it_shows() -> None:
    old = Evidence("e", "photo", "ภาพ 1", "", "ff", "output", 90)
    same, other = replace(old, id="x", caption="ภาพ1", turn=0), replace(old, id="y", sha256="00")
    current, incoming = (
        year(measures=(Measure("m", outcome=Outcome(evidence=evidence)),))
        for evidence in ((old,), (same, other, other))
    )
    evidence = merged_year(current, incoming).measures[0].outcome.evidence
    assert evidence[:2] == (old, other)
    assert replace(evidence[2], id="y") == other
    assert len(evidence) == 3


def test_predecessors_are_named_by_the_identifiers_of_the_office() -> None:
    office = Office(years=(replace(YearReport.empty(2567), measures=(Measure("a", "1", title="ก"),)),))
    incoming = Office(
        years=(
            year(measures=(Measure("y", "1", title="ก", continues="x"), Measure("z", continues="elsewhere"))),
            replace(YearReport.empty(2567), measures=(Measure("x", "1", title="ก"),)),
        )
    )
    assert [m.continues for m in merge(office, incoming).office.years[1].measures] == ["a", "elsewhere"]
