"""Ctrl and Alt on a keyboard that has only Thai letters."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk.gui.look.thai_keys import ThaiKeys, latin_keys
from ita_desk.gui.widgets.line_box import LineBox

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


class Window(QMainWindow):
    """A menu, a line, a button, and notes of what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.inner = QWidget()
        column = QVBoxLayout(self.inner)
        self.line, self.button, self.label = LineBox(), QPushButton("ปุ่ม (&B)"), QLabel("ช่อง (&X)")
        self.label.setBuddy(self.line)
        for part in (self.button, self.label, self.line):
            column.addWidget(part)
        self.setCentralWidget(self.inner)
        self.menu = self.menuBar().addMenu("แฟ้ม (&F)")
        for keys in ("Ctrl+S", "Ctrl+V", "Ctrl+Z", "Alt+2", "Ctrl+Shift++", "Ctrl+Shift+0", "Ctrl+/"):
            self.act(keys, self.menu)
        self.button.clicked.connect(lambda: self.done.append("button"))

    def act(self, keys: str, owner: QWidget, name: str = "") -> QAction:
        action = QAction(f"{keys} (&{keys[-1]})", self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self.done.append(name or keys))
        owner.addAction(action)
        return action


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    watching = ThaiKeys(qapp)
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=LONG)
    window.line.setFocus()
    window.windowHandle().installEventFilter(watching)
    yield window
    window.windowHandle().removeEventFilter(watching)
    watching.deleteLater()


def press(window: Window, letter: str, modifiers: Qt.KeyboardModifier, key: int = 0) -> None:
    """A key press as it comes from the system when no command was found for it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key or ord(letter), modifiers, letter)
    QApplication.sendEvent(window.windowHandle(), event)


@pytest.mark.parametrize(
    ("letter", "modifiers", "key", "keys"),
    [
        ("ห", CONTROL, 0, "Ctrl+S"),
        ("/", ALT, 0, "Alt+2"),
        ("๙", CONTROL | SHIFT, 0x39, "Ctrl+Shift++"),
        ("๗", CONTROL | SHIFT, 0x37, "Ctrl+Shift+0"),
        ("ฝ", CONTROL, 0, "Ctrl+/"),
        ("ผ", CONTROL, 0, "Ctrl+Z"),
    ],
)
def test_a_command_is_found_by_the_place_of_the_key(
    window: Window, letter: str, modifiers: Qt.KeyboardModifier, key: int, keys: str
) -> None:
    press(window, letter, modifiers, key)
    assert window.done == [keys]
    assert window.line.text() == ""


def test_a_box_keeps_its_own_keys(window: Window) -> None:
    QApplication.clipboard().setText("ข้อความ")
    press(window, "อ", CONTROL)
    assert (window.line.text(), window.done) == ("ข้อความ", [])
    press(window, "ฟ", CONTROL)
    assert window.line.selectedText() == "ข้อความ"


def test_the_nearest_command_is_meant(window: Window) -> None:
    for context in (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut):
        window.done.clear()
        owner = window.line if context == Qt.ShortcutContext.WidgetShortcut else window.inner
        near = window.act("Ctrl+S", owner, "near")
        near.setShortcutContext(context)
        press(window, "ห", CONTROL)
        window.button.setFocus()
        press(window, "ห", CONTROL)
        expected = "near" if owner is window.inner else "Ctrl+S"
        assert window.done == ["near", expected]
        window.line.setFocus()
        near.deleteLater()
        owner.removeAction(near)
        near.setParent(None)


def test_what_cannot_be_done_is_not(window: Window) -> None:
    for action in window.findChildren(QAction):
        action.setEnabled(False)
    press(window, "ห", CONTROL)
    assert (window.done, window.line.text()) == ([], "")


def test_a_shortcut_that_is_no_action(window: Window) -> None:
    shortcut = QShortcut(QKeySequence("Ctrl+K"), window.inner)
    shortcut.activated.connect(lambda: window.done.append("shortcut"))
    press(window, "า", CONTROL)
    assert window.done == ["shortcut"]


def test_underlined_letters(window: Window, qtbot: QtBot) -> None:
    window.button.setFocus()
    press(window, "ป", ALT)
    assert QApplication.focusWidget() is window.line
    press(window, "\u0e34", ALT)
    qtbot.waitUntil(lambda: window.done == ["button"], timeout=LONG)
    press(window, "ด", ALT)
    assert window.menu.isVisible()
    press(window, "ห", NONE)
    assert window.done == ["button", "Ctrl+S"]
    assert not window.menu.isVisible()


def test_thai_is_typed_as_ever(window: Window) -> None:
    for letter in ("ห", "๙", "ๅ"):
        press(window, letter, NONE)
    assert window.line.text() == "ห๙ๅ"
    assert isinstance(window.line, QLineEdit)


def test_all_thai_letters_of_the_keyboard_have_a_place() -> None:
    letters = {chr(code) for code in (*range(0xE01, 0xE3B), *range(0xE3F, 0xE4E), *range(0xE50, 0xE5A))}
    assert {letter for letter in letters if not latin_keys(ord(letter), letter, CONTROL)} == set()
    assert latin_keys(Qt.Key.Key_S, "s", CONTROL) == latin_keys(Qt.Key.Key_F5, "", CONTROL) == ()
    assert latin_keys(ord("ห"), "ห", CONTROL) == (QKeyCombination(CONTROL, Qt.Key.Key_S),)
