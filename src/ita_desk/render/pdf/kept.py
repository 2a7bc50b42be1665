"""What is kept from one print to the next, so that after an edit only what changed is set, painted and packed anew.

Rows are found again by being the same objects, pages by saying the same. Whatever is kept is what a fresh print would
make: the bytes are equal.
"""

from collections.abc import Callable

from ita_desk.document.blocks import Row
from ita_desk.document.kept import KeptParts
from ita_desk.render.pdf.canvas import packed
from ita_desk.render.pdf.photos import Looks
from ita_desk.render.pdf.set_cells import SetRow
from ita_desk.render.pdf.trace import Placed, TracedPage

# Of longer reports only the beginning is kept: memory stays bounded.
_MOST_ROWS, _MOST_PAGES = 1_500, 300


class KeptPage:
    """A finished page: its operators as they were and packed, and what was put on it."""

    def __init__(self, content: str, traced: TracedPage) -> None:
        self.content, self.traced = content, traced
        self.packed = packed(content)


class KeptRows:
    """The set rows of one table, or of any that looks the same, in this print and the last; at most so many."""

    def __init__(self, former: dict[int, SetRow], most: int) -> None:
        self.former, self._most = former, most
        self.rows: dict[int, SetRow] = {}

    def has(self, row: Row) -> bool:
        """Whether a row was set before."""
        return id(row) in self.rows or id(row) in self.former

    def row(self, row: Row, build: Callable[[], SetRow]) -> SetRow:
        """A row as it was set before, else as `build` sets it."""
        key = id(row)  # no other row has it while the set row holds on to this one
        found = self.rows.get(key)
        if found is None:
            found = self.former.get(key) or build()
            if not found.pictured and len(self.rows) < self._most:
                self.rows[key] = found
        return found


class Kept:
    """What was set and made in the last print, and in the one that is going on; nothing of them if it `keeps` nothing."""

    def __init__(self, keeps: bool = True) -> None:
        self._most_rows, self._most_pages = (_MOST_ROWS, _MOST_PAGES) if keeps else (0, 0)
        self._former_rows: dict[object, KeptRows] = {}
        self._rows: dict[object, KeptRows] = {}
        self._former_pages: list[KeptPage] = []
        self._pages: list[KeptPage] = []
        # What else is made once: feet of pages, rows that say again what stands above them.
        self.parts = KeptParts()
        self.looks: Looks = {}  # of pictures; some bytes each

    def begin(self) -> None:
        """Begin a print; what the one before the last used goes."""
        self._former_rows, self._rows = self._rows, {}
        self._former_pages, self._pages = self._pages, []
        self.parts.turn()

    def rows(self, look: object) -> KeptRows:
        """The rows of the tables that look like this: what a set row depends on beside the row itself."""
        if look not in self._rows:
            former = self._former_rows.get(look)
            self._rows[look] = KeptRows(former.rows if former else {}, self._most_rows)
        return self._rows[look]

    def page(self, number: int, content: str, placed: tuple[Placed, ...]) -> KeptPage:
        """A page by its number in the file (from 1), its operators and what was put on it."""
        if number <= len(self._former_pages):
            former = self._former_pages[number - 1]
            if former.content == content and former.traced.placed == placed:
                return self._keep(number, former)
        return self._keep(number, KeptPage(content, TracedPage(number, placed)))

    def _keep(self, number: int, page: KeptPage) -> KeptPage:
        if number == len(self._pages) + 1 <= self._most_pages:
            self._pages.append(page)
        return page
