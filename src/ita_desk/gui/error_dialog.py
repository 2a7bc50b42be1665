"""Tells errors to the user."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from ita_desk.errors import AppError
from ita_desk.gui.parting import part
from ita_desk.i18n import Message, Messages
from ita_desk.resources import PROGRAM

if TYPE_CHECKING:
    from ita_desk.services.watching.crash_report import CrashReport, CrashReports

_QUIET = 5.0  # seconds: a crash that comes again sooner is the same one over and over, as in drawing


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
    logging.getLogger(__name__).warning("told: %s", error)
    box = build_message_box(parent, PROGRAM, text)
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def show_unless_stopped(parent: QWidget, messages: Messages, error: Exception) -> None:
    """Tell what went wrong; that somebody stopped it needs no telling."""
    from ita_desk.services.printing.worker import STOPPED  # whoever could be stopped has loaded it

    if not (isinstance(error, AppError) and error.key == STOPPED):
        show_error(parent, messages, error)


def show_report(parent: QWidget | None, messages: Messages, what: str, report: "CrashReport") -> QMessageBox:
    """The open box that tells a crash kindly: `what` happened, where the report lies and what can be done with it."""
    where = messages.say("window.crash.where", path=str(report.path)) if report.path else ""
    text = "\n\n".join(part for part in (what, where) if part)
    box = build_message_box(_foremost(parent), PROGRAM, text)
    box.setObjectName("crash")
    box.setIcon(QMessageBox.Icon.Warning)
    if report.path:
        _add_act(box, "folder", messages, lambda: _show_folder(report.path))
    _add_act(box, "copy", messages, lambda: QGuiApplication.clipboard().setText(report.text))
    seen = box.addButton(QMessageBox.StandardButton.Ok)
    box.setDefaultButton(seen)
    box.setEscapeButton(seen)
    box.open()
    return box


def _foremost(window: QWidget | None) -> QWidget | None:
    """The dialog of the window that is open, if one is: the window itself does not take clicks then."""
    modal = QApplication.activeModalWidget()
    return modal if window and modal in window.findChildren(QDialog) else window


def _add_act(box: QMessageBox, name: str, messages: Messages, act: Callable[[], object]) -> None:
    """A button that does something and leaves the box open."""
    button = box.addButton(messages.say(f"window.crash.{name}"), QMessageBox.ButtonRole.ActionRole)
    button.setObjectName(name)
    part(button.clicked)  # from the box, which would close
    button.clicked.connect(lambda: act())  # noqa: PLW0108  # the click brings a word of its own


def _show_folder(path: Path | None) -> None:
    if path:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


class BugReporter(QObject):
    """Takes over exceptions nobody caught: reported, told once in a dialog, and the session goes on.

    `messages` and `parent` are asked for when something is told: the window may be another by then.
    """

    _happened = Signal(object)

    def __init__(
        self,
        messages: Callable[[], Messages],
        parent: Callable[[], QWidget | None],
        reports: "CrashReports",
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._messages, self._parent, self._reports, self._clock = messages, parent, reports, clock
        self._open: QMessageBox | None = None
        self._last: dict[str, float] = {}
        self._happened.connect(self._tell)  # an exception may come from any thread

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write where it happened to the error output, to the log and a report, and tell the user; a `sys.excepthook`."""
        from ita_desk.services.watching.crash_report import describe_error

        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        traceback.print_exception(kind, error, trace, file=sys.stderr)
        report = self._reports.keep(describe_error(error.with_traceback(trace)))
        if self._is_new(report):
            logging.getLogger(__name__).error("crash", exc_info=error)
            self._happened.emit(report)

    def report_thread(self, caught: threading.ExceptHookArgs) -> None:
        """The same for an exception in a thread; a `threading.excepthook`."""
        if caught.exc_value is not None:
            self.report(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _is_new(self, report: "CrashReport") -> bool:
        """Whether no crash like this one came just before."""
        now, last = self._clock(), self._last.get(report.signature)
        self._last[report.signature] = now
        return last is None or now - last >= _QUIET

    def tell_last_time(self, report: "CrashReport") -> None:
        """Tell that the program crashed when it ran last."""
        self._show(self._messages().say("window.crash.last_time"), report)

    def _tell(self, report: "CrashReport") -> None:
        self._show(self._messages().say("window.crash.now"), report)

    def _show(self, what: str, report: "CrashReport") -> None:
        if self._open is None:
            self._open = show_report(self._parent(), self._messages(), what, report)
            self._open.destroyed.connect(self._closed)  # also where it goes with its window

    def _closed(self) -> None:
        self._open = None
