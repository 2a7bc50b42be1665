"""What a user can change in measures and their steps; the functions return `Edit` values as in `edits`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ita_desk.domain.exchange import with_ids
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import Measure, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, adding, in_year, named_by_field, year_of
from ita_desk.services.edits.records import (
    checked,
    place_of,
    with_changed,
    with_inserted,
    with_moved,
    with_value,
    without,
)
from ita_desk.thai.digits import to_arabic, to_thai

Measures = tuple[Measure, ...]
Steps = tuple[Step, ...]

MEASURE = ("years", 0, "measures", 0)
_WHOLE_NUMBER = re.compile("[0-9๐-๙]{1,9}")
_QUESTION = re.compile("[IEO][0-9]{1,3}")


def _in_measures(key: str, fiscal_year: int, change: Callable[[Measures], Measures]) -> Edit:
    """The edit `edit.<key>` that changes the year's list of measures."""
    return Edit(
        Message(f"edit.{key}", {"year": fiscal_year}),
        lambda office: in_year(
            office, fiscal_year, lambda y: with_value(y, ["measures"], change(y.measures))
        ),
    )


def in_measure(key: str, fiscal_year: int, measure_id: str, change: Callable[[Measure], Measure]) -> Edit:
    """The edit `edit.<key>` that changes one measure."""
    return _in_measures(key, fiscal_year, lambda m: with_changed(m, measure_id, "measure", change))


# --- measures ------------------------------------------------------------------------------------------------


def set_measure_field(fiscal_year: int, measure_id: str, field: str, value: object) -> Edit:
    """Set a field of a measure: `title`, `period`, `outcome.output`, `half_year.result`, `outcome.done_on.date` ...

    Steps and evidence have their own edits. A group that the year lacks is refused.
    """
    path = field.split(".")

    def change(measure: Measure) -> Measure:
        if path in (["id"], ["steps"]) or path[-1] == "evidence":
            raise UserError("edit.unknown_field", field=field)
        return with_value(measure, path, checked((*MEASURE, *path), value))

    edit = in_measure("set_measure_field", fiscal_year, measure_id, change)
    if field == "group":
        edit = _in_known_group(edit, fiscal_year, value)
    edit = named_by_field(edit, f"measure.{field}", f"{fiscal_year}/measure/{measure_id}/{field}")
    return adding(edit) if isinstance(value, Outcome) else edit


def _in_known_group(edit: Edit, fiscal_year: int, group: object) -> Edit:
    """The edit, refused (`edit.unknown_group`) if the year lacks the group; "" is no group."""

    def apply(office: Office) -> Office:
        if group not in ["", *(g.id for g in year_of(office, fiscal_year).groups)]:
            raise UserError("edit.unknown_group", id=group)
        return edit.apply(office)

    return replace(edit, apply=apply)


def add_measure(fiscal_year: int, measure: Measure, new_id: IdSource, at: int | None = None) -> Edit:
    """Add a measure at a place, None being the end; what lacks an identifier in it gets one.

    A group that the year lacks is refused.
    """
    named = _with_ids(measure, new_id)
    edit = _in_measures(
        "add_measure", fiscal_year, lambda m: with_inserted(m, checked(MEASURE[:-1], (named,))[0], at)
    )
    return _in_known_group(adding(edit), fiscal_year, measure.group)


def _with_ids(measure: Measure, new_id: IdSource) -> Measure:
    alone = Office(years=(replace(YearReport.empty(2568), measures=(measure,)),))
    return with_ids(alone, new_id).years[0].measures[0]


def next_number(measures: Measures) -> str:
    """The number that follows the highest one, in its Thai or Arabic digits.

    "1" where there is no measure; "" where none of the measures bears a whole number, so that none begins to.
    """
    numbers = [m.number.strip() for m in measures if _WHOLE_NUMBER.fullmatch(m.number.strip())]
    if not numbers:
        return "" if measures else "1"
    highest = max(numbers, key=int)
    following = str(int(highest) + 1)
    return following if highest.isascii() else to_thai(following)


