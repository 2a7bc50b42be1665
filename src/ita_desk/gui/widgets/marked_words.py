"""Selecting the words that a problem is about, in whatever box holds them."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from ita_desk.gui.widgets.typed_text import units

_LINE_SEPARATOR = "\u2028"  # a line's end inside of an item of a list


def select_words(box: QWidget | None, words: str, start: int) -> bool:
    """Select words in a text box or line, those at `start` (code points) if they stand there; False if nowhere."""
    if not words or not isinstance(box, QPlainTextEdit | QLineEdit):
        return False
    text = text_in(box)
    if text[start : start + len(words)] != words:
        start = text.find(words)
    if start < 0:
        return False
    first, length = units(text[:start]), units(words)
    if isinstance(box, QLineEdit):
        box.setSelection(first, length)
    else:
        cursor = box.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
        box.setTextCursor(cursor)
        box.ensureCursorVisible()
        _scroll_to_cursor(box)
    return True


def _scroll_to_cursor(box: QPlainTextEdit) -> None:
    """Let a form that scrolls show the line of the cursor, not only where the box begins."""
    outer = box.parentWidget()
    while outer is not None and not isinstance(outer, QScrollArea):
        outer = outer.parentWidget()
    inside = outer.widget() if outer else None
    if outer and inside:
        line = box.cursorRect()
        spot = box.viewport().mapTo(inside, line.center())
        outer.ensureVisible(spot.x(), spot.y(), 0, 2 * line.height())


def text_in(box: QPlainTextEdit | QLineEdit) -> str:
    """The text of a box, no-break spaces and all, with a line feed for each line's end."""
    if isinstance(box, QLineEdit):
        return box.text()
    return box.document().toRawText().replace("\u2029", "\n").replace(_LINE_SEPARATOR, "\n")
