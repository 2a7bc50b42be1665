"""Tables: widths that stay, headings that Word repeats on every page, rows that may go on over a page."""

from collections.abc import Iterable, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import Cell, HeaderCell, Photo, Row, Table, Text
from ita_desk.records import dataclass
from ita_desk.render.docx.elements import element, paragraph, put_property, seam, twips
from ita_desk.render.docx.sheet import Sheet, cell, grid, shares, table_row
from ita_desk.render.docx.style_sheet import GRID
from ita_desk.render.docx.texts import line_break
from ita_desk.render.pdf import styles

HEAD_FILL, GROUP_FILL = "E6E6E6", "F2F2F2"
# A last row of more letters than this is not held whole with what follows: it would leave a hole on the page before.
_LONG_ROW = 600


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows below one heading; Word repeats only the first rows of a table."""

    header: tuple[HeaderCell, ...]
    rows: tuple[Row, ...]


def put_table(table: Table, sheet: Sheet, *, keep_end: bool) -> None:
    """A table; `keep_end` holds its last row on one page with what follows.

    Where a group brings a heading of its own, another table begins behind a line that is not seen.
    """
    stretches = _stretches(table)
    for number, stretch in enumerate(stretches):
        last = number == len(stretches) - 1
        if number:
            sheet.put(seam(0.05, hidden=True, keep_next=True))
        sheet.put(_TableWriter(table, sheet).table(stretch, keep_end=keep_end and last))


def _stretches(table: Table) -> list[_Stretch]:
    header = () if table.rows and table.rows[0].header else table.header
    stretches: list[_Stretch] = []
    rows: list[Row] = []
    for row in table.rows:
        rows.append(row)
        if row.header:
            stretches.append(_Stretch(header, tuple(rows)))
            header, rows = row.header, []
    return [*stretches, _Stretch(header, tuple(rows))]


class _TableWriter:
    """Writes the rows of one table."""

    def __init__(self, table: Table, sheet: Sheet) -> None:
        self.columns, self.sheet = table.columns, sheet
        self.widths = shares([column.width for column in table.columns], twips(sheet.geometry.column))
        # No picture is higher than leaves room for a heading on its page.
        self.tallest = min(styles.PHOTO_HEIGHT, sheet.geometry.body * 0.6)

    def table(self, stretch: _Stretch, *, keep_end: bool) -> BaseOxmlElement:
        """A table of its own."""
        made = grid(GRID, self.widths)
        made.extend(self._heading(stretch.header))
        rows = stretch.rows
        for number, row in enumerate(rows):
            goes_on = rows[number + 1].joined if number + 1 < len(rows) else ()
            if row.group:
                made.append(self._group_row(row))
                continue
            joined = row.joined if number and not rows[number - 1].group else ()
            merging = [_merging(joined=n in joined, goes_on=n in goes_on) for n in range(len(self.widths))]
            made.append(self._row(row, merging, kept=keep_end and number + 1 == len(rows)))
        return made

    # --- headings ------------------------------------------------------------------------------------------

    def _heading(self, header: Sequence[HeaderCell]) -> list[BaseOxmlElement]:
        """The rows of a heading; cells over several rows are merged."""
        rows = max((head.row + head.rows for head in header), default=0)
        return [
            table_row(self._head_cells(header, row), element("w:cantSplit"), element("w:tblHeader"))
            for row in range(rows)
        ]

    def _head_cells(self, header: Sequence[HeaderCell], row: int) -> Iterable[BaseOxmlElement]:
        column = 0
        while column < len(self.widths):
            head = next(
                (h for h in header if h.column == column and h.row <= row < h.row + h.rows),
                None,
            )
            columns = head.columns if head else 1
            yield self._head_cell(head, row, sum(self.widths[column : column + columns]), columns)
            column += columns

    def _head_cell(self, head: HeaderCell | None, row: int, width: int, columns: int) -> BaseOxmlElement:
        rules = [element("w:gridSpan", val=columns)] if columns > 1 else []
        if head and head.rows > 1:
            rules.append(element("w:vMerge", val="restart" if row == head.row else "continue"))
        rules.append(element("w:shd", val="clear", color="auto", fill=HEAD_FILL))
        rules.append(element("w:vAlign", val="center"))
        said = head is not None and row == head.row
        content = [self._text(head.text, "CellHead", width, kept=True)] if head and said else []
        return cell(width, content, *rules, empty="CellHead")

    # --- rows ----------------------------------------------------------------------------------------------

    def _group_row(self, row: Row) -> BaseOxmlElement:
        """A row over all columns, whole, and on one page with the row after it."""
        width = sum(self.widths)
        span = element("w:gridSpan", val=len(self.widths))
        grey = element("w:shd", val="clear", color="auto", fill=GROUP_FILL)
        content = self._content(row.cells[0], width, "CellGroup", kept=True)
        return table_row([cell(width, content, span, grey, empty="CellGroup")], element("w:cantSplit"))

    def _row(self, row: Row, merging: Sequence[list[BaseOxmlElement]], *, kept: bool) -> BaseOxmlElement:
        letters = max((sum(len(t.plain) for t in c if isinstance(t, Text)) for c in row.cells), default=0)
        cells = []
        for number, said in enumerate(row.cells):
            style = "CellCentre" if self.columns[number].align == "center" else "Cell"
            content = self._content(said, self.widths[number], style, kept=kept and letters <= _LONG_ROW)
            if kept and content:
                put_property(content[-1], element("w:keepNext"))
            cells.append(cell(self.widths[number], content, *merging[number], empty=style))
        return table_row(cells)

    def _content(self, said: Cell, width: int, style: str, *, kept: bool) -> list[BaseOxmlElement]:
        """The paragraphs of a cell: texts, and photos with their captions."""
        inner = width / 20 - 2 * styles.PAD_X
        content: list[BaseOxmlElement] = []
        for item in said:
            if isinstance(item, Text):
                content.append(self._text(item, style, width, kept=kept))
                continue
            content += self._photo(item, inner, kept=kept)
        return content

    def _photo(self, photo: Photo, width: float, *, kept: bool) -> list[BaseOxmlElement]:
        """A photo and its caption in one paragraph, which is not cut.

        A rule that holds two paragraphs together would hold the whole row with the next.
        """
        sheet = self.sheet
        size = sheet.pictures.photos.print_size(photo, width, self.tallest)
        shown = sheet.pictures.shown(photo, size)
        below = sheet.writer.marked_runs(photo.caption) if photo.caption else []
        if shown is not None:
            content = [shown, *([line_break()] if below else []), *below]
            return [paragraph("CellPhoto", content, [element("w:keepLines")], keep_next=kept)]
        stripe = sheet.pictures.photo(photo, size, "CellPhoto", keep_next=kept)
        return [stripe, *([paragraph("CellPhoto", below, keep_next=kept)] if below else [])]

    def _text(self, text: Text, style: str, width: int, *, kept: bool) -> BaseOxmlElement:
        inner = width / 20 - 2 * styles.PAD_X
        return self.sheet.writer.paragraph(text, style, styles.CELL.size, inner, keep_next=kept)


def _merging(*, joined: bool, goes_on: bool) -> list[BaseOxmlElement]:
    """What makes one cell of this one and that above which it goes on from, or that below which goes on from it."""
    if not joined and not goes_on:
        return []
    return [element("w:vMerge", val="continue" if joined else "restart")]
