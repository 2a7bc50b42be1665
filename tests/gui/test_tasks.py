"""Waiting for the disk beside the window."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk.gui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_results_come_in_order_to_the_thread_of_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    here, results, told_in = threading.get_ident(), list[object](), list[int]()

    def done(result: object) -> None:
        results.append(result)
        told_in.append(threading.get_ident())

    for number in range(3):
        tasks.run(lambda number=number: (number, threading.get_ident() != here), done, results.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(results) == 3, timeout=LONG)
    assert results == [(number, True) for number in range(3)]
    assert told_in == [here] * 3


def test_a_failure_is_told_and_the_next_task_runs(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[object] = []
    tasks.run(lambda: 1 // 0, results.append, lambda error: results.append(type(error)))
    tasks.run(lambda: "after", results.append, results.append)
    qtbot.waitUntil(lambda: len(results) == 2, timeout=LONG)
    assert results == [ZeroDivisionError, "after"]


def test_closing_waits_for_what_runs(tasks: Tasks) -> None:
    ended = threading.Event()
    tasks.run(ended.set, lambda _: None, lambda _: None)
    tasks.close()
    assert ended.is_set()
    with pytest.raises(RuntimeError):
        tasks.run(lambda: None, lambda _: None, lambda _: None)
