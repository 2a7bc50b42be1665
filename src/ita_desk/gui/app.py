"""Starts Qt as this program wants it, and runs the window."""

import os
import signal
import sys
import threading
from pathlib import Path

from PySide6 import __version_info__ as qt_version
from PySide6.QtCore import QLocale
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ita_desk import resources
from ita_desk.errors import UserError
from ita_desk.gui.error_dialog import BugReporter
from ita_desk.gui.fonts import load_fonts
from ita_desk.gui.graph import Graph
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.qt_translator import QtTranslator
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
    if messages.language == "th":
        translator = QtTranslator(messages)
        translator.setParent(application)
        application.installTranslator(translator)
    return application


def run_window(application: QApplication, graph: Graph, path: Path | None) -> int:
    """Show the window, with an office if a path is given, until it is closed; returns the exit code."""
    window = MainWindow(graph)
    reporter = BugReporter(graph.messages, lambda: window)
    sys.excepthook = reporter.report
    threading.excepthook = reporter.report_thread
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends it; what was saved is safe
    window.show()
    if path is not None:
        window.open(path)
    return application.exec()
