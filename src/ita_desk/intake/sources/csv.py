"""Values separated by commas, semicolons or tabs (.csv), as spreadsheets write them."""

import csv
import re
from io import StringIO

from ita_desk.intake.grid import Block, Row
from ita_desk.intake.sources.package import FILE_LIMIT
from ita_desk.intake.sources.sheets import blocks_from_rows

_SEPARATORS = (",", ";", "\t")
_QUOTED = re.compile('"[^"]*"')


def blocks_from_csv(text: str) -> tuple[Block, ...]:
    """The paragraphs and tables of a text of separated values; the separator is the one met most in its first lines.

    Cells between quotation marks may hold separators and line breaks; a quotation mark left open ends with the text.
    """
    head = _QUOTED.sub("", text[:20_000])
    separator = max(_SEPARATORS, key=head.count)
    csv.field_size_limit(FILE_LIMIT)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    rows: list[Row] = []
    line = 1
    for cells in reader:
        rows.append(Row(line, tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells)))
        line = reader.line_num + 1
    return blocks_from_rows(rows)
