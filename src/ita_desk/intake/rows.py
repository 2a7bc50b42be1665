"""Table rows gathered to records, one a measure: a row may go on over pages and repeated headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import MeasureGroup
from ita_desk.intake.cells import carried_over, fold, fold_lines, split_number, squeezed
from ita_desk.intake.grid import Row, Table
from ita_desk.intake.headings import Layout, is_known, layout_of, same_headings, with_second_row
from ita_desk.intake.markup import has_gap, images, plain
from ita_desk.intake.proposal import ColumnFound, Findings, TableFound
from ita_desk.thai.dates import parse_period

_RULE = re.compile(r"[-–—=_.\s]*")
_WIDEST_CUT = 2
_LABEL_LENGTH = 40


@dataclass(slots=True)
class Record:
    """What the rows of one measure hold: its number, and each field's pieces in the order of the rows."""

    form: str
    line: int
    by_issue: bool = False
    number: str = ""
    group: str = ""
    pieces: dict[str, list[str]] = field(default_factory=dict)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)  # with the field of their column

    def text(self, name: str) -> str:
        """The field's text: its pieces joined by a blank."""
        return " ".join(self.pieces.get(name, []))

    @property
    def label(self) -> str:
        """What to call the measure in a note: its number, else the beginning of its title."""
        return self.number or fold(self.text("title"))[:_LABEL_LENGTH]


@dataclass(slots=True)
class _OpenTable:
    top: Layout  # by its first heading row
    layout: Layout
    line: int
    rows: int = 0


def is_rule(cells: Sequence[str]) -> bool:
    """Whether the cells hold nothing but dashes, a line of a table drawn in text."""
    return all(_RULE.fullmatch(cell) for cell in cells)


def _with_steps_joined(table: Table, columns: Sequence[ColumnFound]) -> Table:
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


def has_measures(table: Table) -> bool:
    """Whether a row of the table is the heading of a table of measures."""
    return any(layout_of([plain(cell) for cell in row.cells]) for row in table.rows)


def _stand_over_heading(rows: Sequence[list[str]]) -> list[bool]:
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


