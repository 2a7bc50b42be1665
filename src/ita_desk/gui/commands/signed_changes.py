"""Keeps count of what was changed since the report in view was signed off."""

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.gui.desk import Desk
from ita_desk.gui.tasks import Tasks
from ita_desk.services.signing.differences import differences
from ita_desk.services.signing.snapshot import Snapshot, read_snapshot
from ita_desk.services.signing.state import Signed

QUIET_MILLISECONDS = 1000  # longer than the pages wait: nobody looks for this while typing


class SignedChanges(QObject):
    """Compares the office with the newest signed version of the form, round and year chosen, after each pause.

    `counted` carries how many places differ, 0 also where nothing was signed off or its data cannot be read.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._closed = desk, Tasks(self), False
        self._asked = 0
        self._of: Signed | None = None  # what was counted last
        self._snapshot: tuple[Signed, Snapshot] | None = None  # what was read last
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._look)
        desk.bridge.changed.connect(self._look_soon)
        for moved in (desk.place.year_changed, desk.place.round_changed, desk.choices.changed):
            moved.connect(self._look_soon)
        self._look_soon()

    def close(self) -> None:
        """Count no more."""
        self._closed = True
        self._quiet.stop()
        self._tasks.close()

    @property
    def newest(self) -> Signed | None:
        """The version signed off last of what is chosen, if it can be compared."""
        place, form = self._desk.place, self._desk.choices.form
        report = self._desk.bridge.office.year(place.year)
        for signed in reversed(report.signed if report else ()):
            if (signed.form, signed.round) == (form, place.round) and signed.snapshot:
                return Signed(place.year, signed)
        return None

    def _look_soon(self) -> None:
        if self._closed:
            return
        if self._of and self.newest != self._of:  # what was counted is of something else
            self._of = None
            self.counted.emit(0)
        self._quiet.start()

    def _look(self) -> None:
        newest, office, read = self.newest, self._desk.bridge.office, self._desk.opened.store.read_blob
        if newest is None:
            return
        self._asked += 1
        number, known = self._asked, self._snapshot
        former = known[1] if known and known[0] == newest else None

        def work() -> tuple[Snapshot, int]:
            snapshot = former or read_snapshot(newest.signed, read)
            return snapshot, len(differences(snapshot, office, newest.signed.round))

        def take(found: tuple[Snapshot, int]) -> None:
            self._snapshot = newest, found[0]
            self._tell(number, newest, found[1])

        # What is wrong with a snapshot stands in the list of signed versions.
        self._tasks.run(work, take, lambda _: self._tell(number, newest, 0))

    def _tell(self, number: int, one: Signed, count: int) -> None:
        if number == self._asked and one == self.newest and not self._closed:
            self._of = one
            self.counted.emit(count)
