"""An open office in a process of its own, told by lines of JSON what to do: `python desk.py FILE BUSY RESCUES`.

Each line of input is a list: the name of a method of `Desk` and its arguments; the answer is a line that holds what
it returned or, as `error` and `said`, the key of the AppError it raised and its Thai sentence. FILE need not exist
before `open`; BUSY are the seconds to wait for other programs, RESCUES the folder of the rescue files.
"""

import json
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ita_desk.domain.office import Office
from ita_desk.errors import AppError
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.files import replace_file
from ita_desk.services.keeping.backups import Backups, load_backup
from ita_desk.services.keeping.opening import OpenOffice, open_to_write, save_copy
from ita_desk.services.keeping.recovery import find_left_work
from ita_desk.services.keeping.rescue import RescueFile
from ita_desk.services.keeping.saver import Saver, SaveReport, SaveTimes
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore

LONG = 20.0
TIMES = SaveTimes(retry=0.02, trouble=0.05, rescue=0.1, hang=0.5)


class Desk:
    """Session, saver, store and rescue file of one office, as in the window."""

    def __init__(self, path: Path, busy_timeout: float, rescues: Path) -> None:
        self.path, self.busy_timeout = path, busy_timeout
        self.rescues = rescues
        self.rescue = RescueFile(path, rescues)
        self.told = threading.Condition()
        self.report: SaveReport | None = None

    def create(self, name: str) -> None:
        """Make a new office file."""
        office = Office()
        OfficeStore.create(self.path, replace(office, agency=replace(office.agency, name=name)))

    def open(self) -> str:
        """Open the office; returns the name of its agency."""
        self.opened: OpenOffice = open_to_write(self.path)
        store = OfficeStore.open(self.path, self.busy_timeout)
        office = store.load()
        self.session = Session(office, time.monotonic)
        self.saver = Saver(
            store, office, self.take, rescue=self.rescue.write, discard=self.rescue.discard, times=TIMES
        )
        return office.agency.name

    def take(self, report: SaveReport) -> None:
        """Take a report of the saver."""
        with self.told:
            self.report = report
            self.told.notify_all()

    def edit(self, name: str) -> None:
        """Give the agency a name, in the session; the saver gets it."""
        self.session.apply(set_agency_field("name", name))
        self.saver.submit(self.session.office, self.session.edit_number)

    def fill(self, pages: int) -> None:
        """Put a long text into the office, of so many pages of the file."""
        self.session.apply(set_agency_field("address", "ก" * (1365 * pages)))
        self.saver.submit(self.session.office, self.session.edit_number)

    def add_photo(self, size: int) -> str:
        """Put a whole file into the office, as photos are; returns its key."""
        return OfficeStore.open(self.path, self.busy_timeout).add_blob(b"x" * size)

    def await_trouble(self) -> dict[str, object]:
        """Wait until a failure is told that lasts, and the office is rescued: its key, its sentence, the rescue."""
        with self.told:
            assert self.told.wait_for(lambda: bool(self.report and self.report.rescue), LONG), self.report
            report = self.report
        assert report
        assert report.error
        assert not self.saver.wait(0)
        rescued = json.loads(report.rescue.read_text("utf-8")) if report.rescue else {}
        return failure(report.error) | {"rescued": rescued["agency"]["name"]}

    def await_saved(self) -> bool:
        """Wait until everything is in the file; then nothing of it is in a rescue file."""
        return self.saver.wait(LONG) and not self.rescue.path

    def held(self) -> str:
        """The name of the agency in the file itself."""
        return OfficeStore.open_as_is(self.path).load().agency.name

    def close(self, seconds: float) -> dict[str, object]:
        """Close the office: whether all was saved, and what the rescue file holds otherwise."""
        saved = self.saver.close(seconds)
        self.opened.close()
        return {"saved": saved, "rescued": self._rescued()}

    def end(self, seconds: float) -> dict[str, object]:
        """End the saver alone; as `close`, when the folder does not answer."""
        return {"saved": self.saver.close(seconds), "rescued": self._rescued()}

    def _rescued(self) -> str | None:
        path = self.rescue.path
        return json.loads(path.read_text("utf-8"))["agency"]["name"] if path else None

    def left_work(self) -> list[str]:
        """The names in what an earlier run rescued and the file does not hold."""
        left = find_left_work(self.path, self.opened.office, [self.rescues])
        return [work.office.agency.name for work in left]

    def copy(self, target: str) -> str:
        """Save a copy with the newest edits; returns the name in it."""
        save_copy(self.path, Path(target), self.session.office)
        return OfficeStore.open_as_is(Path(target)).load().agency.name

    def export(self, target: str, size: int) -> None:
        """Put a file of so many bytes in the place of `target`."""
        replace_file(Path(target), b"p" * size)

    def backup(self, root: str) -> list[str]:
        """Make a backup below a folder; returns the ids and the names in all there are, newest first."""
        backups = Backups(self.path, root=Path(root))
        report = backups.make(datetime.now().astimezone())
        if report.failure:
            raise report.failure
        return [f"{one.id} {load_backup(one).agency.name}" for one in backups.all()]

    @staticmethod
    def run(*command: str) -> None:
        """Run a command of the system, as to mount."""
        subprocess.run(command, check=True, capture_output=True)


def failure(error: AppError) -> dict[str, object]:
    """An error as the test sees it: its key and its Thai sentence."""
    return {"error": error.key, "said": Messages("th").say(f"error.{error.key}", **error.values)}


def main() -> None:
    """Serve until the input ends."""
    path, busy, rescues = sys.argv[1:]
    desk = Desk(Path(path), float(busy), Path(rescues))
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = getattr(desk, name)(*arguments)
        except AppError as error:
            answer = failure(error)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
