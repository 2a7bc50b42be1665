"""The command that puts together what those who look after the program need to know."""

from PySide6 import __version__ as qt_name
from PySide6.QtWidgets import QWidget

from ita_desk.gui.error_dialog import show_report
from ita_desk.i18n import Messages
from ita_desk.resources import log_folder
from ita_desk.services.watching.crash_report import CrashReports, describe_surroundings
from ita_desk.services.watching.log import log_tail

_LINES = 300  # of the log


def report_problem(window: QWidget, messages: Messages, version: str) -> None:
    """Write a report with the versions and the end of the log, and show where it lies."""
    folder = log_folder()
    surroundings = describe_surroundings(version, messages.language, qt_name)
    reports = CrashReports(folder, lambda: surroundings, lambda: log_tail(folder, _LINES))
    report = reports.keep(("reported by the user",))
    show_report(window, messages, messages.say("window.problem_report.text"), report)
