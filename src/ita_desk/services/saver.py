"""Saves the open office in a thread of its own, so that no disk holds up the user."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from ita_desk.domain.office import Office
from ita_desk.errors import AppError, SystemFault
from ita_desk.storage.failures import OfficeChanged

WaitFor = Callable[[threading.Condition, Callable[[], bool], float], bool]


class Store(Protocol):
    """What saves: `OfficeStore`, or a stand-in."""

    def save(self, before: Office, after: Office) -> None:
        """Write what changed since `before`; raise AppError and leave the file as it was if that fails."""


@dataclass(frozen=True, slots=True)
class SaveReport:
    """How a save went: the file holds everything through `edit_number`, as of `at` (local time with its offset).

    With an `error`, newer edits are not in it yet; `rescue` is the file that holds the newest office then.
    """

    edit_number: int
    at: datetime
    error: AppError | None
    rescue: Path | None


@dataclass(frozen=True, slots=True)
class _State:
    office: Office
    edit_number: int


class Saver:
    """Writes the newest office that was submitted; those that came in between are passed over.

    A save that fails is reported and tried again every `retry_seconds`, with what is newest then; after
    `rescue_after` seconds without success the office is given to `rescue`, once for each office. A file that
    somebody else changed (OfficeChanged) is tried again only with a newer office, and rescues at once.

    `office` is what the file holds now. `report` is called from the saver's thread. `clock` gives seconds that never
    run backwards; `wait_for` waits between two attempts: as tests can give a clock that runs ahead while it waits.
    """

    def __init__(
        self,
        store: Store,
        office: Office,
        report: Callable[[SaveReport], None],
        *,
        rescue: Callable[[Office], Path],
        clock: Callable[[], float] = time.monotonic,
        wait_for: WaitFor = threading.Condition.wait_for,
        retry_seconds: float = 1.0,
        rescue_after: float = 5.0,
    ) -> None:
        self._store, self._report, self._rescue = store, report, rescue
        self._clock, self._wait_for = clock, wait_for
        self._retry_seconds, self._rescue_after = retry_seconds, rescue_after
        self._changed = threading.Condition()  # guards what follows, and is told of it
        self._newest = self._saved = _State(office, 0)
        self._closing = self._gave_up = False
        self._failing_since: float | None = None  # the thread's own
        self._rescued: tuple[Office | None, Path | None] = (None, None)
        # A daemon: a share that no longer answers must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

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

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_behind or self._closing)
                state, is_last = self._newest, self._closing
                if not self._is_behind:
                    return
            began = self._clock()
            error = self._attempt(state.office)
            if error is None:
                self._succeed(state)
                continue
            if self._failing_since is None:
                self._failing_since = began
            self._fail(error, is_last or self._clock() - self._failing_since >= self._rescue_after)
            with self._changed:
                if is_last:
                    self._gave_up = True
                    self._changed.notify_all()
                    return
                self._pause(state, error)

    def _attempt(self, office: Office) -> AppError | None:
        """Why the office could not be saved; None if it was."""
        try:
            self._store.save(self._saved.office, office)
        except AppError as error:
            return error
        except Exception as error:  # a bug has to be told, and must not end the saving
            fault = SystemFault("saver.bug", kind=type(error).__name__)
            fault.__cause__ = error
            return fault
        return None

    def _succeed(self, state: _State) -> None:
        self._failing_since = None
        self._tell(state.edit_number, None, None)
        with self._changed:  # after the report: who waits finds it given
            self._saved = state
            self._changed.notify_all()

    def _fail(self, error: AppError, is_due: bool) -> None:
        with self._changed:
            newest = self._newest.office
        if is_due or isinstance(error, OfficeChanged):
            self._rescue_office(newest)
        office, path = self._rescued
        self._tell(self.saved_through, error, path if office is newest else None)

    def _pause(self, state: _State, error: AppError) -> None:
        if isinstance(error, OfficeChanged):  # time does not heal that
            self._changed.wait_for(lambda: self._closing or self._newest is not state)
        else:
            self._wait_for(self._changed, lambda: self._closing, self._retry_seconds)

    def _rescue_office(self, office: Office) -> None:
        if self._rescued[0] is office:
            return
        try:
            self._rescued = (office, self._rescue(office))
        except Exception:  # tried again with the next save; the error of the save itself is told
            logging.getLogger(__name__).exception("an office could not be rescued")

    def _tell(self, saved_through: int, error: AppError | None, rescue: Path | None) -> None:
        report = SaveReport(saved_through, datetime.now(UTC).astimezone(), error, rescue)
        try:
            self._report(report)
        except Exception:  # a mistake of the listener must not end the saving
            logging.getLogger(__name__).exception("a report of the saver was not taken")
