"""Small tables of measures, and what their cells say."""

from dataclasses import replace
from decimal import Decimal

from ita_desk.document.blocks import Cell, Table, Text
from ita_desk.document.fields import PrintContext, PrintOptions
from ita_desk.document.sections.measure_table import build_measure_table
from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import MeasureTableSection, ScoreBand, ScoreSentence, TableColumn

FRAMEWORK = Framework(FiscalYear(2568), indicators=(Indicator("1", "การปฏิบัติหน้าที่", "IIT"),))
SENTENCE = ScoreSentence("fiscal", "{name} {score}", " ", (ScoreBand(0, "ตาม"),))


def column(*names: str, **settings: object) -> TableColumn:
    """A column of these fields."""
    return replace(TableColumn("หัว", 10, names), **settings)  # type: ignore[arg-type]


def table_of(
    section: MeasureTableSection,
    *measures: Measure,
    groups: tuple[MeasureGroup, ...] = (),
    options: PrintOptions | None = None,
) -> Table:
    """The table of these measures in a small year."""
    scores = Assessment(FrozenMap({"1": Decimal(90)}))
    year = replace(YearReport.empty(2568), measures=measures, groups=groups, assessment=scores)
    office = Office(Agency(), (year,))
    return build_measure_table(
        section, PrintContext(office, year, office.agency, FRAMEWORK, options or PrintOptions())
    )


def cell_of(measure: Measure, wanted: TableColumn, months: int = 12, empty: str = "") -> Cell:
    """The only cell of a table of one column and one measure."""
    table = table_of(
        MeasureTableSection("measures", (wanted,), empty=empty), measure, options=PrintOptions(months)
    )
    return table.rows[0].cells[0]


def said(cell: Cell) -> list[str]:
    """The texts of a cell, each after its marker."""
    return [f"{t.marker} {t.plain}".strip() for t in cell if isinstance(t, Text)]


def rows_said(table: Table) -> list[list[list[str]]]:
    """The texts of every cell."""
    return [[said(cell) for cell in row.cells] for row in table.rows]
