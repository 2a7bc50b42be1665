"""What every source format is turned into: paragraphs and tables that know their line numbers."""

from collections.abc import Iterable
from dataclasses import replace

from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of text; lines are counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand together, at least one."""

    lines: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a cell: the cell's place in its row, and the bytes as they stood in the source."""

    column: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its cells as typed (they may hold line breaks), the line it begins in, the pictures in the cells."""

    line: int
    cells: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that follow each other, at least one."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


def numbered_on(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with lines that never go back: the second sheet of a workbook counts on from the first."""
    numbered: list[Block] = []
    last = moved = 0
    for block in blocks:
        first, end = _span(block)
        moved = last - first + 1 if first + moved <= last else moved
        numbered.append(_moved(block, moved) if moved else block)
        last = end + moved
    return tuple(numbered)


def _span(block: Block) -> tuple[int, int]:
    if isinstance(block, Table):
        return block.rows[0].line, block.rows[-1].line
    return block.lines[0].number, block.lines[-1].number


def _moved(block: Block, by: int) -> Block:
    if isinstance(block, Table):
        return Table(tuple(replace(row, line=row.line + by) for row in block.rows))
    return Paragraph(tuple(replace(line, number=line.number + by) for line in block.lines))
