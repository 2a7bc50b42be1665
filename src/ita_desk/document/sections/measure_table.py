"""The table of measures: a row for each, its cells filled from the fields a form names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ita_desk.document.blocks import Cell, Column, HeaderCell, Photo, Row, Source, Table, Text, plain_text
from ita_desk.document.fields import PrintContext
from ita_desk.document.sections.score_sentence import score_sentence
from ita_desk.document.texts import TextPrinter
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.outcome import DoneOn
from ita_desk.forms.report_form import MeasureTableSection, RowNumber, TableColumn
from ita_desk.thai.dates import format_day, format_period

# What offices write in a cell to tick it; fonts have it where they lack ✓.
TICK = "√"


def build_measure_table(section: MeasureTableSection, context: PrintContext) -> Table:
    """The table block of a form's measure table for one year."""
    return _Builder(section, context).table()


class _Builder:
    def __init__(self, section: MeasureTableSection, context: PrintContext) -> None:
        self.section, self.context = section, context
        self.texts = TextPrinter(context.options.digits)
        number = section.number
        self.own_number: RowNumber | None = number if number and number.heading else None
        self.leaves = section.leaves
        first = 1 if self.own_number else 0
        self.spanning = [n for n, leaf in enumerate(self.leaves, first) if leaf.span]
        self.kept = context.kept
        self.all_say = self._what_all_rows_say()

    def _what_all_rows_say(self) -> object:
        """What stands for all that the rows are made of besides their measure: another object when any of it changes.

        Many rows can be asked for with it at the cost of one comparison.
        """
        context = self.context
        scores = tuple(report and report.assessment for report in map(context.scores_of, ("fiscal", "basis")))
        frameworks = (context.framework, context.basis_framework)
        settings = (self.section, context.options.round, context.options.digits, frameworks)
        return self.kept.part(("measures", self.section.id), scores, settings, object)

    def table(self) -> Table:
        """The whole table."""
        columns = [Column(leaf.width, leaf.align) for leaf in self.leaves]
        if self.own_number:
            columns.insert(0, Column(self.own_number.width, "center"))
        header, rows = self._header(None), tuple(self._rows())
        source = Source(f"year:{int(self.context.year.fiscal_year)}", self.section.id)
        return self.kept.part(
            ("table", self.section.id),
            rows,
            (self.all_say, source),
            lambda: Table(tuple(columns), header, rows, source),
        )

    # --- heading -------------------------------------------------------------------------------------------

    def _header(self, group: MeasureGroup | None) -> tuple[HeaderCell, ...]:
        """The heading, in a group with those headings that the group brings."""
        name = ("header", self.section.id, group and group.id)
        return self.kept.part(name, (group,), self.all_say, lambda: self._made_header(group))

    def _made_header(self, group: MeasureGroup | None) -> tuple[HeaderCell, ...]:
        levels = 2 if any(column.columns for column in self.section.columns) else 1
        cells: list[HeaderCell] = []
        if self.own_number:
            cells.append(HeaderCell(self.texts.line(self.own_number.heading), 0, 0, rows=levels))
        place = len(cells)
        for column in self.section.columns:
            over = len(column.columns) or 1
            rows = 1 if column.columns else levels
            cells.append(HeaderCell(self._heading(column, group), place, 0, over, rows))
            for number, inner in enumerate(column.columns):
                cells.append(HeaderCell(self._heading(inner, group), place + number, 1))
            place += over
        return tuple(cells)

    def _heading(self, column: TableColumn, group: MeasureGroup | None) -> Text:
        for field in column.fields if group else ():
            if group and (own := group.headings.get(field, "").strip()):
                return self.texts.line(own, Source(group.id, "headings"))
        return self.texts.line(column.heading)

    # --- rows ----------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Row]:
        groups = {group.id: group for group in self.context.year.groups} if self.section.groups else {}
        in_issue: Counter[int | None] = Counter()
        current, header = "", self._header(None)
        above: Row | None = None
        for position, measure in enumerate(self.context.year.measures, 1):
            if measure.group != current and measure.group in groups:
                former, header = header, self._header(groups[measure.group])
                after = header if self.section.heading_after or header != former else ()
                yield self._group_row(groups[measure.group], after)
                above = None
            current = measure.group
            in_issue[measure.issue] += 1
            row = self._row(measure, self._counted(position, in_issue[measure.issue]))
            yield self._going_on(row, above) if self.spanning else row
            above = row

    def _going_on(self, row: Row, above: Row | None) -> Row:
        """The row without what its spanning cells would say again."""
        name = ("going on", self.section.id, row.source.record)
        return self.kept.part(name, (row, above), self.all_say, lambda: self._joined(row, above))

    def _joined(self, row: Row, above: Row | None) -> Row:
        joined = tuple(
            n for n in self.spanning if above and _plain(row.cells[n]) == _plain(above.cells[n]) != ""
        )
        cells = tuple(() if n in joined else cell for n, cell in enumerate(row.cells))
        return replace(row, cells=cells, joined=joined) if joined else row

    def _group_row(self, group: MeasureGroup, after: tuple[HeaderCell, ...]) -> Row:
        name, settings = ("group", self.section.id, group.id), (self.all_say, after)
        return self.kept.part(name, (group,), settings, lambda: self._made_group_row(group, after))

    def _made_group_row(self, group: MeasureGroup, after: tuple[HeaderCell, ...]) -> Row:
        lead = self.texts.lines(group.lead, Source(group.id, "lead"), bold=True)
        items = tuple(
            replace(text, marker=text.marker or "-")
            for number, item in enumerate(group.items)
            for text in self.texts.lines(item, Source(group.id, f"items[{number}]"))
        )
        return Row(((*lead, *items),), Source(group.id), group=True, header=after)

    def _row(self, measure: Measure, counted: int) -> Row:
        name, settings = ("row", self.section.id, measure.id), (self.all_say, counted)
        return self.kept.part(name, (measure,), settings, lambda: self._made_row(measure, counted))

    def _made_row(self, measure: Measure, counted: int) -> Row:
        number = self._number(measure, counted)
        cells = [self._cell(column, measure) for column in self.leaves]
        if self.own_number:
            cells.insert(0, (plain_text(number, Source(measure.id, "number")),))
        elif number and self.section.number:
            marker = number if number.endswith((".", ")")) else f"{number}."
            cells[0] = _led_by(marker, cells[0], Source(measure.id, "title"))
        return Row(tuple(cells), Source(measure.id))

    @property
    def _style(self) -> str:
        return self.section.number.style if self.section.number else ""

    def _counted(self, position: int, in_issue: int) -> int:
        """How many measures were counted up to a row, in the way its number goes by; 0 where it goes by none."""
        return {"continuous": position, "by-issue": in_issue}.get(self._style, 0)

    def _number(self, measure: Measure, counted: int) -> str:
        if self._style == "continuous":
            return self.texts.shown(str(counted))
        if self._style == "by-issue" and measure.issue is not None:
            return self.texts.shown(f"{measure.issue}.{counted}")
        return self.texts.shown(" ".join(measure.number.split()))

    # --- cells ---------------------------------------------------------------------------------------------

    def _cell(self, column: TableColumn, measure: Measure) -> Cell:
        outcome = measure.outcome_of_round(self.context.options.round)
        if column.statuses and outcome.status not in column.statuses:
            return ()
        if column.tick:
            mark = plain_text(TICK, Source(measure.id, f"{self._round_field}.status"))
            return (mark,) if outcome.status in column.tick else ()
        texts: list[Text] = []
        for field in column.fields:
            found = self._field(field, measure)
            texts += found
            if found and column.join == "first":
                break
        if not texts and column.score_sentence:
            sentence = score_sentence(column.score_sentence, outcome.codes, self.context)
            texts += self.texts.lines(sentence, Source(measure.id, f"{self._round_field}.codes"))
        photos = [self._photo(e, n, measure) for n, e in enumerate(outcome.evidence) if _shown_in(e, column)]
        if not texts and not photos and self.section.empty:
            texts = [plain_text(self.section.empty, self._field_source(column.fields, measure))]
        return (*texts, *photos)

    def _issue(self, number: int | None, source: Source) -> tuple[Text, ...]:
        """The number and name of an issue; the names are those of the year whose scores were analysed."""
        if number is None:
            return ()
        framework = self.context.framework_of("basis") or self.context.framework
        known = next((i for i in framework.issues if i.number == number), None) if framework else None
        return self.texts.lines(f"{number}. {known.name}" if known else str(number), source)

    def _photo(self, evidence: Evidence, number: int, measure: Measure) -> Photo:
        source = Source(measure.id, f"{self._round_field}.evidence[{number}]")
        caption = self.texts.line(evidence.caption, source) if evidence.caption else None
        return Photo(evidence.sha256, source, caption, evidence.turn, evidence.crop)

    @property
    def _round_field(self) -> str:
        return "outcome" if self.context.options.round == 12 else "half_year"

    def _field_source(self, fields: tuple[str, ...], measure: Measure) -> Source:
        """The source of the first of these fields, in the round that is printed."""
        field = fields[0] if fields else ""
        if field.startswith("outcome."):
            field = f"{self._round_field}.{field.removeprefix('outcome.')}"
        return Source(measure.id, field)

    def _field(self, field: str, measure: Measure) -> tuple[Text, ...]:
        """The texts of one field, each with its source."""
        source = self._field_source((field,), measure)
        head, _, name = field.partition(".")
        outcome = measure.outcome_of_round(self.context.options.round)
        value: object = getattr(outcome, name) if head == "outcome" else getattr(measure, field)
        if field == "steps":
            return self.texts.numbered(
                (step.text, Source(measure.id, f"steps[{n}]")) for n, step in enumerate(measure.steps)
            )
        if field == "issue":
            return self._issue(measure.issue, source)
        if field == "responsible":
            return tuple(self.texts.line(unit, source) for unit in measure.responsible if unit.strip())
        if field == "period":
            value = measure.period.text or format_period(measure.period.start, measure.period.end)
        return self.texts.lines(_as_text(value), source)


def _plain(cell: Cell) -> str:
    return "\n".join(part.plain for part in cell if isinstance(part, Text))


def _as_text(value: object) -> str:
    if isinstance(value, DoneOn):
        return value.text or (format_day(value.date) if value.date else "")
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _shown_in(evidence: Evidence, column: TableColumn) -> bool:
    return evidence.kind == "photo" and evidence.place in column.photos


def _led_by(number: str, cell: Cell, source: Source) -> Cell:
    """The cell with a number hanging before its first text."""
    if cell and isinstance(cell[0], Text) and not cell[0].marker:
        first = Text(cell[0].spans, cell[0].source, number)
        return (first, *cell[1:])
    return (Text((), source, number), *cell)
