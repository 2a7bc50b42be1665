"""A check: its code, how bad what it finds is, and the function that finds it."""

from collections.abc import Callable, Iterable
from dataclasses import field

from ita_desk.checks.context import Context, Setting
from ita_desk.checks.problem import Remedy
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.texts import Place, PlacedText
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a check found something; in a text, `start` and `end` say which words."""

    values: FrozenMap[str, str] = field(default_factory=FrozenMap)
    start: int = 0
    end: int = 0
    remedy: Remedy | None = None
    place: Place | None = None


def found(start: int = 0, end: int = 0, *, remedy: Remedy | None = None, **values: object) -> Found:
    """What was found in a text between two places."""
    return Found(FrozenMap((key, str(value)) for key, value in values.items()), start, end, remedy)


def found_at(place: Place, *, remedy: Remedy | None = None, **values: object) -> Found:
    """What was found at a place as a whole."""
    return Found(FrozenMap((key, str(value)) for key, value in values.items()), 0, 0, remedy, place)


@dataclass(frozen=True, slots=True)
class TextCheck:
    """Looks at one text at a time; what it finds is kept for the same text in the same field, in any record.

    So of the text's place it is told the field, and whether that is the agency's (`AGENCY`), the report's own
    (`REPORT`) or another record's ("").
    """

    code: str
    severity: str
    find: Callable[[PlacedText, Setting], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class MeasureCheck:
    """Looks at one measure at a time; what it finds is kept until the measure or the setting changes."""

    code: str
    severity: str
    find: Callable[[Measure, Setting], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class YearCheck:
    """Looks at a year as a whole, after every edit: it has to be quick."""

    code: str
    severity: str
    find: Callable[[Context], Iterable[Found]]


Check = TextCheck | MeasureCheck | YearCheck
