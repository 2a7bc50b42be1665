"""Errors of SQLite and the system become ours; mistakes in our own SQL stay bugs."""

import errno
import sqlite3
from pathlib import Path

import pytest

from ita_desk.errors import AppError, SystemFault, UserError
from ita_desk.storage import failures

FILE = Path("office.ita")


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
