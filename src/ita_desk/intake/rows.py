"""Table rows gathered to records, one a measure: a row may go on over pages and repeated headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import MeasureGroup
from ita_desk.intake.cells import fold, fold_lines, split_number
from ita_desk.intake.grid import Row, Table
from ita_desk.intake.headings import Layout, is_known, layout_of, same_headings, with_second_row
from ita_desk.intake.markup import has_gap, images, plain
from ita_desk.intake.proposal import ColumnFound, Findings, TableFound

_RULE = re.compile(r"[-–—=_.\s]*")
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
    def tables(self) -> tuple[TableFound, ...]:
        """The tables read so far; one over several pages is one."""
        return tuple(TableFound(table.layout.columns, table.rows) for table in self._tables)

    @property
    def form(self) -> str:
        """The report form that the first table of measures fits best, or nothing."""
        return next((table.layout.form for table in self._tables if table.layout.form), "")

    def read(self, table: Table) -> None:
        """Read the next table of the source."""
        rows = [(row, [plain(cell) for cell in row.cells]) for row in table.rows]
        if self._table and max(len(cells) for _, cells in rows) != len(self._table.layout.columns):
            self._table = None
        if not self._table and not any(layout_of(cells) for _, cells in rows):
            self._leave_table(rows)
            return
        over_heading = _stand_over_heading([cells for _, cells in rows])
        for (row, cells), over in zip(rows, over_heading, strict=True):
            self._read_row(row, cells, over_heading=over)

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
            self._begin_page(layout, row, cells)
        elif not any(cells):
            self._note_blank_row(row)
        elif after_heading and self._table and all(is_known(cell) for cell in cells if cell):
            self._table.layout = with_second_row(self._table.top, cells)
            self._findings.recognise("heading", "\t".join(cells), row.line)
        elif all(_RULE.fullmatch(cell) for cell in cells):
            self._findings.recognise("rule", "\t".join(cells), row.line)
        elif over_heading and not any(record.number for record in self.records):
            self._add_group(cells[0], joins=after_group)
        elif self._table:
            self._add_row(self._table, row, cells)
        else:
            self._leave_row(row, cells)

    def _begin_page(self, layout: Layout, row: Row, cells: Sequence[str]) -> None:
        self._findings.recognise("heading", "\t".join(cells), row.line)
        self._after_heading = True
        known = next((table for table in self._tables if same_headings(table.top, layout)), None)
        if known is None:
            if self._table:
                self._findings.note("heading_changed", line=row.line)
            known = _OpenTable(layout, layout, row.line)
            self._tables.append(known)
        self._table = known

    def _note_blank_row(self, row: Row) -> None:
        if self.records:
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
            record = self._record_for(texts, table.layout, row)
            for name, text in texts.items():
                record.pieces.setdefault(name, []).append(text)
            self._note_pictures(record, columns, row)
        for place, text in enumerate(cells):
            if place >= len(columns) or not columns[place].field:
                self._findings.leave(text, row.line)

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

    def _note_pictures(self, record: Record, columns: Sequence[ColumnFound], row: Row) -> None:
        for place, cell in enumerate(row.cells):
            if not has_gap(cell) and not images(cell):
                continue
            heading = columns[place].heading if place < len(columns) else ""
            self._findings.note("photo_in_cell", measure=record.label, line=row.line, column=heading)
            for image in images(cell):
                self._findings.leave(image, row.line)