def place_of_next(measures: Measures, group: str) -> int:
    """Where a new measure of a group is put: after the last one of the group, else at the end."""
    return max((n + 1 for n, m in enumerate(measures) if m.group == group), default=len(measures))


def copy_of_measure(measure: Measure) -> Measure:
    """The plan of a measure once more: without identifiers and without what came of it."""
    steps = tuple(Step(text=step.text) for step in measure.steps)
    return replace(measure, id="", steps=steps, outcome=Outcome(), half_year=None)


def duplicate_measure(fiscal_year: int, measure_id: str, new_id: IdSource) -> Edit:
    """Put a copy of a measure's plan below it, with the next number."""

    def change(measures: Measures) -> Measures:
        place = place_of(measures, measure_id, "measure")
        copy = replace(copy_of_measure(measures[place]), number=next_number(measures))
        return with_inserted(measures, _with_ids(copy, new_id), place + 1)

    return adding(_in_measures("duplicate_measure", fiscal_year, change))


def remove_measure(fiscal_year: int, measure_id: str) -> Edit:
    """Remove a measure with its steps, outcomes and evidence."""
    return _in_measures("remove_measure", fiscal_year, lambda m: without(m, measure_id, "measure"))


def codes_from(text: str) -> tuple[str, ...]:
    """The codes written in a line, parted by blanks or commas: "O๑๕, 5" gives o15 and 5. Others stay as typed."""
    written = (to_arabic(word) for word in re.split(r"[\s,]+", text) if word)
    return tuple(code.lower() if _QUESTION.fullmatch(code) else code for code in written)


# --- steps ---------------------------------------------------------------------------------------------------


def _in_steps(key: str, fiscal_year: int, measure_id: str, change: Callable[[Steps], Steps]) -> Edit:
    return in_measure(key, fiscal_year, measure_id, lambda m: with_value(m, ["steps"], change(m.steps)))


def _step(identifier: str, text: str) -> Step:
    read: Steps = checked((*MEASURE, "steps"), (Step(identifier, text),))
    return read[0]


def set_measure_steps(fiscal_year: int, measure_id: str, texts: Sequence[str], new_id: IdSource) -> Edit:
    """Set all steps of a measure; a step whose text is among the former ones stays the same record."""
    fresh = [new_id() for _ in texts]

    def change(former: Steps) -> Steps:
        left = list(former)
        steps = [_step(i, text) for i, text in zip(fresh, texts, strict=True)]
        for place, step in enumerate(steps):
            same = next((s for s in left if s.text == step.text), None)
            if same:
                left.remove(same)
                steps[place] = same
        return tuple(steps)

    edit = _in_steps("set_measure_steps", fiscal_year, measure_id, change)
    return replace(adding(edit), merge_key=f"{fiscal_year}/measure/{measure_id}/steps")


def add_step(fiscal_year: int, measure_id: str, text: str, new_id: IdSource, at: int | None = None) -> Edit:
    """Add a step at a place, None being the end."""
    identifier = new_id()
    return adding(
        _in_steps(
            "add_step", fiscal_year, measure_id, lambda s: with_inserted(s, _step(identifier, text), at)
        )
    )


def set_step(fiscal_year: int, measure_id: str, step_id: str, text: str) -> Edit:
    """Set the text of a step."""
    edit = _in_steps(
        "set_step",
        fiscal_year,
        measure_id,
        lambda s: with_changed(s, step_id, "step", lambda _: _step(step_id, text)),
    )
    return replace(edit, merge_key=f"{fiscal_year}/measure/{measure_id}/step/{step_id}")


def remove_step(fiscal_year: int, measure_id: str, step_id: str) -> Edit:
    """Remove a step."""
    return _in_steps("remove_step", fiscal_year, measure_id, lambda s: without(s, step_id, "step"))


def move_step(fiscal_year: int, measure_id: str, step_id: str, to: int) -> Edit:
    """Move a step to a place in the measure's list."""
    return _in_steps("move_step", fiscal_year, measure_id, lambda s: with_moved(s, step_id, "step", to))
