"""The numbers of a year's measures: whether they follow each other, and numbering them anew."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from ita_desk.domain.measure import Measure
from ita_desk.thai.digits import to_thai

Numbering = Literal["", "year", "group"]
_NUMBER = re.compile(r"([^0-9๐-๙]*)([0-9๐-๙]{1,9})([^0-9๐-๙]*)")


class _Style(NamedTuple):
    """What stands before and after a number, and in which digits it is written."""

    before: str = ""
    after: str = ""
    thai: bool = False

    def written(self, number: int) -> str:
        digits = str(number)
        return f"{self.before}{to_thai(digits) if self.thai else digits}{self.after}"


def _read(text: str) -> tuple[int, _Style] | None:
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    before, digits, after = found.groups()
    return int(digits), _Style(before, after, thai=not digits.isascii())


def _style(measures: Sequence[Measure]) -> _Style:
    """The usual style of the numbers; of styles used equally often the first."""
    styles = Counter(read[1] for measure in measures if (read := _read(measure.number)))
    return styles.most_common(1)[0][0] if styles else _Style()


def _places(measures: Sequence[Measure], numbering: Numbering) -> list[int]:
    """The number each measure would bear."""
    counted: Counter[str] = Counter()
    places = []
    for measure in measures:
        key = measure.group if numbering == "group" else ""
        counted[key] += 1
        places.append(counted[key])
    return places


def numbering_of(measures: Sequence[Measure]) -> Numbering:
    """How the numbers follow each other: from 1 through the year, from 1 in each group, or ("") not at all."""
    numbers = [read[0] if (read := _read(measure.number)) else None for measure in measures]
    ways: tuple[Numbering, ...] = ("year", "group")
    return next((way for way in ways if numbers and numbers == _places(measures, way)), "")


def renumbered(
    measures: Sequence[Measure], numbering: Numbering = "year", like: Sequence[Measure] = ()
) -> tuple[Measure, ...]:
    """The measures numbered from 1, in the digits and with the signs most of them (or of `like`) use.

    A measure whose number is right already stays the same object.
    """
    style = _style(like or measures)
    numbers = [style.written(place) for place in _places(measures, numbering)]
    return tuple(
        measure if measure.number.strip() == number else replace(measure, number=number)
        for measure, number in zip(measures, numbers, strict=True)
    )
