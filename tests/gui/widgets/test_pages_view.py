"""The column of pages: renewed in place, drawn only where it is seen."""

from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desk.document.fields import PrintOptions
from ita_desk.gui.widgets.pages_view import FIT_PAGE, FIT_WIDTH, MARGIN, PagesView
from ita_desk.services.export_request import ExportRequest
from printing import SAMPLE_YEAR, exporter, form_of, no_photo, sample_office

Pdf = tuple[bytes, tuple[tuple[float, float], ...]]


@cache
def report(form: str = "result-outcomes") -> Pdf:
    """A report of the sample office: its bytes and the sizes of its pages."""
    request = ExportRequest(form_of(form), SAMPLE_YEAR, PrintOptions(), "none")
    done = exporter().render_report(sample_office(), request, ".pdf", no_photo)
    return done.content, done.sizes


@pytest.fixture
def view(qtbot: QtBot) -> PagesView:
    """A view of the sample's pages, drawn."""
    made = PagesView()
    qtbot.addWidget(made)
    made.resize(500, 250)
    made.show()
    made.show_pages(*report())
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
    assert view.page_count == len(report()[1]) > 4
    assert view.page == 1
    assert ink(view) > 50


def test_a_renewed_report_stays_in_place(qtbot: QtBot, view: PagesView) -> None:
    view.verticalScrollBar().setValue(700)
    drawn(qtbot, view)
    before, page = ink(view), view.page
    view.show_pages(*report())
    assert ink(view) == before  # the former pictures, at once
    drawn(qtbot, view)
    assert (view.verticalScrollBar().value(), view.page, ink(view)) == (700, page, before)


def test_the_newest_report_waits_while_pages_are_drawn(qtbot: QtBot, view: PagesView) -> None:
    view.show_pages(*report())
    view.viewport().repaint()  # asks for the pages in sight
    assert not view.settled
    view.show_pages(b"not looked at", report()[1])
    view.show_pages(*report("result-scores"))
    assert view.page_count == len(report()[1])
    drawn(qtbot, view)
    assert view.page_count == len(report("result-scores")[1]) != len(report()[1])


def test_bytes_that_are_no_pdf_are_told(qtbot: QtBot, view: PagesView) -> None:
    with qtbot.waitSignal(view.broken):
        view.show_pages(b"%PDF-1.7 no", report()[1])
    assert view.page_count == len(report()[1])


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
    width, height = report()[1][0]
    scale = (view.viewport().width() - 2 * MARGIN) / width
    place = MARGIN + 2 * (round(height * scale) + 4) + 200 * scale
    assert 0 < place - there < view.viewport().height() * 2 / 3
    view.reveal(3, 210)
    assert bar.value() == there
    for nowhere in (0, 99):
        view.reveal(nowhere, 0)
    assert bar.value() == there
    view.reveal(1, 0)
    assert bar.value() == 0


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
    middle = QPointF(view.viewport().rect().center())
    for up in (-120, 120):
        before, place = view.factor(), view.verticalScrollBar().value()
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
        else:
            assert view.factor() == before
            assert (view.verticalScrollBar().value() > place) == (up < 0)
