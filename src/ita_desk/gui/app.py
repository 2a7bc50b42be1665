"""Starts Qt as this program wants it, and runs the window."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_name
from PySide6 import __version_info__ as qt_version
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from ita_desk import resources
from ita_desk.errors import UserError
from ita_desk.gui.first_paint import FirstPaint, IdleTurns
from ita_desk.gui.first_window import FirstWindow
from ita_desk.gui.graph import Graph
from ita_desk.gui.look.fonts import load_fonts
from ita_desk.gui.look.thai_library import load_thai_library
from ita_desk.gui.main_window import MainWindow
from ita_desk.i18n import Messages

if TYPE_CHECKING:  # start-up is measured: what is not seen at once is loaded after the first paint
    from ita_desk.gui.error_dialog import BugReporter
    from ita_desk.services.keeping.saver import SaveReport
    from ita_desk.services.watching.crash_report import CrashReports
    from ita_desk.services.watching.hard_crash import HardCrash

_SAVE_SECONDS = 3.0
_TRY_AGAIN = 200  # milliseconds, until a dialog is closed or an office has come
_FIRST_WRONG_QT, _FIRST_RIGHT_PYTHON = (6, 12), (3, 12)


def check_surroundings() -> None:
    """Raise UserError where a window cannot be shown: no screen, or a Qt that does not go with this Python.

    Qt 6.12 and later lose a reference to None at every call under Python before 3.12, until the process dies.
    """
    if qt_version[:2] >= _FIRST_WRONG_QT and sys.version_info < _FIRST_RIGHT_PYTHON:
        raise UserError("window.wrong_qt")
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise UserError("window.no_screen")


def start_application() -> QApplication:
    """The application with the shipped font and look, as far as they are seen at first."""
    load_thai_library(resources.thai_library_folder())  # before Qt meets the first Thai text
    # By `setStyle`, which returns the style, Qt for Python would build the 600 names of `QStyle`: a twentieth of the start.
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    application.setApplicationName(resources.PROGRAM)
    application.setApplicationDisplayName("")
    application.setDesktopFileName("ita-desk")
    QLocale.setDefault(QLocale.c())  # our boxes read and write numbers and days themselves
    application.setFont(load_fonts())
    return application


def complete_application(application: QApplication, messages: Messages) -> None:
    """Give it what is not seen at first: once the window is shown."""
    from PySide6.QtGui import QIcon

    from ita_desk.gui.look.thai_keys import ThaiKeys

    application.setWindowIcon(QIcon(str(resources.resource("icons", "ita-desk.svg"))))
    ThaiKeys(application)
    translate_qt(application, messages)


def translate_qt(application: QApplication, messages: Messages) -> None:
    """Let Qt's own words be of the language of the messages."""
    from ita_desk.gui.look.qt_translator import QtTranslator

    for former in application.findChildren(QtTranslator):
        application.removeTranslator(former)
        former.deleteLater()
    if messages.language == "th":
        translator = QtTranslator(messages)
        translator.setParent(application)
        application.installTranslator(translator)


class Desktop:
    """The window of the application; another takes its place when another language is chosen."""

    def __init__(self, application: QApplication, graph: Graph) -> None:
        self._application, self._graph = application, graph
        self._wanted: Path | None = None
        self.window = self._build_window()

    @property
    def messages(self) -> Messages:
        """The messages of the window."""
        return self._graph.messages

    @property
    def language(self) -> str:
        """The language of the window."""
        return self._graph.messages.language

    def _build_window(self) -> MainWindow:
        window = MainWindow(self._graph)
        window.settings.language_chosen.connect(self._change_language)
        window.office_shown.connect(lambda: _note_office(window))
        return window

    def come_forward(self, path: Path | None) -> None:
        """Show the window to who started the program again, and open the file they chose, if any."""
        from PySide6.QtCore import Qt

        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)
        if path:
            self._wanted = path
            self._open_wanted()

    def _open_wanted(self) -> None:
        """Open the file once nothing stands in the way: a dialog belongs to the office that is open."""
        if self._wanted is None:
            return
        if QApplication.activeModalWidget() or self.window.opener.busy:
            QTimer.singleShot(_TRY_AGAIN, self.window, self._open_wanted)
            return
        path, self._wanted = self._wanted, None
        self.window.open(path)

    def settle(self) -> None:
        """Have what was typed saved, as the end may be near."""
        if self.window.desk:
            self.window.desk.save(_SAVE_SECONDS)

    def end(self) -> None:
        """End at once, without a question: what cannot be saved is rescued."""
        if self.window.desk and not self.window.desk.save(_SAVE_SECONDS):
            self.window.desk.close(0)
        else:
            self.window.close()
        self._application.exit()  # not `quit`, which windows may refuse

    def _change_language(self, language: str) -> None:
        """Close the office, all saved, and open it at the same place in a window of the language."""
        from ita_desk.gui.places.standing import return_to, standing_in

        former = self.window
        if former.desk:
            former.desk.bridge.settle()
        standing = standing_in(former)

        def go_on() -> None:
            self._graph.state.keep_shape("window", former.saveGeometry())
            self._graph = replace(self._graph, messages=Messages(language))
            translate_qt(self._application, self._graph.messages)
            self.window = self._build_window()
            self.window.show()
            former.close()  # after the other has come: the program ends with its last window
            former.deleteLater()
            if standing:
                return_to(standing, self.window)

        former.leave_for(go_on)


