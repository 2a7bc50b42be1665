"""The SQLite file itself: opening it safely, knowing it for ours, transactions.

The file never gets a write-ahead log: that breaks on shares, on USB sticks and in synced folders.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePath
from time import thread_time
from typing import TYPE_CHECKING
from urllib.parse import quote

from ita_desk.storage.drafts import create_draft
from ita_desk.storage.failures import DamagedFile, NewerFile, NotOfficeFile, storage_failures
from ita_desk.storage.file_checks import check_file
from ita_desk.storage.schema import SCHEMAS, check_schema

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = int.from_bytes(b"ITAD", "big")
BUSY_TIMEOUT = 5.0
LONGEST_ROW = 4 * 2**20  # bytes of a row without blob
SMALL_FILE = 32 * 2**20  # bytes that are checked in no time
_LOOKING, _WORKING = 1.0, 60.0  # seconds of the processor: to see whose file it is; for anything afterwards
_STEPS = 50  # of SQLite's machine, from one look at the clock to the next
# Far above what the program needs: the largest blob is a scanned report, cascades go four tables deep.
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 256 * 2**20,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 1_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
# Pages are looked at closely, the file is not mapped into memory (where a share that goes away would kill the program),
# and nothing is written outside the file's folder. What the schema may call needs no pragma: SQLite runs nothing of it
# before `check_schema` (and trusted_schema=OFF would refuse our own json_valid where SQLite is older than 3.41).
_DISTRUST = ("cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY")


def file_uri(path: PurePath, mode: str) -> str:
    """The URI by which SQLite opens an absolute path; `mode` is `ro`, `rw` or `rwc` (may create)."""
    posix = path.as_posix()
    # Three slashes before a drive letter, four before a share: else SQLite takes the share for a host.
    start = "file://" if posix.startswith("/") else "file:///"
    return start + quote(os.fsencode(posix), safe="/:") + f"?mode={mode}"


def _connect(path: Path, mode: str, busy_timeout: float) -> sqlite3.Connection:
    """A connection on which nothing was read yet; it trusts the file in nothing."""
    uri = file_uri(path.absolute(), mode)
    # Without isolation level the module begins no transaction of its own.
    connection = sqlite3.connect(uri, uri=True, timeout=busy_timeout, isolation_level=None)
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    for pragma in _DISTRUST:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _configure(connection: sqlite3.Connection) -> None:
    # What was removed is gone from the file too: it may be handed on. Not every SQLite is built so.
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "journal_mode=DELETE", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def limit_work(connection: sqlite3.Connection, seconds: float) -> None:
    """From now on let SQLite break off when this thread has worked for so long; `storage.endless` is the error then.

    Time of the processor counts, not waiting: a slow share is no endless file.
    """
    end = thread_time() + seconds
    connection.set_progress_handler(lambda: thread_time() > end, _STEPS)


@contextmanager
def texts_limited(connection: sqlite3.Connection) -> Iterator[None]:
    """Rows may have LONGEST_ROW bytes meanwhile: there are no blobs among them."""
    before = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_ROW)
    try:
        yield
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, before)


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the file's schema."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


@contextmanager
def file_at_fault(path: Path) -> Iterator[None]:
    """Turns the error of a statement that SQLite will not run into DamagedFile: for statements that are right.

    So fails what meets a header that SQLite does not know.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            raise DamagedFile("storage.damaged", path=str(path)) from error
        raise


def _check_whose(
    connection: sqlite3.Connection, path: Path, newest: int, schemas: Sequence[str] | None
) -> None:
    with file_at_fault(path):
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID:
            raise NotOfficeFile("storage.not_office_file", path=str(path))
        version = version_of(connection)
        if version > newest:
            raise NewerFile("storage.newer_file", path=str(path), version=version, newest=newest)
        if schemas is not None:
            check_schema(connection, path, version, schemas)


@contextmanager
def open_database(
    path: Path,
    newest: int,
    busy_timeout: float = BUSY_TIMEOUT,
    schemas: Sequence[str] | None = SCHEMAS,
) -> Iterator[sqlite3.Connection]:
    """A connection to an office file, closed at the end.

    Always asks to write: a reader too must be able to undo what a killed writer left half done. SQLite itself
    falls back to reading where the file is write-protected. `newest` is the newest schema known,
    `busy_timeout` the seconds to wait for other programs, `schemas` the digests of the versions (None: any schema).
    Never creates a file. Raises the errors of `storage_failures`, NotOfficeFile, NewerFile, OfficeMissing,
    ForeignSchema, ForeignJournal and OfficeTooLarge.
    """
    with storage_failures(path):
        check_file(path)
        with closing(_connect(path, "rw", busy_timeout)) as connection:
            limit_work(connection, _LOOKING)
            _check_whose(connection, path, newest, schemas)
            with file_at_fault(path):
                _configure(connection)
            limit_work(connection, _WORKING)
            yield connection


@contextmanager
def look_into(path: Path, newest: int) -> Iterator[sqlite3.Connection]:
    """A connection to an office file that may be damaged, which only reads, closed at the end.

    Nothing in its folder is touched or regarded, not even what a killed writer left. Raises the errors of
    `open_database`.
    """
    with storage_failures(path):
        check_file(path)
        with closing(_connect(path, "ro&immutable=1", BUSY_TIMEOUT)) as connection:
            limit_work(connection, _LOOKING)
            _check_whose(connection, path, newest, SCHEMAS)
            limit_work(connection, _WORKING)
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
        from traceback import clear_frames

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

    Raises FileExistsError if `target` exists, the errors of `check_file`, and sqlite3.Error.
    """
    check_file(path)
    create_draft(target)
    try:
        with (
            closing(_connect(path, "ro", BUSY_TIMEOUT)) as source,
            closing(_connect(target, "rw", BUSY_TIMEOUT)) as copy,
            transaction(source, "DEFERRED"),
        ):
            # Waits for a writer; backup has no end to that.
            source.execute("SELECT 1 FROM sqlite_master").fetchone()
            source.backup(copy)
    except BaseException:
        with suppress(OSError):  # the disk has gone
            target.unlink()
        raise


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong with the whole file, nor rows that refer to none."""
    return _is_whole(connection, "1") and not connection.execute("PRAGMA foreign_key_check").fetchone()


def is_readable(connection: sqlite3.Connection) -> bool:
    """Whether an office can be read without loss: `is_sound`, leaving out the blobs where the file is not small."""
    (pages,), (size,) = (
        connection.execute(f"PRAGMA {asked}").fetchone() for asked in ("page_count", "page_size")
    )
    if pages * size <= SMALL_FILE:
        return is_sound(connection)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'blob'"
    ).fetchall()
    whole = all(_is_whole(connection, table) for (table,) in tables)
    return whole and not connection.execute("PRAGMA foreign_key_check").fetchone()


def _is_whole(connection: sqlite3.Connection, what: str) -> bool:
    answer = connection.execute(f"PRAGMA integrity_check({what})").fetchone()
    return bool(answer == ("ok",))
