"""Repairs of the texts of an office: where they are, and what accepting them changes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.agency import Agency, Signatory
from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import OitLink, Unplaced, YearReport
from ita_desk.intake import repair
from ita_desk.intake.repair import TextRepair, repairs_of, with_repairs
from ita_desk.thai.repair import Repair, find_repairs
from ita_desk.thai.words import Segmenter

SEGMENTER = Segmenter()
DAMAGED, RIGHT = "ก าหนด", "กำหนด"


def agency_with(text: str) -> Agency:
    """An agency with a text wherever sentences stand, and where none do."""
    return Agency(
        kind=text,
        name=text,
        email=text,
        website=text,
        phone=text,
        divisions=(text,),
        signatories=(Signatory(role="reporter", name=text),),
    )


def office_with(text: str) -> Office:
    """An office with a text wherever sentences stand, and wherever none do."""
    outcome = Outcome(
        status="done",
        output=text,
        codes=(text,),
        evidence=(Evidence("v", caption=text, url=text, sha256=text),),
    )
    measure = Measure(
        id=text,
        group=text,
        title=text,
        codes=(text,),
        steps=(Step("s", "ดี"), Step("t", text)),
        responsible=("กองช่าง", text),
        period=Period(text=text),
        outcome=outcome,
        half_year=outcome,
    )
    finding = Finding("f", about=text, to_maintain=text, questions=(FindingQuestion(code=text, title=text),))
    year = replace(
        YearReport.empty(2568),
        assessment=Assessment(level=text, as_printed=(PrintedScore(text=text),)),
        findings=(finding,),
        groups=(MeasureGroup("g", text, (text,), FrozenMap({"title": text})),),
        measures=(measure,),
        texts=FrozenMap({"analysis/preface": text}),
        oit_links=(OitLink("o1", url=text, explanation=text),),
        limitations=("ดี", text),
        unplaced=(Unplaced(text, source=text, line=3),),
    )
    return Office(agency_with(text), (year,))


def test_each_text_is_repaired_at_its_place() -> None:
    repairs = repairs_of(office_with(DAMAGED), SEGMENTER)
    year = "years[0]"
    measure = f"{year}.measures[0]"
    assert [repair.place for repair in repairs] == [
        "agency.name",
        "agency.divisions[0]",
        "agency.signatories[0].name",
        f"{year}.findings[0].to_maintain",
        f"{year}.findings[0].questions[0].title",
        f"{year}.groups[0].lead",
        f"{year}.groups[0].items[0]",
        f"{year}.groups[0].headings.title",
        f"{measure}.title",
        f"{measure}.steps[1]",
        f"{measure}.responsible[1]",
        f"{measure}.period.text",
        f"{measure}.outcome.output",
        f"{measure}.outcome.evidence[0].caption",
        f"{measure}.half_year.output",
        f"{measure}.half_year.evidence[0].caption",
        f"{year}.texts.analysis/preface",
        f"{year}.oit_links[0].explanation",
        f"{year}.limitations[1]",
        f"{year}.unplaced[0].text",
    ]
    assert {(r.before, r.after) for r in repairs} == {(DAMAGED, RIGHT)}
    assert repairs[0].repairs == (Repair(0, 6, DAMAGED, RIGHT, "sara_am"),)


def test_all_accepted_repairs_are_made_and_nothing_else() -> None:
    damaged = office_with(DAMAGED)
    mended = with_repairs(damaged, repairs_of(damaged, SEGMENTER))
    (report,), (before,) = mended.years, damaged.years
    assert report.measures[0].steps == (Step("s", "ดี"), Step("t", RIGHT))
    assert report.texts == FrozenMap({"analysis/preface": RIGHT})
    assert (report.measures[0].id, mended.agency.website) == (DAMAGED, DAMAGED)
    assert report.assessment is before.assessment
    assert repairs_of(mended, SEGMENTER) == ()


def test_only_what_was_accepted_is_changed() -> None:
    damaged = office_with(DAMAGED)
    repairs = repairs_of(damaged, SEGMENTER)
    mended = with_repairs(damaged, repairs[:1])
    assert mended == replace(damaged, agency=replace(damaged.agency, name=RIGHT))
    assert mended.years is damaged.years


@pytest.mark.parametrize(
    "other",
    [TextRepair("agency.name", "อื่น", "อีก", ()), TextRepair("agency.unknown", DAMAGED, RIGHT, ())],
)
def test_a_text_that_is_another_by_now_stays(other: TextRepair) -> None:
    damaged = office_with(DAMAGED)
    assert with_repairs(damaged, [other]) is damaged


def test_an_office_of_right_texts_needs_none() -> None:
    right = office_with(RIGHT)
    assert repairs_of(right, SEGMENTER) == ()
    assert with_repairs(right, ()) is right


@settings(max_examples=20)
@given(st.text(st.sampled_from("กาำหนด ิ่ํ๐o"), max_size=9))
def test_accepting_all_leaves_none(text: str) -> None:
    office = office_with(text)
    assert repairs_of(with_repairs(office, repairs_of(office, SEGMENTER)), SEGMENTER) == ()


def test_a_text_that_stands_in_many_rows_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def find(text: str, segmenter: Segmenter) -> tuple[Repair, ...]:
        looked.append(text)
        return find_repairs(text, segmenter)

    monkeypatch.setattr(repair, "find_repairs", find)
    assert len(repairs_of(office_with(DAMAGED), SEGMENTER)) == 20
    assert sorted(looked) == sorted(["", DAMAGED, "ดี", "กองช่าง"])
