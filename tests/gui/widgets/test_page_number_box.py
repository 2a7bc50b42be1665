"""The number of the page to go to."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from ita_desk.gui.widgets.page_number_box import PageNumberBox


@pytest.fixture
def box(qtbot: QtBot) -> PageNumberBox:
    box = PageNumberBox()
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    box.show_page(2)
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    return box


@pytest.mark.parametrize(("typed", "wanted"), [("7", [7]), ("๑๒", [12]), (" 3 ", [3]), ("x", [])])
def test_a_page_is_wanted_with_return(box: PageNumberBox, typed: str, wanted: list[int]) -> None:
    told: list[int] = []
    box.wanted.connect(told.append)
    type_text(box, typed)
    assert told == []
    press(box, Qt.Key.Key_Return)
    assert told == wanted
    assert (box.text(), box.selectedText()) == ("2", "2")  # until the page is there


def test_what_is_being_typed_stays(box: PageNumberBox) -> None:
    type_text(box, "1")
    box.show_page(3)
    assert box.text() == "1"
    press(box, Qt.Key.Key_Escape)
    assert box.text() == "3"


def test_what_was_typed_without_return_is_forgotten(box: PageNumberBox) -> None:
    type_text(box, "1")
    box.clearFocus()
    assert box.text() == "2"


def test_escape_is_told(box: PageNumberBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.left):
        press(box, Qt.Key.Key_Escape)


def test_without_pages_there_is_nothing_to_type(box: PageNumberBox) -> None:
    box.show_page(0)
    assert (box.text(), box.isEnabled()) == ("", False)
    assert (
        box.sizeHint().width() == box.minimumSizeHint().width() > box.fontMetrics().horizontalAdvance("0000")
    )
