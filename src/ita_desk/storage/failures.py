"""What can go wrong with a file, as typed errors."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ita_desk.errors import AppError, SystemFault, UserError


class NotOfficeFile(UserError):
    """The file is none of ours."""


class NewerFile(UserError):
    """The file was written by a newer version of the program."""


class OfficeLocked(UserError):
    """Another program is writing the file."""


class OfficeInUse(UserError):
    """Somebody has the file open to write; the values say who (`person`, `machine`) and since when.

    The key `storage.in_use_by_unknown` stands where the lock does not say who; these values are empty then.
    """


class OfficeMissing(UserError):
    """There is no such file or folder."""


class OfficeExists(UserError):
    """There is a file already."""


class OfficeReadOnly(UserError):
    """The file must not be written to."""


class OlderFile(UserError):
    """The file has to be migrated before it can be read."""


class OfficeChanged(UserError):
    """The file was changed by somebody else since it was loaded or saved."""


class OfficeTooLarge(UserError):
    """The file, or something in it, is larger than any office can be."""


class ForeignJournal(UserError):
    """What lies beside the file (`beside`), and SQLite would act on, was not left there by this program."""


class DiskFull(SystemFault):
    """There is no room left."""


class DamagedFile(SystemFault):
    """The file is ours but cannot be read."""


class ForeignSchema(DamagedFile):
    """The file has other tables than its version, or more: somebody built them."""


class CannotOpen(SystemFault):
    """The system does not let us open, make or rename the file."""


class DiskFault(SystemFault):
    """Reading or writing failed, as when a stick is pulled or a share is gone."""


_Kind = tuple[type[AppError], str]
_LOCKED: _Kind = (OfficeLocked, "storage.locked")
_READ_ONLY: _Kind = (OfficeReadOnly, "storage.read_only")
_FULL: _Kind = (DiskFull, "storage.disk_full")
_DAMAGED: _Kind = (DamagedFile, "storage.damaged")
_ENDLESS: _Kind = (DamagedFile, "storage.endless")
_TOO_LARGE: _Kind = (OfficeTooLarge, "storage.too_large")
_CANNOT_OPEN: _Kind = (CannotOpen, "storage.cannot_open")
_FAULT: _Kind = (DiskFault, "storage.disk_fault")

_BY_SQLITE: Mapping[int, _Kind] = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_INTERRUPT: _ENDLESS,  # by `limit_work` alone
    sqlite3.SQLITE_TOOBIG: _TOO_LARGE,
    sqlite3.SQLITE_NOTADB: (NotOfficeFile, "storage.not_office_file"),
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_PERM: _CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: _FAULT,
}
_BY_SYSTEM: Mapping[int | None, _Kind] = {
    errno.EEXIST: (OfficeExists, "storage.exists"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EIO: _FAULT,
    # A share that has gone, or a stick.
    **dict.fromkeys((errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN, errno.ENXIO, errno.ENODEV), _FAULT),
    errno.EROFS: _READ_ONLY,
}


def _kind(error: sqlite3.Error) -> _Kind | None:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.OperationalError):
        return _DAMAGED  # text that is not UTF-8: found by Python, which sets no code
    return _BY_SQLITE.get((code or 0) & 0xFF)


@contextmanager
def storage_failures(path: Path) -> Iterator[None]:
    """Turns errors of SQLite and of the system into ours, about the file at `path`.

    A file is called damaged only while its disk is there. Any other sqlite3.Error (a mistake in our SQL, a broken constraint) is a bug and passes through.
    """
    try:
        yield
    except DamagedFile as error:
        if fault := _fault_of_disk(path):
            raise fault[0](fault[1], path=str(path)) from error
        raise
    except sqlite3.Error as error:
        kind = _kind(error)
        if kind is None:
            raise
        if kind is _DAMAGED:
            kind = _fault_of_disk(path) or kind
        raise kind[0](kind[1], path=str(path)) from error
    except UnicodeDecodeError as error:  # in a message of SQLite about a broken file
        raise DamagedFile("storage.damaged", path=str(path)) from error
    except OSError as error:
        failure, key = _kind_of_system(error)
        raise failure(key, path=str(path)) from error


def _kind_of_system(error: OSError) -> _Kind:
    return _BY_SYSTEM.get(error.errno, _CANNOT_OPEN)


def _fault_of_disk(path: Path) -> _Kind | None:
    """Whether it is the disk that is gone: SQLite calls a page that it cannot read a damaged one."""
    try:
        path.stat()
    except OSError as error:
        return _kind_of_system(error)
    return None
