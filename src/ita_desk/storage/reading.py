"""Reading an office file as it is, of any version and without changing it, and whether all of it is sound."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ita_desk.domain.office import Office
from ita_desk.storage.database import is_sound, limit_work, open_database, transaction, version_of
from ita_desk.storage.failures import (
    DamagedFile,
    DiskFault,
    ForeignJournal,
    NotOfficeFile,
    OfficeMissing,
    OfficeTooLarge,
)
from ita_desk.storage.loading import BROKEN, office_from_rows, read_rows
from ita_desk.storage.migrate import SCHEMA_VERSION, apply_migrations

# What is wrong with a file that only a backup can mend.
SPOILT = (DamagedFile, NotOfficeFile, OfficeTooLarge, ForeignJournal, DiskFault)
_MIGRATING = 60.0  # seconds of the processor


def check_whole(path: Path) -> None:
    """Raise DamagedFile if anything in the file is not sound, and the other errors of `open_database`."""
    with _open(path) as connection:
        if not is_sound(connection):
            raise DamagedFile("storage.damaged", path=str(path))
        _load(connection)


def is_whole(path: Path) -> bool:
    """Whether an office file is there and sound.

    Raises the errors of `open_database` where that is not known, and NewerFile.
    """
    try:
        check_whole(path)
    except (OfficeMissing, *SPOILT):
        return False
    return True


def load_as_it_is(path: Path) -> Office:
    """The office in a file of this or an older version, which is left as it is. Raises as `check_whole`."""
    with _open(path) as connection:
        return _load(connection)


def read_revision(path: Path) -> str:
    """The mark of the last save into a file. Raises as `check_whole`."""
    with _open(path) as connection:
        (token,) = connection.execute("SELECT token FROM revision").fetchone()
        return str(token)


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with open_database(path, SCHEMA_VERSION) as connection:
            yield connection
    except (sqlite3.Error, *BROKEN, RuntimeError) as error:  # the latter from migrations
        raise DamagedFile("storage.damaged", path=str(path)) from error


def _load(connection: sqlite3.Connection) -> Office:
    if version_of(connection) == SCHEMA_VERSION:
        with transaction(connection, "DEFERRED"):
            stored = read_rows(connection)
        return office_from_rows(stored)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        limit_work(copy, _MIGRATING)
        with transaction(copy):
            apply_migrations(copy)
        return office_from_rows(read_rows(copy))
