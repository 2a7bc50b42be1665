"""When the backups of the open office are made, and the process that makes them."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

from ita_desk.errors import SystemFault
from ita_desk.records import dataclass
from ita_desk.services.keeping.backups import BackupReport, Backups
from ita_desk.services.printing.page_maker import fault_of
from ita_desk.services.printing.worker import hold_interrupts, stand_back

_FIRST_AFTER = 20.0  # seconds after opening: the first look at the office comes before
_EVERY = 600.0
_PATIENCE = 120.0
_GRACE = 5.0  # seconds a process is given to end by itself
_BEGINNING = 2.0  # seconds that closing waits for the last process to stand on its own feet

WaitFor = Callable[[threading.Condition, Callable[[], bool], float], bool]


class Making(Protocol):
    """What makes backups in the process; it must be able to go there."""

    def run(self) -> Iterator[BackupReport]:
        """One report for each place, in its order."""


@dataclass(frozen=True, slots=True)
class BackupMaking:
    """Backs up one office file: here first, then in the second place, which may hang."""

    path: Path
    second: Path | None = None
    root: Path | None = None

    def run(self) -> Iterator[BackupReport]:
        """One report for each place."""
        now = datetime.now(UTC).astimezone()
        yield Backups(self.path, None, self.root).make(now)
        if self.second:
            yield Backups(self.path, self.second, self.root).make(now)


# --- in the process ------------------------------------------------------------------------------------------


def run_making(connection: Connection, patience: float) -> None:
    """Be the process that makes backups, until the other end of the connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stand_back()
    make_backups(connection, patience, lambda: os._exit(1))


def make_backups(connection: Connection, patience: float, give_up: Callable[[], object]) -> None:
    """Do what comes in; what takes longer than `patience` seconds ends with `give_up`.

    After the reports of each, None. That nobody listens any more stops nothing that was asked for before.
    """
    with suppress(EOFError, OSError):
        while True:
            making: Making = connection.recv()
            alarm = threading.Timer(patience, give_up)
            alarm.daemon = True
            alarm.start()
            for report in (*_guarded(making), None):
                with suppress(OSError):
                    connection.send(report)
            alarm.cancel()


def _guarded(making: Making) -> Iterator[BackupReport]:
    try:
        yield from making.run()
    except Exception as error:  # a bug: told, for nobody sees this process
        yield BackupReport(failure=fault_of(error))


# --- in the program ------------------------------------------------------------------------------------------


class BackupKeeper:
    """Has backups made shortly after opening, every ten minutes in which something changed, and at closing.

    Each is made in a process of its own, given up after `patience` seconds; that of the closing may outlive the
    program by as long. No method waits for a disk. `reported` is called from the keeper's thread after each
    attempt. `clock` and `wait_for` as in `Saver`.
    """

    def __init__(
        self,
        making: Making,
        reported: Callable[[BackupReport], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        wait_for: WaitFor = threading.Condition.wait_for,
        patience: float = _PATIENCE,
    ) -> None:
        self._reported, self._clock, self._wait_for, self._patience = reported, clock, wait_for, patience
        self._changed = threading.Condition()  # guards what follows, and is told of it
        self._making = making
        self._due = True  # something may have changed since the last backup
        self._wanted = self._stirred = self._closing = self._starting = self._ahead = False
        self._next = clock() + _FIRST_AFTER
        self._connection: Connection | None = None
        # A daemon: what hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._thread.start()

    def note_change(self) -> None:
        """Have a backup made when the time comes."""
        with self._changed:
            if not self._due:
                self._due = True
                self._stir()

    def make_now(self, making: Making | None = None) -> None:
        """Have a backup made at once; from now on in another way, if one is given."""
        with self._changed:
            self._making = making or self._making
            self._wanted = True
            self._stir()

    def close(self) -> None:
        """Have a last backup made if something changed, without waiting until it is. Save before."""
        with self._changed:
            self._closing = True
            if self._due and self._connection is not None:
                # A process is at work: it gets the last one too, for the program may end before it is free.
                with suppress(OSError):
                    self._connection.send(self._making)
                self._ahead, self._due = True, False
            self._stir()
            self._changed.wait_for(lambda: not (self._due or self._starting), _BEGINNING)

    def wait(self, timeout: float) -> bool:
        """Wait until a closed keeper has nothing left to do; returns whether that has come."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _stir(self) -> None:
        self._stirred = True
        self._changed.notify_all()

    # --- the thread ----------------------------------------------------------------------------------------

    def _run(self) -> None:
        while (making := self._await_turn()) is not None:
            report = self._made(making)
            try:
                self._reported(report)
            except Exception:  # a mistake of the listener must not end the backups
                logging.getLogger(__name__).exception("a report of a backup was not taken")

    def _await_turn(self) -> Making | None:
        """What is to be made now, once it is time; None when all is done."""
        with self._changed:
            while not self._is_time:
                if self._closing:
                    return None
                self._stirred = False
                rest = max(self._next - self._clock(), 0.0) if self._due else threading.TIMEOUT_MAX
                self._wait_for(self._changed, lambda: self._stirred, rest)
            self._due = self._wanted = False
            self._starting = True
            self._next = self._clock() + _EVERY
            return self._making

    @property
    def _is_time(self) -> bool:
        return self._wanted or (self._due and (self._closing or self._clock() >= self._next))

    def _made(self, making: Making) -> BackupReport:
        try:
            process, connection = self._begin_process(making)
        except OSError as error:  # the system has no room for a process
            self._stand(None)
            return BackupReport(failure=SystemFault("backup.not_begun", reason=error.strerror or ""))
        self._stand(connection)
        report, is_lost = collect_reports(connection, self._patience)
        self._stand(None)  # from here on nothing more is given to it
        if self._ahead and not is_lost:
            report, is_lost = collect_reports(connection, self._patience)
        connection.close()
        process.join(0 if is_lost else _GRACE)
        process.kill()  # does nothing to one that has ended
        process.join(_GRACE)
        return report

    def _stand(self, connection: Connection | None) -> None:
        with self._changed:
            self._connection, self._starting = connection, False
            self._changed.notify_all()

    def _begin_process(self, making: Making) -> tuple[BaseProcess, Connection]:
        hold_interrupts()
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        # Not a daemon: the one of the closing goes on when the program has ended.
        process = context.Process(target=run_making, args=(theirs, self._patience), daemon=False)
        process.start()
        theirs.close()  # else the process would never be seen to have died
        ours.send(making)
        return process, ours


def collect_reports(connection: Connection, patience: float) -> tuple[BackupReport, bool]:
    """The reports about all places as one, and whether the process is lost: dead, or hanging for `patience` seconds.

    The place it was at is then the one that failed.
    """
    reports: list[BackupReport] = []
    until = time.monotonic() + patience
    fault = SystemFault("backup.too_slow", minutes=max(round(patience / 60), 1))
    try:
        while connection.poll(max(until - time.monotonic(), 0.0)):
            if (report := connection.recv()) is None:
                return merge_reports(reports), False
            reports.append(report)
    except (EOFError, OSError):
        fault = SystemFault("backup.died")
    lost = BackupReport(second_failure=fault) if reports else BackupReport(failure=fault)
    return merge_reports([*reports, lost]), True


def merge_reports(reports: list[BackupReport]) -> BackupReport:
    """The reports about several places as one: the first of each kind of news."""
    news = [[getattr(report, one.name) for report in reports] for one in fields(BackupReport)]
    return BackupReport(*(next(filter(None, told), None) for told in news))
