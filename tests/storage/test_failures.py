"""Errors of SQLite and the system become ours; mistakes in our own SQL stay bugs."""

import errno
import sqlite3
from pathlib import Path

import pytest

from ita_desk.errors import AppError, SystemFault, UserError
from ita_desk.storage import failures

FILE = Path("office.ita")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there, whatever is said of it."""
    monkeypatch.chdir(tmp_path)
    FILE.touch()


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "expected", "branch"),
    [
        (sqlite_error(sqlite3.SQLITE_BUSY), failures.OfficeLocked, UserError),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), failures.OfficeLocked, UserError),
        (sqlite_error(sqlite3.SQLITE_LOCKED), failures.OfficeLocked, UserError),
        (sqlite_error(sqlite3.SQLITE_READONLY_DIRECTORY), failures.OfficeReadOnly, UserError),
        (sqlite_error(sqlite3.SQLITE_NOTADB), failures.NotOfficeFile, UserError),
        (sqlite_error(sqlite3.SQLITE_FULL), failures.DiskFull, SystemFault),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), failures.DamagedFile, SystemFault),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN_ISDIR), failures.CannotOpen, SystemFault),
        (sqlite_error(sqlite3.SQLITE_PERM), failures.CannotOpen, SystemFault),
        (sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), failures.DiskFault, SystemFault),
        (sqlite3.OperationalError("Could not decode to UTF-8"), failures.DamagedFile, SystemFault),
        (FileExistsError(errno.EEXIST, ""), failures.OfficeExists, UserError),
        (OSError(errno.ENOSPC, ""), failures.DiskFull, SystemFault),
        (OSError(errno.EIO, ""), failures.DiskFault, SystemFault),
        (OSError(errno.EROFS, ""), failures.OfficeReadOnly, UserError),
        (PermissionError(errno.EACCES, ""), failures.CannotOpen, SystemFault),
        (OSError("without number"), failures.CannotOpen, SystemFault),
    ],
    ids=str,
)
def test_typed(error: Exception, expected: type[AppError], branch: type[AppError]) -> None:
    with pytest.raises(expected) as raised, failures.storage_failures(FILE):
        raise error
    assert isinstance(raised.value, branch)
    assert raised.value.values == {"path": "office.ita"}
    assert raised.value.__cause__ is error


DAMAGED = failures.DamagedFile("storage.damaged", path="office.ita")


@pytest.mark.parametrize("error", [sqlite_error(sqlite3.SQLITE_CORRUPT), DAMAGED], ids=str)
def test_a_file_is_called_damaged_only_while_its_disk_is_there(error: Exception) -> None:
    with pytest.raises(failures.DamagedFile), failures.storage_failures(FILE):
        raise error
    FILE.unlink()
    with pytest.raises(failures.CannotOpen), failures.storage_failures(FILE):
        raise error


@pytest.mark.parametrize(
    "bug",
    [
        sqlite_error(sqlite3.SQLITE_ERROR),
        sqlite_error(sqlite3.SQLITE_CONSTRAINT_UNIQUE),
        sqlite3.ProgrammingError("closed"),
        ValueError("not ours"),
    ],
)
def test_bugs_pass_through(bug: Exception) -> None:
    with pytest.raises(type(bug)) as raised, failures.storage_failures(FILE):
        raise bug
    assert raised.value is bug
