"""The outline of a PDF: its headings, and under them the groups and measures of the tables."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ita_desk.document.blocks import Block, Heading, MemoHead, PhotoGrid, Table
from ita_desk.records import dataclass
from ita_desk.render.pdf.objects import Ready, reference
from ita_desk.render.pdf.operators import number
from ita_desk.render.pdf.stream_table import RowBegun
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

    def add_block(self, block: Block, began: tuple[int, float] | None, rows: Sequence[RowBegun] = ()) -> None:
        """Enter what a block brings, given the page and height at which it began, and where the rows of a table do."""
        if isinstance(block, Heading) and block.level < _INNER:
            self._heading = min(block.level, self._heading + 1)
            self._add(" ".join(line.plain for line in block.lines), self._heading, began)
        elif isinstance(block, MemoHead):
            self._heading = 1
            self._add(block.subject.value.plain or block.title.plain, 1, began)
        elif isinstance(block, PhotoGrid):
            self._add(f"{block.title.marker} {block.title.plain}", self._heading + 1, began)
        elif isinstance(block, Table):
            self._add_rows(rows)

    def _add_rows(self, rows: Sequence[RowBegun]) -> None:
        """Enter the rows of a table; a record may have several."""
        level = self._heading + 1
        for begun in rows:
            place = (begun.page, begun.top)
            if begun.group:
                self._add(begun.title, self._heading + 1, place, opened=False)
                level = self._heading + 2
            else:
                self._add(begun.title, level, place)

    def _add(self, title: str, level: int, place: tuple[int, float] | None, *, opened: bool = True) -> None:
        shown = _shown(title)
        if shown and place:
            self.entries.append(Entry(shown, level, *place, opened))


@lru_cache(maxsize=2_000)  # pages are made again at each keystroke
def _shown(title: str) -> str:
    """A title that readers can show: not too long, cut where Thai may be, and nothing but characters."""
    title = " ".join(title.split()).encode("utf-16", "replace").decode("utf-16")
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
    root = _Node(Entry("", 0, 0, 0.0), _Root())
    path = [root]
    for entry in entries:
        while path[-1].level >= entry.level:
            path.pop()
        node = _Node(entry, Ready())
        path[-1].children.append(node)
        path.append(node)
    if root.children:
        document.Outlines = document.Catalog.Outlines = root.made
        root.register(document, "Outline")
        root.write(document, heights)


class _Root(Ready):
    """The object at the top, in the place of ReportLab's."""

    ready = 1

    def prepare(self, _document: Any, _canvas: Any) -> None:
        """Be asked by the document to get ready; there is nothing to do."""


class _Node:
    """An entry with those below it, and its object, which is written when all have their numbers."""

    def __init__(self, entry: Entry, made: Ready) -> None:
        self.entry, self.level, self.opened, self.made = entry, entry.level, entry.opened, made
        self.children: list[_Node] = []
        self.reference = ""

    def visible(self) -> int:
        """How many entries below this one show when it is open."""
        return sum(1 + (child.visible() if child.opened else 0) for child in self.children)

    def register(self, document: Any, name: str) -> None:
        """Give this entry and those below it their numbers."""
        document.Reference(self.made, name)
        self.reference = reference(document, name)
        for place, child in enumerate(self.children):
            child.register(document, f"{name}.{place}")

    def write(self, document: Any, heights: Sequence[float], neighbours: str = "") -> None:
        """Write this entry, of which `neighbours` says what stands beside and above, and those below."""
        parts = [self._place(document, heights), neighbours] if self.level else ["/Type /Outlines"]
        children = self.children
        if children:
            count = self.visible() if self.opened else -self.visible()
            parts.append(f"/First {children[0].reference} /Last {children[-1].reference} /Count {count}")
        self.made.content = "<< {} >>".format(" ".join(parts)).encode("ascii")
        for place, child in enumerate(children):
            beside = f"/Parent {self.reference}"
            if place:
                beside += f" /Prev {children[place - 1].reference}"
            if place + 1 < len(children):
                beside += f" /Next {children[place + 1].reference}"
            child.write(document, heights, beside)

    def _place(self, document: Any, heights: Sequence[float]) -> str:
        page, top = self.entry.page, heights[self.entry.page - 1] - self.entry.top
        leads = f"/Dest [ {reference(document, f'Page{page}')} /XYZ 0 {number(top)} null ]"
        return f"/Title {_written(self.entry.title)} {leads}"


def _written(title: str) -> str:
    """A title as a PDF has it."""
    return f"<FEFF{title.encode('utf-16-be').hex().upper()}>"
