"""Work that nobody waits for."""

import threading

from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk.gui.loose_tasks import LooseTasks


def test_results_and_errors_come_back_to_the_window(qtbot: QtBot) -> None:
    tasks = LooseTasks()
    here, got = threading.get_ident(), list[object]()

    def take(what: object) -> None:
        assert threading.get_ident() == here
        got.append(str(what))

    tasks.run(lambda: threading.get_ident() == here, take, take)
    qtbot.waitUntil(lambda: got == ["False"], timeout=LONG)
    tasks.run(lambda: int("ก"), take, take)
    qtbot.waitUntil(lambda: len(got) == 2, timeout=LONG)
    assert "ก" in str(got[1])


def test_what_hangs_holds_up_nothing(qtbot: QtBot) -> None:
    tasks, gate, got = LooseTasks(), threading.Event(), list[object]()
    tasks.run(gate.wait, got.append, got.append)
    tasks.run(lambda: 1, got.append, got.append)
    qtbot.waitUntil(lambda: got == [1], timeout=LONG)
    tasks.close()
    gate.set()
    later = LooseTasks()
    later.run(lambda: 2, got.append, got.append)
    qtbot.waitUntil(lambda: 2 in got, timeout=LONG)
    assert got == [1, 2]


def test_a_window_that_is_gone_is_not_told(qtbot: QtBot) -> None:
    tasks, gate, got = LooseTasks(), threading.Event(), list[object]()
    threads = threading.active_count()
    tasks.run(gate.wait, got.append, got.append)
    tasks.tell(got.append, 1)  # on its way when it is closed
    tasks.close()
    tasks.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: threading.active_count() <= threads, timeout=LONG)
    assert got == []
