"""A text with its differences."""

import pytest
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS
from ita_desk.gui.widgets import compared_text
from ita_desk.gui.widgets.compared_text import ComparedText


def test_differences_are_underlined_and_text_is_no_markup(qtbot: QtBot) -> None:
    box = ComparedText()
    qtbot.addWidget(box)
    box.show_parts([("ก ", False), (AMPERSANDS, True)])
    box.show_parts([("ก ", False), (AMPERSANDS, True)])
    assert box.toPlainText() == box.text == f"ก {AMPERSANDS}"
    assert box.marked == [AMPERSANDS]
    cursor = box.textCursor()
    looks = []
    for place in (1, 4):
        cursor.setPosition(place)
        looks.append(cursor.charFormat().fontUnderline())
    assert looks == [False, True]
    box.show_parts([])
    assert box.toPlainText() == ""


def test_what_is_copied_has_no_soft_breaks(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compared_text, "soft_breaks", "\u200b".join)
    box = ComparedText()
    qtbot.addWidget(box)
    box.show_parts([("กข\nค", False)])
    box.selectAll()
    assert box.createMimeDataFromSelection().text() == "กข\nค"


def test_it_is_as_high_as_its_text(qtbot: QtBot) -> None:
    box = ComparedText()
    qtbot.addWidget(box)
    box.resize(200, 50)
    box.show()
    box.show_parts([("ก", False)])
    low = box.height()
    box.show_parts([("กข " * 100, False)])
    assert box.height() > 3 * low
