"""The SQLite file itself: opening it safely, knowing it for ours, transactions.

The file never gets a write-ahead log: that breaks on shares, on USB sticks and in synced folders.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from traceback import clear_frames
from typing import TYPE_CHECKING
from urllib.parse import quote

from ita_desk.storage.failures import NewerFile, NotOfficeFile, OfficeMissing, storage_failures

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = int.from_bytes(b"ITAD", "big")
BUSY_TIMEOUT = 5.0


def file_uri(path: PurePath, mode: str) -> str:
    """The URI by which SQLite opens an absolute path; `mode` is `ro`, `rw` or `rwc` (may create)."""
    posix = path.as_posix()
    # Three slashes before a drive letter, four before a share: else SQLite takes the share for a host.
    start = "file://" if posix.startswith("/") else "file:///"
    return start + quote(os.fsencode(posix), safe="/:") + f"?mode={mode}"


def _connect(path: Path, mode: str, busy_timeout: float) -> sqlite3.Connection:
    # Without isolation level the module begins no transaction of its own.
    uri = file_uri(path.absolute(), mode)
    return sqlite3.connect(uri, uri=True, timeout=busy_timeout, isolation_level=None)


def _configure(connection: sqlite3.Connection) -> None:
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "journal_mode=DELETE"):
        connection.execute(f"PRAGMA {pragma}")


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the file's schema."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _check_ours(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    version = version_of(connection)
    if application != APPLICATION_ID:
        raise NotOfficeFile("storage.not_office_file", path=str(path))
    if version > newest:
        raise NewerFile("storage.newer_file", path=str(path), version=version, newest=newest)


@contextmanager
def open_database(
    path: Path, newest: int, busy_timeout: float = BUSY_TIMEOUT
) -> Iterator[sqlite3.Connection]:
    """A connection to an office file, closed at the end.

    Always asks to write: a reader too must be able to undo what a killed writer left half done. SQLite itself
    falls back to reading where the file is write-protected. `newest` is the newest schema known,
    `busy_timeout` the seconds to wait for other programs. Never creates a file. Raises the errors of
    `storage_failures`, NotOfficeFile, NewerFile and OfficeMissing.
    """
    with storage_failures(path):
        if not path.exists():
            raise OfficeMissing("storage.missing", path=str(path))
        with closing(_connect(path, "rw", busy_timeout)) as connection:
            _check_ours(connection, path, newest)
            _configure(connection)
            yield connection


@contextmanager
def new_database(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a new office file without tables, closed at the end.

    Leaves errors as they are: the name of the file is not yet the one its user knows.
    """
    with closing(_connect(path, "rwc", BUSY_TIMEOUT)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        _configure(connection)
        yield connection


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """A transaction, committed at the end and rolled back after an error."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        # Cursors in the frames of the traceback would keep the file open, and locked, beyond closing it.
        clear_frames(error.__traceback__)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def bulk_writer(connection: sqlite3.Connection) -> "Database":
    """The connection with the schema and bulk operations of sqlite-utils."""
    from sqlite_utils import Database  # costs 0.1 s, and only writers need it

    return Database(connection, recursive_triggers=False, execute_plugins=False)


def copy_database(path: Path, target: Path) -> None:
    """Copies a database, as it stood at one moment, to a new file; nothing is left there if that fails.

    Raises FileExistsError if `target` exists, and sqlite3.Error.
    """
    target.open("xb").close()
    try:
        with (
            closing(_connect(path, "ro", BUSY_TIMEOUT)) as source,
            closing(_connect(target, "rw", BUSY_TIMEOUT)) as copy,
            transaction(source, "DEFERRED"),
        ):
            source.execute(
                "SELECT 1 FROM sqlite_master"
            ).fetchone()  # waits for a writer; backup has no end to that
            source.backup(copy)
    except BaseException:
        target.unlink()
        raise


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong with the whole file, nor rows that refer to none."""
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return answer == "ok" and not connection.execute("PRAGMA foreign_key_check").fetchone()
