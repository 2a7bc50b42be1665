"""The table of measures: a row for each, its cells filled from the fields a form names."""

from collections.abc import Iterator
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


def build_measure_table(section: MeasureTableSection, context: PrintContext) -> Table:
    """The table block of a form's measure table for one year."""
    return _Builder(section, context).table()


class _Builder:
    def __init__(self, section: MeasureTableSection, context: PrintContext) -> None:
        self.section, self.context = section, context
        self.texts = TextPrinter(context.options.digits)
        number = section.number
        self.own_number: RowNumber | None = number if number and number.heading else None

    def table(self) -> Table:
        columns = [Column(leaf.width, leaf.align) for leaf in self.section.leaves]
        if self.own_number:
            columns.insert(0, Column(self.own_number.width, "center"))
        return Table(tuple(columns), self._header(), tuple(self._rows()), self._source(self.section.id))

    def _source(self, field: str) -> Source:
        return Source(f"year:{int(self.context.year.fiscal_year)}", field)

    # --- heading -------------------------------------------------------------------------------------------

    def _header(self) -> tuple[HeaderCell, ...]:
        levels = 2 if any(column.columns for column in self.section.columns) else 1
        cells: list[HeaderCell] = []
        if self.own_number:
            cells.append(HeaderCell(self.texts.line(self.own_number.heading), 0, 0, rows=levels))
        place = len(cells)
        for column in self.section.columns:
            over = len(column.columns) or 1
            rows = 1 if column.columns else levels
            cells.append(HeaderCell(self.texts.line(column.heading), place, 0, over, rows))
            for number, inner in enumerate(column.columns):
                cells.append(HeaderCell(self.texts.line(inner.heading), place + number, 1))
            place += over
        return tuple(cells)

    # --- rows ----------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Row]:
        groups = {group.id: group for group in self.context.year.groups} if self.section.groups else {}
        current = ""
        for position, measure in enumerate(self.context.year.measures, 1):
            if measure.group != current and measure.group in groups:
                yield self._group_row(groups[measure.group])
            current = measure.group
            yield self._row(measure, position)

    def _group_row(self, group: MeasureGroup) -> Row:
        lead = self.texts.lines(group.lead, Source(group.id, "lead"), bold=True)
        items = tuple(
            plain_text(self.texts.shown(item), Source(group.id, f"items[{n}]"), marker="-")
            for n, item in enumerate(group.items)
        )
        return Row(((*lead, *items),), Source(group.id), group=True)

    def _row(self, measure: Measure, position: int) -> Row:
        cells = [self._cell(column, measure) for column in self.section.leaves]
        number = self._number(measure, position)
        if self.own_number:
            cells.insert(0, (plain_text(number, Source(measure.id, "number")),))
        elif number and self.section.number:
            marker = number if number.endswith((".", ")")) else f"{number}."
            cells[0] = _led_by(marker, cells[0], Source(measure.id, "title"))
        return Row(tuple(cells), Source(measure.id))

    def _number(self, measure: Measure, position: int) -> str:
        if self.section.number and self.section.number.style == "continuous":
            return self.texts.shown(str(position))
        return self.texts.shown(" ".join(measure.number.split()))

    # --- cells ---------------------------------------------------------------------------------------------

    def _cell(self, column: TableColumn, measure: Measure) -> Cell:
        outcome = measure.outcome_of_round(self.context.options.round)
        if column.statuses and outcome.status not in column.statuses:
            return ()
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
            texts = [plain_text(self.section.empty)]
        return (*texts, *photos)

    def _photo(self, evidence: Evidence, number: int, measure: Measure) -> Photo:
        source = Source(measure.id, f"{self._round_field}.evidence[{number}]")
        caption = self.texts.line(evidence.caption, source) if evidence.caption else None
        return Photo(evidence.sha256, source, caption, evidence.turn, evidence.crop)

    @property
    def _round_field(self) -> str:
        return "outcome" if self.context.options.round == 12 else "half_year"

    def _field(self, field: str, measure: Measure) -> tuple[Text, ...]:
        """The texts of one field, each with its source."""
        head, _, name = field.partition(".")
        if head == "outcome":
            value: object = getattr(measure.outcome_of_round(self.context.options.round), name)
            source = Source(measure.id, f"{self._round_field}.{name}")
        else:
            value, source = getattr(measure, field), Source(measure.id, field)
        if field == "steps":
            return self.texts.numbered(
                (step.text, Source(measure.id, f"steps[{n}]")) for n, step in enumerate(measure.steps)
            )
        if field == "responsible":
            return tuple(self.texts.line(unit, source) for unit in measure.responsible if unit.strip())
        if field == "period":
            value = measure.period.text or format_period(measure.period.start, measure.period.end)
        return self.texts.lines(_as_text(value), source)


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
