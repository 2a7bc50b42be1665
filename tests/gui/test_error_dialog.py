"""Telling errors."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS, LONG, Bench, await_gone, office_file
from ita_desk.gui.error_dialog import BugReporter, error_text, show_error
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.i18n import Messages
from ita_desk.services.watching.crash_report import CrashReports
from ita_desk.services.watching.log import end_log, log_tail, start_log
from ita_desk.storage.failures import OfficeMissing
from ita_desk.storage.office_store import OfficeStore

THAI, ENGLISH = Messages("th"), Messages("en")
MISSING = OfficeMissing("storage.missing", path=AMPERSANDS)


class Clock:
    """Seconds that pass when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reporter(window: QWidget, tmp_path: Path, clock: Clock) -> BugReporter:
    reports = CrashReports(tmp_path, lambda: ("ITA Desk 1",), tuple)
    return BugReporter(lambda: THAI, lambda: window, reports, clock)


def boxes(window: QWidget) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def bug(text: str = "secret", kind: type[Exception] = ValueError) -> tuple[type[Exception], Exception, None]:
    return kind, kind(text), None


def press(box: QMessageBox, name: str) -> None:
    button = box.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_the_sentence_holds_what_the_user_wrote_as_it_is() -> None:
    assert AMPERSANDS in error_text(THAI, MISSING)


def test_an_error_is_told_in_plain_text_and_goes_when_read(window: QWidget, qtbot: QtBot) -> None:
    box = show_error(window, THAI, MISSING)
    assert box.text() == error_text(THAI, MISSING)
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.button(QMessageBox.StandardButton.Ok).click()
    await_gone(qtbot, box)


def test_an_error_that_is_told_stands_in_the_log_without_its_values(window: QWidget, tmp_path: Path) -> None:
    start_log(tmp_path)
    show_error(window, THAI, MISSING)
    end_log()
    (line,) = log_tail(tmp_path)
    assert line.endswith("told: ita_desk.storage.failures.OfficeMissing [storage.missing]")


def test_anything_else_is_told_as_a_bug(window: QWidget) -> None:
    assert show_error(window, THAI, ValueError("secret")).text() == THAI.say("error.bug")


@pytest.mark.usefixtures("capsys")
def test_a_bug_is_told_once_at_a_time(
    window: QWidget, qtbot: QtBot, reporter: BugReporter, clock: Clock, tmp_path: Path
) -> None:
    reporter.report(*bug())
    reporter.report(*bug())
    reporter.report(*bug(kind=TypeError))
    (box,) = boxes(window)
    first, second = sorted(tmp_path.iterdir(), key=lambda path: "ValueError" not in path.read_text("utf-8"))
    assert box.text().split("\n\n") == [
        THAI.say("window.crash.now"),
        THAI.say("window.crash.where", path=str(first)),
    ]
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert "secret" not in first.read_text("utf-8") + second.read_text("utf-8")
    box.button(QMessageBox.StandardButton.Ok).click()
    await_gone(qtbot, box)
    clock.now = 4.0
    reporter.report(*bug())
    assert boxes(window) == []  # over and over, as in drawing: nobody could work
    clock.now = 10.0
    reporter.report(*bug())
    assert len(boxes(window)) == 1
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.usefixtures("capsys")
def test_what_can_be_done_with_a_report(
    window: QWidget, reporter: BugReporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    reporter.report(*bug())
    (box,) = boxes(window)
    (report,) = tmp_path.iterdir()
    press(box, "copy")
    press(box, "folder")
    assert QGuiApplication.clipboard().text() == report.read_text("utf-8")
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    assert boxes(window) == [box]


@pytest.mark.usefixtures("capsys")
def test_a_report_that_could_not_be_written_can_be_copied(window: QWidget, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    reports = CrashReports(tmp_path / "file", tuple, tuple)
    BugReporter(lambda: THAI, lambda: window, reports).report(*bug())
    (box,) = boxes(window)
    assert box.text() == THAI.say("window.crash.now")
    assert box.findChild(QPushButton, "folder") is None
    press(box, "copy")
    assert "ValueError" in QGuiApplication.clipboard().text()


@pytest.mark.usefixtures("capsys")
def test_a_bug_is_told_in_the_language_and_above_the_dialog_of_now(
    window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    spoken = [THAI]
    reports = CrashReports(tmp_path, tuple, tuple)
    reporter = BugReporter(lambda: spoken[-1], lambda: window, reports)
    spoken.append(ENGLISH)
    dialog = QDialog(window)
    dialog.open()
    reporter.report(*bug())
    (box,) = boxes(window)
    assert box.parent() is dialog
    assert box.text().startswith(ENGLISH.say("window.crash.now"))
    dialog.deleteLater()
    await_gone(qtbot, box)
    reporter.report(*bug(kind=KeyError))
    assert len(boxes(window)) == 1


def test_a_crash_of_last_time_is_told(window: QWidget, reporter: BugReporter, tmp_path: Path) -> None:
    report = CrashReports(tmp_path, tuple, tuple).keep(["Segmentation fault"])
    reporter.tell_last_time(report)
    assert boxes(window)[0].text().startswith(THAI.say("window.crash.last_time"))


def test_a_bug_in_another_thread_is_told_in_this_one(
    window: QWidget, qtbot: QtBot, reporter: BugReporter, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(
        target=lambda: reporter.report_thread(threading.ExceptHookArgs((*bug(), threading.current_thread())))
    )
    thread.start()
    thread.join()
    assert boxes(window) == []
    qtbot.waitUntil(lambda: len(boxes(window)) == 1, timeout=LONG)
    assert "ValueError" in capsys.readouterr().err


def test_an_interrupt_is_no_bug(
    window: QWidget, reporter: BugReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[object] = []
    hook: Callable[..., None] = lambda *what: passed.append(what[0])  # noqa: E731
    monkeypatch.setattr(sys, "__excepthook__", hook)
    reporter.report(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]
    assert boxes(window) == []


@pytest.mark.usefixtures("capsys")
def test_a_program_without_console_tells_all_the_same(
    window: QWidget, reporter: BugReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    reporter.report(*bug())
    assert len(boxes(window)) == 1


@pytest.mark.usefixtures("capsys")
def test_after_a_bug_edits_are_made_and_saved(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path)
    reports = CrashReports(tmp_path / "log", tuple, tuple)
    reporter = BugReporter(lambda: THAI, lambda: bench.window, reports)
    bench.show()
    bench.open(path)
    reporter.report(*bug())
    box = bench.box("crash")
    box.button(QMessageBox.StandardButton.Ok).click()
    title = bench.workspace.measures.findChild(TextBox, "title")
    assert isinstance(title, TextBox)
    title.selectAll()
    title.insertPlainText("หลังผิดพลาด")
    bench.desk.bridge.settle()
    measures = bench.await_saved().years[-1].measures
    assert "หลังผิดพลาด" in [measure.title for measure in measures]
    assert OfficeStore(path).load().years[-1].measures == measures
