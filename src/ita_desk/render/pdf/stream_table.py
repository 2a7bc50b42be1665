"""Sets a table row by row onto pages: time and memory stay linear in the rows.

The heading is repeated on every page. A row that does not fit moves to the next page when little is lost by it, else
it is cut between lines, with rules at the cut. A group row stays with the beginning of the row after it, the end of the
last row with what must follow the table.
"""

from dataclasses import dataclass, replace

from ita_desk.document.blocks import Cell, HeaderCell, Photo, Row, Source, Table, Text
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Pages
from ita_desk.render.pdf.table_head import TableHead
from ita_desk.render.pdf.thai_text import SetText, Style

# A row that fits on a page of its own moves there when less than this share of the page would stay empty.
_LITTLE = 0.25
# Shares of their full height at which pictures are tried to keep a row on one page.
_SMALLER = (1.0, 0.85, 0.7, 0.55)
# A last row of at most this share of the page moves whole to stay with what follows; a longer one is cut for it.
_SHORT = 0.5
# What follows the table is left to itself when it takes more than this share of a page.
_MOST_TRAILING = 0.6
# Fewest lines of a row to leave on a page, and to carry to the next.
_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class _Item:
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
            s.words for line in self.content.lines for s in line
        )

    def lines(self) -> int:
        return len(self.content.lines) if isinstance(self.content, SetText) else 1

    def height_of(self, first: int, last: int) -> float:
        if isinstance(self.content, SetText):
            return (last - first) * self.content.leading
        return self.height


@dataclass(frozen=True, slots=True)
class _Place:
    """How far a cell has been printed: the item and the line in it."""

    item: int = 0
    line: int = 0