class TableReader:
    """Reads the tables of one source one after another, as pages of the same table where they are."""

    def __init__(self, new_id: IdSource, findings: Findings) -> None:
        self._new_id = new_id
        self._findings = findings
        self._tables: list[_OpenTable] = []
        self._table: _OpenTable | None = None
        self._after_heading = False
        self._after_group = False
        self.records: list[Record] = []
        self.groups: list[MeasureGroup] = []

    @property
    def tables(self) -> tuple[tuple[int, TableFound], ...]:
        """The tables read so far, each with the line it begins in; one over several pages is one."""
        return tuple((table.line, TableFound(table.layout.columns, table.rows)) for table in self._tables)

    @property
    def form(self) -> str:
        """The report form that the first table of measures fits best, or nothing."""
        return next((table.layout.form for table in self._tables if table.layout.form), "")

    def read(self, table: Table) -> None:
        """Read the next table of the source."""
        headed = has_measures(table)
        if self._table and not headed:
            table = _with_steps_joined(table, self._table.layout.columns)
        rows = [(row, [plain(cell) for cell in row.cells]) for row in table.rows]
        if self._table and max(len(cells) for _, cells in rows) != len(self._table.layout.columns):
            self._table = None
        if not self._table and not headed:
            self._leave_table(rows)
            return
        over_heading = _stand_over_heading([cells for _, cells in rows])
        for (row, cells), over in zip(rows, over_heading, strict=True):
            self._read_row(row, cells, over_heading=over)

    def close_table(self) -> None:
        """Take the last table as ended: a table of another kind follows."""
        self._table = None

    def note_unknown_columns(self) -> None:
        """Note each heading that means no field in the tables of measures read."""
        for table in self._tables:
            for column in table.layout.columns if table.layout.form else ():
                if column.heading and not column.field:
                    self._findings.note("column_unknown", heading=column.heading, line=table.line)

    def _leave_table(self, rows: Sequence[tuple[Row, list[str]]]) -> None:
        filled = [(row, cells) for row, cells in rows if any(cells)]
        if not filled:
            return
        line = filled[0][0].line
        layout = Layout("", tuple(ColumnFound(fold(cell), "") for cell in filled[0][1]))
        self._tables.append(_OpenTable(layout, layout, line, len(filled)))
        self._findings.note("table_unread", line=line, rows=len(filled))
        for row, cells in filled:
            self._leave_row(row, cells)

    def _leave_row(self, row: Row, cells: Sequence[str]) -> None:
        self._findings.leave("\t".join(fold(cell) for cell in cells), row.line)

    def _read_row(self, row: Row, cells: list[str], *, over_heading: bool) -> None:
        after_heading, self._after_heading = self._after_heading, False
        after_group, self._after_group = self._after_group, False
        if layout := layout_of(cells):
            self._begin_page(layout, row, cells, after_group=after_group)
        elif not any(cells):
            self._read_blank_row(row)
        elif after_heading and self._table and all(is_known(cell) for cell in cells if cell):
            self._table.layout = with_second_row(self._table.top, cells)
            self._findings.recognise("heading", "\t".join(cells), row.line)
        elif is_rule(cells):
            self._findings.recognise("rule", "\t".join(cells), row.line)
        elif over_heading and not any(record.number for record in self.records):
            self._add_group(cells[0], joins=after_group)
        elif self._table:
            self._add_row(self._table, row, cells)
        else:
            self._leave_row(row, cells)

    def _begin_page(self, layout: Layout, row: Row, cells: Sequence[str], *, after_group: bool) -> None:
        self._findings.recognise("heading", "\t".join(cells), row.line)
        self._after_heading = True
        known = next((table for table in self._tables if same_headings(table.top, layout)), None)
        if known is None:
            if self._table and not after_group:
                self._findings.note("heading_changed", line=row.line)
            known = _OpenTable(layout, layout, row.line)
            self._tables.append(known)
        self._table = known
        if after_group:
            self._bring_headings(layout)

    def _bring_headings(self, layout: Layout) -> None:
        """Give the last group the headings of its own that the first table does not have."""
        first = next(table.top for table in self._tables if table.layout.form)
        usual = {squeezed(column.heading) for column in first.columns}
        own = {c.field: c.heading for c in layout.columns if c.field and squeezed(c.heading) not in usual}
        self.groups[-1] = replace(self.groups[-1], headings=FrozenMap(own))

    def _read_blank_row(self, row: Row) -> None:
        if self.records and self._table and row.pictures:
            self._take_pictures(self.records[-1], self._table.layout.columns, row)
        elif self.records:
            self._findings.note("photo_place", measure=self.records[-1].label, line=row.line)

    def _add_group(self, text: str, *, joins: bool) -> None:
        lines = fold_lines(text).split("\n")
        items = tuple(line.lstrip("- ") for line in lines if line.startswith("-"))
        lead = " ".join(line for line in lines if not line.startswith("-"))
        if joins:
            last = self.groups.pop()
            group = replace(last, lead=f"{last.lead} {lead}".strip(), items=last.items + items)
        else:
            group = MeasureGroup(id=self._new_id(), lead=lead, items=items)
        self.groups.append(group)
        self._after_group = True

    def _add_row(self, table: _OpenTable, row: Row, cells: Sequence[str]) -> None:
        columns = table.layout.columns
        texts = {
            column.field: text for column, text in zip(columns, cells, strict=False) if column.field and text
        }
        if texts:
            table.rows += 1
            before = self.records[-1] if self.records else None
            record = self._record_for(texts, table.layout, row)
            if before and record is not before:
                self._give_back_steps(before, texts, row)
            for name, text in texts.items():
                record.pieces.setdefault(name, []).append(text)
            self._take_pictures(record, columns, row)
            self._note_pictures(record, columns, row)
        for place, text in enumerate(cells):
            if place >= len(columns) or not columns[place].field:
                self._findings.leave(text, row.line)

    def _give_back_steps(self, before: Record, texts: dict[str, str], row: Row) -> None:
        """Move steps that go on with the numbers of the measure before, as a page cut them off, to that measure."""
        carried, own = carried_over(before.text("steps"), texts.get("steps", ""))
        if carried:
            texts["steps"] = own
            before.pieces["steps"].append(carried)
            self._findings.note("steps_carried", measure=before.label, line=row.line)

    def _record_for(self, texts: dict[str, str], layout: Layout, row: Row) -> Record:
        """The record these texts belong to, a new one or the last; takes the number out of the texts."""
        number, title = split_number(fold_lines(texts.get("title", "")))
        numbered = any(record.number for record in self.records)
        fields = {column.field for column in layout.columns}
        if "number" in fields:
            given = fold(texts.pop("number", ""))
            alone, rest = split_number(given)
            number = given if rest else alone or given
            begins = bool(number) or ("title" in texts and not numbered)
        elif "issue" in fields:
            begins = "title" in texts
        else:
            begins = bool(number) or ("title" in texts and not numbered)
        if not begins and self.records:
            return self.records[-1]
        if number and "number" not in fields:
            texts["title"] = title
        group = self.groups[-1].id if self.groups else ""
        self.records.append(Record(layout.form, row.line, "issue" in fields, number, group))
        return self.records[-1]

    def _take_pictures(self, record: Record, columns: Sequence[ColumnFound], row: Row) -> None:
        for picture in row.pictures:
            name = columns[picture.column].field if picture.column < len(columns) else ""
            record.pictures.append((name, picture.content))

    def _note_pictures(self, record: Record, columns: Sequence[ColumnFound], row: Row) -> None:
        for place, cell in enumerate(row.cells):
            if not has_gap(cell) and not images(cell):
                continue
            heading = columns[place].heading if place < len(columns) else ""
            self._findings.note("photo_in_cell", measure=record.label, line=row.line, column=heading)
            for image in images(cell):
                self._findings.leave(image, row.line)
