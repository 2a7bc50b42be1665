"""What every source format is turned into: paragraphs and tables that know their line numbers."""

from dataclasses import dataclass


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
