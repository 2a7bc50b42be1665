"""Tells errors to the user."""

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ita_desk.errors import AppError
from ita_desk.i18n import Message, Messages
from ita_desk.resources import PROGRAM


def error_text(messages: Messages, error: AppError) -> str:
    """The sentence for an error: what happened and what to do."""
    return messages.text(Message(f"error.{error.key}", error.values))


def build_message_box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """A box with a plain text that does not block; buttons are added by the caller, `open()` shows it."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    return box


def show_error(parent: QWidget | None, messages: Messages, error: Exception) -> QMessageBox:
    """The open box that tells an error; anything but an AppError is told as a bug."""
    text = error_text(messages, error) if isinstance(error, AppError) else messages.say("error.bug")
    box = build_message_box(parent, PROGRAM, text)
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


class BugReporter(QObject):
    """Takes over exceptions nobody caught: told once in a dialog, the session goes on."""

    _happened = Signal()

    def __init__(self, messages: Messages, parent: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._messages, self._parent = messages, parent
        self._open: QMessageBox | None = None
        self._happened.connect(self._tell)  # an exception may come from any thread

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write where it happened to the error output and tell the user; a `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        traceback.print_exception(kind, error, trace, file=sys.stderr)
        self._happened.emit()

    def report_thread(self, caught: threading.ExceptHookArgs) -> None:
        """The same for an exception in a thread; a `threading.excepthook`."""
        if caught.exc_value is not None:
            self.report(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _tell(self) -> None:
        if self._open is None:
            self._open = show_error(self._parent(), self._messages, RuntimeError())
            self._open.finished.connect(self._closed)

    def _closed(self) -> None:
        self._open = None
