"""Which field a table column holds, by its heading rows, and which report form a table is."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ita_desk.intake.cells import fold, squeezed
from ita_desk.intake.heading_words import FORMS, RESULT_SCORES, field_of, is_known, reduced, split_year
from ita_desk.intake.proposal import ColumnFound
from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic

# The fields that reading a table of measures can fill, in the order they are offered.
FIELDS = (
    *("number", "issue", "title", "steps", "responsible", "period", "budget", "target"),
    *("outcome.output", "outcome.result", "outcome.summary", "outcome.follow_up"),
    *("outcome.suggestion", "outcome.obstacles", "outcome.spent"),
)
_LONGEST_HEADING = 60
_KEY_FIELDS = ("number", "issue", "title", "steps")  # a row with these holds content
_PLANNED = re.compile("แผน|เป้าหมาย|คาดว่า|รอบ")  # nor is it said which round's outcome it is
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2})\)?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table of measures, and the form they fit best."""

    form: str
    columns: tuple[ColumnFound, ...]


def layout_of(cells: Sequence[str], fiscal_year: int | None = None) -> Layout | None:
    """The layout if these cells are the heading row of a table of measures, else None."""
    filled = [cell for cell in cells if cell.strip()]
    known = sum(is_known(cell) for cell in filled)
    if known < 2 or 2 * known < len(filled):
        return None
    layout = build_layout([cells], fiscal_year)
    fields = {column.field for column in layout.columns}
    counted = "steps" in fields and fields & {"number", "issue"}  # else nothing says where a measure begins
    return layout if "title" in fields or counted else None


def build_layout(rows: Sequence[Sequence[str]], fiscal_year: int | None = None) -> Layout:
    """The layout under heading rows, the uppermost first, in a report of a fiscal year.

    A column whose heading is unknown, or whose field is taken, has no field. Nor have columns of the same field that
    stand under different headings: which of them is meant is not certain.
    """
    width = max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    columns = [_Column.of(full, place) for place in range(width)]
    lowest = {reduced(column.lowest) for column in columns}
    form = max(FORMS, key=lambda name: len(lowest & {reduced(h) for h in FORMS[name]}))
    fields = [column.field(form, fiscal_year) for column in columns]
    for field in {f for f in fields if f}:
        alike = [n for n, f in enumerate(fields) if f == field]
        uncertain = len({columns[n].over for n in alike if columns[n].over}) > 1
        for place in alike if uncertain else alike[1:]:
            fields[place] = ""
    found = (ColumnFound(fold(c.heading(f)), f) for c, f in zip(columns, fields, strict=True))
    return Layout(form, tuple(found))


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's own heading cells from the top, and those its lowest one stands under, be they over several columns."""

    own: tuple[str, ...]
    over: str

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]], place: int) -> "_Column":
        own = tuple(row[place] for row in rows if row[place])
        over = ""
        for row, below in pairwise(rows):
            if below[place] and (above := spanned(row, place) or row[place]):
                over = f"{over} {above}".strip()
        return cls(own, over)

    @property
    def lowest(self) -> str:
        return self.own[-1] if self.own else ""

    def field(self, form: str, fiscal_year: int | None) -> str:
        """The field its lowest heading names, alone, under the heading above, or as the rest of one cut in two."""
        over, year = split_year(reduced(self.over))
        if year not in (None, fiscal_year):
            return ""
        both = field_of(self.over + self.lowest, form, fiscal_year)
        field = field_of(self.lowest, form, fiscal_year)
        return both or (field if _fits_under(over, field) else "")

    def heading(self, field: str) -> str:
        """What the column is called: its lowest heading, or more where that alone says nothing."""
        if field and is_known(self.lowest):
            return self.lowest
        cut = (
            len(self.own) > 1 and is_known("".join(self.own)) and split_year(reduced(self.lowest))[1] is None
        )
        return "".join(self.own) if cut else f"{self.over} {self.lowest}"


def _fits_under(over: str, field: str) -> bool:
    """Whether a heading still names its field under this wide one: what is planned is no outcome, nor the reverse."""
    above = field_of(over, RESULT_SCORES)
    if field.startswith("outcome."):
        return (above in ("", "issue") and not _PLANNED.search(over)) or above.startswith("outcome.")
    return not (above.startswith("outcome.") and field in ("period", "budget", "target"))


def spanned(row: Sequence[str], place: int) -> str:
    """The heading over several columns that stands over this one."""
    start = next((n for n in range(place, -1, -1) if row[n]), None)
    wide = place + 1 < len(row) and not row[place + 1]
    return row[start] if start is not None and (start < place or wide) else ""


def joined_layout(
    upper: Sequence[str], lower: Sequence[str], fiscal_year: int | None = None
) -> Layout | None:
    """The layout if two rows are one heading row whose headings were cut in two, else None."""
    if len(upper) != len(lower) or any(len(cell) > _LONGEST_HEADING for cell in (*upper, *lower)):
        return None
    cut = [a + b for a, b in zip(upper, lower, strict=True) if a and b]
    if not any(is_known(both) for both in cut):
        return None
    return layout_of([a + b for a, b in zip(upper, lower, strict=True)], fiscal_year)


def stands_over(cells: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row over a heading row holds headings over several columns each."""
    filled = [cell for cell in cells if cell]
    short = all(len(cell) <= _LONGEST_HEADING for cell in filled)
    return any(cells[1:]) and short and len(filled) < sum(map(bool, below)) and len(cells) == len(below)


def goes_under(upper: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether the row right under a heading row is one more: it names what stands under its wide headings."""
    above = [*upper, *[""] * (len(cells) - len(upper))]
    new = False
    for place, text in enumerate(cells):
        if not text or squeezed(text) == squeezed(above[place]):
            continue
        new = True
        if not reduced(text):
            return False
        named = is_known(text) or bool(above[place] and is_known(above[place] + text))
        wide = spanned(above, place)
        if not named and (not wide or len(text) > _LONGEST_HEADING or _is_key(wide)):
            return False
    return new


def _is_key(heading: str) -> bool:
    return field_of(heading, RESULT_SCORES) in _KEY_FIELDS


def numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3) …"""
    numbers = [_COLUMN_NUMBER.fullmatch(to_arabic(squeezed(cell))) for cell in cells]
    return len(cells) > 2 and all(n and int(n[1]) == place for place, n in enumerate(numbers, 1))


def same_headings(one: Layout, other: Layout) -> bool:
    """Whether two layouts have the same headings, blanks ignored."""
    first, second = ([squeezed(c.heading) for c in layout.columns] for layout in (one, other))
    return first == second


def with_chosen(columns: Sequence[ColumnFound], chosen: Mapping[int, str]) -> tuple[ColumnFound, ...]:
    """The columns with the fields a person chose; a chosen field is taken from the other columns."""
    width = max(len(columns), *(place + 1 for place in chosen)) if chosen else len(columns)
    wider = [*columns, *[ColumnFound("", "")] * (width - len(columns))]
    taken = set(chosen.values())
    return tuple(
        ColumnFound(c.heading, chosen.get(place, "" if c.field in taken else c.field))
        for place, c in enumerate(wider)
    )
