"""Measures, their groups, and what came of them, as rows and back (see `rows`)."""

from ita_desk.domain.evidence import EVIDENCE_KINDS, PLACES, Evidence
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup, Period, Step
from ita_desk.domain.outcome import STATUSES, DoneOn, Outcome
from ita_desk.storage.columns import (
    Row,
    StoredRow,
    day_from_text,
    day_to_text,
    decimal_from_text,
    decimal_to_text,
    list_to_text,
    map_from_text,
    map_to_text,
    numbers_from_text,
    one_of,
    texts_from_text,
)


def measure_group_to_row(group: MeasureGroup) -> Row:
    """The row of a group of measures."""
    return {
        "id": group.id,
        "lead": group.lead,
        "items": list_to_text(group.items),
        "headings": map_to_text(group.headings),
    }


def measure_group_from_row(row: StoredRow) -> MeasureGroup:
    """The group of a row."""
    return MeasureGroup(
        id=row["id"],
        lead=row["lead"],
        items=texts_from_text(row["items"]),
        headings=FrozenMap(map_from_text(row["headings"])),
    )


def measure_to_row(measure: Measure) -> Row:
    """The row of a measure, without its steps and outcomes."""
    return {
        "id": measure.id,
        "number": measure.number,
        "group_id": measure.group,
        "issue": measure.issue,
        "title": measure.title,
        "codes": list_to_text(measure.codes),
        "responsible": list_to_text(measure.responsible),
        "period_start": day_to_text(measure.period.start),
        "period_end": day_to_text(measure.period.end),
        "period_text": measure.period.text,
        "budget": decimal_to_text(measure.budget),
        "target": measure.target,
        "continues": measure.continues,
    }


def measure_from_row(
    row: StoredRow, steps: tuple[Step, ...], outcome: Outcome, half_year: Outcome | None
) -> Measure:
    """The measure of a row and the rows under it."""
    return Measure(
        id=row["id"],
        number=row["number"],
        group=row["group_id"],
        issue=row["issue"],
        title=row["title"],
        codes=texts_from_text(row["codes"]),
        steps=steps,
        responsible=texts_from_text(row["responsible"]),
        period=Period(
            start=day_from_text(row["period_start"]),
            end=day_from_text(row["period_end"]),
            text=row["period_text"],
        ),
        budget=decimal_from_text(row["budget"]),
        target=row["target"],
        continues=row["continues"],
        outcome=outcome,
        half_year=half_year,
    )


def step_to_row(step: Step) -> Row:
    """The row of a step."""
    return {"id": step.id, "text": step.text}


def step_from_row(row: StoredRow) -> Step:
    """The step of a row."""
    return Step(id=row["id"], text=row["text"])


def outcome_to_row(outcome: Outcome) -> Row:
    """The row of an outcome, without its evidence."""
    return {
        "status": outcome.status,
        "output": outcome.output,
        "result": outcome.result,
        "summary": outcome.summary,
        "follow_up": outcome.follow_up,
        "suggestion": outcome.suggestion,
        "obstacles": outcome.obstacles,
        "spent": decimal_to_text(outcome.spent),
        "done_on": day_to_text(outcome.done_on.date),
        "done_on_text": outcome.done_on.text,
        "codes": list_to_text(outcome.codes),
    }


def outcome_from_row(row: StoredRow, evidence: tuple[Evidence, ...]) -> Outcome:
    """The outcome of a row and the rows under it."""
    return Outcome(
        status=one_of(row["status"], STATUSES),
        output=row["output"],
        result=row["result"],
        summary=row["summary"],
        follow_up=row["follow_up"],
        suggestion=row["suggestion"],
        obstacles=row["obstacles"],
        spent=decimal_from_text(row["spent"]),
        done_on=DoneOn(date=day_from_text(row["done_on"]), text=row["done_on_text"]),
        codes=texts_from_text(row["codes"]),
        evidence=evidence,
    )


def evidence_to_row(evidence: Evidence) -> Row:
    """The row of a piece of evidence."""
    return {
        "id": evidence.id,
        "kind": evidence.kind,
        "caption": evidence.caption,
        "url": evidence.url,
        "sha256": evidence.sha256,
        "place": evidence.place,
        "turn": evidence.turn,
        "crop": None if evidence.crop is None else list_to_text(evidence.crop),
    }


def evidence_from_row(row: StoredRow) -> Evidence:
    """The evidence of a row."""
    return Evidence(
        id=row["id"],
        kind=one_of(row["kind"], EVIDENCE_KINDS),
        caption=row["caption"],
        url=row["url"],
        sha256=row["sha256"],
        place=one_of(row["place"], PLACES),
        turn=row["turn"],
        crop=None if row["crop"] is None else _crop(row["crop"]),
    )


def _crop(text: str) -> tuple[float, ...]:
    left, top, right, bottom = numbers_from_text(text)
    return left, top, right, bottom
