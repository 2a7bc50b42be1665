"""Typing for tests of the window. pytest-qt's keyClicks aborts the process at the first Thai letter."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Presses and releases a key that writes nothing; whether somebody took it."""
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, held)
    QApplication.sendEvent(widget, pressed)
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, held))
    return pressed.isAccepted()


def type_text(widget: QWidget, text: str) -> None:
    """Types letters of any script one by one; a line feed is the return key."""
    for letter in text:
        if letter == "\n":
            press(widget, Qt.Key.Key_Return)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def compose_text(widget: QWidget, text: str) -> None:
    """Shows a word that an input method is still composing."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit_text(widget: QWidget, text: str) -> None:
    """Enters a word as an input method does when it is done."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
