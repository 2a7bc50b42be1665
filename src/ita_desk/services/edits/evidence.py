"""What a user can change in the evidence of outcomes; the functions return `Edit` values as in `edits`."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, adding, in_year, named_by_field
from ita_desk.services.edits.measures import MEASURE, in_measure
from ita_desk.services.edits.outcome import field_of_round
from ita_desk.services.edits.records import (
    checked,
    place_of,
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


def add_photos(fiscal_year: int, measure_id: str, months: int, keys: Sequence[str], new_id: IdSource) -> Edit:
    """Add photos to the end of a round's evidence, by the keys of their pictures, as one step."""
    photos = tuple(Evidence(new_id(), sha256=key) for key in keys)
    edit = _in_evidence("add_photos", fiscal_year, measure_id, months, lambda e: (*e, *photos))
    return adding(replace(edit, name=Message("edit.add_photos", {"count": len(photos)})))


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


def reset_photo(fiscal_year: int, measure_id: str, months: int, evidence_id: str) -> Edit:
    """Show a photo as it was taken: neither turned nor cut."""
    return _in_evidence(
        "reset_photo",
        fiscal_year,
        measure_id,
        months,
        lambda e: with_changed(e, evidence_id, "evidence", lambda p: replace(p, turn=0, crop=None)),
    )


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


def move_evidence_to_measure(
    fiscal_year: int, measure_id: str, months: int, evidence_id: str, target_id: str
) -> Edit:
    """Move evidence to the end of another measure's list for the same round."""
    field = field_of_round(months)

    def change(report: YearReport) -> YearReport:
        source = report.measures[place_of(report.measures, measure_id, "measure")]
        proofs = source.outcome_of_round(months).evidence
        moved = proofs[place_of(proofs, evidence_id, "evidence")]
        place_of(report.measures, target_id, "measure")
        if target_id == measure_id:
            return report

        def evidence_of(measure: Measure) -> Proofs:
            there = measure.outcome_of_round(months).evidence
            return (*there, moved) if measure.id == target_id else without(there, evidence_id, "evidence")

        measures = tuple(
            with_value(m, [field, "evidence"], evidence_of(m)) if m.id in (measure_id, target_id) else m
            for m in report.measures
        )
        return replace(report, measures=measures)

    name = Message("edit.move_evidence_to_measure", {"year": fiscal_year})
    return Edit(name, lambda office: in_year(office, fiscal_year, change))
