"""Saves the open office in a thread of its own, so that no disk holds up the user."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from ita_desk.domain.office import Office
from ita_desk.errors import AppError, SystemFault
from ita_desk.records import dataclass
from ita_desk.storage.failures import OfficeChanged

WaitFor = Callable[[threading.Condition, Callable[[], bool], float], bool]


@dataclass(frozen=True, slots=True)
class SaveTimes:
    """Seconds: between two attempts; until a failure is trouble, and until the office is rescued; until a save hangs."""

    retry: float = 1.0
    trouble: float = 2.0
    rescue: float = 5.0
    hang: float = 8.0  # more than SQLite waits for another program


class Store(Protocol):
    """What saves: `OfficeStore`, or a stand-in."""

    def save(self, before: Office, after: Office) -> None:
        """Write what changed since `before`; raise AppError and leave the file as it was if that fails."""


@dataclass(frozen=True, slots=True)
class SaveReport:
    """How a save went: the file holds everything through `edit_number`, as of `at` (local time with its offset).

    With an `error`, newer edits are not in it yet; `rescue` is the file that holds the newest office then, and
    `rescue_error` why it could not be rescued. `lasting` is False while it may be over in a moment.
    """

    edit_number: int
    at: datetime
    error: AppError | None
    rescue: Path | None
    lasting: bool = True
    rescue_error: AppError | None = None


@dataclass(frozen=True, slots=True)
class _State:
    office: Office
    edit_number: int


@dataclass(frozen=True, slots=True)
class _Rescue:
    """What was rescued where, or why not."""

    office: Office | None = None
    path: Path | None = None
    error: AppError | None = None


class Saver:
    """Writes the newest office that was submitted; those that came in between are passed over.

    A save that fails is reported and tried again every `times.retry` seconds, with what is newest then; after
    `times.rescue` without success the office is given to `rescue`, once for each office, and when all is saved
    after all `discard` is called. A file that somebody else changed (OfficeChanged) is tried again only with a newer
    office, and rescues at once. A save that does not come back within `times.hang` seconds, as on a share that no longer
    answers, is reported as `saver.hangs` and rescued meanwhile.

    `office` is what the file holds now. `report` is called from the saver's threads. `clock` gives seconds that never
    run backwards; `wait_for` waits between two attempts: as tests can give a clock that runs ahead while it waits.
    """

    def __init__(
        self,
        store: Store,
        office: Office,
        report: Callable[[SaveReport], None],
        *,
        rescue: Callable[[Office], Path],
        discard: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
        wait_for: WaitFor = threading.Condition.wait_for,
        times: SaveTimes = SaveTimes(),
    ) -> None:
        self._store, self._report, self._rescue, self._discard = store, report, rescue, discard
        self._clock, self._wait_for, self._times = clock, wait_for, times
        self._changed = threading.Condition()  # guards what follows, and is told of it
        self._newest = self._saved = _State(office, 0)
        self._closing = self._gave_up = self._ended = self._hurried = False
        self._attempts = self._running = 0  # how many there were; the number of the one that runs
        self._failing_since: float | None = None  # the thread's own
        self._rescued = _Rescue()
        # Daemons: a share that no longer answers must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._watch = threading.Thread(target=self._watch_attempts, name="saver watch", daemon=True)
        self._thread.start()
        self._watch.start()

    @property
    def saved_through(self) -> int:
        """The number of the last edit that is in the file; 0 is the office as opened."""
        return self._saved.edit_number

    def submit(self, office: Office, edit_number: int) -> None:
        """Have an office saved; never waits for a disk. One with a lower number than the last is passed over.

        Raises RuntimeError after `close`.
        """
        with self._changed:
            if self._closing:
                raise RuntimeError("the saver is closed")
            if edit_number >= self._newest.edit_number:
                self._newest = _State(office, edit_number)
                self._changed.notify_all()

    def retry(self) -> None:
        """Try again now what failed."""
        with self._changed:
            self._hurried = True
            self._changed.notify_all()

    def continue_with(self, store: Store, office: Office) -> None:
        """Go on with a store whose file holds `office`, in which what was submitted before is given up.

        For a file that somebody else changed. An office submitted from now on is saved over what the file holds.
        """
        with self._changed:
            self._store, self._failing_since = store, None
            self._saved = self._newest = _State(office, self._newest.edit_number)
            self._changed.notify_all()

    def rescue_now(self) -> Path | None:
        """Rescue the newest office if it is not saved; the path of the file, None if there is nothing or it failed."""
        with self._changed:
            behind, office = self._is_behind, self._newest.office
        return self._rescue_office(office).path if behind else None

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until everything submitted is saved, at most `timeout` seconds; returns whether it is."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_behind or self._gave_up, timeout)
            return not self._is_behind

    def close(self, timeout: float | None = None) -> bool:
        """Save what is left, end the thread and return whether everything is saved; if not, it is rescued.

        Waits at most `timeout` seconds; then the newest office is rescued from here, and the thread left alone.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        with self._changed:
            behind, office = self._is_behind, self._newest.office
        if behind and self._thread.is_alive():
            self._rescue_office(office)
        return not behind

    @property
    def _is_behind(self) -> bool:
        return self._newest is not self._saved

    # --- saving --------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while self._save_next():
            pass
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _save_next(self) -> bool:
        """Wait for something to save and save it; False at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_behind or self._closing)
            state, store, before, is_last = self._newest, self._store, self._saved.office, self._closing
            if not self._is_behind:
                return False
            self._hurried = False
            self._attempts += 1
            self._running = self._attempts
            self._changed.notify_all()
        began = self._clock()
        error = self._attempt(store, before, state.office)
        with self._changed:
            self._running = 0
            self._changed.notify_all()
            if store is not self._store:
                return True
        if error is None:
            self._succeed(state, store)
            return True
        if self._failing_since is None:
            self._failing_since = began
        self._fail(error, self._clock() - self._failing_since, is_last)
        return self._pause(state, store, error, is_last)

    @staticmethod
    def _attempt(store: Store, before: Office, after: Office) -> AppError | None:
        """Why the office could not be saved; None if it was."""
        try:
            store.save(before, after)
        except AppError as error:
            return error
        except Exception as error:  # a bug has to be told, and must not end the saving
            fault = SystemFault("saver.bug", kind=type(error).__name__)
            fault.__cause__ = error
            return fault
        return None

    def _succeed(self, state: _State, store: Store) -> None:
        self._failing_since = None
        with self._changed:
            is_all = self._newest is state
        if is_all and self._rescued.office is not None:
            self._rescued = _Rescue()
            self._discard()
        self._tell(SaveReport(state.edit_number, _now(), None, None))
        with self._changed:  # after the report: who waits finds it given
            if store is self._store:
                self._saved = state
            self._changed.notify_all()

    def _fail(self, error: AppError, seconds: float, is_last: bool) -> None:
        changed = isinstance(error, OfficeChanged)
        with self._changed:
            newest = self._newest.office
        if is_last or changed or seconds >= self._times.rescue:
            self._rescue_office(newest)
        lasting = is_last or changed or seconds >= self._times.trouble
        self._tell_failure(error, newest, lasting)

    def _pause(self, state: _State, store: Store, error: AppError, is_last: bool) -> bool:
        """Wait before the next attempt; False if there is none."""

        def is_over() -> bool:
            return self._closing or self._hurried or store is not self._store

        with self._changed:
            if is_last:
                self._gave_up = True
                self._changed.notify_all()
            elif isinstance(error, OfficeChanged):  # time does not heal that
                self._changed.wait_for(lambda: is_over() or self._newest is not state)
            else:
                self._wait_for(self._changed, is_over, self._times.retry)
        return not is_last

    # --- saving that hangs ---------------------------------------------------------------------------------

    def _watch_attempts(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._running or self._ended)
                number = self._running
                if self._ended:
                    return
                if self._changed.wait_for(lambda n=number: self._running != n, self._times.hang):  # type: ignore[misc]
                    continue
                newest = self._newest
            self._rescue_office(newest.office)
            self._tell_failure(SystemFault("saver.hangs"), newest.office, lasting=True)
            with self._changed:
                self._changed.wait_for(lambda n=number, s=newest: self._running != n or self._newest is not s)  # type: ignore[misc]

    # --- rescuing and telling ------------------------------------------------------------------------------

    def _rescue_office(self, office: Office) -> _Rescue:
        if self._rescued.office is not office or self._rescued.error:
            try:
                self._rescued = _Rescue(office, self._rescue(office))
            except Exception as error:  # tried again with the next save
                logging.getLogger(__name__).exception("an office could not be rescued")
                told = (
                    error
                    if isinstance(error, AppError)
                    else SystemFault("saver.bug", kind=type(error).__name__)
                )
                self._rescued = _Rescue(office, None, told)
        return self._rescued

    def _tell_failure(self, error: AppError, newest: Office, lasting: bool) -> None:
        report = SaveReport(self.saved_through, _now(), error, None, lasting)
        if self._rescued.office is newest:
            report = replace(report, rescue=self._rescued.path, rescue_error=self._rescued.error)
        self._tell(report)

    def _tell(self, report: SaveReport) -> None:
        try:
            self._report(report)
        except Exception:  # a mistake of the listener must not end the saving
            logging.getLogger(__name__).exception("a report of the saver was not taken")


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
