"""The box for a list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from ita_desk.gui.widgets.lines_box import LinesBox


@pytest.fixture
def box(qtbot: QtBot) -> LinesBox:
    box = LinesBox()
    qtbot.addWidget(box)
    return box


def test_one_item_a_line_without_blank_ones(box: LinesBox) -> None:
    heard: list[tuple[str, ...]] = []
    box.settled.connect(heard.append)
    type_text(box, "ขั้นแรก\n\n  \nขั้นสอง\n")
    box.settle()
    assert heard == [("ขั้นแรก", "ขั้นสอง")]


def test_item_of_several_lines_stays_one(box: LinesBox) -> None:
    box.set_value(("ก\nข", "ค"))
    assert box.value() == ("ก\nข", "ค")
    assert box.toPlainText() == "ก\nข\nค"
    box.moveCursor(QTextCursor.MoveOperation.End)
    press(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(box, "ง")
    assert box.value() == ("ก\nข", "ค\nง")


def test_blank_lines_stay_while_typing_and_go_on_leaving(box: LinesBox, qtbot: QtBot) -> None:
    with qtbot.waitExposed(box):
        box.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=5000)
    type_text(box, "ก\n")
    box.settle()
    box.set_value(("ก",))
    assert box.text() == "ก\n"
    box.clearFocus()
    assert box.text() == "ก"
    box.set_value(())
    assert box.text() == ""
