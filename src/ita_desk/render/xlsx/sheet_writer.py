"""Writes one sheet of a workbook from the top down: lines of text, the heading of a table, its rows."""

from itertools import zip_longest

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from ita_desk.document.blocks import Cell, HeaderCell, Row, Table, Text
from ita_desk.render.pdf import styles
from ita_desk.render.xlsx import looks
from ita_desk.render.xlsx.cell_text import (
    address_of,
    cell_text,
    clean_text,
    looks_like_formula,
    parts_of,
    written_text,
)
from ita_desk.render.xlsx.contents import TextLine
from ita_desk.render.xlsx.measuring import MOST_HEIGHT, Measure, sheet_width
from ita_desk.render.xlsx.printed_numbers import number_of


class SheetWriter:
    """A sheet being filled; `row` is the first one that is still empty. Columns are counted from 0, rows from 1."""

    def __init__(self, sheet: Worksheet, widths: list[float], measure: Measure) -> None:
        self.sheet, self.widths, self.measure = sheet, widths, measure
        self.row = 1
        for number, width in enumerate(widths):
            sheet.column_dimensions[get_column_letter(number + 1)].width = sheet_width(width)

    def put_line(self, line: TextLine) -> None:
        """A text over all columns."""
        size, bold, across = looks.LINES[line.kind]
        for part in parts_of(cell_text((line.text,))):
            height = self.measure.text_height(part, sum(self.widths), size, bold=bold)
            rows = self._rows_of(height, fixed=len(self.widths) > 1)
            cell = self._put(part, (self.row, 0), (rows, len(self.widths)))
            cell.font = looks.font(size, bold=bold, link=self._link(cell, (line.text,)))
            cell.alignment = looks.alignment(across)
            _embolden(cell, line.text, part, size)
            self.row += rows

    # --- tables --------------------------------------------------------------------------------------------

    def put_header(self, header: tuple[HeaderCell, ...]) -> None:
        """The heading of a table, of one or more rows."""
        for one in header:
            place, size = (self.row + one.row, one.column), (one.rows, one.columns)
            cell = self._put(clean_text(one.text.plain), place, size)
            cell.font, cell.fill = looks.font(looks.CELL_SIZE, bold=True), looks.fill()
            cell.alignment = looks.alignment("center", "center")
            self._rule(place, size)
        for height in self._header_heights(header):
            self.sheet.row_dimensions[self.row].height = min(height, MOST_HEIGHT)
            self.row += 1

    def _header_heights(self, header: tuple[HeaderCell, ...]) -> list[float]:
        heights = [0.0] * max((cell.row + cell.rows for cell in header), default=0)
        for span in sorted({cell.rows for cell in header}):
            for cell in header:
                if cell.rows == span:
                    width = sum(self.widths[cell.column : cell.column + cell.columns])
                    text = clean_text(cell.text.plain)
                    high = self.measure.text_height(text, width, bold=True) + 2 * styles.PAD_Y
                    above = sum(heights[cell.row : cell.row + span])
                    heights[cell.row + span - 1] += max(high - above, 0.0)
        return heights

    def put_rows(self, table: Table) -> None:
        """The rows of a table, with the headings that some groups have of their own."""
        joined = [*(row.joined for row in table.rows[1:]), ()]
        for row, going_on in zip(table.rows, joined, strict=False):
            if row.group:
                self._put_group(row)
                self.put_header(row.header)
            else:
                self._put_row(row, table, going_on)

    def _put_group(self, row: Row) -> None:
        for part in parts_of(cell_text(row.cells[0])):
            height = self.measure.text_height(part, sum(self.widths)) + 2 * styles.PAD_Y
            place, size = (self.row, 0), (self._rows_of(height, fixed=True), len(self.widths))
            cell = self._put(part, place, size)
            cell.font, cell.fill = looks.font(looks.CELL_SIZE), looks.fill(group=True)
            cell.alignment = looks.alignment("left")
            self._rule(place, size)
            self.row += size[0]

    def _put_row(self, row: Row, table: Table, going_on: tuple[int, ...]) -> None:
        """A row of cells: one of the sheet where that is high enough, else several, over which each cell is merged.

        Texts too long for a cell go on in the next row.
        """
        columns = [parts_of(cell_text(cell)) for cell in row.cells]
        for turn, parts in enumerate(zip_longest(*columns, fillvalue="")):
            heights = [self.measure.text_height(*one) for one in zip(parts, self.widths, strict=True)]
            rows = self._rows_of(max(heights), fixed=False)
            for column, part in enumerate(parts):
                cell = self._put(part, (self.row, column), (rows, 1))
                if turn == 0 and (number := number_of(row.cells[column])):
                    cell.value, cell.number_format = number.value, number.format
                cell.font = looks.font(looks.CELL_SIZE, link=self._link(cell, row.cells[column]))
                cell.alignment = looks.alignment(table.columns[column].align)
                opened = (column in row.joined, column in going_on)
                self._rule((self.row, column), (rows, 1), opened)
            self.row += rows

    # --- cells ---------------------------------------------------------------------------------------------

    def _put(self, text: str, place: tuple[int, int], size: tuple[int, int]) -> SheetCell:
        """A text at a row and column, over so many rows and columns."""
        (row, column), (rows, columns) = place, size
        if rows * columns > 1:
            first, last = get_column_letter(column + 1), get_column_letter(column + columns)
            self.sheet.merge_cells(f"{first}{row}:{last}{row + rows - 1}")
        cell = self.sheet.cell(row, column + 1)
        assert isinstance(cell, SheetCell)
        if text:
            cell.value = written_text(text)
            cell.data_type = "s"  # whatever it looks like
            cell.quotePrefix = looks_like_formula(text)
        return cell

    def _rule(
        self, place: tuple[int, int], size: tuple[int, int], opened: tuple[bool, bool] = (False, False)
    ) -> None:
        """Rules around a cell, which stand at those that it is merged of; `opened` are the sides without: top, foot."""
        (row, column), (rows, columns) = place, size
        for down in range(rows):
            for across in range(columns):
                border = looks.frame(open_top=opened[0] or down > 0, open_foot=opened[1] or down < rows - 1)
                self.sheet.cell(row + down, column + across + 1).border = border

    def _link(self, cell: SheetCell, said: Cell) -> bool:
        """Make a cell that says something lead where its text does."""
        address = address_of(said) if cell.value is not None else ""
        if address:
            cell.hyperlink = address
        return bool(address)

    def _rows_of(self, height: float, *, fixed: bool) -> int:
        """How many rows from here take so many points, which are given that height.

        A single one that is not `fixed` may be measured anew by the program that opens the sheet, in its own faces.
        """
        rows = max(1, -int(-height // MOST_HEIGHT))
        for number in range(self.row, self.row + rows):
            kind = RowDimension if fixed or rows > 1 else _SuggestedHeight
            self.sheet.row_dimensions[number] = kind(self.sheet, number, ht=height / rows)
        return rows


class _SuggestedHeight(RowDimension):
    """The height of a row that nobody has fixed."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  # the name in the file
        return False


def _embolden(cell: SheetCell, text: Text, part: str, size: float) -> None:
    """Let bold words stand out in a text that is not bold as a whole."""
    if len({span.bold for span in text.spans}) < 2 or text.marker or part != text.plain:
        return
    blocks = [
        TextBlock(InlineFont(rFont=looks.FONT, sz=size, b=span.bold or None), written_text(span.text))
        for span in text.spans
    ]
    cell.value = CellRichText(blocks)
