"""Marks over pages, and clicks on what is printed."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gui_typing import press
from ita_desk.gui.widgets.marked_pages import MarkedPages
from ita_desk.gui.widgets.page_marks import mark_colour
from ita_desk.services.printing.page_places import PrintedBox
from printing import shown_report

ROW = PrintedBox(2, "m1", "", 71, 279, 714, 200)
TITLE = PrintedBox(2, "m1", "title", 75, 282, 106, 75)


@pytest.fixture
def view(qtbot: QtBot) -> MarkedPages:
    made = MarkedPages()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.show_pages(*shown_report())
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, view: MarkedPages) -> None:
    """Wait until everything in sight is drawn."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: view.settled)


def colour_at(view: MarkedPages, at: QPoint) -> QColor:
    return view.viewport().grab().toImage().pixelColor(at)


def move_mouse(view: MarkedPages, at: QPoint) -> None:
    none, place = Qt.MouseButton.NoButton, QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def test_what_is_edited_is_marked_by_bar_frame_and_tint(qtbot: QtBot, view: MarkedPages) -> None:
    view.reveal_box(ROW)
    settle(qtbot, view)
    row, title = view.rect_of(ROW), view.rect_of(TITLE)
    bar, inside = QPoint(row.left() - 7, row.center().y()), row.topRight() + QPoint(-4, 4)
    frame = QPoint(title.center().x(), title.top() - 2)
    plain = [colour_at(view, at) for at in (bar, inside, frame)]
    assert plain[0] == plain[1] == QColor("white")
    view.show_marks([ROW], [TITLE])
    marked = [colour_at(view, at) for at in (bar, inside, frame)]
    assert marked[0] == mark_colour(view.palette())
    assert marked[2] == mark_colour(view.palette())
    assert QColor("white") != marked[1] != marked[0]
    view.show_marks([], [TITLE])
    assert colour_at(view, bar) == QColor("white")
    assert colour_at(view, QPoint(title.left() - 10, title.center().y())) == mark_colour(view.palette())
    view.show_nothing()
    assert view.marks == ((), ())


def test_marks_are_plain_on_white_paper_in_any_palette() -> None:
    palette = QPalette()
    for colour in ("#000080", "#a0d0ff", "#ffff00", "#808080"):
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colour))
        assert mark_colour(palette).lightness() <= 140


def test_only_what_is_out_of_sight_is_scrolled_to(view: MarkedPages) -> None:
    bar = view.verticalScrollBar()
    assert not view.shows(TITLE)
    view.reveal_box(TITLE)
    there = bar.value()
    assert there > 0
    assert view.shows(TITLE)
    bar.setValue(there - 20)
    view.reveal_box(TITLE)
    assert bar.value() == there - 20
    view.set_zoom(3.0)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.reveal_box(TITLE)
    assert view.viewport().rect().contains(view.rect_of(TITLE).center())


def test_a_box_is_held_where_it_stood(view: MarkedPages) -> None:
    view.reveal_box(TITLE)
    height = view.rect_of(TITLE).top()
    moved = PrintedBox(2, "m1", "title", 75, 310, 106, 75)
    view.hold(moved, height)
    assert view.rect_of(moved).top() == pytest.approx(height, abs=1)


def test_a_click_goes_to_what_is_under_the_mouse(qtbot: QtBot, view: MarkedPages) -> None:
    told: list[PrintedBox] = []
    view.clicked.connect(told.append)
    view.find_box = lambda page, x, y: TITLE if page == 2 and TITLE.holds(x, y) else None
    view.reveal_box(TITLE)
    title, viewport = view.rect_of(TITLE), view.viewport()
    move_mouse(view, title.center())
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=title.center())
    assert told == [TITLE]
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=title.center())
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=title.center())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=title.center() + QPoint(60, 0))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=title.bottomRight() + QPoint(40, 0))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert told == [TITLE]
    view.verticalScrollBar().setValue(0)
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_what_the_mouse_is_over_is_outlined_until_it_leaves(qtbot: QtBot, view: MarkedPages) -> None:
    view.find_box = lambda *_: TITLE
    view.reveal_box(TITLE)
    settle(qtbot, view)
    plain = view.viewport().grab().toImage()
    move_mouse(view, view.rect_of(TITLE).center())
    assert view.viewport().grab().toImage() != plain
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.viewport().grab().toImage() == plain


@pytest.mark.parametrize("told", ["ไปแก้ที่: <b>ข</b> & ค", ""])
def test_the_field_is_named_beside_the_mouse(view: MarkedPages, told: str) -> None:
    view.find_box = lambda *_: TITLE if told else None
    view.tell_box = lambda box: told if box is TITLE else ""
    view.reveal_box(TITLE)
    at = view.rect_of(TITLE).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(QPointF(at)).toPoint())
    QApplication.sendEvent(view.viewport(), event)
    assert QToolTip.text() == ("<p>ไปแก้ที่: &lt;b&gt;ข&lt;/b&gt; &amp; ค</p>" if told else "")
    QToolTip.hideText()


def test_return_goes_to_what_is_marked(qtbot: QtBot, view: MarkedPages) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(view.entered):
            press(view, key)
    press(view, Qt.Key.Key_End)
    assert view.page == view.page_count
