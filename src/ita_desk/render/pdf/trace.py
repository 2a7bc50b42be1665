"""Where on which page each record and field was printed."""

from dataclasses import replace
from functools import cached_property

from ita_desk.document.blocks import Source
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class TracedBox:
    """A box on a page (1-based; points from the top left) and what it prints.

    `what` is text, photo, chart, row or group; `text` is what a text box says (only the part on this page).
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    what: str
    source: Source | None
    text: str = ""


# Boxes that were put on a page together, and how far down that is, in points.
Placed = tuple[tuple[TracedBox, ...], float]


class TracedPage:
    """What stands on one page (1-based); its boxes are made when they are first asked for.

    A page on which nothing changed from one print to the next is the same object.
    """

    def __init__(self, number: int, placed: tuple[Placed, ...]) -> None:
        self.number, self.placed = number, placed

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TracedPage) and (self.number, self.placed) == (other.number, other.placed)

    def __hash__(self) -> int:
        return hash((self.number, self.placed))

    @cached_property
    def boxes(self) -> tuple[TracedBox, ...]:
        """The boxes in drawing order."""
        number = self.number
        return tuple(
            TracedBox(number, box.x, box.y + down, box.width, box.height, box.what, box.source, box.text)
            for boxes, down in self.placed
            for box in boxes
        )


@dataclass(frozen=True, slots=True)
class LayoutTrace:
    """All boxes of a printed report, page by page."""

    pages: tuple[TracedPage, ...] = ()

    @classmethod
    def of_boxes(cls, *boxes: TracedBox) -> "LayoutTrace":
        """The trace of some boxes, each on the page it names."""
        last = max((box.page for box in boxes), default=0)
        pages = (tuple(replace(box, page=0) for box in boxes if box.page == n) for n in range(1, last + 1))
        return cls(tuple(TracedPage(n, ((placed, 0.0),)) for n, placed in enumerate(pages, 1)))

    @property
    def boxes(self) -> tuple[TracedBox, ...]:
        """All boxes in drawing order."""
        return tuple(box for page in self.pages for box in page.boxes)

    def of(self, record: str, field: str | None = None) -> tuple[TracedBox, ...]:
        """The boxes that print a record, or one field of it."""
        return tuple(
            box
            for box in self.boxes
            if box.source and box.source.record == record and field in (None, box.source.field)
        )

    def pages_of(self, record: str, field: str | None = None) -> tuple[int, ...]:
        """The pages on which a record (or one field of it) is printed, ascending."""
        return tuple(sorted({box.page for box in self.of(record, field)}))

    def at(self, page: int, x: float, y: float) -> TracedBox | None:
        """The innermost box at a place on a page."""
        hits = [
            box
            for box in (self.pages[page - 1].boxes if 0 < page <= len(self.pages) else ())
            if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
        ]
        return min(hits, key=lambda box: box.width * box.height, default=None)
