"""Office files to back up, and damage done to them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ita_desk.domain.exchange import with_ids
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.services.keeping.backups import Backups
from ita_desk.storage.office_store import OfficeStore
from small_office import OFFICE

NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)  # 12.00 in Thailand
SMALL = with_ids(OFFICE, counted_ids())


def after(**times: float) -> datetime:
    """A moment so much later than noon."""
    return NOON + timedelta(**times)


def small_file(path: Path) -> OfficeStore:
    """A file that holds the small office."""
    return OfficeStore.create(path, SMALL)


def renamed(office: Office, name: str) -> Office:
    """The office under another name."""
    return replace(office, agency=replace(office.agency, name=name))


def save_name(store: OfficeStore, name: str) -> None:
    """Saves another name of the agency into a file."""
    before = store.load()
    store.save(before, renamed(before, name))


def name_in(path: Path) -> str:
    """The agency's name in an office file."""
    return OfficeStore(path).load().agency.name


def damage(path: Path) -> None:
    """Spoils the middle of a file, as a bad disk does."""
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)


def names(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(file.name for file in folder.iterdir())


def change(path: Path) -> None:
    """Saves something new into the file."""
    store = OfficeStore.open(path)
    save_name(store, f"{store.load().agency.name}า")


def make_many(backups: Backups, moments: list[datetime]) -> list[str]:
    """Makes a backup at each moment, each of another state; returns their ids."""
    made = []
    for moment in moments:
        change(backups.path)
        made.append(backups.make(moment).made)
    return [backup.id for backup in made if backup]


def ids(backups: Backups) -> list[str]:
    """The ids of all backups, newest first."""
    return [backup.id for backup in backups.all()]


def damage_table(path: Path, table: str) -> None:
    """Spoils the first page of a table, so that the rest of the file can be read."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