def _note_office(window: MainWindow) -> None:
    """Note that an office was opened, and how its saving goes."""
    import logging

    log, desk = logging.getLogger(__name__), window.desk
    if desk is None:
        return
    opened = desk.opened
    migrated = opened.store.copy_before_migration is not None
    years = len(opened.office.years)
    log.info("office opened: %s years, read only %s, migrated %s", years, opened.read_only, migrated)
    if opened.lock and opened.lock.took_over:
        log.info("a lock left behind was taken over")
    failing: list[str] = []

    def note(report: "SaveReport") -> None:
        key = report.error.key if report.error else ""
        if key and failing != [key]:
            log.warning("saving failed: %s", report.error)
        elif failing and not key:
            log.info("saving works again")
        failing[:] = [key] if key else []

    desk.save_reported.connect(note)
    desk.destroyed.connect(lambda: log.info("office closed"))


class Watch:
    """Tells exceptions that nobody caught, from the very first; what does that is made when it is needed."""

    def __init__(self, desktop: Desktop, version: Callable[[], str]) -> None:
        self._desktop, self._version = desktop, version
        sys.excepthook = self._report

    def _report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.telling[0].report(kind, error, trace)

    @cached_property
    def telling(self) -> "tuple[BugReporter, CrashReports]":
        """What tells them and what writes the reports; takes over when first asked for, in the window's thread."""
        from ita_desk.gui.error_dialog import BugReporter
        from ita_desk.services.watching.crash_report import CrashReports, describe_surroundings
        from ita_desk.services.watching.log import log_tail

        desktop, folder = self._desktop, resources.log_folder()

        def surroundings() -> Sequence[str]:
            return describe_surroundings(self._version(), desktop.language, qt_name)

        reports = CrashReports(folder, surroundings, lambda: log_tail(folder))
        reporter = BugReporter(lambda: desktop.messages, lambda: desktop.window, reports)
        sys.excepthook = reporter.report
        threading.excepthook = reporter.report_thread
        return reporter, reports

    def tell_crashes(self, crashes: Sequence["HardCrash"]) -> None:
        """Tell that earlier runs crashed."""
        reporter, reports = self.telling
        for crash in crashes:
            report = reports.keep((f"crash of the {crash.role}", *crash.lines))
            if crash.role == "window":
                reporter.tell_last_time(report)


def _free_memory() -> None:
    """Look for what can be freed, from now on, but not among all that was made till now, which stays."""
    from ita_desk.gui.memory import share_memory

    share_memory()
    gc.enable()
    gc.freeze()


def run_window(
    application: QApplication,
    graph: Graph,
    path: Path | None,
    first: FirstWindow | None = None,
    take_crashes: Callable[[], Sequence["HardCrash"]] = tuple,
) -> int:
    """Show the window, with an office if a path is given, until it is closed; returns the exit code.

    `first` brings the paths of second starts; `take_crashes` finds those of earlier runs, which are told.
    """
    desktop = Desktop(application, graph)
    watch = Watch(desktop, graph.version)
    if first:
        first.asked.connect(desktop.come_forward)
        application.aboutToQuit.connect(first.close)

    def go_on() -> None:
        """All that the user does not see at once."""
        from ita_desk.gui.endings import Endings

        _free_memory()
        if first:
            first.listen()
        complete_application(application, desktop.messages)
        endings = Endings(application, desktop.settle, desktop.end)
        application.aboutToQuit.connect(endings.close)
        watch.tell_crashes(take_crashes())
        if path is not None:
            desktop.window.open(path)
        IdleTurns(desktop.window, graph.parts)

    FirstPaint(desktop.window, go_on)
    desktop.window.show()
    return application.exec()
