"""What is done to files while system calls fail, and how each file may look afterwards."""

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.services.keeping.opening import OpenOffice, open_to_write
from ita_desk.services.keeping.rescue import RescueFile
from ita_desk.services.keeping.saver import Saver, SaveReport, SaveTimes
from ita_desk.storage.blobs import scale_photo
from ita_desk.storage.failures import OfficeInUse
from ita_desk.storage.office_store import OfficeStore
from small_office import OFFICE, YEAR

LONG, HEALING = 20.0, 4.0
# So long that a save writes several pages, the journal as well.
BEFORE = replace(OFFICE, years=(OFFICE.years[0], replace(YEAR, limitations=("ก" * 4000,) * 3)))
TYPED = replace(
    BEFORE,
    agency=replace(OFFICE.agency, name="ชื่อใหม่"),
    years=(BEFORE.years[0], replace(BEFORE.years[1], limitations=("ข" * 4000,) * 2)),
)


def named(office: Office, name: str) -> Office:
    """The office under another name of its agency."""
    return replace(office, agency=replace(office.agency, name=name))


def with_measure(measure: Measure) -> Office:
    """The first office with one measure more."""
    year = BEFORE.years[1]
    return replace(BEFORE, years=(BEFORE.years[0], replace(year, measures=(*year.measures, measure))))


def picture() -> bytes:
    """A small JPEG."""
    content = BytesIO()
    Image.effect_noise((200, 150), 80).convert("RGB").save(content, "JPEG")
    return content.getvalue()


def read_office(path: Path) -> Office:
    """The office in a file that SQLite finds nothing wrong with; a half-done save is undone by that."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return OfficeStore.open_as_is(path).load()


def open_after_kill(path: Path) -> OpenOffice:
    """The office, open to write: at once, or with the user's consent where the lock of the dead was still empty."""
    try:
        return open_to_write(path)
    except OfficeInUse as error:
        if error.key != "storage.in_use_by_unknown":
            raise
        return open_to_write(path, take_over=True)


class Case:
    """An action on files in `folder`: `prepare`, then `act` under a fault, then `look`, `heal` and `look` again.

    `kept` is a folder that no fault touches. `look` says which of the states the action allows the files are in, and
    raises AssertionError for any other; what is done is `after`.
    """

    allowed: frozenset[str] = frozenset()  # names that may lie in the folder afterwards

    def __init__(self, folder: Path, kept: Path) -> None:
        self.folder, self.kept = folder, kept
        self.path = folder / "office.ita"
        seed = kept / "seed.ita"
        if not seed.exists():
            OfficeStore.create(seed, BEFORE)
        self.seed = seed

    def prepare(self) -> None:
        """Put the files in their first state; nothing else lies in the folder then."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        shutil.copy(self.seed, self.path)

    def act(self) -> None:
        """Do it. Raises AppError where it fails."""
        raise NotImplementedError

    def look(self) -> str:
        """The state of the files: before or after."""
        return self.one_of(read_office(self.path), {"before": BEFORE, "after": TYPED})

    def heal(self) -> None:
        """Have it done after all, now that nothing fails."""
        self.act()

    def end(self) -> None:
        """End what still runs."""

    def end_program(self) -> None:
        """Remove the locks that could not be removed under the fault, as they are void once the program has ended."""
        for lock in self.folder.glob(".~lock.*"):
            lock.unlink()

    def look_after_kill(self) -> str:
        """The state of the files after the process that acted was killed; then it is done after all."""
        state = self.look()
        if self.path.exists():
            open_after_kill(self.path).close()
        self.end_program()
        self.heal()
        self.look()
        return state

    def leftovers(self) -> set[str]:
        """The names in the folder that have no business there."""
        names = {str(path.relative_to(self.folder)) for path in self.folder.rglob("*")}
        return names - {"office.ita"} - self.allowed

    @staticmethod
    def one_of(found: object, states: dict[str, object]) -> str:
        """The name of the state that was found."""
        names = [name for name, state in states.items() if state == found]
        assert names, "neither before nor after"
        return names[0]


class SaveTyped(Case):
    """The saver saves an edit: the error is that of its report, and healing is its own next attempt."""

    after = TYPED

    def prepare(self) -> None:
        super().prepare()
        shutil.rmtree(self.kept / "rescue", ignore_errors=True)
        self.store = OfficeStore.open(self.path, busy_timeout=0.0)
        self.before = self.store.load()
        assert self.before == BEFORE
        self.told = threading.Event()
        self.reports: list[SaveReport] = []

    def report(self, report: SaveReport) -> None:
        self.reports.append(report)
        self.told.set()

    def wait_for(self, changed: threading.Condition, over: Callable[[], bool], _: float) -> bool:
        """Stands between two attempts, until `heal` hurries the saver."""
        return changed.wait_for(over, LONG)

    def act(self) -> None:
        rescue = RescueFile(self.path, self.kept / "rescue")
        self.saver = Saver(
            self.store,
            self.before,
            self.report,
            rescue=rescue.write,
            discard=rescue.discard,
            wait_for=self.wait_for,
            times=SaveTimes(rescue=0.0),
        )
        self.saver.submit(self.after, 1)
        assert self.told.wait(LONG)
        report = self.reports[-1]
        if report.error:
            assert report.edit_number == 0
            assert report.rescue
            assert json.loads(report.rescue.read_text("utf-8")) == office_to_json(self.after)
            raise report.error
        assert report.edit_number == 1

    def look(self) -> str:
        return self.one_of(read_office(self.path), {"before": BEFORE, "after": self.after})

    def heal(self) -> None:
        self.saver.retry()
        assert self.saver.wait(HEALING), self.reports[-1].error
        assert self.saver.saved_through == 1
        assert not list((self.kept / "rescue").glob("*.json"))

    def look_after_kill(self) -> str:
        opened = open_after_kill(self.path)
        opened.close()
        return self.one_of(opened.office, {"before": BEFORE, "after": self.after})

    def end(self) -> None:
        if hasattr(self, "saver"):
            self.saver.close(LONG)


class SaveMeasure(SaveTyped):
    """A new measure with its steps and outcome."""

    after = with_measure(
        Measure("m9", "9", title="ใหม่", outcome=Outcome("done", "ก" * 6000, evidence=(Evidence("e9"),)))
    )


class SavePhoto(SaveTyped):
    """A photo is put into the file, and then the evidence that names it."""

    def prepare(self) -> None:
        super().prepare()
        self.photo = picture()
        self.proof = Evidence("e9", sha256=scale_photo(self.photo).sha256)
        self.after = with_measure(Measure("m9", "9", outcome=Outcome("done", "", evidence=(self.proof,))))

    def act(self) -> None:
        assert self.store.add_photo(self.photo) == self.proof.sha256
        super().act()

    def heal(self) -> None:
        if hasattr(self, "saver"):
            super().heal()
        else:
            self.act()
        assert OfficeStore.open(self.path).read_blob(self.proof.sha256)
