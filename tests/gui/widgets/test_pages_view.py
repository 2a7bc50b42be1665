"""The column of pages: renewed in place, drawn only where it is seen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_typing import press
from ita_desk.gui.widgets.page_layout import FIT_PAGE, FIT_WIDTH, GAP, MARGIN
from ita_desk.gui.widgets.pages_view import PagesView
from printing import shown_report


@pytest.fixture
def view(qtbot: QtBot) -> PagesView:
    """A view of the sample's pages, drawn."""
    made = PagesView()
    qtbot.addWidget(made)
    made.resize(500, 250)
    made.show()
    made.show_pages(*shown_report())
    drawn(qtbot, made)
    return made


def drawn(qtbot: QtBot, view: PagesView) -> None:
    """Wait until everything in sight is drawn."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: view.settled)


def ink(view: PagesView) -> int:
    """How many points of the view are as dark as print."""
    image = view.viewport().grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(QColor(image.pixel(x, y)).lightness() < 100 for x, y in points)


def test_pages_are_counted_and_drawn(view: PagesView) -> None:
    assert view.page_count == len(shown_report()[1]) > 4
    assert view.page == 1
    assert ink(view) > 50


def test_a_renewed_report_stays_in_place(qtbot: QtBot, view: PagesView) -> None:
    view.verticalScrollBar().setValue(700)
    drawn(qtbot, view)
    before, page = ink(view), view.page
    view.show_pages(*shown_report())
    assert ink(view) == before  # the former pictures, at once
    drawn(qtbot, view)
    assert (view.verticalScrollBar().value(), view.page, ink(view)) == (700, page, before)


def waiting(view: PagesView) -> set[int]:
    """The pages (from 0) that are being drawn."""
    assert view._loaded
    return {page for page, _, _ in view._loaded.waiting}


def test_pages_that_look_as_before_are_not_drawn_again(qtbot: QtBot, view: PagesView) -> None:
    content, sizes = shown_report()
    looks = list(range(len(sizes)))
    view.show_pages(content, sizes, looks)
    assert 0 in waiting(view)  # nobody knew what the former ones look like
    drawn(qtbot, view)
    view.show_pages(content, sizes, looks)
    view.viewport().repaint()
    assert waiting(view) == set()
    view.show_pages(content, sizes, [99, *looks[1:]])
    assert waiting(view) == {0}
    drawn(qtbot, view)
    assert ink(view) > 50


def test_pages_out_of_sight_are_not_drawn(qtbot: QtBot, view: PagesView) -> None:
    view.hide()
    drawn(qtbot, view)
    view.show_pages(*shown_report())
    assert view.settled


def test_the_page_told_is_the_one_in_sight_at_any_size(qtbot: QtBot) -> None:
    view = PagesView()
    qtbot.addWidget(view)
    view.resize(60, 600)  # several pages are in sight
    view.show()
    view.show_pages(*shown_report())
    assert view.page > 1
    view.resize(500, 600)
    qtbot.waitUntil(lambda: view.page == 1)
    assert view.verticalScrollBar().value() == 0


def test_the_newest_report_waits_while_pages_are_drawn(qtbot: QtBot, view: PagesView) -> None:
    view.show_pages(*shown_report())
    view.viewport().repaint()  # asks for the pages in sight
    assert not view.settled
    view.show_pages(b"not looked at", shown_report()[1])
    view.show_pages(*shown_report("result-scores"))
    assert view.page_count == len(shown_report()[1])
    drawn(qtbot, view)
    assert view.page_count == len(shown_report("result-scores")[1]) != len(shown_report()[1])


def test_pages_may_go_while_they_are_drawn(qtbot: QtBot, view: PagesView) -> None:
    for _ in range(5):
        view.show_pages(*shown_report())
        view.viewport().repaint()  # asks for the pages in sight
        assert not view.settled
        view.show_nothing()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    view.show_pages(*shown_report())
    drawn(qtbot, view)
    assert ink(view) > 50


def test_bytes_that_are_no_pdf_are_told(qtbot: QtBot, view: PagesView) -> None:
    with qtbot.waitSignal(view.broken):
        view.show_pages(b"%PDF-1.7 no", shown_report()[1])
    assert view.page_count == len(shown_report()[1])


def test_nothing_is_shown(view: PagesView) -> None:
    view.show_nothing()
    assert (view.page_count, view.page, ink(view)) == (0, 0, 0)
    assert view.verticalScrollBar().maximum() == 0
    view.zoom_by(2)
    view.reveal(1, 0)


def test_only_what_is_out_of_sight_is_scrolled_to(view: PagesView) -> None:
    bar = view.verticalScrollBar()
    view.reveal(1, 10)
    assert bar.value() == 0
    view.reveal(3, 200)
    there = bar.value()
    width, height = shown_report()[1][0]
    scale = (view.viewport().width() - 2 * MARGIN) / width
    place = MARGIN + 2 * (round(height * scale) + GAP) + 200 * scale
    assert 0 < place - there < view.viewport().height() * 2 / 3
    view.reveal(3, 210)
    assert bar.value() == there
    for nowhere in (0, 99):
        view.reveal(nowhere, 0)
    assert bar.value() == there
    view.reveal(1, 0)
    assert bar.value() == 0


def test_renewed_pages_are_told_when_they_stand(qtbot: QtBot, view: PagesView) -> None:
    told: list[int] = []
    view.renewed.connect(lambda: told.append(view.page_count))
    view.show_pages(*shown_report())
    view.viewport().repaint()
    view.show_pages(*shown_report("result-scores"))  # waits
    assert told == [len(shown_report()[1])]
    drawn(qtbot, view)
    assert told == [len(shown_report()[1]), len(shown_report("result-scores")[1])]
    view.show_pages(b"no", shown_report()[1])
    assert len(told) == 2


def test_two_pages_stand_side_by_side(qtbot: QtBot, view: PagesView) -> None:
    view.go_to(3)
    alone = view.factor()
    view.set_zoom(FIT_WIDTH, side_by_side=True)
    assert (view.page, view.side_by_side) == (3, True)
    assert view.factor() == pytest.approx(alone / 2, rel=0.05)
    assert view.horizontalScrollBar().maximum() == 0
    view.zoom_by(1.5)
    assert view.side_by_side
    view.set_zoom(FIT_WIDTH)
    assert view.factor() == pytest.approx(alone)
    assert view.page == 3


def test_pages_are_gone_to_and_turned(view: PagesView) -> None:
    last = view.page_count
    reached = []
    for page in (3, last, last + 5, 0):
        view.go_to(page)
        reached.append(view.page)
    assert reached == [3, last, last, 1]
    view.turn(-1)
    assert view.page == 1
    view.turn(1)
    assert view.page == 2
    view.set_zoom(FIT_WIDTH, side_by_side=True)
    view.turn(1)
    assert view.page == 3
    view.go_to(4)
    assert view.page == 4  # beside page 3
    view.turn(-1)
    assert view.page == 1
    view.show_nothing()
    view.go_to(2)
    assert view.page == 0


def test_keys(view: PagesView) -> None:
    bar = view.verticalScrollBar()
    press(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    press(view, Qt.Key.Key_PageUp)
    assert 0 < bar.value() < bar.maximum()
    press(view, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    press(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    factor = view.factor()
    for key, larger in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)):
        former = view.factor()
        press(view, key, Qt.KeyboardModifier.ControlModifier)
        assert (view.factor() > former) == larger
    assert view.factor() == pytest.approx(factor)


def test_a_place_of_the_view_is_one_of_a_page(view: PagesView) -> None:
    view.go_to(3)
    area = QRectF(100, 50, 200, 30)
    rect = view.rect_on(3, area)
    place = view.place_at(rect.center())
    assert place
    assert place[0] == 3
    assert area.contains(place[1], place[2])
    assert view.place_at(QPoint(0, 0)) is None  # beside the pages
    assert view.rect_on(99, area).isEmpty()


def test_zoom_keeps_the_place(view: PagesView) -> None:
    bar = view.verticalScrollBar()
    view.reveal(4, 100)
    share = bar.value() / (bar.maximum() + bar.pageStep())
    factor = view.factor()
    view.zoom_by(2)
    assert view.factor() == pytest.approx(2 * factor)
    assert bar.value() / (bar.maximum() + bar.pageStep()) == pytest.approx(share, abs=0.01)
    assert view.horizontalScrollBar().maximum() > 0
    view.set_zoom(FIT_PAGE)
    assert view.factor() < factor
    view.set_zoom(FIT_WIDTH)
    assert view.factor() == pytest.approx(factor)
    for change, least_or_most in ((100, 5.0), (0.001, 0.25)):
        view.zoom_by(change)
        assert view.factor() == least_or_most


def test_a_wider_view_keeps_the_place(view: PagesView) -> None:
    bar = view.verticalScrollBar()
    view.reveal(4, 100)
    page, share = view.page, bar.value() / (bar.maximum() + bar.pageStep())
    view.resize(800, 250)
    assert view.page == page
    assert bar.value() / (bar.maximum() + bar.pageStep()) == pytest.approx(share, abs=0.02)


def test_page_in_sight_is_told(qtbot: QtBot, view: PagesView) -> None:
    told: list[int] = []
    view.page_reached.connect(told.append)
    view.reveal(3, 0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert told[-1] == view.page == view.page_count
    assert 3 in told


@pytest.mark.parametrize(
    ("held", "larger"), [(Qt.KeyboardModifier.ControlModifier, True), (Qt.KeyboardModifier.NoModifier, False)]
)
def test_wheel(view: PagesView, held: Qt.KeyboardModifier, larger: bool) -> None:
    view.set_zoom(1.0)
    view.verticalScrollBar().setValue(900)
    view.horizontalScrollBar().setValue(300)
    middle = QPointF(view.viewport().rect().center())
    for up in (-120, 120):
        before, place = view.factor(), view.verticalScrollBar().value()
        there = view.place_at(middle.toPoint())
        event = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, up),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)
        if larger:
            assert (view.factor() > before) == (up > 0)
            assert view.place_at(middle.toPoint()) == pytest.approx(there, abs=8)
        else:
            assert view.factor() == before
            assert (view.verticalScrollBar().value() > place) == (up < 0)
