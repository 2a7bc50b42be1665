"""Rows of a spreadsheet turned into paragraphs and tables."""

from collections.abc import Iterable, Iterator

from ita_desk.intake.grid import Block, Paragraph, Row, SourceLine, Table


def blocks_from_rows(rows: Iterable[Row]) -> tuple[Block, ...]:
    """The paragraphs and tables of a sheet: a blank row ends a block, rows of one cell alone are text.

    So are those at the sheet's very top, over its first table; further down, such a row belongs to its table. Blank
    columns at the right are left out.
    """
    blocks: list[Block] = []
    for stretch in _stretches(rows):
        first = next((n for n, row in enumerate(stretch) if len(_filled(row)) > 1), len(stretch))
        if blocks and first < len(stretch):
            first = 0
        if titles := stretch[:first]:
            blocks.append(Paragraph(tuple(_lines(titles))))
        if first < len(stretch):
            width = max(_width(row) for row in stretch[first:])
            blocks.append(Table(tuple(_of_width(row, width) for row in stretch[first:])))
    return tuple(blocks)


def _filled(row: Row) -> list[str]:
    return [cell for cell in row.cells if cell.strip()]


def _width(row: Row) -> int:
    cells = row.cells
    return next((width for width in range(len(cells), 0, -1) if cells[width - 1].strip()), 0)


def _of_width(row: Row, width: int) -> Row:
    cells = (*row.cells[:width], *[""] * (width - len(row.cells)))
    return Row(row.line, cells)


def _stretches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    stretch: list[Row] = []
    for row in rows:
        if _width(row):
            stretch.append(row)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _lines(rows: Iterable[Row]) -> Iterator[SourceLine]:
    for row in rows:
        for text in _filled(row)[0].split("\n"):
            if text.strip():
                yield SourceLine(row.line, text.strip())
