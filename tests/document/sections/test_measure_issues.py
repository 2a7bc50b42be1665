"""The column of issues in the table of measures, and cells that go on from those above."""

from dataclasses import replace

import pytest

from document.sections.measure_tables import FRAMEWORK, column, rows_said, table_of
from ita_desk.document.blocks import Source, Table, Text
from ita_desk.document.fields import PrintContext, PrintOptions
from ita_desk.document.sections.measure_table import build_measure_table
from ita_desk.domain.agency import Agency
from ita_desk.domain.framework import Framework, Issue
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import MeasureTableSection, RowNumber

OWN = replace(FRAMEWORK, issues=(Issue(1, "ของปีนี้"),))
BASIS = replace(FRAMEWORK, issues=(Issue(1, "ของปีก่อน 1"), Issue(2, "สอง")))
ISSUES = MeasureTableSection("measures", (column("issue"),), empty="-")


def issues_of(framework: Framework | None, basis: Framework | None, *issues: int | None) -> Table:
    """A column of the issues of these measures."""
    measures = tuple(Measure(f"m{n}", issue=issue) for n, issue in enumerate(issues))
    year = replace(YearReport.empty(2568), measures=measures)
    office = Office(Agency(), (year,))
    context = PrintContext(office, year, office.agency, framework, PrintOptions(), basis)
    return build_measure_table(ISSUES, context)


@pytest.mark.parametrize(
    ("framework", "basis", "printed"),
    [
        (OWN, BASIS, [["๑. ของปีก่อน ๑"], ["๒. สอง"], ["๗"], ["-"]]),
        (OWN, None, [["๑. ของปีนี้"], ["๒"], ["๗"], ["-"]]),
        (None, None, [["๑"], ["๒"], ["๗"], ["-"]]),
    ],
)
def test_issues_bear_the_names_of_the_year_that_was_analysed(
    framework: Framework | None, basis: Framework | None, printed: list[list[str]]
) -> None:
    table = issues_of(framework, basis, 1, 2, 7, None)
    assert [row[0] for row in rows_said(table)] == printed
    (text,) = table.rows[0].cells[0]
    assert isinstance(text, Text)
    assert text.source == Source("m0", "issue")


# --- cells that go on ----------------------------------------------------------------------------------------

SPANNING = (column("title", span=True), column("target"), column("number", span=True))
THREE = (
    Measure("m1", title="ก", target="x", number="๑"),
    Measure("m2", title="ก", target="x", number="๑"),
    Measure("m3", title="ก", target="x", number="๒"),
    Measure("m4", title="ข", target="x", number="๒"),
    Measure("m5", title="", target="x"),
    Measure("m6", title="", target="x"),
)


def test_a_cell_that_says_the_same_goes_on_from_the_one_above() -> None:
    table = table_of(MeasureTableSection("measures", SPANNING), *THREE)
    assert [row.joined for row in table.rows] == [(), (0, 2), (0,), (2,), (), ()]
    assert rows_said(table) == [
        [["ก"], ["x"], ["๑"]],
        [[], ["x"], []],
        [[], ["x"], ["๒"]],
        [["ข"], ["x"], []],
        [[], ["x"], []],
        [[], ["x"], []],
    ]


def test_a_column_of_numbers_moves_the_cells_that_go_on() -> None:
    section = MeasureTableSection("measures", SPANNING, RowNumber("continuous", "ที่", 6))
    table = table_of(section, *THREE[:2])
    assert [row.joined for row in table.rows] == [(), (1, 3)]
    assert rows_said(table)[1] == [["๒"], [], ["x"], []]


def test_a_group_row_ends_what_goes_on() -> None:
    measures = [replace(THREE[0], id=f"m{n}", group=home) for n, home in enumerate(["a", "a", "b", "b"])]
    section = MeasureTableSection("measures", SPANNING, groups=True)
    table = table_of(section, *measures, groups=(MeasureGroup("a"), MeasureGroup("b")))
    joined = [(row.group, row.joined) for row in table.rows]
    assert joined == [(True, ()), (False, ()), (False, (0, 2)), (True, ()), (False, ()), (False, (0, 2))]
