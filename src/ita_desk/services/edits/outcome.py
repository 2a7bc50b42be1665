"""What a user can change in whole outcomes; the functions return `Edit` values as in `edits`."""

from dataclasses import fields, replace

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import Outcome
from ita_desk.errors import UserError
from ita_desk.services.edits.edit import Edit, adding
from ita_desk.services.edits.measures import in_measure
from ita_desk.services.edits.records import with_value

_ROUNDS = {6: "half_year", 12: "outcome"}


def field_of_round(months: int) -> str:
    """The field of a measure that holds a round's outcome. Raises UserError `edit.unknown_round`."""
    if months not in _ROUNDS:
        raise UserError("edit.unknown_round", round=months)
    return _ROUNDS[months]


def copy_outcome(
    fiscal_year: int, measure_id: str, source_round: int, target_round: int, new_id: IdSource
) -> Edit:
    """Fill the empty fields of a round's outcome from the other round's; what is there stays as it is.

    Evidence is copied, under identifiers of its own, where the round has none.
    """

    def change(measure: Measure) -> Measure:
        field_of_round(source_round)
        path = [field_of_round(target_round)]
        source, target = measure.outcome_of_round(source_round), measure.outcome_of_round(target_round)
        filled = filled_outcome(target, source, new_id)
        return measure if filled == target else with_value(measure, path, filled)

    return adding(in_measure("copy_outcome", fiscal_year, measure_id, change))


def filled_outcome(target: Outcome, source: Outcome, new_id: IdSource) -> Outcome:
    """The outcome with its empty fields taken from another one; evidence gets new identifiers."""
    empty = Outcome()
    taken = {
        f.name: getattr(source, f.name)
        for f in fields(Outcome)
        if getattr(target, f.name) == getattr(empty, f.name)
    }
    proofs: tuple[Evidence, ...] = taken.get("evidence", ())
    if proofs:
        taken["evidence"] = tuple(replace(proof, id=new_id()) for proof in proofs)
    return replace(target, **taken)
