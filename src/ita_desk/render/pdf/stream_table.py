"""Sets a table row by row onto pages: time and memory stay linear in the rows.

The heading is repeated on every page. A row that does not fit moves to the next page when little is lost by it, else
it is cut between lines, with rules at the cut. A group row stays with the beginning of the row after it, the end of the
last row with what must follow the table.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ita_desk.document.blocks import Cell, HeaderCell, Photo, Row, Table, Text
from ita_desk.records import dataclass
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Pages
from ita_desk.render.pdf.row_painter import Between, RowPainter
from ita_desk.render.pdf.row_titles import title_of
from ita_desk.render.pdf.set_cells import BEGINNING, LEAST_LINES, Item, SetCell, SetRow
from ita_desk.render.pdf.table_head import TableHead
from ita_desk.render.pdf.thai_text import Style

# A row that fits on a page of its own moves there when less than this share of the page would stay empty.
_LITTLE = 0.25
# Shares of their full height at which pictures are tried to keep a row on one page.
_SMALLER = (1.0, 0.85, 0.7, 0.55)
# A last row of at most this share of the page moves whole to stay with what follows; a longer one is cut for it.
_SHORT = 0.5
# What follows the table is left to itself when it takes more than this share of a page.
_MOST_TRAILING = 0.6


# Rows that are set together before they are drawn.
_AHEAD = 100


@dataclass(frozen=True, slots=True)
class RowBegun:
    """What a row is called, and where it begins: its page (from 1), and its top in points."""

    title: str
    group: bool
    page: int
    top: float


class StreamTable:
    """One table being set onto pages."""

    def __init__(self, table: Table, pages: Pages, trailing: float = 0.0) -> None:
        """`trailing` is the height of what follows and should stand on the last row's page, in points."""
        self.table, self.pages = table, pages
        share = pages.geometry.column / sum(column.width for column in table.columns)
        self.widths = [column.width * share for column in table.columns]
        self.edges = [pages.geometry.left]
        for width in self.widths:
            self.edges.append(self.edges[-1] + width)
        headers = dict.fromkeys([table.header, *(row.header for row in table.rows if row.header)])
        self._heads = {header: TableHead(header, pages, self.edges) for header in headers}
        self.head = self._heads[table.header]
        self._whole_page = pages.geometry.body - max(head.height for head in self._heads.values())
        self._trailing = trailing if trailing <= self._whole_page * _MOST_TRAILING else 0.0
        self._top = pages.geometry.top
        self._joined_below: tuple[int, ...] = ()
        self._joins = any(row.joined for row in table.rows)
        self._said: dict[int, Cell] = {}  # what each column said last
        self._open_foot: float | None = (
            None  # where the rule below the last row is left open for joined cells
        )
        self._painter = RowPainter(pages.canvas.ink, self.edges)
        self._aligned = tuple(
            styles.CELL_CENTER if column.align == "center" else styles.CELL for column in table.columns
        )
        self._kept = pages.kept.rows((tuple(self.edges), self._aligned))
        self._ahead: dict[int, SetRow] = {}  # the rows that are drawn next, by what they are
        self._begun: list[RowBegun] = []
        self._row: Row = Row((), table.source)  # the one being drawn, as the table has it
        self._row_begun = False

    def draw(self) -> Sequence[RowBegun]:
        """Set all rows, and say where each begins; the pages go on where the table ends."""
        if self.pages.room < self.least_height and not self.pages.fresh:
            self.pages.next_page()
        rows = self.table.rows
        self._begin_page(rows[0] if rows else None)
        for number, row in enumerate(rows):
            if number % _AHEAD == 0:
                self._set_ahead(rows[number : number + _AHEAD])
            last = number == len(rows) - 1
            self._joined_below = () if last else rows[number + 1].joined
            self._row, self._row_begun = row, False
            self._draw_row(row, self._after(number) if row.group else self._trailing if last else 0.0)
            if row.header:
                self._change_head(row.header, self._beginning(number + 1))
        return self._begun

    def _begin_page(self, row: Row | None) -> None:
        """Draw the heading at the top of the rows, unless the first of them brings its own."""
        if row is None or not row.header:
            self.head.draw()
        self._top = self.pages.y

    def _change_head(self, header: tuple[HeaderCell, ...], following: float) -> None:
        """Draw another heading, which from here on is repeated."""
        self.head = self._heads[header]
        if self.pages.room < self.head.height + following and self.pages.y > self._top:
            self.pages.next_page()
            self._top = self.pages.y + self.head.height
        self.head.draw()

    @property
    def least_height(self) -> float:
        """The height without which the table does not begin on a page."""
        rows = self.table.rows
        return self._beginning(0) + (0.0 if rows and rows[0].header else self.head.height)

    def _after(self, number: int) -> float:
        """The height of what must stand below a group row."""
        header = self.table.rows[number].header
        return self._beginning(number + 1) + (self._heads[header].height if header else 0.0)

    def _beginning(self, number: int) -> float:
        """The height of the rows from `number` on that must stand together: group rows and the beginning of the next."""
        if number >= len(self.table.rows):
            return self._trailing
        row = self.table.rows[number]
        if row.group:
            return self._set_row(row).height + self._after(number)
        return self._least(row, last=number == len(self.table.rows) - 1)

    # --- setting -------------------------------------------------------------------------------------------

    def _set_ahead(self, rows: Sequence[Row]) -> None:
        """Set the next rows: first the words of all are found, then all are set, then they are drawn one by one.

        What works on many rows in turn stays in the processor's cache: a long print takes a fourth less.
        """
        new = [row for row in rows if not self._kept.has(row)]
        self.pages.typesetter.cut_ahead(
            content for row in new for cell in row.cells for content in cell if isinstance(content, Text)
        )
        self._ahead = {id(row): self._kept.row(row, partial(self._build_row, row)) for row in rows}

    def _set_row(self, row: Row) -> SetRow:
        """The row as it is set at its full size, which is kept."""
        return self._ahead.get(id(row)) or self._kept.row(row, partial(self._build_row, row))

    def _build_row(self, row: Row, photo_height: float = styles.PHOTO_HEIGHT) -> SetRow:
        if row.group:
            cells = [self._set_cell(row.cells[0], sum(self.widths), styles.CELL_GROUP, photo_height)]
        else:
            cells = [
                self._set_cell(cell, width, style, photo_height)
                for cell, width, style in zip(row.cells, self.widths, self._aligned, strict=True)
            ]
        height = max((cell.height for cell in cells), default=0.0) + 2 * styles.PAD_Y
        return SetRow(row, cells, height, title_of(row), _has_photos(row))

    def _set_cell(self, cell: Cell, width: float, style: Style, photo_height: float) -> SetCell:
        inner = width - 2 * styles.PAD_X
        items: list[Item] = []
        for content in cell:
            if isinstance(content, Text):
                text = self.pages.typesetter.set_text(content, style, inner)
                items.append(Item(text, content.source, inner, text.height, 0.0))
                continue
            # A picture must fit below the heading on a page of its own.
            most = min(photo_height, self._whole_page - 2 * styles.PAD_Y)
            wide, high = self.pages.photos.print_size(content, inner, most)
            caption = self._caption(content, inner)
            keep = caption.height if caption else 0.0
            items.append(Item(content, content.source, wide, high, styles.PHOTO_GAP, keep))
            items += [caption] if caption else []
        return SetCell(items)

    def _caption(self, photo: Photo, width: float) -> Item | None:
        if photo.caption is None:
            return None
        text = self.pages.typesetter.set_text(photo.caption, styles.CAPTION, width)
        return Item(text, photo.caption.source, width, text.height, 0.0)

    def _set_to_fit(self, row: Row, with_next: float) -> SetRow:
        """The row with its pictures made smaller, within reason, where that keeps it and what is below on one page."""
        set_row = self._set_row(row)
        if not set_row.pictured:
            return set_row
        for room in (self.pages.room, self._whole_page):
            for share in _SMALLER:
                smaller = self._build_row(row, styles.PHOTO_HEIGHT * share)
                if smaller.height + with_next <= room:
                    return smaller
        return set_row

    def _least(self, row: Row, *, last: bool) -> float:
        """The least height in which a row is begun on a page and not moved to the next."""
        set_row = self._set_row(row)
        cells, height = set_row.cells, set_row.height
        if last and height <= self._whole_page * _SHORT:
            return height + self._trailing
        least = (LEAST_LINES + 1) * styles.CELL.leading + 2 * styles.PAD_Y
        if height <= self._whole_page:
            least = max(least, self._whole_page * _LITTLE + 1)
        room = least - 2 * styles.PAD_Y
        if not any(cell.prints(BEGINNING, cell.reach(BEGINNING, room, forced=False)) for cell in cells):
            # Only pictures stand at the top of the cells: the row begins with the lowest of them.
            lowest = min((opening for cell in cells if (opening := cell.opening())), default=0.0)
            least = max(least, lowest + 2 * styles.PAD_Y)
        return min(height, least)

    # --- drawing -------------------------------------------------------------------------------------------

    def _draw_row(self, row: Row, with_next: float) -> None:
        row = self._saying_again(row)
        set_row = self._set_to_fit(row, with_next)
        if self._fits(row, set_row.height, with_next):
            self._draw_part(set_row, None)
            return
        if not self._at_top() and (row.group or self._better_moved(set_row.height, with_next)):
            self._turn_page(row)
            self._draw_row(row, with_next)
            return
        self._draw_cut(set_row, with_next)

    def _draw_cut(self, set_row: SetRow, with_next: float) -> None:
        """Draw a row over as many pages as it needs."""
        row, cells = set_row.row, set_row.cells
        places = tuple(BEGINNING for _ in cells)
        height = set_row.height
        while True:
            room = self.pages.room - 2 * styles.PAD_Y
            if with_next and not row.group:  # the end of the row goes over with what follows it
                room = min(room, height - 2 * styles.PAD_Y - LEAST_LINES * styles.CELL.leading)
            reached = tuple(
                c.reach(p, room, forced=self._at_top()) for c, p in zip(cells, places, strict=True)
            )
            begins = any(c.prints(p, r) for c, p, r in zip(cells, places, reached, strict=True))
            if not begins and not self._at_top():
                self._turn_page(row)
                self._draw_row(row, with_next)
                return
            self._draw_part(set_row, (places, reached))
            places = reached
            if all(map(SetCell.done, cells, places)):
                return
            self._turn_page(row)
            height = max(map(SetCell.rest_height, cells, places)) + 2 * styles.PAD_Y
            if self._fits(row, height, with_next):
                self._draw_part(set_row, (places, tuple(cell.end for cell in cells)))
                return

    def _fits(self, row: Row, height: float, with_next: float) -> bool:
        """Whether so much of a row, to its end, stands on this page."""
        room = self.pages.room
        return height + with_next <= room + 1e-6 or (row.group and self._at_top() and height <= room)

    def _saying_again(self, row: Row) -> Row:
        """The row as it stands here: at the top of a page its joined cells say again what those above them said."""
        if not self._joins:
            return row
        self._said = {n: cell for n, cell in enumerate(row.cells) if n not in row.joined} | {
            n: self._said.get(n, ()) for n in row.joined
        }
        if not row.joined or not self._at_top():
            return row
        cells = tuple(self._said[n] for n in range(len(row.cells)))
        return self.pages.kept.parts.part(
            ("said again", id(row)), (row, *cells), None, lambda: replace(row, cells=cells)
        )

    def _at_top(self) -> bool:
        return self.pages.y <= self._top + 1e-6

    def _better_moved(self, height: float, with_next: float) -> bool:
        if self.pages.room < (LEAST_LINES + 1) * styles.CELL.leading:
            return True
        if with_next and height <= self._whole_page * _SHORT:
            return True
        return height <= self._whole_page and self.pages.room <= self._whole_page * _LITTLE

    def _turn_page(self, row: Row) -> None:
        self._close_foot()
        self.pages.next_page()
        self._begin_page(row)

    def _draw_part(self, set_row: SetRow, between: Between | None) -> None:
        """Draw what lies between two sets of places, or all of a row, with rules around every cell."""
        pages = self.pages
        if not self._row_begun:
            self._row_begun = True
            row = self._row
            title = set_row.title if set_row.row is row else title_of(row)
            self._begun.append(RowBegun(title, row.group, pages.sheet, pages.y))
        ended = between is None or all(map(SetCell.done, set_row.cells, between[1]))
        joined = self._joined_below if ended else ()
        room = math.inf if between is None else pages.room
        look = (between, joined, self._open_foot is None, room)
        painted = set_row.painted.get(look)
        if painted is None:
            painted = self._painter.paint(set_row, between, room, joined, closed=self._open_foot is None)
            set_row.painted[look] = painted
        pages.put_painted(painted)
        self._open_foot = pages.y if joined else None

    def _close_foot(self) -> None:
        """Draw the rule that was left open for a row that now goes to the next page."""
        if self._open_foot is not None:
            y = self._open_foot
            self.pages.canvas.rules([(self.edges[0], y, self.edges[-1], y)], styles.RULE)
            self._open_foot = None


def _has_photos(row: Row) -> bool:
    return any(isinstance(content, Photo) for cell in row.cells for content in cell)
