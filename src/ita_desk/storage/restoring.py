"""Puts a backup in the place of an office file; whatever stood there is kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from ita_desk.storage.backup import MOMENT, settle, tested_copy
from ita_desk.storage.database import open_database, transaction
from ita_desk.storage.drafts import give_rights, remove_drafts
from ita_desk.storage.failures import storage_failures
from ita_desk.storage.lock import LONGEST_NAME
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.patience import patiently
from ita_desk.storage.reading import check_whole

_BESIDE = ("-journal", "-wal", "-shm")


@contextmanager
def ready_copy(backup: Path, path: Path) -> Iterator[Path]:
    """A tested draft beside an office file that may take its place; removed at the end if it did not.

    Its mark of the last save is a new one: a program that has the file open must find that it is another. Raises the
    errors of `storage.failures`.
    """
    with storage_failures(path):
        remove_drafts(path.parent)
    check_whole(backup)
    with tested_copy(backup, path.parent) as draft:
        with open_database(draft, SCHEMA_VERSION) as connection, transaction(connection):
            connection.execute("UPDATE revision SET token = ?", (os.urandom(8).hex(),))
        yield draft


def put_in_place(draft: Path, path: Path) -> None:
    """Make a draft the office file at `path`. Raises the errors of `storage.failures`."""
    with storage_failures(path):
        give_rights(draft, path)
        patiently(lambda: draft.replace(path))
        settle(path.parent)


def set_aside(path: Path, moment: datetime) -> Path | None:
    """Where a damaged file, with its journals, now lies beside its place: `<stem>.damaged-<moment>.ita`; None if none.

    Raises the errors of `storage.failures`.
    """
    with storage_failures(path):
        aside = _free_name(path, moment)
        was_there = _moved(path, aside)
        for ending in _BESIDE:  # what stays would be taken for the new file's, and spoil it
            _moved(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
    return aside if was_there else None


def _moved(path: Path, target: Path) -> bool:
    if not os.path.lexists(path):
        return False
    patiently(lambda: path.rename(target))
    return True


def _free_name(path: Path, moment: datetime) -> Path:
    endings = (f"-{number}" if number > 1 else "" for number in count(1))
    names = (_cut(path.stem, f".damaged-{moment.astimezone():{MOMENT}}{ending}.ita") for ending in endings)
    paths = (path.with_name(name) for name in names)
    return next(free for free in paths if not _is_used(free))


def _is_used(path: Path) -> bool:
    return any(os.path.lexists(path.with_name(path.name + ending)) for ending in ("", *_BESIDE))


def _cut(stem: str, ending: str) -> str:
    """A name short enough for the file system, with room for its journal's."""
    most = LONGEST_NAME - len(ending) - len(_BESIDE[0])
    return os.fsencode(stem)[:most].decode("utf-8", "ignore") + ending
