"""Starts Qt as this program wants it, and runs the window."""

import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path

from PySide6 import __version_info__ as qt_version
from PySide6.QtCore import QLocale
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ita_desk import resources
from ita_desk.errors import UserError
from ita_desk.gui.error_dialog import BugReporter
from ita_desk.gui.graph import Graph
from ita_desk.gui.look.fonts import load_fonts
from ita_desk.gui.look.qt_translator import QtTranslator
from ita_desk.gui.look.thai_keys import ThaiKeys
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.places.standing import return_to, standing_in
from ita_desk.i18n import Messages

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


def start_application(messages: Messages) -> QApplication:
    """The application with the shipped font and look, speaking the language of the messages."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName(resources.PROGRAM)
    application.setApplicationDisplayName("")
    application.setDesktopFileName("ita-desk")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale.c())  # our boxes read and write numbers and days themselves
    application.setFont(load_fonts())
    application.setWindowIcon(QIcon(str(resources.resource("icons", "ita-desk.svg"))))
    ThaiKeys(application)
    translate_qt(application, messages)
    return application


def translate_qt(application: QApplication, messages: Messages) -> None:
    """Let Qt's own words be of the language of the messages."""
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
        self.window = self._build_window()

    @property
    def language(self) -> str:
        """The language of the window."""
        return self._graph.messages.language

    def _build_window(self) -> MainWindow:
        window = MainWindow(self._graph)
        window.settings.language_chosen.connect(self._change_language)
        return window

    def _change_language(self, language: str) -> None:
        """Close the office, all saved, and open it at the same place in a window of the language."""
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


def run_window(application: QApplication, graph: Graph, path: Path | None) -> int:
    """Show the window, with an office if a path is given, until it is closed; returns the exit code."""
    desktop = Desktop(application, graph)
    reporter = BugReporter(graph.messages, lambda: desktop.window)
    sys.excepthook = reporter.report
    threading.excepthook = reporter.report_thread
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends it; what was saved is safe
    desktop.window.show()
    if path is not None:
        desktop.window.open(path)
    return application.exec()
