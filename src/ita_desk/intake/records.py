"""The rows of one measure gathered, and what rows look like that hold no measure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ita_desk.intake.cells import fold, split_number, squeezed
from ita_desk.intake.grid import Row, Table
from ita_desk.intake.headings import joined_layout, layout_of
from ita_desk.intake.markup import plain
from ita_desk.intake.proposal import ColumnFound
from ita_desk.thai.date_reading import parse_period

_RULE = re.compile(r"[-–—=_.\s]*")
_WORDS = re.compile("[ก-ฮ]|[A-Za-z]{2}")
_WIDEST_CUT = 2
_GROUP_WIDTH = 3
_GROUP = re.compile(r"(?:ด้าน|หมวด|ส่วน|ประเด็น|กลุ่ม|ยุทธศาสตร์|แผนงาน|มิติ)(?:ที่)?\s*[0-9๐-๙]")
_SUM = re.compile("รวม(?:ทั้งสิ้น|ทั้งหมด|งบประมาณ|เป็นเงิน)*")
_LABEL_LENGTH = 40


@dataclass(slots=True)
class Record:
    """What the rows of one measure hold: its number, and each field's pieces in the order of the rows.

    One that is left out only marks which rows are not taken.
    """

    form: str
    line: int
    by_issue: bool = False
    number: str = ""
    group: str = ""
    pieces: dict[str, list[str]] = field(default_factory=dict)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)  # with the field of their column
    left_out: bool = False

    def text(self, name: str) -> str:
        """The field's text: its pieces joined by a blank."""
        return " ".join(self.pieces.get(name, []))

    @property
    def label(self) -> str:
        """What to call the measure in a note: its number, else the beginning of its title."""
        return self.number or fold(self.text("title"))[:_LABEL_LENGTH]


def is_rule(cells: Sequence[str]) -> bool:
    """Whether the cells hold nothing but dashes, a line of a table drawn in text."""
    return all(_RULE.fullmatch(cell) for cell in cells)


def with_heading(heading: str, text: str) -> str:
    """A text that finds no place, with its heading where it is only a mark or a number and says nothing alone."""
    return f"{heading}: {text}" if heading and text and not _WORDS.search(text) else text


def with_steps_joined(table: Table, columns: Sequence[ColumnFound]) -> Table:
    """The table; if its steps were cut into several columns on this page, with these as one.

    That is seen by the period, which then stands right of its place.
    """
    fields = [column.field for column in columns]
    surplus = max(len(row.cells) for row in table.rows) - len(fields)
    ends = [fold(plain(row.cells[-1])) for row in table.rows if len(row.cells) == len(fields) + surplus]
    dated = any(parse_period(end) != (None, None) for end in ends)
    if not 0 < surplus <= _WIDEST_CUT or "steps" not in fields or fields[-1] != "period" or not dated:
        return table
    start = fields.index("steps")
    end = start + surplus + 1
    return Table(tuple(_with_cells_joined(row, start, end) for row in table.rows))


def _with_cells_joined(row: Row, start: int, end: int) -> Row:
    cells = (*row.cells[:start], "\n".join(filter(None, row.cells[start:end])), *row.cells[end:])
    places = [*range(start), *[start] * (end - start), *range(start + 1, len(cells))]
    pictures = tuple(replace(picture, column=places[picture.column]) for picture in row.pictures)
    return Row(row.line, cells, pictures)


def heads_group(columns: Sequence[ColumnFound], cells: Sequence[str]) -> bool:
    """Whether a row of one cell alone is a heading over the measures that follow, and not the rest of a title."""
    if not cells[0] or any(cells[1:]) or len(cells) < _GROUP_WIDTH or split_number(fold(cells[0]))[0]:
        return False
    if columns[0].field == "number":
        return bool(_WORDS.search(cells[0]))
    return columns[0].field == "title" and bool(_GROUP.match(fold(cells[0])))


def is_sum(text: str) -> bool:
    """Whether a text heads the row of the sums."""
    return _SUM.fullmatch(squeezed(text)) is not None


def repeated_fields(record: Record, number: str, texts: Mapping[str, str]) -> frozenset[str]:
    """The fields of a row that only repeat its measure's cells, as merged cells are written out row by row; else none.

    A row that repeats all of them is another one printed alike.
    """
    same = frozenset(n for n, text in texts.items() if squeezed(text) == squeezed(record.text(n)))
    merged = number and number == record.number and "title" in same and same != frozenset(texts)
    return same if merged else frozenset()


def has_measures(table: Table) -> bool:
    """Whether a row of the table is the heading of a table of measures, or its first two together."""
    rows = [[plain(cell) for cell in row.cells] for row in table.rows]
    return any(map(layout_of, rows)) or (len(rows) > 1 and joined_layout(rows[0], rows[1]) is not None)


def stand_over_heading(rows: Sequence[list[str]]) -> list[bool]:
    """For each row, whether it is one cell over a heading row, alone or with more rows of its kind."""
    found: list[bool] = []
    over = False
    for cells in reversed(rows):
        if layout_of(cells):
            over = True
            found.append(False)
        else:
            over = over and bool(cells[0]) and not any(cells[1:])
            found.append(over)
    return found[::-1]
