"""How the list of measures is seen: columns, lines of a title, signs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ita_desk.domain.measure import Measure, Period
from ita_desk.domain.outcome import STATUSES, Outcome
from ita_desk.gui.panels.measure_list_panel import MeasureListPanel
from ita_desk.gui.widgets.status_sign import paint_status
from ita_desk.i18n import Messages
from measure_editing import Desk
from small_office import OFFICE, YEAR

LONG = "ทบทวนคู่มือการปฏิบัติงานและกำหนดระยะเวลามาตรฐานของงานบริการทุกประเภทให้ประชาชนทราบ"
MEASURES = (
    Measure("a", "1", title=LONG, responsible=("สำนักปลัด", "กองคลัง"), period=Period(end=date(2025, 9, 30))),
    Measure("b", "2", title="สั้น", outcome=Outcome("done")),
    Measure("c", "3"),
)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    office = OFFICE.with_year(replace(YEAR, measures=MEASURES))
    desk = Desk(office, path=tmp_path / "office.ita")
    desk.messages = Messages("th")  # type: ignore[assignment]  # headings as wide as they are
    return desk


def panel_of(desk: Desk, qtbot: QtBot, width: int, *columns: str) -> MeasureListPanel:
    panel = MeasureListPanel(desk.bridge, desk.place, desk.messages, columns)
    qtbot.addWidget(panel)
    panel.resize(width, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def shown_columns(panel: MeasureListPanel) -> list[str]:
    return [c for place, c in enumerate(panel.model.columns) if not panel.view.isColumnHidden(place)]


def test_columns_where_there_is_room(desk: Desk, qtbot: QtBot) -> None:
    columns = ("number", "title", "responsible", "due")
    panel = panel_of(desk, qtbot, 900, *columns)
    assert shown_columns(panel) == [*columns]
    view = panel.view
    letter = view.fontMetrics().averageCharWidth()
    for width in (900, 700, 560, 420, 260, 900):
        panel.resize(width, 400)
        widths = [view.columnWidth(place) for place in range(4) if not view.isColumnHidden(place)]
        assert max(widths) == view.columnWidth(1) >= min(letter * 16, width - letter * 8)
    assert shown_columns(panel) == [*columns]
    panel.resize(260, 400)
    assert shown_columns(panel) == ["number", "title"]


def test_a_title_has_two_lines_and_the_rest_stands_below(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot, 260, "number", "title", "responsible", "due", "status")
    heights = [panel.view.visualRect(panel.model.index(row, 1)).height() for row in range(3)]
    line = panel.view.fontMetrics().height()
    assert heights[0] > 3 * line  # two lines, and unit and day
    assert 2 * line < heights[1] < heights[0]  # one, and the status
    assert line < heights[2] < heights[1]
    panel.resize(900, 400)
    qtbot.waitUntil(lambda: panel.view.visualRect(panel.model.index(1, 1)).height() == heights[2])


def test_the_rows_are_painted_with_and_without_room(desk: Desk, qtbot: QtBot) -> None:
    for width in (260, 900):
        panel = panel_of(desk, qtbot, width, "number", "title", "responsible", "status")
        panel.show_marks({"b": ("must", 1)})
        pictures = [panel.view.grab().toImage()]
        panel.show_marks({})
        pictures.append(panel.view.grab().toImage())
        panel.view.setEnabled(False)
        pictures.append(panel.view.grab().toImage())
        assert pictures[0] != pictures[1] != pictures[2]


def test_larger_letters_take_more_room(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot, 600, "number", "title", "status")
    number, least = panel.view.columnWidth(0), panel.view.minimumWidth()
    font = QFont(panel.view.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    panel.view.setFont(font)
    assert panel.view.columnWidth(0) > number
    assert panel.view.minimumWidth() > least
    option, index = QStyleOptionViewItem(), panel.model.index(1, 1)
    former = panel.view.itemDelegate().sizeHint(option, index).height()
    option.font = font
    assert panel.view.itemDelegate().sizeHint(option, index).height() > former


def test_double_click_goes_into_the_form(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot, 400, "number", "title")
    at = panel.view.visualRect(panel.model.index(1, 1)).center()
    with qtbot.waitSignal(panel.form_wanted):
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.place.measure == "b"
    assert panel.view._line_at(QPoint(10, 390)) == panel.view.visualRect(panel.model.index(2, 0)).bottom()


def test_each_status_has_a_sign_of_its_own() -> None:
    pictures = []
    for status in STATUSES:
        image = QImage(20, 20, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_status(painter, QRectF(2, 2, 16, 16), status, QColor("black"))
        painter.end()
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == len(STATUSES)


def test_rows_are_measured_when_they_are_first_seen(desk: Desk, qtbot: QtBot) -> None:
    panel = MeasureListPanel(desk.bridge, desk.place, desk.messages, ("number", "title"))
    qtbot.addWidget(panel)
    assert panel.view.uniformRowHeights()
    panel.resize(300, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    assert not panel.view.uniformRowHeights()
    heights = [panel.view.visualRect(panel.model.index(row, 1)).height() for row in range(3)]
    assert heights[0] > heights[1] == heights[2]
