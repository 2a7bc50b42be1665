"""Text with tab-separated tables, as pasted from Word or Excel, turned into paragraphs and tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from ita_desk.errors import UserError
from ita_desk.intake.grid import Block, Paragraph, Row, SourceLine, Table

# Excel puts a cell with line breaks between quotation marks. Its breaks travel as U+2028 until the lines are cut.
_QUOTED_CELL = re.compile(r'(?:(?<=[\t\n])|\A)"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?=[\t\n]|\Z)')
_BREAK = "\u2028"


def decode_text(content: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or TIS-620 (also as Windows' cp874).

    Raises UserError `intake.unreadable` if it is none of these.
    """
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp874"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UserError("intake.unreadable", file=name)


def _lines(text: str) -> Iterator[SourceLine]:
    folded = _QUOTED_CELL.sub(lambda cell: cell[1].replace('""', '"').replace("\n", _BREAK), text)
    number = 1
    for line in folded.split("\n"):
        yield SourceLine(number, line)
        number += 1 + line.count(_BREAK)


def _is_title_row(line: SourceLine) -> bool:
    return "\t" in line.text and sum(bool(cell.strip()) for cell in line.text.split("\t")) <= 1


def _without_title_rows(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """The lines; the titles over the table of a spreadsheet, rows of one cell at the very top, become text."""
    titles = len(list(takewhile(_is_title_row, lines)))
    yield from (SourceLine(line.number, line.text.strip()) for line in lines[:titles])
    yield from lines[titles:]


def _sort_of_line(line: SourceLine) -> str:
    if "\t" in line.text:
        return "row"
    return "text" if line.text.strip() else "blank"


def blocks_from_text(text: str) -> tuple[Block, ...]:
    """The paragraphs and tables of a text: a line with a tab is a table row, a blank line ends a block."""
    blocks: list[Block] = []
    for sort, group in groupby(_without_title_rows(list(_lines(text))), _sort_of_line):
        lines = tuple(group)
        if sort == "text":
            blocks.append(Paragraph(lines))
        elif sort == "row":
            rows = (Row(line.number, tuple(line.text.replace(_BREAK, "\n").split("\t"))) for line in lines)
            blocks.append(Table(tuple(rows)))
    return tuple(blocks)
