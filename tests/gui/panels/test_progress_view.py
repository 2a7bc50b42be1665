"""The table of the measures in the overview."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui_typing import press
from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_progress import MeasureProgress
from ita_desk.gui.models.progress_table import COLUMNS
from ita_desk.gui.panels.progress_view import _MARGIN, ProgressView
from ita_desk.i18n import Messages

ROWS = (
    MeasureProgress(Measure("m1", "1", title="ก"), False, "", False, 0, True),
    MeasureProgress(Measure("m2", "2", title="ข"), True, "", False, 0, True),
    MeasureProgress(Measure("m3", "3", title="ค"), True, "done", True, 0, True),
)


@pytest.fixture
def view(qtbot: QtBot) -> ProgressView:
    view = ProgressView(Messages("th"))
    qtbot.addWidget(view)
    view.show()
    view.show_measures(ROWS, "m2")
    return view


def test_without_measures_there_is_a_word(view: ProgressView) -> None:
    assert view.currentWidget() is view.table
    view.show_measures((), "")
    assert view.currentWidget() is view.empty


def test_the_chosen_measure_is_marked(view: ProgressView) -> None:
    assert view.table.currentIndex().row() == 1
    view.show_chosen("m3")
    assert view.table.currentIndex().row() == 2
    view.show_chosen("gone")
    assert view.table.currentIndex().row() == 2


@pytest.mark.parametrize(
    ("row", "column", "field"),
    [
        (0, "title", "title"),
        (1, "number", "status"),
        (2, "title", "evidence"),
        (2, "plan", "title"),
        (2, "result", "status"),
        (0, "evidence", "evidence"),
        (0, "problems", "problems"),
    ],
)
def test_enter_and_double_click_lead_to_what_is_meant(
    view: ProgressView, row: int, column: str, field: str
) -> None:
    opened: list[tuple[str, str]] = []
    view.opened.connect(lambda measure, to: opened.append((measure, to)))
    index = view.model.index(row, COLUMNS.index(column))
    view.table.setCurrentIndex(index)
    press(view.table, Qt.Key.Key_Return)
    view.table.doubleClicked.emit(index)
    assert opened == [(f"m{row + 1}", field)] * 2


def test_enter_beside_the_rows_leads_nowhere(view: ProgressView) -> None:
    opened: list[str] = []
    view.opened.connect(lambda measure, _: opened.append(measure))
    view.show_measures((), "")
    press(view.table, Qt.Key.Key_Enter)
    assert opened == []


def test_a_heading_sorts_and_a_third_click_undoes_it(view: ProgressView) -> None:
    view.table.sortByColumn(COLUMNS.index("result"), Qt.SortOrder.DescendingOrder)
    first = view.model.row_at(0)
    assert first
    assert first.measure.id == "m3"
    view.table.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    first = view.model.row_at(0)
    assert first
    assert first.measure.id == "m1"


def test_columns_hold_their_widest_cell_though_few_are_measured(view: ProgressView) -> None:
    numbers = [
        MeasureProgress(Measure(f"n{n}", str(n)), n % 3 == 0, "", False, n % 2, True) for n in range(60)
    ]
    rows = (*numbers, MeasureProgress(Measure("w", "12.34\n5"), False, "in_progress", True, 0, False))
    view.show_measures((), "")
    view.show_measures(rows, "w")
    for column, name in enumerate(COLUMNS):
        if name != "title":
            widest = max(
                view.table.sizeHintForIndex(view.model.index(row, column)).width() for row in range(len(rows))
            )
            heading = view.table.header().sectionSizeHint(column)
            assert view.table.columnWidth(column) >= max(heading, widest + _MARGIN)
            assert sum(map(len, view.model.rows_by_look(column).values())) <= (61 if name == "number" else 4)
