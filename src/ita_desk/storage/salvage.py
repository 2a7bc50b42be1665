"""Reading what can still be read of a damaged office file, which is left as it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from ita_desk.domain.agency import Agency
from ita_desk.domain.office import Office
from ita_desk.records import dataclass
from ita_desk.storage.blobs import blob_key
from ita_desk.storage.database import bulk_writer, look_into, version_of
from ita_desk.storage.failures import DamagedFile
from ita_desk.storage.loading import BROKEN, office_from_rows, read_rows
from ita_desk.storage.migrate import MIGRATIONS, SCHEMA_VERSION, apply_migrations
from ita_desk.storage.rows import agency_to_row

_MOST_GAPS = 200  # places of a table at which it goes on behind what cannot be read


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read: the office, and the photos and papers that are whole."""

    office: Office
    blobs: tuple[bytes, ...]


def salvage(path: Path) -> Salvaged:
    """What can be read of an office file, of this or an older version.

    Rows whose place is lost (the steps of a measure that cannot be read) are left out. Raises DamagedFile where nothing
    can be read, and the other errors of `look_into`.
    """
    with look_into(path, SCHEMA_VERSION) as damaged, closing(_memory()) as copy:
        apply_migrations(copy, MIGRATIONS[: version_of(damaged)])
        blobs = {key: content for key, content in _readable_rows(damaged, "blob") if _is_whole(key, content)}
        for (table,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table != "blob":
                _copy_rows(damaged, copy, table)
        _remove_dangling(copy)
        apply_migrations(copy)
        office = _office(copy, path)
    if office == Office():
        raise DamagedFile("storage.damaged", path=str(path))
    return Salvaged(office, tuple(blobs.values()))


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def _is_whole(key: object, content: object) -> bool:
    return isinstance(content, bytes) and blob_key(content) == key


def _copy_rows(damaged: sqlite3.Connection, copy: sqlite3.Connection, table: str) -> None:
    for row in _readable_rows(damaged, table):
        places = ", ".join("?" * len(row))
        try:
            copy.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)
        except sqlite3.IntegrityError:  # a value that no such column holds
            continue


def _readable_rows(damaged: sqlite3.Connection, table: str) -> Iterator[list[Any]]:
    """The rows of a table in order, going on behind what cannot be read."""
    last, step = -1, 1
    for _ in range(_MOST_GAPS):
        wanted = f"SELECT rowid, * FROM {table} WHERE rowid > {last} ORDER BY rowid"
        try:
            for rowid, *row in damaged.execute(wanted):
                last, step = rowid, 1
                yield row
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            last, step = min(last + step, 2**62), step * 2
        else:
            return


def _remove_dangling(copy: sqlite3.Connection) -> None:
    while dangling := copy.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in dangling:
            copy.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))


def _office(copy: sqlite3.Connection, path: Path) -> Office:
    if not copy.execute("SELECT 1 FROM agency").fetchone():
        bulk_writer(copy).table("agency").insert(agency_to_row(Agency()))
    try:
        return office_from_rows(read_rows(copy))
    except BROKEN as error:
        raise DamagedFile("storage.damaged", path=str(path)) from error
