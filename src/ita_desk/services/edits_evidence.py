"""What a user can change in the evidence of outcomes; the functions return `Edit` values as in `edits`."""

from collections.abc import Callable
from dataclasses import replace

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure
from ita_desk.services.edits import Edit, adding, named_by_field
from ita_desk.services.edits_measures import MEASURE, in_measure
from ita_desk.services.edits_outcome import field_of_round
from ita_desk.services.edits_records import (
    checked,
    with_changed,
    with_inserted,
    with_moved,
    with_value,
    without,
)

Proofs = tuple[Evidence, ...]

_EVIDENCE = (*MEASURE, "outcome", "evidence", 0)


def _in_evidence(
    key: str, fiscal_year: int, measure_id: str, months: int, change: Callable[[Proofs], Proofs]
) -> Edit:
    """The edit `edit.<key>` that changes the evidence of the six- or twelve-month round."""

    def change_round(measure: Measure) -> Measure:
        field = field_of_round(months)
        evidence = change(measure.outcome_of_round(months).evidence)
        return with_value(measure, [field, "evidence"], evidence)

    return in_measure(key, fiscal_year, measure_id, change_round)


def add_evidence(
    fiscal_year: int,
    measure_id: str,
    months: int,
    evidence: Evidence,
    new_id: IdSource,
    at: int | None = None,
) -> Edit:
    """Add evidence to a round (6 or 12) at a place, None being the end; without an identifier it gets one."""
    named = (replace(evidence, id=evidence.id or new_id()),)
    return adding(
        _in_evidence(
            "add_evidence",
            fiscal_year,
            measure_id,
            months,
            lambda e: with_inserted(e, checked(_EVIDENCE[:-1], named)[0], at),
        )
    )


def set_evidence_field(
    fiscal_year: int, measure_id: str, months: int, evidence_id: str, field: str, value: object
) -> Edit:
    """Set a field of evidence: `caption`, `url`, `place`, `turn`, `crop` ..."""

    def change(evidence: Evidence) -> Evidence:
        return with_value(evidence, [field], checked((*_EVIDENCE, field), value))

    edit = _in_evidence(
        "set_evidence_field",
        fiscal_year,
        measure_id,
        months,
        lambda e: with_changed(e, evidence_id, "evidence", change),
    )
    return named_by_field(edit, f"evidence.{field}", f"{fiscal_year}/evidence/{evidence_id}/{field}")


def remove_evidence(fiscal_year: int, measure_id: str, months: int, evidence_id: str) -> Edit:
    """Remove evidence; a photo's picture stays among the blobs until the next sweep."""
    return _in_evidence(
        "remove_evidence", fiscal_year, measure_id, months, lambda e: without(e, evidence_id, "evidence")
    )


def move_evidence(fiscal_year: int, measure_id: str, months: int, evidence_id: str, to: int) -> Edit:
    """Move evidence to a place in its round's list."""
    return _in_evidence(
        "move_evidence",
        fiscal_year,
        measure_id,
        months,
        lambda e: with_moved(e, evidence_id, "evidence", to),
    )
