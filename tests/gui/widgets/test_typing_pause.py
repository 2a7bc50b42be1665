"""When text typed into a line or a text box counts."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import commit_text, compose_text, press, type_text
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.typing_pause import is_undo

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
UNDO_KEYS = [(Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)]


class Heard:
    """A box and what it emitted."""

    def __init__(self, box: LineBox | TextBox) -> None:
        self.box = box
        self.typed = 0
        self.settled: list[str] = []
        box.typed.connect(self.count)
        box.settled.connect(self.settled.append)

    def count(self) -> None:
        self.typed += 1


@pytest.fixture(params=[LineBox, TextBox])
def heard(request: pytest.FixtureRequest, qapp: QApplication) -> Heard:
    return Heard(request.param())


def leave(box: QWidget) -> None:
    QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusOut))


def test_typed_text_settles_once_after_a_pause(heard: Heard, qtbot: QtBot) -> None:
    type_text(heard.box, "น้ำ")
    assert heard.typed == 3
    assert heard.box.unsettled
    assert heard.settled == []
    qtbot.waitUntil(lambda: heard.settled == ["น้ำ"], timeout=5000)
    assert not heard.box.unsettled


def test_leaving_settles_at_once(heard: Heard) -> None:
    type_text(heard.box, "ที่")
    leave(heard.box)
    assert heard.settled == ["ที่"]
    leave(heard.box)
    assert heard.settled == ["ที่"]


def test_value_from_the_program_says_nothing(heard: Heard) -> None:
    heard.box.set_value("กข")
    heard.box.set_value("")
    heard.box.settle()
    assert (heard.typed, heard.settled, heard.box.unsettled) == (0, [], False)


def test_value_from_the_program_ends_what_was_typed(heard: Heard) -> None:
    type_text(heard.box, "ก")
    heard.box.set_value("ข")
    heard.box.settle()
    assert heard.settled == []
    assert heard.box.value() == "ข"


def test_nothing_settles_while_a_word_is_composed(heard: Heard) -> None:
    type_text(heard.box, "ก")
    compose_text(heard.box, "なま")
    leave(heard.box)
    heard.box.settle()
    assert heard.box.unsettled
    assert heard.settled == []
    commit_text(heard.box, "生")
    heard.box.settle()
    assert heard.settled == ["ก生"]


def test_composition_given_up_settles_after_a_pause(heard: Heard, qtbot: QtBot) -> None:
    type_text(heard.box, "ก")
    compose_text(heard.box, "な")
    compose_text(heard.box, "")
    qtbot.waitUntil(lambda: heard.settled == ["ก"], timeout=5000)


@pytest.mark.parametrize(("key", "held"), UNDO_KEYS)
def test_undo_keys_are_left_to_the_window(heard: Heard, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    type_text(heard.box, "กข")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
    event.ignore()
    QApplication.sendEvent(heard.box, event)
    assert not event.isAccepted()
    assert not press(heard.box, key, held)
    assert heard.box.value() == "กข"
    assert is_undo(event)


def test_undo_key_reaches_the_windows_action(heard: Heard, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QHBoxLayout(window).addWidget(heard.box)
    undone: list[str] = []
    action = QAction("undo", window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: undone.append("undone"))
    window.addAction(action)
    with qtbot.waitExposed(window):
        window.show()
    heard.box.setFocus()
    type_text(heard.box, "ก")
    QTest.keyClick(heard.box, Qt.Key.Key_Z, CONTROL)
    assert undone == ["undone"]
    assert heard.box.value() == "ก"


def test_a_box_of_qts_takes_undo_keys_itself(qtbot: QtBot) -> None:
    box = QLineEdit()
    qtbot.addWidget(box)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CONTROL)
    event.ignore()
    QApplication.sendEvent(box, event)
    assert event.isAccepted()
