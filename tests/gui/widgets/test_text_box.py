"""The box that grows with its text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from ita_desk.gui.widgets.text_box import MOST_LINES, TextBox

LETTERS = st.text("กำ้ab 🙂\n\u00a0", max_size=12)


@pytest.fixture
def box(qapp: QApplication) -> TextBox:
    return TextBox()


def shown(qtbot: QtBot, box: TextBox) -> QWidget:
    """The box in a window with room below it."""
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    rows.addWidget(box)
    rows.addWidget(QLineEdit())
    rows.addStretch()
    window.resize(400, 600)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_text_of_several_lines(box: TextBox) -> None:
    type_text(box, "น้ำ\nที่")
    assert box.value() == "น้ำ\nที่"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(LETTERS, max_size=4))
def test_any_value_comes_back(box: TextBox, texts: list[str]) -> None:
    for text in texts:
        box.set_value(text)
        assert box.value() == text


def test_cursor_and_selection_stay_at_their_letters(box: TextBox) -> None:
    box.set_value("ก🙂\nขคง")
    cursor = box.textCursor()
    cursor.setPosition(7)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    assert box.textCursor().selectedText() == "คง"
    box.set_value("ก🙂ใหม่\nขคง")
    assert box.textCursor().selectedText() == "คง"
    assert (box.textCursor().anchor(), box.textCursor().position()) == (11, 9)


def test_it_grows_with_its_text_and_then_scrolls(box: TextBox, qtbot: QtBot) -> None:
    window = shown(qtbot, box)
    line = box.fontMetrics().lineSpacing()
    least = box.height()
    assert 2 * line < least < 3 * line + 10
    box.set_value("\n".join("กขคงจฉ"))
    qtbot.waitUntil(lambda: 6 * line < box.height() < 7 * line + 10, timeout=5000)
    assert box.verticalScrollBar().maximum() == 0
    box.set_value("ประเมิน " * 40)
    qtbot.waitUntil(lambda: box.height() > 4 * line, timeout=5000)
    box.set_value("ก\n" * 40)
    qtbot.waitUntil(lambda: MOST_LINES * line < box.height() < (MOST_LINES + 1) * line + 10, timeout=5000)
    assert box.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    box.set_value("")
    qtbot.waitUntil(lambda: box.height() == least, timeout=5000)
    assert window.height() == 600
    assert box.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_it_is_higher_where_it_is_narrower(box: TextBox, qtbot: QtBot) -> None:
    window = shown(qtbot, box)
    box.set_value("ประเมิน " * 20)
    qtbot.waitUntil(lambda: box.height() == box.sizeHint().height(), timeout=5000)
    wide = box.height()
    window.resize(200, 600)
    qtbot.waitUntil(lambda: box.height() > wide, timeout=5000)


def test_tab_leaves(box: TextBox, qtbot: QtBot) -> None:
    window = shown(qtbot, box)
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=5000)
    press(box, Qt.Key.Key_Tab)
    assert isinstance(window.focusWidget(), QLineEdit)
    assert box.value() == ""


def test_only_clean_plain_text_is_pasted(box: TextBox) -> None:
    source = QMimeData()
    source.setHtml("<b>ข้อ</b>")
    source.setText("ข้อ\u200b 1\tก\r\nข้อ 2\x00")
    box.insertFromMimeData(source)
    assert box.value() == "ข้อ 1 ก\nข้อ 2"


def test_paste_key_cleans(box: TextBox) -> None:
    QGuiApplication.clipboard().setText("ก\u200bข")
    press(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.value() == "กข"


def test_read_only_text_can_be_copied_but_not_changed(box: TextBox) -> None:
    box.set_value("กข")
    box.set_read_only(True)
    type_text(box, "ค")
    press(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "กข"
    box.set_read_only(False)
    type_text(box, "ค")
    assert box.value() == "ค"


def test_context_menu_has_no_undo(box: TextBox) -> None:
    box.show()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(box.viewport(), event)
    menu = box.findChild(QMenu)
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    assert names[0] == "edit-cut"
    assert not {"edit-undo", "edit-redo"} & set(names)
    menu.close()
