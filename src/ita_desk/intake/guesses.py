"""What the cells of a table say where its headings do not: certain columns by their content, shifted rows, no table."""

import re
from collections.abc import Mapping, Sequence

from ita_desk.intake.cells import fold, is_units, split_number
from ita_desk.intake.cover import plain_lines
from ita_desk.intake.grid import Block, Table
from ita_desk.intake.heading_words import RESULT_SCORES, field_of
from ita_desk.intake.proposal import ColumnFound, Findings
from ita_desk.thai.date_reading import parse_period
from ita_desk.thai.digits import to_arabic

_NUMBER = re.compile(r"\(?([0-9]{1,3})[.)]?")
_FEWEST = 2  # cells that must agree
_HEADINGS_IN_LINES = 3


def guessed_fields(rows: Sequence[Sequence[str]]) -> Mapping[int, str]:
    """The fields of those columns whose content leaves no doubt: running numbers, periods, units of an office.

    A field that would fit several columns is given to none.
    """
    found: dict[int, str] = {}
    for place in range(max(map(len, rows))):
        texts = [fold(row[place]) for row in rows if place < len(row) and row[place].strip()]
        if len(texts) >= _FEWEST and (field := _field_of(texts)):
            found[place] = field
    fields = list(found.values())
    return {place: field for place, field in found.items() if fields.count(field) == 1}


def with_numbers(columns: Sequence[ColumnFound], rows: Sequence[Sequence[str]]) -> tuple[ColumnFound, ...]:
    """The columns; one without a heading in which the rows are numbered, where no other says so, holds the numbers."""
    bare = [n for n, column in enumerate(columns) if not column.heading]
    if rows and bare and all(column.field != "number" for column in columns):
        guessed = guessed_fields(rows)
        bare = [n for n in bare if guessed.get(n) == "number"]
        return tuple(ColumnFound(c.heading, "number") if n in bare else c for n, c in enumerate(columns))
    return tuple(columns)


def _field_of(texts: Sequence[str]) -> str:
    numbers = [_NUMBER.fullmatch(to_arabic(text)) for text in texts]
    if all(n and int(n[1]) == place for place, n in enumerate(numbers, 1)):
        return "number"
    return next((field for field in ("period", "responsible") if all(holds(field, t) for t in texts)), "")


def holds(field: str, text: str) -> bool:
    """Whether a folded text can only be of this field: a period with its days, or units of an office."""
    return _is_period(text) if field == "period" else is_units(text)


def _is_period(text: str) -> bool:
    return parse_period(text) != (None, None)


def surely_goes_on(rows: Sequence[Sequence[str]], columns: Sequence[ColumnFound], number: str) -> bool:
    """Whether rows hold what these columns hold: the number after the measure's last one, a period, units."""
    last = to_arabic(number)
    after = str(int(last) + 1) if last.isdecimal() else ""
    for cells in rows:
        texts = {c.field: fold(cell) for c, cell in zip(columns, cells, strict=False) if c.field}
        begins = split_number(texts.get("number") or texts.get("title", ""))[0]
        if after and to_arabic(begins) == after:
            return True
        if any(holds(field, texts.get(field, "")) for field in ("period", "responsible")):
            return True
    return False


def begins_inside(cells: Sequence[str], columns: Sequence[ColumnFound]) -> bool:
    """Whether a row goes on with the measure before it, which a page cut."""
    keys = {c.field: cell for c, cell in zip(columns, cells, strict=False)}
    return not any(keys.get(name) for name in ("number", "title", "issue"))


def is_shifted(columns: Sequence[ColumnFound], cells: Sequence[str]) -> bool:
    """Whether the cells of a row seem to stand beside their columns: the period is not where it should be."""
    place = next((n for n, column in enumerate(columns) if column.field == "period"), None)
    if place is None or (place < len(cells) and (not cells[place] or _is_period(fold(cells[place])))):
        return False
    return any(_is_period(fold(cell)) for cell in cells)


def note_cells_in_lines(blocks: Sequence[Block], findings: Findings) -> None:
    """Note where headings follow each other line by line: a table whose cells were copied one a line."""
    run: list[tuple[int, str]] = []
    for block in blocks:
        lines = () if isinstance(block, Table) else plain_lines(block)
        for number, field in [(line.number, field_of(line.text, RESULT_SCORES)) for line in lines] or [
            (0, "")
        ]:
            if field:
                run.append((number, field))
                continue
            _note_run(run, findings)
            run = []
    _note_run(run, findings)


def _note_run(run: Sequence[tuple[int, str]], findings: Findings) -> None:
    fields = {field for _, field in run}
    if len(fields) >= _HEADINGS_IN_LINES and fields & {"title", "steps"}:
        findings.note("cells_in_lines", line=run[0][0])
