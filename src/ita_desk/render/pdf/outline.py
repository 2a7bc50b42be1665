"""The outline of a PDF: its headings, and under them the groups and measures of the tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from ita_desk.document.blocks import Block, Heading, MemoHead, PhotoGrid, Row, Table, Text
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.thai.letters import may_break

_INNER = 3  # headings from this level on lead a few lines only
_LONGEST = 160  # characters of a title


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: its depth (1 is outermost), and the page (from 1) and height (points) it leads to.

    What stands below an `opened` one shows at first.
    """

    title: str
    level: int
    page: int
    top: float
    opened: bool = True


class Outline:
    """Collects the entries of a report while it is drawn."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._heading = 0

    def add_block(self, block: Block, boxes: Sequence[TracedBox]) -> None:
        """Enter what a block brings, given the boxes that it was drawn in."""
        if isinstance(block, Heading) and block.level < _INNER:
            self._heading = min(block.level, self._heading + 1)
            self._add(" ".join(line.plain for line in block.lines), self._heading, boxes[:1])
        elif isinstance(block, MemoHead):
            self._heading = 1
            self._add(block.subject.value.plain or block.title.plain, 1, boxes[:1])
        elif isinstance(block, PhotoGrid):
            self._add(f"{block.title.marker} {block.title.plain}", self._heading + 1, boxes[:1])
        elif isinstance(block, Table):
            self._add_table(block, boxes)

    def _add_table(self, table: Table, boxes: Sequence[TracedBox]) -> None:
        """Enter the rows, each at the first of its boxes; a record may have several rows."""
        reached = 0
        level = self._heading + 1
        for row in table.rows:
            places = (n for n in range(reached, len(boxes)) if _begins(row, boxes[n]))
            reached = next(places, len(boxes))
            if row.group:
                self._add(_title_of(row), self._heading + 1, boxes[reached : reached + 1], opened=False)
                level = self._heading + 2
            else:
                self._add(_title_of(row), level, boxes[reached : reached + 1])

    def _add(self, title: str, level: int, boxes: Sequence[TracedBox], *, opened: bool = True) -> None:
        shown = _shortened(" ".join(title.split()))
        if shown and boxes:
            self.entries.append(Entry(shown, level, boxes[0].page, boxes[0].y, opened))


def _begins(row: Row, box: TracedBox) -> bool:
    return box.what in ("row", "group") and box.source == row.source


def _title_of(row: Row) -> str:
    """What a row is called: its number and title, else its first words."""
    texts = [part for cell in row.cells for part in cell if isinstance(part, Text)]
    numbers = [text for text in texts if _field(text) == "number"]
    others = [text for text in texts if text not in numbers and text.plain.strip()]
    title = next((text for text in others if _field(text) == "title"), others[0] if others else None)
    marker = next((text.marker for text in texts if _field(text) == "title" and text.marker), "")
    words = [*(text.plain for text in numbers), marker, title.plain if title else ""]
    return " ".join(word for word in words if word)


def _field(text: Text) -> str:
    return text.source.field if text.source else ""


def _shortened(title: str) -> str:
    """A title that readers can show: not too long, cut where Thai may be, and nothing but characters."""
    title = title.encode("utf-16", "replace").decode("utf-16")
    if len(title) <= _LONGEST:
        return title
    end = next((n for n in range(_LONGEST, 0, -1) if may_break(title[:n], title[n:])), _LONGEST)
    return f"{title[:end].rstrip()}…"


# --- writing -------------------------------------------------------------------------------------------------


def write_outline(canvas: Any, entries: Iterable[Entry], heights: Sequence[float]) -> None:
    """Write the outline into the document of a ReportLab canvas whose pages have these heights, in points.

    Written here rather than with ReportLab's own, which counts the entries of nested lists wrongly.
    """
    document = canvas._doc  # noqa: SLF001  # the catalogue has no public door
    root = _Node(Entry("", 0, 0, 0.0))
    path = [root]
    for entry in entries:
        while path[-1].level >= entry.level:
            path.pop()
        node = _Node(entry)
        path[-1].children.append(node)
        path.append(node)
    if root.children:
        document.Outlines = document.Catalog.Outlines = _Root({"Type": pdfdoc.PDFName("Outlines")})
        document.Reference(document.Outlines, "Outline")
        root.write(document, document.Outlines, "Outline", heights)


class _Root(pdfdoc.PDFDictionary):  # type: ignore[misc]  # ReportLab has no types
    """The object at the top, in the place of ReportLab's."""

    ready = 1

    def prepare(self, _document: Any, _canvas: Any) -> None:
        """Be asked by the document to get ready; there is nothing to do."""


class _Node:
    def __init__(self, entry: Entry) -> None:
        self.entry, self.level, self.opened = entry, entry.level, entry.opened
        self.children: list[_Node] = []

    def visible(self) -> int:
        """How many entries below this one show when it is open."""
        return sum(1 + (child.visible() if child.opened else 0) for child in self.children)

    def write(self, document: Any, itself: Any, name: str, heights: Sequence[float]) -> None:
        """Write what stands below this entry, whose object is `itself`."""
        if not self.children:
            return
        names = [f"{name}.{n}" for n in range(len(self.children))]
        references = [pdfdoc.PDFObjectReference(child) for child in names]
        itself.dict |= {"First": references[0], "Last": references[-1]}
        itself.dict["Count"] = self.visible() if self.opened else -self.visible()
        for n, child in enumerate(self.children):
            made = child.item(heights[child.entry.page - 1])
            made.dict["Parent"] = pdfdoc.PDFObjectReference(name)
            if n:
                made.dict["Prev"] = references[n - 1]
            if n + 1 < len(references):
                made.dict["Next"] = references[n + 1]
            document.Reference(made, names[n])
            child.write(document, made, names[n], heights)

    def item(self, height: float) -> Any:
        """The object of this entry, on a page of this height, without its neighbours."""
        page = pdfdoc.PDFObjectReference(f"Page{self.entry.page}")
        top = round(height - self.entry.top, 2)
        place = pdfdoc.PDFArray([page, pdfdoc.PDFName("XYZ"), 0, top, "null"])
        return pdfdoc.PDFDictionary({"Title": pdfdoc.PDFString(self.entry.title), "Dest": place})
