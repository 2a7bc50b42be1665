"""Table rows gathered to records, one a measure: a row may go on over pages and repeated headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import MeasureGroup
from ita_desk.intake.cells import fold, fold_lines, squeezed
from ita_desk.intake.choices import NO_CHOICES, Choices
from ita_desk.intake.gathering import RecordGatherer, leave_row
from ita_desk.intake.grid import Row, Table
from ita_desk.intake.guesses import begins_inside, guessed_fields, surely_goes_on, with_numbers
from ita_desk.intake.heading_words import is_known
from ita_desk.intake.headings import (
    Layout,
    build_layout,
    goes_under,
    joined_layout,
    layout_of,
    numbers_columns,
    same_headings,
    stands_over,
    with_chosen,
)
from ita_desk.intake.markup import plain
from ita_desk.intake.proposal import ColumnFound, Findings, TableFound
from ita_desk.intake.records import (
    Record,
    has_measures,
    heads_group,
    is_rule,
    is_sum,
    stand_over_heading,
    with_steps_joined,
)
from ita_desk.intake.score_layout import score_columns, score_field


@dataclass(slots=True)
class _OpenTable:
    top: Layout  # by its first heading row
    layout: Layout
    line: int
    levels: list[list[str]] = field(default_factory=list)  # its heading rows
    rows: int = 0
    headed: bool = True

    @property
    def found(self) -> TableFound:
        """The table for a proposal."""
        kind = "measures" if self.layout.form else ""
        return TableFound(self.layout.columns, self.rows, self.line, kind, self.headed)


def _squeezed(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(squeezed, cells))


class TableReader:
    """Reads the tables of one source one after another, as pages of the same table where they are."""

    def __init__(
        self,
        new_id: IdSource,
        findings: Findings,
        choices: Choices = NO_CHOICES,
        fiscal_year: int | None = None,
    ) -> None:
        self._new_id = new_id
        self._fiscal_year = fiscal_year
        self._choices = choices
        self._findings = findings
        self._tables: list[_OpenTable] = []
        self._table: _OpenTable | None = None
        self._after_heading = False
        self._apart = False  # a text stands between the last table and what follows
        self._heading_rows: set[tuple[str, ...]] = set()  # those under or over the rows that tell the layout
        self._cap: list[str] | None = None
        self._rows: Sequence[tuple[Row, list[str]]] = ()  # of the table being read
        self._after_group = False
        self._gatherer = RecordGatherer(findings, choices)
        self.groups: list[MeasureGroup] = []

    @property
    def records(self) -> Sequence[Record]:
        """The measures as they stand in the rows read so far."""
        return self._gatherer.records

    @property
    def tables(self) -> tuple[tuple[int, TableFound], ...]:
        """The tables read so far, each with the line it begins in; one over several pages is one."""
        return tuple((table.line, table.found) for table in self._tables)

    @property
    def form(self) -> str:
        """The report form that the first table of measures fits best, or nothing."""
        return next((table.layout.form for table in self._tables if table.layout.form), "")

    def read(self, table: Table) -> None:
        """Read the next table of the source."""
        headed = has_measures(table) or any(self._choices.at(row.line) for row in table.rows)
        if self._table and not headed:
            table = with_steps_joined(table, self._table.layout.columns)
        rows = [(row, [plain(cell) for cell in row.cells]) for row in table.rows]
        apart, self._apart = self._apart, False
        if self._table and not headed and self._is_other(rows, self._table, apart=apart):
            self._table = None
        if not self._table and not headed:
            self._leave_table(rows)
            return
        self._rows = rows
        over_heading = stand_over_heading([cells for _, cells in rows])
        start = self._read_first_headings(rows)
        for (row, cells), over in list(zip(rows, over_heading, strict=True))[start:]:
            self._read_row(row, cells, over_heading=over)

    def _is_other(self, rows: Sequence[tuple[Row, list[str]]], table: _OpenTable, *, apart: bool) -> bool:
        """Whether rows without known headings are no part of the open table; noted where that is not certain."""
        first = next((cells for _, cells in rows if any(cells)), [])
        headings = sum(is_known(cell) or bool(score_field(cell)) for cell in first if cell)
        if max(len(cells) for _, cells in rows) != len(table.layout.columns) or headings:
            return True
        number = next((record.number for record in reversed(self.records) if record.number), "")
        sure = surely_goes_on([cells for _, cells in rows], table.layout.columns, number)
        if apart and not sure:
            return True
        if apart or not (sure or begins_inside(first, table.layout.columns)):
            self._findings.note("table_goes_on", line=rows[0][0].line)
        return False

    def _read_first_headings(self, rows: Sequence[tuple[Row, list[str]]]) -> int:
        """Read headings that only two rows together are: over several columns, or cut in two. How many rows are read."""
        if len(rows) < 2 or any(layout_of(cells) for _, cells in rows[:1]):
            return 0
        (row, upper), (_, lower) = rows[:2]
        if row.line in self._choices.left_out or self._choices.at(row.line):
            return 0
        if layout_of(lower):
            if self._table is None and stands_over(upper, lower):
                self._cap = upper
                self._recognise_heading(row, upper)
                return 1
            return 0
        if layout := joined_layout(upper, lower, self._fiscal_year):
            self._begin_page(layout, row, upper, after_group=False, levels=[upper, lower])
            self._heading_rows.add(_squeezed(lower))
            return 1
        return 0

    def pass_text(self) -> None:
        """Take note that a text stands after the last table."""
        self._apart = True

    def close_table(self) -> None:
        """Take the last table as ended: a table of another kind follows."""
        self._table = None

    def note_unknown_columns(self) -> None:
        """Note each heading that means no field in the tables of measures read."""
        for table in self._tables:
            chosen = self._choices.at(table.line)
            for place, column in enumerate(table.layout.columns if table.layout.form else ()):
                if column.heading and not column.field and place not in chosen:
                    self._findings.note("column_unknown", heading=column.heading, line=table.line)

    def _leave_table(self, rows: Sequence[tuple[Row, list[str]]]) -> None:
        filled = [(row, cells) for row, cells in rows if any(cells)]
        if not filled:
            return
        line = filled[0][0].line
        layout = Layout("", self._guessed([cells for _, cells in filled]))
        self._tables.append(_OpenTable(layout, layout, line, rows=len(filled), headed=False))
        self._findings.note("table_unread", line=line, rows=len(filled))
        for row, cells in filled:
            leave_row(self._findings, row, cells)

    def _guessed(self, rows: Sequence[Sequence[str]]) -> tuple[ColumnFound, ...]:
        """The columns of rows without known headings: what their first row says, and the fields that are certain."""
        guessed = guessed_fields(rows) or guessed_fields(rows[1:] or rows)
        return tuple(ColumnFound(fold(cell), guessed.get(place, "")) for place, cell in enumerate(rows[0]))

    def _read_row(self, row: Row, cells: list[str], *, over_heading: bool) -> None:
        after_heading, self._after_heading = self._after_heading, False
        after_group, self._after_group = self._after_group, False
        layout = layout_of(cells, self._fiscal_year)
        if not self._choices.at(row.line) and self._goes_under(cells, layout, after_heading=after_heading):
            self._recognise_heading(row, cells)
            self._after_heading, self._after_group = after_heading, after_group
            return
        chosen = self._choices.at(row.line)
        heads = layout or score_columns(cells) or row.line in self._choices.heading_rows
        if chosen and not heads:
            self._begin_unheaded(row, cells)
        elif layout or chosen:
            self._begin_page(layout or self._content_layout(row), row, cells, after_group=after_group)
        elif row.line in self._choices.heading_rows and self._table:
            self._findings.recognise("heading", "\t".join(cells), row.line)
        elif not any(cells):
            self._read_blank_row(row)
        elif is_rule(cells):
            self._findings.recognise("rule", "\t".join(cells), row.line)
        elif over_heading and not any(record.number for record in self.records):
            self._add_group(cells[0], joins=after_group)
        elif self._table and heads_group(self._table.layout.columns, cells):
            self._add_inner_group(row, cells)
        elif self._table:
            self._add_row(self._table, row, cells)
        else:
            leave_row(self._findings, row, cells)

    def _recognise_heading(self, row: Row, cells: list[str]) -> None:
        self._findings.recognise("heading", "\t".join(cells), row.line)
        self._heading_rows.add(_squeezed(cells))

    def _goes_under(self, cells: list[str], layout: Layout | None, *, after_heading: bool) -> bool:
        """Whether a row is a further heading row of the table; one that is new to it tells more of the layout."""
        if not any(cells):
            return False
        if layout is None and _squeezed(cells) in self._heading_rows:
            return True
        table = self._table
        if not after_heading or table is None or (layout and same_headings(table.top, layout)):
            return False
        if not table.rows and numbers_columns(cells):
            return True
        named = all(is_known(cell) for cell in cells if cell)
        if not (named or (not table.rows and goes_under(table.levels[-1], cells))):
            return False
        table.levels.append(cells)
        both = build_layout(table.levels, self._fiscal_year)
        table.layout = self._with_chosen(both, table.line)
        return True

    def _begin_page(
        self,
        layout: Layout,
        row: Row,
        cells: list[str],
        *,
        after_group: bool,
        levels: list[list[str]] | None = None,
    ) -> None:
        self._findings.recognise("heading", "\t".join(cells), row.line)
        self._after_heading = True
        chosen = self._choices.at(row.line)
        known = next((table for table in self._tables if same_headings(table.top, layout)), None)
        if known is None or chosen:
            if self._table and not after_group and not chosen:
                self._findings.note("heading_changed", line=row.line)
            levels = levels or ([self._cap, cells] if self._cap else [cells])
            whole = build_layout(levels, self._fiscal_year) if self._cap else layout
            known = _OpenTable(layout, self._with_chosen(whole, row.line), row.line, levels)
            self._tables.append(known)
        self._table, self._cap = known, None
        if after_group:
            self._bring_headings(layout)

    def _begin_unheaded(self, row: Row, cells: Sequence[str]) -> None:
        """Begin a table whose columns a person named, at its first row, which is content."""
        bare = self._content_layout(row)
        self._table = _OpenTable(bare, self._with_chosen(bare, row.line), row.line, headed=False)
        self._tables.append(self._table)
        self._add_row(self._table, row, cells)

    def _content_layout(self, row: Row) -> Layout:
        """The layout of rows without known headings from this one on: only what their content leaves no doubt of."""
        rows = [cells for other, cells in self._rows if other.line >= row.line and any(cells)]
        return Layout(build_layout(rows[:1]).form, self._guessed(rows))

    def _with_chosen(self, layout: Layout, line: int) -> Layout:
        below = [cells for row, cells in self._rows if row.line > line and any(cells)]
        columns = with_numbers(layout.columns, below)
        return Layout(layout.form, with_chosen(columns, self._choices.at(line)))

    def _bring_headings(self, layout: Layout) -> None:
        """Give the last group the headings of its own that the first table does not have."""
        first = next(table.top for table in self._tables if table.layout.form)
        usual = {squeezed(column.heading) for column in first.columns}
        own = {c.field: c.heading for c in layout.columns if c.field and squeezed(c.heading) not in usual}
        self.groups[-1] = replace(self.groups[-1], headings=FrozenMap(own))

    def _read_blank_row(self, row: Row) -> None:
        if self.records and self._table and row.pictures:
            self._gatherer.take_pictures(self._table.layout.columns, row)
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
        self._gatherer.group = group.id
        self._after_group = True

    def _add_inner_group(self, row: Row, cells: list[str]) -> None:
        """Begin a group at a row of one cell in the table, unless that is the row of the sums."""
        if is_sum(cells[0]) or row.line in self._choices.left_out:
            leave_row(self._findings, row, cells)
            return
        self._findings.note("group_row", text=fold(cells[0]), line=row.line)
        self._add_group(cells[0], joins=False)
        self._after_group = False

    def _add_row(self, table: _OpenTable, row: Row, cells: Sequence[str]) -> None:
        if self._gatherer.add_row(table.layout, row, cells):
            table.rows += 1
