"""Where records and fields stand on the pages of a report, small enough to be sent with every renewal."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from ita_desk.document.kept import KeptParts
from ita_desk.records import dataclass

if TYPE_CHECKING:
    from ita_desk.render.pdf.trace import TracedPage


@dataclass(frozen=True, slots=True)
class PrintedBox:
    """What prints a field of a record on one page (1-based), in points from the top left.

    Without a field it is the record as a whole: the row of a table.
    """

    page: int
    record: str
    field: str
    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a place of its page is in the box."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


def _numbers() -> "array[int]":
    return array("I")


def _lengths() -> "array[float]":
    return array("f")


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """The boxes of a report by page, one for each record, field and page.

    Kept in arrays, which cost next to nothing to send and to receive however many they are; boxes are made of them when they
    are asked for. `records` and `fields` say which of `names` they are of, `rects` four lengths for each.
    """

    names: tuple[str, ...] = ()
    pages: "array[int]" = field(default_factory=_numbers)
    records: "array[int]" = field(default_factory=_numbers)
    fields: "array[int]" = field(default_factory=_numbers)
    rects: "array[float]" = field(default_factory=_lengths)

    def of(self, record: str, field: str | None = None) -> list[PrintedBox]:
        """The boxes of a record, or of one field and what belongs to it, in the order of pages."""
        return [box for box in self._of_record(record) if field is None or _is_part(box.field, field)]

    def on_page(self, page: int) -> list[PrintedBox]:
        """The boxes on a page."""
        return [self._box(n) for n in range(bisect_left(self.pages, page), bisect_right(self.pages, page))]

    def at(self, page: int, x: float, y: float) -> list[PrintedBox]:
        """The boxes at a place of a page, the innermost first.

        In a row beside or below its texts, the next text in the same column stands for the row.
        """
        here = self.on_page(page)
        found = sorted((box for box in here if box.holds(x, y)), key=lambda box: box.width * box.height)
        if found and not found[0].field:
            near = _nearest([box for box in here if box.record == found[0].record and box.field], x, y)
            return [near, *found] if near else found
        return found

    def _of_record(self, record: str) -> Iterator[PrintedBox]:
        number, place = self.names.index(record) if record in self.names else -1, 0
        while number >= 0:
            try:
                place = self.records.index(number, place)
            except ValueError:
                return
            yield self._box(place)
            place += 1

    def _box(self, n: int) -> PrintedBox:
        rect = self.rects[4 * n : 4 * n + 4]
        return PrintedBox(self.pages[n], self.names[self.records[n]], self.names[self.fields[n]], *rect)


class _Joined:
    """The boxes of one page by record and field, those of the same record and field joined."""

    def __init__(self, page: "TracedPage") -> None:
        sides: dict[tuple[str, str], tuple[float, float, float, float]] = {}
        for boxes, down in page.placed:
            for box in boxes:
                if box.source is not None:
                    key, y = (box.source.record, box.source.field), box.y + down
                    x, right, foot = box.x, box.x + box.width, y + box.height
                    left, top, rightmost, lowest = sides.get(key, (x, y, right, foot))
                    sides[key] = (min(x, left), min(y, top), max(right, rightmost), max(foot, lowest))
        self.records = [record for record, _ in sides]
        self.fields = [named for _, named in sides]
        self.rects = _lengths()
        for left, top, right, bottom in sides.values():
            self.rects.extend((left, top, right - left, bottom - top))


def build_page_places(pages: Sequence["TracedPage"], kept: KeptParts | None = None) -> PagePlaces:
    """The places of all boxes that say what they print; those of one record and field on a page are joined.

    With what was `kept` of the report before, only pages that are new are gone through.
    """
    kept = kept or KeptParts()
    joined = [kept.part(id(page), (page,), None, partial(_Joined, page)) for page in pages]
    kept.turn()
    records = [record for page in joined for record in page.records]
    fields = [named for page in joined for named in page.fields]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(chain(records, fields)))}
    rects = _lengths()
    for page in joined:
        rects.extend(page.rects)
    return PagePlaces(
        tuple(numbers),
        array("I", chain.from_iterable(repeat(n, len(page.records)) for n, page in enumerate(joined, 1))),
        array("I", map(numbers.__getitem__, records)),
        array("I", map(numbers.__getitem__, fields)),
        rects,
    )


def joined_by_page(boxes: Iterable[PrintedBox]) -> list[PrintedBox]:
    """One box a page around all of a record's boxes on it, in the order of pages."""
    joined: dict[int, PrintedBox] = {}
    for box in boxes:
        former = joined.get(box.page, box)
        x, y = min(box.x, former.x), min(box.y, former.y)
        right = max(box.x + box.width, former.x + former.width)
        foot = max(box.y + box.height, former.y + former.height)
        joined[box.page] = PrintedBox(box.page, box.record, "", x, y, right - x, foot - y)
    return list(joined.values())


def _is_part(printed: str, asked: str) -> bool:
    """Whether a printed field is the one asked for or a part of it: `steps[1]` of `steps`."""
    return printed == asked or (bool(asked) and printed.startswith((f"{asked}.", f"{asked}[")))


def _nearest(boxes: list[PrintedBox], x: float, y: float) -> PrintedBox | None:
    """The box at the same distance from the left that is nearest up or down."""
    above = [box for box in boxes if box.x <= x <= box.x + box.width]
    return min(above, key=lambda box: max(box.y - y, y - box.y - box.height), default=None)
