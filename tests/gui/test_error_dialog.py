"""Telling errors."""

import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS, LONG, await_gone
from ita_desk.gui.error_dialog import BugReporter, error_text, show_error
from ita_desk.i18n import Messages
from ita_desk.storage.failures import OfficeMissing

THAI = Messages("th")
MISSING = OfficeMissing("storage.missing", path=AMPERSANDS)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def boxes(window: QWidget) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def bug(text: str = "secret") -> tuple[type[BaseException], BaseException, None]:
    return ValueError, ValueError(text), None


def test_the_sentence_holds_what_the_user_wrote_as_it_is() -> None:
    assert AMPERSANDS in error_text(THAI, MISSING)


def test_an_error_is_told_in_plain_text_and_goes_when_read(window: QWidget, qtbot: QtBot) -> None:
    box = show_error(window, THAI, MISSING)
    assert box.text() == error_text(THAI, MISSING)
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.button(QMessageBox.StandardButton.Ok).click()
    await_gone(qtbot, box)


def test_anything_else_is_told_as_a_bug(window: QWidget) -> None:
    assert show_error(window, THAI, ValueError("secret")).text() == THAI.say("error.bug")


def test_a_bug_is_told_once_at_a_time(
    window: QWidget, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = BugReporter(THAI, lambda: window)
    reporter.report(*bug())
    reporter.report(*bug())
    (box,) = boxes(window)
    assert box.text() == THAI.say("error.bug")
    assert capsys.readouterr().err.count("ValueError: secret") == 2
    box.button(QMessageBox.StandardButton.Ok).click()
    await_gone(qtbot, box)
    reporter.report(*bug())
    assert len(boxes(window)) == 1


def test_a_bug_in_another_thread_is_told_in_this_one(
    window: QWidget, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = BugReporter(THAI, lambda: window)
    thread = threading.Thread(
        target=lambda: reporter.report_thread(threading.ExceptHookArgs((*bug(), threading.current_thread())))
    )
    thread.start()
    thread.join()
    assert boxes(window) == []
    qtbot.waitUntil(lambda: len(boxes(window)) == 1, timeout=LONG)
    assert "ValueError" in capsys.readouterr().err


def test_an_interrupt_is_no_bug(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[object] = []
    hook: Callable[..., None] = lambda *what: passed.append(what[0])  # noqa: E731
    monkeypatch.setattr(sys, "__excepthook__", hook)
    BugReporter(THAI, lambda: window).report(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]
    assert boxes(window) == []
