"""When backups are made, and the process that makes them."""

import multiprocessing
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backup_makings import TIMEOUT, Dying, Hanging, Mistaken, Named, Noted, backup
from ita_desk.errors import SystemFault
from ita_desk.services.keeping import backup_keeper
from ita_desk.services.keeping.backup_keeper import (
    BackupKeeper,
    BackupMaking,
    Making,
    collect_reports,
    make_backups,
    run_making,
)
from ita_desk.services.keeping.backups import BackupReport, Backups
from ita_desk.storage.office_store import OfficeStore
from page_makers import Gate
from small_office import OFFICE

PARENT = Path(__file__).with_name("backup_parent.py")


class Clock:
    """Runs ahead while somebody waits for it; while nobody has to, waiting is real."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: queue.Queue[float] = queue.Queue()

    def read(self) -> float:
        return self.now

    def wait_for(self, condition: threading.Condition, met: Callable[[], bool], timeout: float) -> bool:
        self.waits.put(timeout)
        if timeout < threading.TIMEOUT_MAX:
            self.now += timeout
            return met()
        return condition.wait_for(met, TIMEOUT)


class ThreadContext:
    """Stands for multiprocessing: the process is a thread."""

    Pipe = staticmethod(multiprocessing.Pipe)

    def Process(self, target: object, args: tuple[Connection, float], daemon: bool) -> Any:  # noqa: N802
        connection, patience = args

        def serve() -> None:
            make_backups(connection, patience, lambda: None)

        thread = threading.Thread(target=serve, daemon=True)
        # The other end is not handed over but shared: who began the process must not close it.
        args[0].close = lambda: None  # type: ignore[method-assign]
        return SimpleNamespace(start=thread.start, join=thread.join, kill=lambda: None)


@pytest.fixture
def in_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_keeper, "get_context", lambda _: ThreadContext())


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Gate]:
    with Gate(tmp_path / "gate") as opened:
        yield opened


class Kept:
    """A keeper and what it reported."""

    def __init__(self, making: Making, clock: Clock | None = None, patience: float = TIMEOUT) -> None:
        self.reports: queue.Queue[BackupReport] = queue.Queue()
        self.clock = clock or Clock()
        self.keeper = BackupKeeper(
            making,
            self.reports.put,
            clock=self.clock.read,
            wait_for=self.clock.wait_for,
            patience=patience,
        )

    def next(self) -> BackupReport:
        return self.reports.get(timeout=TIMEOUT)

    def end(self) -> list[BackupReport]:
        """What is reported from now on until all is done."""
        self.keeper.close()
        assert self.keeper.wait(TIMEOUT)
        return list(self.reports.queue)


@pytest.fixture
def kept() -> Iterator[Callable[..., Kept]]:
    """Makes keepers, which are closed at the end."""
    with ExitStack() as closing:

        def make(making: Making, *args: Any, **options: Any) -> Kept:
            made = Kept(making, *args, **options)
            closing.callback(made.end)
            return made

        yield make


# --- turns ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("in_thread")
def test_the_first_comes_soon_and_the_next_ten_minutes_later_if_something_changed(
    kept: Callable[..., Kept],
) -> None:
    made = kept(Named())
    assert made.next() == BackupReport(made=backup("1"))
    assert made.clock.now == 20
    assert made.clock.waits.get(timeout=TIMEOUT) == 20
    assert made.clock.waits.get(timeout=TIMEOUT) == threading.TIMEOUT_MAX  # nothing changed: no time is set
    made.keeper.note_change()
    made.keeper.note_change()
    assert made.next() == BackupReport(made=backup("1"))
    assert made.clock.now == 20 + 600
    assert made.end() == []


@pytest.mark.usefixtures("in_thread")
def test_one_is_made_at_once_when_wanted_in_another_way(kept: Callable[..., Kept]) -> None:
    made = kept(Named())
    made.next()
    made.keeper.make_now(Named("2"))
    assert made.next() == BackupReport(made=backup("2"))
    made.keeper.make_now()
    assert made.next() == BackupReport(made=backup("2"))
    assert made.clock.now == 20
    made.keeper.note_change()
    made.next()
    assert made.end() == []


class Still(Clock):
    """A clock that stands; waiting is real."""

    def wait_for(self, condition: threading.Condition, met: Callable[[], bool], timeout: float) -> bool:
        self.waits.put(timeout)
        return condition.wait_for(met, TIMEOUT)


@pytest.mark.usefixtures("in_thread")
def test_the_last_is_made_at_closing(kept: Callable[..., Kept]) -> None:
    made = kept(Named(), Still())
    assert made.clock.waits.get(timeout=TIMEOUT) == 20
    assert made.end() == [BackupReport(made=backup("1"))]


@pytest.mark.usefixtures("in_thread")
def test_closing_while_one_is_made_begins_another_if_something_changed(
    kept: Callable[..., Kept], gate: Gate, tmp_path: Path
) -> None:
    note = tmp_path / "note"
    made = kept(Noted(note, gate.path))
    gate.await_knock()
    made.keeper.note_change()
    made.keeper.close()  # does not wait for the one that is made
    gate.open()
    gate.await_knock()
    gate.open()
    assert made.keeper.wait(TIMEOUT)
    assert note.read_text() == "11"
    assert made.reports.qsize() == 1


@pytest.mark.usefixtures("in_thread")
def test_closing_in_vain_to_a_process_that_is_gone(
    kept: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, gone = threading.Event(), threading.Event()
    fault = SystemFault("backup.died")

    def collect(connection: Connection, _: float) -> tuple[BackupReport, bool]:
        connection.close()
        held.set()
        assert gone.wait(TIMEOUT)
        return BackupReport(failure=fault), True

    monkeypatch.setattr(backup_keeper, "collect_reports", collect)
    made = kept(Named())
    assert held.wait(TIMEOUT)
    made.keeper.note_change()
    made.keeper.close()
    gone.set()
    assert made.keeper.wait(TIMEOUT)
    assert [report.failure for report in made.reports.queue] == [fault]


@pytest.mark.usefixtures("in_thread")
def test_a_listener_that_fails_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    told = queue.Queue[BackupReport]()

    def fail(report: BackupReport) -> None:
        told.put(report)
        raise ValueError

    clock = Clock()
    keeper = BackupKeeper(Named(), fail, clock=clock.read, wait_for=clock.wait_for)
    told.get(timeout=TIMEOUT)
    keeper.note_change()
    told.get(timeout=TIMEOUT)
    keeper.close()
    assert keeper.wait(TIMEOUT)
    assert "a report of a backup was not taken" in caplog.text


def test_no_room_for_a_process_is_a_failure(
    kept: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise BlockingIOError(11, "no room")

    monkeypatch.setattr(backup_keeper, "get_context", refuse)
    failure = kept(Named()).next().failure
    assert failure
    assert (failure.key, dict(failure.values)) == ("backup.not_begun", {"reason": "no room"})


# --- the process ---------------------------------------------------------------------------------------------


def test_an_office_file_is_backed_up_in_both_places(kept: Callable[..., Kept], tmp_path: Path) -> None:
    path = OfficeStore.create(tmp_path / "office.ita", OFFICE).path
    second, root = tmp_path / "second", tmp_path / "root"
    second.mkdir()
    report = kept(BackupMaking(path, second, root)).next()
    assert (report.failure, report.second_failure) == (None, None)
    assert report.made in Backups(path, None, root).all()
    assert report.second_made in Backups(path, second, root).all()
    for again in (BackupMaking(path, None, root), BackupMaking(path, second, root)):  # they are there already
        assert set(again.run()) == {BackupReport()}


@pytest.mark.parametrize(
    ("making", "patience", "key"),
    [
        (Hanging(), 0.5, "backup.too_slow"),
        (Dying(), TIMEOUT, "backup.died"),
        (Mistaken(), TIMEOUT, "worker.bug"),
    ],
)
def test_what_becomes_of_a_process_that_fails(
    kept: Callable[..., Kept], making: Making, patience: float, key: str
) -> None:
    made = kept(making, patience=patience)
    failure = made.next().failure
    assert failure
    assert failure.key == key


def test_the_next_process_does_better(kept: Callable[..., Kept]) -> None:
    made = kept(Dying())
    assert made.next().failure
    made.keeper.make_now(Named("2"))
    assert made.next() == BackupReport(made=backup("2"))


def test_what_hangs_in_the_second_place_leaves_the_first() -> None:
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        theirs.send(BackupReport(made=backup("1")))
        report, is_lost = collect_reports(ours, 0.0)
    assert is_lost
    assert report.made == backup("1")
    assert report.failure is None
    assert report.second_failure
    assert dict(report.second_failure.values) == {"minutes": 1}


def test_the_last_outlives_the_program(tmp_path: Path, gate: Gate) -> None:
    note = tmp_path / "note"
    path = os.pathsep.join(entry for entry in sys.path if entry)
    with subprocess.Popen(
        [sys.executable, PARENT, note, gate.path], env={**os.environ, "PYTHONPATH": path}
    ) as parent:
        gate.await_knock()  # the first, during which the program closes
        gate.open()
        gate.await_knock()
        gate.open()
        assert parent.wait(TIMEOUT) == 0
    assert note.read_text() == "12"


def test_work_asked_for_is_done_though_nobody_listens(tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.send(Named())
    ours.send(Mistaken())
    ours.close()
    make_backups(theirs, TIMEOUT, lambda: None)
    theirs.close()


def test_a_process_that_nobody_ends_ends_itself(gate: Gate) -> None:
    ours, theirs = multiprocessing.Pipe()
    given_up = threading.Event()
    thread = threading.Thread(target=make_backups, args=(theirs, 0.0, given_up.set))
    thread.start()
    ours.send(Noted(Path(os.devnull), gate.path))
    gate.await_knock()
    assert given_up.wait(TIMEOUT)
    gate.open()
    assert collect_reports(ours, TIMEOUT) == (BackupReport(made=backup("1")), False)
    ours.close()
    thread.join(TIMEOUT)
    theirs.close()


def test_the_process_stands_back_and_is_not_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(backup_keeper, "stand_back", lambda: done.append("back"))
    monkeypatch.setattr(signal, "signal", lambda *how: done.append(how))
    monkeypatch.setattr(os, "_exit", done.append)

    def make(_: object, patience: float, give_up: Callable[[], object]) -> None:
        done.append(patience)
        give_up()

    monkeypatch.setattr(backup_keeper, "make_backups", make)
    ours, theirs = multiprocessing.Pipe()
    run_making(theirs, 7.0)
    for end in (ours, theirs):
        end.close()
    assert done == [(signal.SIGINT, signal.SIG_IGN), "back", 7.0, 1]
