"""The pages beside the editor."""

from functools import cache

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_window import FORM, LONG, child
from ita_desk.gui.panels.page_panel import PagePanel
from ita_desk.gui.widgets.pages_view import FIT_PAGE, FIT_WIDTH, PageSizes
from ita_desk.i18n import Messages
from ita_desk.services.export_request import ExportRequest
from printing import SAMPLE_YEAR, exporter, form_of, read_sample_photo, sample_office

THAI = Messages("th")
BROKEN = [b"", b"%PDF-1.7\nbroken", "ไม่ใช่".encode()]


@cache
def report() -> tuple[bytes, PageSizes]:
    """A report of several pages."""
    request = ExportRequest(form_of(FORM), SAMPLE_YEAR, data="none")
    done = exporter().render_report(sample_office(), request, ".pdf", read_sample_photo)
    return done.content, done.sizes


@pytest.fixture
def panel(qtbot: QtBot) -> PagePanel:
    panel = PagePanel(THAI)
    qtbot.addWidget(panel)
    panel.resize(500, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_pages(*report())
    qtbot.waitUntil(lambda: panel.view.settled, timeout=LONG)
    return panel


def scroll_to(panel: PagePanel, value: int) -> int:
    panel.view.verticalScrollBar().setValue(value)
    return down(panel)


def down(panel: PagePanel) -> int:
    return panel.view.verticalScrollBar().value()


def share(panel: PagePanel) -> float:
    """How far down the report stands, from 0 to 1."""
    scroll = panel.view.verticalScrollBar()
    return scroll.value() / (scroll.maximum() + scroll.pageStep())


def test_renewed_pages_stay_in_place(panel: PagePanel) -> None:
    place = scroll_to(panel, 1500)
    assert place == 1500
    panel.show_pages(*report())
    assert down(panel) == place
    QApplication.processEvents()
    assert down(panel) == place
    page = panel.view.page
    assert 1 < page < 8
    assert panel.number.text() == THAI.say("window.page.number", page=page, pages=8)


def test_enlarged_pages_stay_in_place_across_and_down(panel: PagePanel) -> None:
    panel.zoom_by(2)
    place = scroll_to(panel, 2000)
    panel.view.horizontalScrollBar().setValue(100)
    panel.show_pages(*report())
    assert (panel.view.horizontalScrollBar().value(), down(panel)) == (100, place)


def test_it_says_which_page_is_in_sight(panel: PagePanel) -> None:
    scroll_to(panel, panel.view.verticalScrollBar().maximum())
    assert panel.view.page in (7, 8)  # short pages: two are in sight at the end
    assert panel.number.text() == THAI.say("window.page.number", page=panel.view.page, pages=8)


@pytest.mark.parametrize("zoomed", [False, True])
def test_a_place_out_of_sight_is_revealed_and_one_in_sight_is_left(panel: PagePanel, zoomed: bool) -> None:
    if zoomed:
        panel.zoom_by(1.5)
    panel.reveal(3, 400.0)
    place = down(panel)
    assert place > 0
    panel.reveal(3, 410.0)
    assert down(panel) == place
    panel.reveal(1, 0.0)
    assert down(panel) == 0
    panel.reveal(3, 400.0)
    assert down(panel) == place


@pytest.mark.parametrize("page", [0, 9, -1])
def test_a_page_that_is_not_there_is_not_revealed(panel: PagePanel, page: int) -> None:
    scroll_to(panel, 700)
    panel.reveal(page, 0.0)
    assert down(panel) == 700


def test_zoom_keeps_the_place(panel: PagePanel) -> None:
    scroll_to(panel, 1500)
    before, factor = share(panel), panel.view.factor()
    child(panel, QAction, "zoom_in").trigger()
    assert panel.view.factor() == pytest.approx(factor * 1.25, rel=0.01)
    assert share(panel) == pytest.approx(before, abs=0.01)
    child(panel, QAction, "zoom_out").trigger()
    assert panel.view.factor() == pytest.approx(factor, rel=0.01)
    assert share(panel) == pytest.approx(before, abs=0.01)
    panel.view.set_zoom(FIT_WIDTH)
    assert panel.zoom.currentData() == FIT_WIDTH
    assert share(panel) == pytest.approx(before, abs=0.01)


def test_zoom_has_bounds_and_a_name(panel: PagePanel) -> None:
    for _ in range(20):
        panel.zoom_by(1.25)
    assert panel.view.factor() == 5.0
    assert (panel.zoom.currentIndex(), panel.zoom.placeholderText()) == (-1, "500 %")
    for _ in range(30):
        panel.zoom_by(0.8)
    assert panel.view.factor() == 0.25
    panel.zoom_by(4)
    assert panel.zoom.currentText() == "100 %"


def test_zoom_is_chosen_from_the_list(panel: PagePanel) -> None:
    scroll_to(panel, 1500)
    before = share(panel)
    for index in (panel.zoom.findText("150 %"), panel.zoom.findText(THAI.say("window.page.fit_page"))):
        panel.zoom.setCurrentIndex(index)
        panel.zoom.activated.emit(index)
        assert share(panel) == pytest.approx(before, abs=0.02)
    assert panel.view.zoom == FIT_PAGE


def test_another_width_keeps_the_place(panel: PagePanel) -> None:
    scroll_to(panel, 1500)
    before = share(panel)
    panel.resize(700, 600)
    QApplication.processEvents()
    assert share(panel) == pytest.approx(before, abs=0.01)


@pytest.mark.parametrize("content", BROKEN)
def test_broken_pages_are_told_and_the_former_stay(panel: PagePanel, qtbot: QtBot, content: bytes) -> None:
    scroll_to(panel, 1500)
    panel.show_pages(content, report()[1])
    said = THAI.say("window.page.unreadable")
    qtbot.waitUntil(lambda: panel.state.text() == said, timeout=LONG)
    assert (panel.page_count, down(panel)) == (8, 1500)


def test_no_pages(panel: PagePanel) -> None:
    panel.show_nothing("ไม่มี <b>ปี</b>")
    assert (panel.page_count, panel.number.text(), panel.state.text()) == (0, "", "ไม่มี <b>ปี</b>")
    panel.zoom_by(2)
    panel.reveal(1, 0.0)
    panel.show_nothing("ไม่มี")
    panel.show_pages(*report())
    assert panel.page_count == 8
