"""Reading outside the window's thread: no garbage is collected meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk.gui.commands.import_tasks import SourceTasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[SourceTasks]:
    tasks = SourceTasks()
    yield tasks
    tasks.close()
    assert gc.isenabled()


def test_nothing_is_collected_until_all_have_ended(tasks: SourceTasks, qtbot: QtBot) -> None:
    ended: list[object] = []

    def fail() -> None:
        assert not gc.isenabled()
        raise RuntimeError("ก")

    tasks.run(gc.isenabled, ended.append, ended.append)
    tasks.run(fail, ended.append, ended.append)
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=LONG)
    assert [ended[0], str(ended[1])] == [False, "ก"]
    assert gc.isenabled()


def test_closing_waits_and_lets_it_be_collected_again(tasks: SourceTasks) -> None:
    begun, ended = threading.Event(), threading.Event()

    def work() -> None:
        assert begun.wait(LONG)
        ended.set()

    tasks.run(work, print, print)
    begun.set()
    tasks.close()
    assert ended.is_set()
    assert gc.isenabled()