class _SetCell:
    """A cell's items, and how much of them fits a height."""

    def __init__(self, items: list[_Item]) -> None:
        self.items = items

    def rest_height(self, place: _Place) -> float:
        total = 0.0
        for number in range(place.item, len(self.items)):
            item = self.items[number]
            first = place.line if number == place.item else 0
            total += item.height_of(first, item.lines()) + (item.gap if total else 0.0)
        return total

    def prints(self, start: _Place, end: _Place) -> bool:
        """Whether anything is printed between two places."""
        return any(not item.blank for item, *_ in _parts(self, start, end))

    def opening(self) -> float:
        """The height down to the foot of the first item that prints something; 0 where none does."""
        last = next((n for n, item in enumerate(self.items) if not item.blank), -1)
        return self.rest_height(_Place()) - self.rest_height(_Place(last + 1)) if last >= 0 else 0.0

    def done(self, place: _Place) -> bool:
        return place.item >= len(self.items)

    def reach(self, place: _Place, room: float, *, forced: bool) -> _Place:
        """How far the cell gets in `room`; at least one line or picture when forced."""
        at, used = place, 0.0
        while not self.done(at):
            item = self.items[at.item]
            left = room - used - (item.gap if used else 0.0)
            lines = item.lines() - at.line
            fits = self._fitting(item, at.line, lines, left)
            if forced and not used and not fits:
                fits = 1
            if fits < lines:
                return _Place(at.item, at.line + fits)
            used = room - left + item.height_of(at.line, item.lines())
            at = _Place(at.item + 1)
        return at

    @staticmethod
    def _fitting(item: _Item, line: int, lines: int, room: float) -> int:
        if not isinstance(item.content, SetText):
            return int(item.height + item.keep <= room + 1e-6)
        fits = min(lines, int((room + 1e-6) / item.content.leading))
        if fits < lines:
            if lines - fits < _LEAST_LINES:  # no single line alone at the top of the next page
                fits = lines - _LEAST_LINES
            if line == 0 and fits < _LEAST_LINES <= lines:  # nor alone at the foot of this one
                fits = 0
        return max(fits, 0)


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
        self._said: dict[int, Cell] = {}  # what each column said last
        self._open_foot: float | None = (
            None  # where the rule below the last row is left open for joined cells
        )

    def draw(self) -> None:
        """Set all rows; the pages go on where the table ends."""
        if self.pages.room < self.least_height and not self.pages.fresh:
            self.pages.next_page()
        rows = self.table.rows
        self._begin_page(rows[0] if rows else None)
        for number, row in enumerate(rows):
            last = number == len(rows) - 1
            self._joined_below = () if last else rows[number + 1].joined
            self._draw_row(row, self._after(number) if row.group else self._trailing if last else 0.0)
            if row.header:
                self._change_head(row.header, self._beginning(number + 1))

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
            return _whole_height(self._set_row(row)) + self._after(number)
        return self._least(row, last=number == len(self.table.rows) - 1)

    # --- setting -------------------------------------------------------------------------------------------

    def _set_row(self, row: Row, photo_height: float = styles.PHOTO_HEIGHT) -> list[_SetCell]:
        if row.group:
            return [self._set_cell(row.cells[0], sum(self.widths), styles.CELL_GROUP, photo_height)]
        aligned = (styles.CELL_CENTER if c.align == "center" else styles.CELL for c in self.table.columns)
        return [
            self._set_cell(cell, width, style, photo_height)
            for cell, width, style in zip(row.cells, self.widths, aligned, strict=True)
        ]

    def _set_cell(self, cell: Cell, width: float, style: Style, photo_height: float) -> _SetCell:
        inner = width - 2 * styles.PAD_X
        items: list[_Item] = []
        for content in cell:
            if isinstance(content, Text):
                text = self.pages.typesetter.set_text(content, style, inner)
                items.append(_Item(text, content.source, inner, text.height, 0.0))
                continue
            # A picture must fit below the heading on a page of its own.
            most = min(photo_height, self._whole_page - 2 * styles.PAD_Y)
            wide, high = self.pages.photos.print_size(content, inner, most)
            caption = self._caption(content, inner)
            keep = caption.height if caption else 0.0
            items.append(_Item(content, content.source, wide, high, styles.PHOTO_GAP, keep))
            items += [caption] if caption else []
        return _SetCell(items)

    def _caption(self, photo: Photo, width: float) -> _Item | None:
        if photo.caption is None:
            return None
        text = self.pages.typesetter.set_text(photo.caption, styles.CAPTION, width)
        return _Item(text, photo.caption.source, width, text.height, 0.0)

    def _set_to_fit(self, row: Row, with_next: float) -> list[_SetCell]:
        """The row with its pictures made smaller, within reason, where that keeps it and what is below on one page."""
        cells = self._set_row(row)
        if not any(isinstance(content, Photo) for cell in row.cells for content in cell):
            return cells
        for room in (self.pages.room, self._whole_page):
            for share in _SMALLER:
                smaller = self._set_row(row, styles.PHOTO_HEIGHT * share)
                if _whole_height(smaller) + with_next <= room:
                    return smaller
        return cells

    def _least(self, row: Row, *, last: bool) -> float:
        """The least height in which a row is begun on a page and not moved to the next."""
        cells = self._set_row(row)
        height = _whole_height(cells)
        if last and height <= self._whole_page * _SHORT:
            return height + self._trailing
        least = (_LEAST_LINES + 1) * styles.CELL.leading + 2 * styles.PAD_Y
        if height <= self._whole_page:
            least = max(least, self._whole_page * _LITTLE + 1)
        room = least - 2 * styles.PAD_Y
        if not any(cell.prints(_Place(), cell.reach(_Place(), room, forced=False)) for cell in cells):
            # Only pictures stand at the top of the cells: the row begins with the lowest of them.
            lowest = min((opening for cell in cells if (opening := cell.opening())), default=0.0)
            least = max(least, lowest + 2 * styles.PAD_Y)
        return min(height, least)

    # --- drawing -------------------------------------------------------------------------------------------

    def _draw_row(self, row: Row, with_next: float) -> None:
        row = self._saying_again(row)
        cells = self._set_to_fit(row, with_next)
        places = [_Place()] * len(cells)
        begun = False
        while True:
            height = max([cell.rest_height(p) for cell, p in zip(cells, places, strict=True)], default=0.0)
            height += 2 * styles.PAD_Y
            if height + with_next <= self.pages.room + 1e-6 or (
                row.group and self._at_top() and height <= self.pages.room
            ):
                self._draw_part(row, cells, places, [_Place(len(c.items)) for c in cells], height)
                return
            if not self._at_top() and (row.group or self._better_moved(height, with_next, begun=begun)):
                self._turn_page(row)
                self._draw_row(row, with_next)
                return
            room = self.pages.room - 2 * styles.PAD_Y
            if with_next and not row.group:  # the end of the row goes over with what follows it
                room = min(room, height - 2 * styles.PAD_Y - _LEAST_LINES * styles.CELL.leading)
            reached = [c.reach(p, room, forced=self._at_top()) for c, p in zip(cells, places, strict=True)]
            begins = any(c.prints(p, r) for c, p, r in zip(cells, places, reached, strict=True))
            if not begins and not self._at_top():
                self._turn_page(row)
                self._draw_row(row, with_next)
                return
            self._draw_part(row, cells, places, reached, self.pages.room)
            places, begun = reached, True
            if all(cell.done(place) for cell, place in zip(cells, places, strict=True)):
                return
            self._turn_page(row)

    def _saying_again(self, row: Row) -> Row:
        """The row as it stands here: at the top of a page its joined cells say again what those above them said."""
        self._said = {n: cell for n, cell in enumerate(row.cells) if n not in row.joined} | {
            n: self._said.get(n, ()) for n in row.joined
        }
        if not row.joined or not self._at_top():
            return row
        return replace(row, cells=tuple(self._said[n] for n in range(len(row.cells))))

    def _at_top(self) -> bool:
        return self.pages.y <= self._top + 1e-6

    def _better_moved(self, height: float, with_next: float, *, begun: bool) -> bool:
        if self.pages.room < (_LEAST_LINES + 1) * styles.CELL.leading:
            return True
        if with_next and height <= self._whole_page * _SHORT:
            return True
        return not begun and height <= self._whole_page and self.pages.room <= self._whole_page * _LITTLE

    def _turn_page(self, row: Row) -> None:
        self._close_foot()
        self.pages.next_page()
        self._begin_page(row)

    def _draw_part(
        self, row: Row, cells: list[_SetCell], start: list[_Place], end: list[_Place], height: float
    ) -> None:
        """Draw what lies between two sets of places, with rules around every cell."""
        top = self.pages.y
        used = [self._cell_height(c, a, b) for c, a, b in zip(cells, start, end, strict=True)]
        height = min(height, max(used, default=0.0) + 2 * styles.PAD_Y)
        left, right = self.edges[0], self.edges[-1]
        if row.group:
            self.pages.canvas.fill(left, top, right - left, height, styles.GROUP_GREY)
        self.pages.note(left, top, right - left, height, "group" if row.group else "row", row.source)
        for number, cell in enumerate(cells):
            width = right - left if row.group else self.widths[number]
            self._draw_cell(cell, start[number], end[number], self.edges[number], width)
        ended = all(cell.done(place) for cell, place in zip(cells, end, strict=True))
        self._rules(
            [left, right] if row.group else self.edges, top, height, self._joined_below if ended else ()
        )
        self.pages.y += height

    @staticmethod
    def _cell_height(cell: _SetCell, start: _Place, end: _Place) -> float:
        return sum(height + gap for _, _, _, height, gap in _parts(cell, start, end))

    def _draw_cell(self, cell: _SetCell, start: _Place, end: _Place, x: float, width: float) -> None:
        y = self.pages.y + styles.PAD_Y
        for item, first, last, height, gap in _parts(cell, start, end):
            y += gap
            if isinstance(item.content, SetText):
                self.pages.put_lines(
                    item.content, (x + styles.PAD_X, y, item.width), (first, last), item.source
                )
            else:
                self.pages.put_photo(item.content, x + (width - item.width) / 2, y, item.width, height)
            y += height

    def _rules(self, edges: list[float], top: float, height: float, joined: tuple[int, ...]) -> None:
        """The rules around the cells of a row; where the cell below goes on from this one, only once it cannot."""
        foot = top + height
        across = self._across(edges, foot, joined)
        if self._open_foot is None:
            across.append((edges[0], top, edges[-1], top))
        self._open_foot = foot if joined else None
        self.pages.canvas.rules([*across, *((x, top, x, foot) for x in edges)], styles.RULE)

    @staticmethod
    def _across(
        edges: list[float], y: float, joined: tuple[int, ...]
    ) -> list[tuple[float, float, float, float]]:
        """The rule at a height over all columns but the joined ones."""
        if not joined:
            return [(edges[0], y, edges[-1], y)]
        columns = [n for n in range(len(edges) - 1) if n not in joined]
        return [(edges[n], y, edges[n + 1], y) for n in columns]

    def _close_foot(self) -> None:
        """Draw the rule that was left open for a row that now goes to the next page."""
        if self._open_foot is not None:
            y = self._open_foot
            self.pages.canvas.rules([(self.edges[0], y, self.edges[-1], y)], styles.RULE)
            self._open_foot = None


def _whole_height(cells: list[_SetCell]) -> float:
    return max((cell.rest_height(_Place()) for cell in cells), default=0.0) + 2 * styles.PAD_Y


def _parts(cell: _SetCell, start: _Place, end: _Place) -> list[tuple[_Item, int, int, float, float]]:
    """What of a cell lies between two places: (item, first line, last line, height, gap above)."""
    parts: list[tuple[_Item, int, int, float, float]] = []
    for number in range(start.item, min(end.item + 1, len(cell.items))):
        item = cell.items[number]
        first = start.line if number == start.item else 0
        last = end.line if number == end.item else item.lines()
        if last > first:
            parts.append((item, first, last, item.height_of(first, last), item.gap if parts else 0.0))
    return parts
