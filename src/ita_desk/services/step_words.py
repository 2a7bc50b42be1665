"""An undo step in words: what was done, and where."""

import re
from collections.abc import Sequence, Set

from ita_desk.domain.changes import ADDED_OR_REMOVED, ORDER, Part, changes_between
from ita_desk.domain.finding import Finding
from ita_desk.domain.measure import Measure
from ita_desk.domain.texts import AGENCY, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message, Messages
from ita_desk.services.history import UndoStep
from ita_desk.services.place_words import place_words

_QUESTION = re.compile("[ieo][0-9]+")


def step_text(step: UndoStep, messages: Messages) -> str:
    """What a step did and where: its name, with the place behind it if the name does not say it."""
    name, place = messages.text(step.name), step_place(step)
    return f"{name} ({messages.text(place)})" if place else name


def step_place(step: UndoStep) -> Message | None:
    """Where a step changed something; None where its name says it already."""
    parts = changes_between(step.before, step.after).parts
    years = sorted({part.year for part in parts})
    if years == [0]:
        named = step.name.key.startswith("edit.set_agency")
        return None if named else place_words(Place(0, AGENCY), step.after)
    if len(years) != 1:
        return Message("step.places") if years else None
    year = years[0]
    if Part(year, ADDED_OR_REMOVED) in parts and "year" in step.name.values:
        return None
    measures = [part.record for part in parts if part.record]
    if len(measures) > 1 and "year" in step.name.values:  # it says how many, and of which year
        return None
    place = _in_year(step, year, measures, {part.field for part in parts})
    return Message("step.in_year", {"place": place, "year": year}) if place else _year(year)


def _year(year: int) -> Message:
    return Message("place.year.whole", {"year": year})


def _in_year(step: UndoStep, year: int, measures: list[str], fields: Set[str]) -> Message | None:
    """The measures, the finding or the score that changed in a year; None where it was something else or several."""
    before, after = step.before.year(year), step.after.year(year)
    if before is None or after is None:
        return None
    if fields == {"assessment"}:
        return _score(before, after)
    changed: Sequence[str] = ()
    if fields <= {"measures", ORDER}:
        changed = measures or _moved(before.measures, after.measures)
    elif fields == {"findings"}:
        changed = _differing(before.findings, after.findings)
    if len(changed) > 1 and measures:
        return Message("step.measures", {"count": len(changed)})
    if len(changed) != 1:
        return None
    is_there = after.measure(changed[0]) or any(finding.id == changed[0] for finding in after.findings)
    return place_words(Place(year, changed[0]), step.after if is_there else step.before)


def _moved(before: tuple[Measure, ...], after: tuple[Measure, ...]) -> list[str]:
    """The id of the one measure that stands elsewhere in the same list; nothing if there are more."""
    old, new = [m.id for m in before], [m.id for m in after]
    first = next(pair for pair in zip(old, new, strict=True) if pair[0] != pair[1])
    return [i for i in first if _without(old, i) == _without(new, i)][:1]


def _without(ids: list[str], gone: str) -> list[str]:
    return [i for i in ids if i != gone]


def _differing(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> list[str]:
    old, new = ({finding.id: finding for finding in findings} for findings in (before, after))
    return [i for i in {**old, **new} if old.get(i) is not new.get(i)]


def _score(before: YearReport, after: YearReport) -> Message | None:
    old, new = before.assessment.scores, after.assessment.scores
    codes = [code for code in {**old, **new} if old.get(code) != new.get(code)]
    if len(codes) != 1 or codes[0] == "total":
        return None
    if _QUESTION.fullmatch(codes[0]):
        return Message("step.question", {"code": codes[0].upper()})
    kind = "indicator" if codes[0][0].isdigit() else "instrument"
    return Message(f"place.about.{kind}", {"code": codes[0]})
