"""Reporting a problem from the menu."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from gui_window import Bench, button
from ita_desk.resources import log_folder
from ita_desk.services.watching.log import end_log, start_log


def test_a_report_holds_versions_and_the_end_of_the_log(bench: Bench) -> None:
    former = set(log_folder().glob("report *.txt"))
    start_log(log_folder()).info("a line of the log")
    bench.show()
    bench.window.menu_actions["report_problem"].trigger()
    end_log()
    box = bench.box("crash")
    assert box.text().startswith(bench.messages.say("window.problem_report.text"))
    button(box, "copy").click()
    text = QGuiApplication.clipboard().text()
    assert "ITA Desk 1.2.3" in text
    assert "a line of the log" in text
    (report,) = set(log_folder().glob("report *.txt")) - former
    assert str(report) in box.text()
    box.button(QMessageBox.StandardButton.Ok).click()
    report.unlink()
