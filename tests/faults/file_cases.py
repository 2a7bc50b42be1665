"""Opening, migrating, making, copying and exporting files, locks and rescue files, while system calls fail."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from faults.cases import BEFORE, TYPED, Case, named, read_office
from ita_desk.domain.exchange import office_to_json
from ita_desk.domain.office import Office
from ita_desk.services.files import replace_file
from ita_desk.services.keeping.backups import Backups, load_backup
from ita_desk.services.keeping.opening import OpenOffice, open_to_write, save_copy
from ita_desk.services.keeping.rescue import write_rescue
from ita_desk.storage.lock import OfficeLock, lock_path
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
PAGE, NEW_PAGE = b"%PDF old" * 5000, b"%PDF new" * 9000


class OpenToWrite(Case):
    """An office is locked, loaded and swept, and given back again."""

    def act(self) -> None:
        self.opened: OpenOffice | None = None
        self.opened = open_to_write(self.path)
        assert self.opened.office == BEFORE
        self.opened.close()

    def look(self) -> str:
        return self.one_of(read_office(self.path), {"before": BEFORE})

    def leftovers(self) -> set[str]:
        # Whoever has the office open keeps the lock; giving it back must not fail, so it may stay.
        return super().leftovers() - ({lock_path(self.path).name} if self.opened else set())


class Migrate(Case):
    """A file of the first version is opened."""

    allowed = frozenset(("office.ita.v1.bak",))

    def prepare(self) -> None:
        super().prepare()
        self.old = SAMPLES / "v1.ita"
        shutil.copy(self.old, self.path)

    def act(self) -> None:
        OfficeStore.open(self.path)

    def look(self) -> str:
        with closing(sqlite3.connect(self.path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        copies = list(self.folder.glob("*.bak"))
        if version == SCHEMA_VERSION:
            newest = self.kept / "migrated.ita"
            if not newest.exists():
                shutil.copy(self.old, newest)
                OfficeStore.open(newest)
            assert read_office(self.path) == read_office(newest)
            assert copies, "migrated without a copy"
        else:
            assert self.path.read_bytes() == self.old.read_bytes()
        for copy in copies:
            assert dumped(copy) == dumped(self.old), f"{copy.name} is no whole copy"
        return "after" if version == SCHEMA_VERSION else "before"


class Create(Case):
    """A new office file."""

    def prepare(self) -> None:
        super().prepare()
        self.path.unlink()

    def act(self) -> None:
        OfficeStore.create(self.path, TYPED, blobs=[b"x" * 9000])

    def look(self) -> str:
        if not self.path.exists():
            return "before"
        return self.one_of(read_office(self.path), {"after": TYPED})

    def heal(self) -> None:
        if not self.path.exists():
            self.act()


class CopyOver(Case):
    """A copy with the newest edits takes the place of another office file."""

    allowed = frozenset(("copy.ita",))
    former: Office | None = named(BEFORE, "แฟ้มเดิม")

    def prepare(self) -> None:
        super().prepare()
        self.copy = self.folder / "copy.ita"
        if self.former is not None:
            OfficeStore.create(self.copy, self.former)

    def act(self) -> None:
        save_copy(self.path, self.copy, TYPED)

    def look(self) -> str:
        assert read_office(self.path) == BEFORE
        found = read_office(self.copy) if self.copy.exists() else None
        return self.one_of(found, {"before": self.former, "after": TYPED})


class CopyNew(CopyOver):
    """A copy where no file was."""

    former = None


class Export(Case):
    """A printed report takes the place of a former one."""

    allowed = frozenset(("report.pdf",))

    def prepare(self) -> None:
        super().prepare()
        self.page = self.folder / "report.pdf"
        self.page.write_bytes(PAGE)

    def act(self) -> None:
        replace_file(self.page, NEW_PAGE)

    def look(self) -> str:
        return self.one_of(self.page.read_bytes(), {"before": PAGE, "after": NEW_PAGE})


class Lock(Case):
    """A lock is taken; the one of a process that has ended lies there."""

    def prepare(self) -> None:
        super().prepare()
        self.lock: OfficeLock | None = None
        self.place = lock_path(self.path)
        child = os.fork()
        if not child:
            OfficeLock.acquire(self.path)
            os._exit(0)
        os.waitpid(child, 0)
        self.left = self.place.read_bytes()
        self.allowed = frozenset((self.place.name,))

    def act(self) -> None:
        self.lock = OfficeLock.acquire(self.path)
        self.lock.release()

    def look(self) -> str:
        if not self.place.exists():
            return "after"
        found = self.place.read_bytes()
        if found == self.left:
            return "before"
        if self.lock is None:  # it could not be removed: then it must not keep this program away
            OfficeLock.acquire(self.path).release()
        return "after"

    def look_after_kill(self) -> str:
        lock = OfficeLock.acquire(self.path, take_over=self.place.with_name(f"{self.place.name}~").exists())
        lock.release()
        assert not self.leftovers()
        assert not self.place.exists()
        return "taken over" if lock.took_over else "free"

    def heal(self) -> None:
        if self.lock is None or not self.place.exists():
            self.act()


class Rescue(Case):
    """A rescue file where none was."""

    former: Office | None = None

    def prepare(self) -> None:
        super().prepare()
        self.rescue = self.folder / "rescue"
        self.written = write_rescue(self.former, self.path, self.rescue) if self.former else None

    def act(self) -> None:
        self.written = write_rescue(TYPED, self.path, self.rescue, self.written)

    def look(self) -> str:
        texts = (
            [file.read_text("utf-8") for file in self.rescue.glob("*.json")] if self.rescue.exists() else []
        )
        found = [json.loads(text) for text in texts if text]  # one that could not be removed is empty
        if office_to_json(TYPED) in found:
            return "after"
        assert found == ([office_to_json(self.former)] if self.former else [])
        return "before"

    def leftovers(self) -> set[str]:
        empty = {
            str(file.relative_to(self.folder)) for file in self.rescue.glob("*") if not file.stat().st_size
        }
        return empty | {name for name in super().leftovers() if name.endswith(".tmp")}


class RescueAgain(Rescue):
    """A rescue file takes the place of the former one of the same run."""

    former = BEFORE


def dumped(path: Path) -> list[str]:
    """Everything in a file of any version."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


class MakeBackup(Case):
    """A backup of an office that was saved since the last one."""

    def prepare(self) -> None:
        super().prepare()
        self.backups = Backups(self.path, root=self.folder / "backups")
        assert self.backups.make(NOW).made
        store = OfficeStore.open(self.path)
        store.save(store.load(), TYPED)

    def act(self) -> None:
        report = self.backups.make(NOW)
        if report.failure:
            raise report.failure

    def look(self) -> str:
        assert read_office(self.path) == TYPED
        found = [load_backup(one) for one in self.backups.all()]  # each is whole
        assert found in ([BEFORE], [TYPED, BEFORE])
        good = self.backups.newest_good()
        assert good
        assert load_backup(good) == found[0]
        return "after" if len(found) == 2 else "before"

    def leftovers(self) -> set[str]:
        names = {name for name in super().leftovers() if (self.folder / name).is_file()}
        return {name for name in names if not name.endswith((".ita", "about.json"))}
