"""Text of the user's in places where Qt would take it for markup, with pictures and files that it would open."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_LONGEST_TIP = 2000  # characters; a tool tip larger than the screen shows nothing


def plain_tip(text: str) -> str:
    """A tool tip that shows a text as it is written, shortened where it is very long."""
    shown = text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]}…"
    if not set(shown) & set("<&"):
        return shown
    from html import escape

    return f'<p style="white-space: pre-wrap">{escape(shown)}</p>'


def set_details(box: "QMessageBox", text: str) -> None:
    """Give a message box a second text, which stands there as it is written."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel

    box.setInformativeText(text)
    for label in box.findChildren(QLabel, "qt_msgbox_informativelabel"):
        label.setTextFormat(Qt.TextFormat.PlainText)


def plain_title(text: str) -> str:
    """A window's title in which Qt finds no place for its mark of changes."""
    return text.replace("[*]", "[*][*]")
