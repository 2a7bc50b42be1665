"""What a user can change in the order and the numbers of several measures at once, each as one step.

Numbers that ran from 1 through the year, or from 1 in each group, do so after the change as well.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_numbers import numbering_of, renumbered
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, in_year, year_of
from ita_desk.services.edits.measures import Measures, duplicate_measure
from ita_desk.services.edits.records import place_of, with_value


def keeping_numbers(edit: Edit, fiscal_year: int) -> Edit:
    """The edit, after which the year's numbers follow each other again if they did before."""

    def apply(office: Office) -> Office:
        before = year_of(office, fiscal_year).measures
        numbering = numbering_of(before)
        changed = edit.apply(office)
        if not numbering or year_of(changed, fiscal_year).measures is before:
            return changed
        return in_year(
            changed,
            fiscal_year,
            lambda y: with_value(y, ["measures"], renumbered(y.measures, numbering, before)),
        )

    return replace(edit, apply=apply)


def _name(act: str, fiscal_year: int, ids: Collection[str]) -> Message:
    """The name of an edit of one measure, which its place completes, or of several."""
    if len(ids) == 1:
        return Message(f"edit.{act}_measure")
    return Message(f"edit.{act}_measures", {"year": fiscal_year, "count": len(ids)})


def _of_several(
    act: str, fiscal_year: int, ids: Collection[str], change: Callable[[Measures], Measures]
) -> Edit:
    """The edit that does something to the measures of these ids, refused (`edit.unknown_measure`) if one is not there."""

    def checked(measures: Measures) -> Measures:
        for identifier in ids:
            place_of(measures, identifier, "measure")
        return change(measures)

    edit = Edit(
        _name(act, fiscal_year, ids),
        lambda office: in_year(
            office, fiscal_year, lambda y: with_value(y, ["measures"], checked(y.measures))
        ),
    )
    return keeping_numbers(edit, fiscal_year)


def remove_measures(fiscal_year: int, ids: Collection[str]) -> Edit:
    """Remove measures with their steps, outcomes and evidence."""
    gone = frozenset(ids)
    return _of_several(
        "remove", fiscal_year, gone, lambda measures: tuple(m for m in measures if m.id not in gone)
    )


def duplicate_measures(fiscal_year: int, ids: Collection[str], new_id: IdSource) -> Edit:
    """Put a copy of each measure's plan below it, with the next number."""

    def apply(office: Office) -> Office:
        for identifier in ids:
            office = duplicate_measure(fiscal_year, identifier, new_id).apply(office)
        return office

    return keeping_numbers(Edit(_name("duplicate", fiscal_year, ids), apply), fiscal_year)


def move_measures(fiscal_year: int, ids: Collection[str], gap: int) -> Edit:
    """Move measures, in their order, before the one that stands at place `gap` (or to the end).

    They take the group of where they land: their own if it stands on one side, else that of the measure above, else
    that of the one below. Where none moves nothing changes.
    """
    moving = frozenset(ids)

    def change(measures: Measures) -> Measures:
        if not 0 <= gap <= len(measures):
            raise UserError("edit.wrong_place", place=gap, last=len(measures))
        block = tuple(m for m in measures if m.id in moving)
        above = tuple(m for m in measures[:gap] if m.id not in moving)
        below = tuple(m for m in measures[gap:] if m.id not in moving)
        if (*above, *block, *below) == measures:
            return measures
        group = _group_between(above, block, below)
        return (*above, *(m if m.group == group else replace(m, group=group) for m in block), *below)

    return _of_several("move", fiscal_year, moving, change)


def _group_between(above: Measures, block: Measures, below: Measures) -> str:
    sides = [m.group for m in (*above[-1:], *below[:1])]
    own = {m.group for m in block}
    return next((group for group in sides if own == {group}), sides[0])


def renumber_measures(fiscal_year: int) -> Edit:
    """Number the year's measures from 1 in their order, in the digits the office uses."""
    return Edit(
        Message("edit.renumber_measures", {"year": fiscal_year}),
        lambda office: in_year(
            office, fiscal_year, lambda y: with_value(y, ["measures"], renumbered(y.measures))
        ),
    )


def gap_towards(measures: Sequence[Measure], ids: Collection[str], by: int) -> int | None:
    """The gap that brings measures one place up (by -1) or down (1) among `measures`; None where there is none."""
    places = [place for place, m in enumerate(measures) if m.id in ids]
    if not places:
        return None
    gap = places[0] - 1 if by < 0 else places[-1] + 2
    return gap if 0 <= gap <= len(measures) else None
