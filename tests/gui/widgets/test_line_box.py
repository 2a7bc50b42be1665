"""The box for one line."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from ita_desk.gui.widgets.line_box import LineBox


def line_box(qtbot: QtBot, text: str = "") -> LineBox:
    box = LineBox()
    qtbot.addWidget(box)
    box.set_value(text)
    return box


def test_return_settles(qtbot: QtBot) -> None:
    box = line_box(qtbot)
    settled: list[str] = []
    box.settled.connect(settled.append)
    type_text(box, "ปั๊ม\n")
    assert settled == ["ปั๊ม"]


def test_cursor_and_selection_stay_at_their_letters(qtbot: QtBot) -> None:
    box = line_box(qtbot, "แผน🙂ปี 2567 ของเทศบาล")
    with qtbot.waitExposed(box):
        box.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=5000)
    box.setCursorPosition(14)
    box.set_value("แผน🙂งานปี 2567 ของเทศบาล")
    assert box.cursorPosition() == 17
    box.setSelection(17, 3)
    chosen = box.selectedText()
    box.set_value("แผนปี 2567 ของเทศบาล")
    assert box.selectedText() == chosen
    box.setSelection(15, -3)
    chosen, cursor = box.selectedText(), box.cursorPosition()
    box.set_value("ก แผนปี 2567 ของเทศบาล")
    assert (box.selectedText(), box.cursorPosition()) == (chosen, cursor + 2)


def test_line_nobody_is_in_shows_its_beginning(qtbot: QtBot) -> None:
    box = line_box(qtbot, "ยาว" * 100)
    assert box.cursorPosition() == 0


def test_pasted_text_is_cleaned(qtbot: QtBot) -> None:
    box = line_box(qtbot, "กข")
    box.setCursorPosition(1)
    QGuiApplication.clipboard().setText("ค\u200bง\r\nจ\tฉ\x07")
    box.paste()
    assert box.value() == "กคง จ ฉข"
    assert box.cursorPosition() == 7


def test_read_only_text_can_be_copied_but_not_changed(qtbot: QtBot) -> None:
    box = line_box(qtbot, "กข")
    box.set_read_only(True)
    type_text(box, "ค")
    box.selectAll()
    press(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "กข"
    box.set_read_only(False)
    type_text(box, "ค")
    assert box.value() == "ค"


def test_context_menu_has_no_undo(qtbot: QtBot) -> None:
    box = line_box(qtbot, "กข")
    box.show()
    QApplication.sendEvent(box, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1)))
    menu = box.findChild(QMenu)
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    assert names[0] == "edit-cut"
    assert not {"edit-undo", "edit-redo"} & set(names)
    menu.close()
