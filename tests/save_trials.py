"""A saver with a store that fails as told, and what it reported and rescued.

Nothing sleeps: the saver's clock runs ahead by a second at each pause between two attempts.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from ita_desk.domain.office import Office
from ita_desk.services.keeping.saver import Saver, SaveReport
from ita_desk.storage.failures import DiskFull, OfficeChanged
from small_office import OFFICE

LONG = 20.0
FULL = DiskFull("storage.disk_full", path="a.ita")
CHANGED = OfficeChanged("storage.changed", path="a.ita")


def named(name: str) -> Office:
    """The small office under another name."""
    return replace(OFFICE, agency=replace(OFFICE.agency, name=name))


class Store:
    """Holds an office; saving fails as the script says, and works when the script is over."""

    def __init__(self, script: Iterable[Exception | None] = ()) -> None:
        self.office, self.script = OFFICE, iter(script)
        self.begun, self.go = threading.Event(), threading.Event()
        self.go.set()

    def save(self, before: Office, after: Office) -> None:
        self.begun.set()
        assert self.go.wait(LONG)
        assert before is self.office
        if error := next(self.script, None):
            raise error
        self.office = after

    def hold(self) -> None:
        """Has the next save stop in its middle until `go` is set."""
        self.begun.clear()
        self.go.clear()


class Desk:
    """A saver with a store, what it reported and what it rescued."""

    def __init__(self, store: Store, rescue: Callable[[Office], Path] | None = None) -> None:
        self.reports: list[SaveReport] = []
        self.rescued: list[Office] = []
        self.now = 0.0
        self.during_pause: Callable[[], object] = lambda: None
        self.store = store
        self.saver = Saver(
            store,
            store.office,
            self.reports.append,
            rescue=rescue or self.rescue,
            clock=lambda: self.now,
            wait_for=self.pause,
        )

    def pause(self, condition: threading.Condition, is_over: Callable[[], bool], seconds: float) -> bool:
        self.now += seconds
        self.during_pause()
        return condition.wait_for(is_over, 0)

    def rescue(self, office: Office) -> Path:
        self.rescued.append(office)
        return Path(f"rescue {len(self.rescued)}")

    @property
    def told(self) -> list[tuple[int, str, str]]:
        """Edit number, key of the error and name of the rescue file of each report."""
        return [
            (r.edit_number, r.error.key if r.error else "", r.rescue.name if r.rescue else "")
            for r in self.reports
        ]
