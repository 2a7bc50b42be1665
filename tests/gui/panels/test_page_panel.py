"""The pages beside the editor."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from gui_window import LONG, child
from ita_desk.gui.panels.page_panel import TWO, PagePanel
from ita_desk.gui.widgets.page_layout import FIT_PAGE, FIT_WIDTH
from ita_desk.i18n import Messages
from printing import shown_report

THAI = Messages("th")
BROKEN = [b"", b"%PDF-1.7\nbroken", "ไม่ใช่".encode()]


@pytest.fixture
def panel(qtbot: QtBot) -> PagePanel:
    panel = PagePanel(THAI)
    qtbot.addWidget(panel)
    panel.resize(500, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_pages(*shown_report())
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
    panel.show_pages(*shown_report())
    assert down(panel) == place
    QApplication.processEvents()
    assert down(panel) == place
    page = panel.view.page
    assert 1 < page < 8
    assert (panel.number.text(), panel.total.text()) == (str(page), THAI.say("window.page.of", pages=8))


def test_enlarged_pages_stay_in_place_across_and_down(panel: PagePanel) -> None:
    panel.zoom_by(2)
    place = scroll_to(panel, 2000)
    panel.view.horizontalScrollBar().setValue(100)
    panel.show_pages(*shown_report())
    assert (panel.view.horizontalScrollBar().value(), down(panel)) == (100, place)


def test_it_says_which_page_is_in_sight(panel: PagePanel) -> None:
    scroll_to(panel, panel.view.verticalScrollBar().maximum())
    assert panel.view.page in (7, 8)  # short pages: two are in sight at the end
    assert (panel.number.text(), panel.total.text()) == (
        str(panel.view.page),
        THAI.say("window.page.of", pages=8),
    )


@pytest.mark.parametrize("zoomed", [False, True])
def test_a_place_out_of_sight_is_revealed_and_one_in_sight_is_left(panel: PagePanel, zoomed: bool) -> None:
    if zoomed:
        panel.zoom_by(1.5)
    panel.view.reveal(3, 400.0)
    place = down(panel)
    assert place > 0
    panel.view.reveal(3, 410.0)
    assert down(panel) == place
    panel.view.reveal(1, 0.0)
    assert down(panel) == 0
    panel.view.reveal(3, 400.0)
    assert down(panel) == place


@pytest.mark.parametrize("page", [0, 9, -1])
def test_a_page_that_is_not_there_is_not_revealed(panel: PagePanel, page: int) -> None:
    scroll_to(panel, 700)
    panel.view.reveal(page, 0.0)
    assert down(panel) == 700


def test_zoom_keeps_the_place(panel: PagePanel) -> None:
    scroll_to(panel, 1500)
    before, factor = share(panel), panel.view.factor()
    child(panel, QToolButton, "zoom_in").click()
    assert panel.view.factor() == pytest.approx(factor * 1.25, rel=0.01)
    assert share(panel) == pytest.approx(before, abs=0.01)
    child(panel, QToolButton, "zoom_out").click()
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


def test_a_page_is_typed_and_turned_to(panel: PagePanel, qtbot: QtBot) -> None:
    panel.number.setFocus()
    type_text(panel.number, "๓")
    press(panel.number, Qt.Key.Key_Return)
    assert (panel.view.page, panel.number.text()) == (3, "3")
    press(panel.number, Qt.Key.Key_Escape)
    qtbot.waitUntil(panel.view.hasFocus)
    child(panel, QToolButton, "next").click()
    assert panel.view.page == 4
    for _ in range(2):
        child(panel, QToolButton, "previous").click()
    assert (panel.view.page, panel.number.text()) == (2, "2")


@pytest.mark.parametrize(
    ("look", "zoom", "two"), [(TWO, FIT_WIDTH, True), (FIT_PAGE, FIT_PAGE, False), ("1.25", 1.25, False)]
)
def test_a_look_is_remembered(panel: PagePanel, look: str, zoom: float | str, two: bool) -> None:
    told: list[str] = []
    panel.look_changed.connect(told.append)
    panel.show_look(look)
    assert (panel.view.zoom, panel.view.side_by_side) == (zoom, two)
    assert told == [look] == [panel.look] == [panel.zoom.currentData()]
    for nonsense in ("", "wide", "x1"):
        panel.show_look(nonsense)
    assert told == [look]


def test_nothing_of_the_bar_is_cut_off(panel: PagePanel) -> None:
    for width in (panel.minimumSizeHint().width(), 460, 700):
        panel.resize(width, 500)
        QApplication.processEvents()
        parts = [panel.number, panel.total, panel.zoom, *panel.findChildren(QToolButton)]
        parts = [p for p in parts if p.parent() is panel]
        assert len(parts) == 7
        for part in parts:
            assert part.isVisible()
            assert panel.rect().contains(part.geometry())
            assert part is panel.zoom or part.width() >= part.sizeHint().width()
    assert panel.minimumSizeHint().width() < 460


def test_what_happens_is_said_over_the_pages(panel: PagePanel) -> None:
    panel.say_state("กำลังจัดหน้า…")
    QApplication.processEvents()
    assert panel.view.geometry().contains(panel.state.geometry())
    assert panel.state.geometry().bottom() == panel.view.geometry().bottom()
    panel.say_state("")
    assert not panel.state.isVisible()


def test_another_width_keeps_the_place(panel: PagePanel) -> None:
    scroll_to(panel, 1500)
    before = share(panel)
    panel.resize(700, 600)
    QApplication.processEvents()
    assert share(panel) == pytest.approx(before, abs=0.01)


@pytest.mark.parametrize("content", BROKEN)
def test_broken_pages_are_told_and_the_former_stay(panel: PagePanel, qtbot: QtBot, content: bytes) -> None:
    scroll_to(panel, 1500)
    panel.show_pages(content, shown_report()[1])
    said = THAI.say("window.page.unreadable")
    qtbot.waitUntil(lambda: panel.state.text() == said, timeout=LONG)
    assert (panel.page_count, down(panel)) == (8, 1500)


def test_no_pages(panel: PagePanel) -> None:
    panel.show_nothing("ไม่มี <b>ปี</b>")
    assert (panel.page_count, panel.number.text() + panel.total.text(), panel.state.text()) == (
        0,
        "",
        "ไม่มี <b>ปี</b>",
    )
    panel.zoom_by(2)
    panel.view.reveal(1, 0.0)
    panel.show_nothing("ไม่มี")
    panel.show_pages(*shown_report())
    assert panel.page_count == 8
