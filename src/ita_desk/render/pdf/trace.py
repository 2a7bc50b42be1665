"""Where on which page each record and field was printed."""

from dataclasses import dataclass

from ita_desk.document.blocks import Source


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


@dataclass(frozen=True, slots=True)
class LayoutTrace:
    """All boxes of a printed report in drawing order."""

    boxes: tuple[TracedBox, ...]

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
            for box in self.boxes
            if box.page == page and box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
        ]
        return min(hits, key=lambda box: box.width * box.height, default=None)
