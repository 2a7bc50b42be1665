"""The cells of a table's row once they are set: texts and pictures with their sizes, and how much of them fits a height."""

from typing import NamedTuple

from ita_desk.document.blocks import Photo, Row, Source
from ita_desk.records import dataclass
from ita_desk.render.pdf.painted import Painted
from ita_desk.render.pdf.thai_text import SetText

# Fewest lines of a row to leave on a page, and to carry to the next.
LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A text or a picture of a cell, with its size, the gap above it, and how much below must stay on its page."""

    content: SetText | Photo
    source: Source | None
    width: float
    height: float
    gap: float
    keep: float = 0.0

    @property
    def blank(self) -> bool:
        """Whether nothing is printed."""
        return isinstance(self.content, SetText) and not any(
            s.runs for line in self.content.lines for s in line
        )

    def lines(self) -> int:
        """How many lines a text has; a picture counts as one."""
        return len(self.content.lines) if isinstance(self.content, SetText) else 1

    def height_of(self, first: int, last: int) -> float:
        """The height of lines `first` to `last`, in points."""
        if isinstance(self.content, SetText):
            return (last - first) * self.content.leading
        return self.height


class Place(NamedTuple):
    """How far a cell has been printed: the item and the line in it."""

    item: int = 0
    line: int = 0


BEGINNING = Place()


class Part(NamedTuple):
    """What of an item is printed: its lines from `first` to `last`, their height, and the gap above, in points."""

    item: Item
    first: int
    last: int
    height: float
    gap: float


class SetCell:
    """A cell's items, and how much of them fits a height."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.height = self.rest_height(BEGINNING)
        self.end = Place(len(items))

    def rest_height(self, place: Place) -> float:
        """The height of what is not printed yet."""
        total = 0.0
        for number in range(place.item, len(self.items)):
            item = self.items[number]
            first = place.line if number == place.item else 0
            total += item.height_of(first, item.lines()) + (item.gap if total else 0.0)
        return total

    def prints(self, start: Place, end: Place) -> bool:
        """Whether anything is printed between two places."""
        return any(not part.item.blank for part in self.parts(start, end))

    def opening(self) -> float:
        """The height down to the foot of the first item that prints something; 0 where none does."""
        last = next((n for n, item in enumerate(self.items) if not item.blank), -1)
        return self.height - self.rest_height(Place(last + 1)) if last >= 0 else 0.0

    def done(self, place: Place) -> bool:
        """Whether all is printed."""
        return place.item >= len(self.items)

    def reach(self, place: Place, room: float, *, forced: bool) -> Place:
        """How far the cell gets in `room`; at least one line or picture when forced."""
        at, used = place, 0.0
        while not self.done(at):
            item = self.items[at.item]
            left = room - used - (item.gap if used else 0.0)
            lines = item.lines() - at.line
            fits = _fitting(item, at.line, lines, left)
            if forced and not used and not fits:
                fits = 1
            if fits < lines:
                return Place(at.item, at.line + fits)
            used = room - left + item.height_of(at.line, item.lines())
            at = Place(at.item + 1)
        return at

    def parts(self, start: Place, end: Place) -> list[Part]:
        """What lies between two places."""
        parts: list[Part] = []
        for number in range(start.item, min(end.item + 1, len(self.items))):
            item = self.items[number]
            first = start.line if number == start.item else 0
            last = end.line if number == end.item else item.lines()
            if last > first:
                gap = item.gap if parts else 0.0
                parts.append(Part(item, first, last, item.height_of(first, last), gap))
        return parts


def _fitting(item: Item, line: int, lines: int, room: float) -> int:
    if not isinstance(item.content, SetText):
        return int(item.height + item.keep <= room + 1e-6)
    fits = min(lines, int((room + 1e-6) / item.content.leading))
    if fits < lines:
        if lines - fits < LEAST_LINES:  # no single line alone at the top of the next page
            fits = lines - LEAST_LINES
        if line == 0 and fits < LEAST_LINES <= lines:  # nor alone at the foot of this one
            fits = 0
    return max(fits, 0)


class SetRow:
    """A row with its set cells. `painted` keeps what parts of it look like, by what they depend on.

    Whether a picture is there, and how large, is seen anew in each print: a `pictured` row is not kept.
    """

    __slots__ = ("cells", "height", "painted", "pictured", "row", "title")

    def __init__(self, row: Row, cells: list[SetCell], height: float, title: str, pictured: bool) -> None:
        self.row, self.cells, self.height, self.title, self.pictured = row, cells, height, title, pictured
        self.painted: dict[object, Painted] = {}
