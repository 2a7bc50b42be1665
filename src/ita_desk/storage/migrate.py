"""Bringing the schema of a file up to date, after copying the file."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desk.storage.database import (
    BUSY_TIMEOUT,
    bulk_writer,
    copy_database,
    file_at_fault,
    is_sound,
    open_database,
    transaction,
    version_of,
)
from ita_desk.storage.drafts import draft_path
from ita_desk.storage.failures import DamagedFile
from ita_desk.storage.migrations import (
    m0001_first_schema,
    m0002_pictures,
    m0003_accepted_problems,
    m0004_deadlines,
    m0005_signed_reports,
)
from ita_desk.storage.schema import SCHEMAS

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration = Callable[["Database"], None]

# In order: the first makes version 1 of nothing, the second version 2 of version 1, and so on.
MIGRATIONS: tuple[Migration, ...] = (
    m0001_first_schema.migrate,
    m0002_pictures.migrate,
    m0003_accepted_problems.migrate,
    m0004_deadlines.migrate,
    m0005_signed_reports.migrate,
)
SCHEMA_VERSION = len(MIGRATIONS)


def apply_migrations(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Applies the migrations a database lacks, all in one transaction.

    Foreign keys are checked at the end instead of on the way: a table that is built anew would otherwise take
    the rows below it along. Raises RuntimeError if rows dangle then.
    """
    database = bulk_writer(connection)
    for number in range(version_of(connection), len(migrations)):
        migrations[number](database)
        connection.execute(f"PRAGMA user_version={number + 1}")
    dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    if dangling:
        raise RuntimeError(f"migrations leave dangling rows: {dangling[:5]}")


def bring_up_to_date(
    path: Path, migrations: Sequence[Migration] = MIGRATIONS, busy_timeout: float = BUSY_TIMEOUT
) -> Path | None:
    """Migrates an older office file in one transaction and returns the copy made before; None if it is not older.

    The copy is named `<name>.v<old version>.bak`. If a migration fails, the file is as it was and the copy is
    removed again. Raises the errors of `open_database`, and DamagedFile if the older file is not sound. Where the
    migrations are not the released ones, any schema is taken.
    """
    schemas = SCHEMAS if migrations is MIGRATIONS else None
    opened = open_database(path, len(migrations), busy_timeout, schemas)
    with opened as connection, ExitStack() as undo:
        if version_of(connection) == len(migrations):
            return None
        connection.execute("PRAGMA foreign_keys=OFF")
        with transaction(connection):  # from here on nobody else writes, so the copy is of what is migrated
            if not is_sound(connection):
                raise DamagedFile("storage.damaged", path=str(path))
            copy = _copy_beside(path, version_of(connection))
            undo.callback(copy.unlink)
            with file_at_fault(path):
                apply_migrations(connection, migrations)
            undo.pop_all()  # before the end: should that fail, nobody knows whether the file is migrated
        return copy


def _copy_beside(path: Path, version: int) -> Path:
    endings = (f"-{number}" if number > 1 else "" for number in count(1))
    names = (path.with_name(f"{path.name}.v{version}{ending}.bak") for ending in endings)
    target = next(name for name in names if not name.exists())
    draft = draft_path(target)  # only a whole copy is to bear the name
    copy_database(path, draft)
    try:
        draft.rename(target)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
    return target
