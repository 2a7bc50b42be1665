"""Copying the outcome of one round to the other."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.i18n import Message
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.edits.outcome import copy_outcome, field_of_round, filled_outcome
from small_office import M1, OFFICE, changed_parts, refusal
from strategies import outcomes

HALF = Outcome(
    "in_progress",
    "ผลผลิตหกเดือน",
    "ผลลัพธ์หกเดือน",
    spent=Decimal(0),
    done_on=DoneOn(date(2025, 3, 1), "๑ มีนาคม"),
    codes=("8",),
    evidence=(Evidence("h1", "link", "เว็บ", "https://a.example"), Evidence("h2")),
)


def with_half_year(measure_id: str) -> Office:
    return set_measure_field(2568, measure_id, "half_year", HALF).apply(OFFICE)


def test_empty_fields_are_filled_and_others_kept() -> None:
    office = copy_outcome(2568, "m1", 6, 12, counted_ids("new")).apply(with_half_year("m1"))
    measure = office.years[1].measures[0]
    assert measure.outcome == replace(HALF, status="done", output="อบรมแล้ว", evidence=M1.outcome.evidence)
    assert measure.half_year == HALF


def test_evidence_is_copied_under_new_identifiers() -> None:
    office = copy_outcome(2568, "m2", 6, 12, counted_ids("new")).apply(with_half_year("m2"))
    first, second = HALF.evidence
    copied = replace(HALF, evidence=(replace(first, id="new1"), replace(second, id="new2")))
    assert office.years[1].measures[1].outcome == copied


def test_the_other_way_round() -> None:
    edit = copy_outcome(2568, "m1", 12, 6, counted_ids("new"))
    half = edit.apply(OFFICE).years[1].measures[0].half_year
    assert half is not None
    assert (half.status, half.output, len(half.evidence)) == ("done", "อบรมแล้ว", 3)
    assert changed_parts(edit) == {(2568, "measures", "m1")}


def test_nothing_to_copy_changes_nothing() -> None:
    assert copy_outcome(2568, "m1", 6, 12, counted_ids()).apply(OFFICE) is OFFICE
    assert copy_outcome(2568, "m2", 12, 6, counted_ids()).apply(OFFICE) is OFFICE
    once = copy_outcome(2568, "m2", 6, 12, counted_ids("new")).apply(with_half_year("m2"))
    assert copy_outcome(2568, "m2", 6, 12, counted_ids("other")).apply(once) is once


def test_name_and_refusals() -> None:
    edit = copy_outcome(2568, "m1", 6, 12, counted_ids())
    assert (edit.name, edit.merge_key) == (Message("edit.copy_outcome", {"year": 2568}), "")
    assert refusal(copy_outcome(2568, "m9", 6, 12, counted_ids()))[0] == "edit.unknown_measure"
    assert refusal(copy_outcome(2568, "m1", 9, 12, counted_ids())) == ("edit.unknown_round", {"round": 9})
    assert refusal(copy_outcome(2568, "m1", 6, 9, counted_ids())) == ("edit.unknown_round", {"round": 9})
    taken = copy_outcome(2568, "m2", 6, 12, lambda: "m1")
    assert refusal(taken, with_half_year("m2"))[0] == "edit.id_taken"


@pytest.mark.parametrize(("months", "field"), [(6, "half_year"), (12, "outcome")])
def test_field_of_round(months: int, field: str) -> None:
    assert field_of_round(months) == field


@given(outcomes(), outcomes())
def test_no_field_is_overwritten(target: Outcome, source: Outcome) -> None:
    filled = filled_outcome(target, source, counted_ids())
    for name in (f.name for f in fields(Outcome) if f.name != "evidence"):
        mine, theirs, empty = (getattr(o, name) for o in (target, source, Outcome()))
        assert getattr(filled, name) == (theirs if mine == empty else mine)
    assert filled.evidence == target.evidence or not target.evidence
