"""Backups of an office file: copies in a folder, each tested before it gets its name.

A backup is named `<number> <moment> <digest>.ita`. The number counts up, so that no clock decides what is newest; the
moment is for people; by the digest, the first digits of the file's SHA-256, it is found when the disk has changed
anything in it. One without a digest counts too.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from ita_desk.storage.database import copy_database, open_database
from ita_desk.storage.drafts import create_draft, draft_path, remove_drafts
from ita_desk.storage.failures import DamagedFile, DiskFault, storage_failures
from ita_desk.storage.file_checks import check_file
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.patience import patiently
from ita_desk.storage.reading import SPOILT, check_whole

MOMENT = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(
    r"([0-9]{6,}) ([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}\.[0-9]{2}\.[0-9]{2})(?: ([0-9a-f]{8}))?\.ita"
)
_TAKEN = re.compile(r"\.([0-9]{6,})\.taken")


@dataclass(frozen=True, slots=True, order=True)
class BackupFile:
    """A backup as its name tells it; `made_at` by the local clock."""

    number: int
    made_at: datetime
    path: Path


def backup_files(folder: Path) -> list[BackupFile]:
    """The backups in a folder, newest first; files whose names are not ours are left out. Raises OSError."""
    return sorted(filter(None, map(_backup_file, folder.iterdir())), reverse=True)


def _backup_file(path: Path) -> BackupFile | None:
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    try:
        made_at = datetime.strptime(named[2], MOMENT).astimezone()
    except (ValueError, OverflowError):  # a day that is none, or none the system knows
        return None
    return BackupFile(int(named[1]), made_at, path)


def make_backup(path: Path, folder: Path, number: int, moment: datetime) -> Path:
    """A tested copy of an office file, as it stands at one moment, in a folder that is made where it is missing.

    Its number is at least `number`, and higher than all in the folder. Nothing is left if that fails. Raises
    DamagedFile if the file is not sound, and the other errors of `storage.failures`.
    """
    with open_database(path, SCHEMA_VERSION):  # it is ours, and what a killed writer left is undone
        pass
    with storage_failures(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        remove_drafts(folder)
        _remove_claims(folder)
    with tested_copy(path, folder) as draft, storage_failures(folder):
        return _named(draft, folder, number, moment)


@contextmanager
def tested_copy(path: Path, folder: Path) -> Iterator[Path]:
    """A draft in the folder that holds what the file holds; removed at the end if it has not got a name by then.

    Raises DamagedFile if the file is not sound, DiskFault if only the copy is not.
    """
    draft = draft_path(folder / "backup")
    try:
        with storage_failures(folder):
            copy_database(path, draft)
        try:
            check_whole(draft)
        except SPOILT as error:
            check_whole(path)
            raise DiskFault("backup.bad_copy", path=str(folder)) from error
        yield draft
    finally:
        with suppress(OSError):  # not there any more, or the disk has gone
            draft.unlink()


def _named(draft: Path, folder: Path, number: int, moment: datetime) -> Path:
    """Gives a draft its name, with a number that no other process gets."""
    ending = f"{moment.astimezone().strftime(MOMENT)} {_digest(draft)}.ita"
    while True:
        number = max([number, *(file.number + 1 for file in backup_files(folder)), *_after_taken(folder)])
        claim = folder / f".{number:06}.taken"
        try:
            create_draft(claim)
        except FileExistsError:
            continue
        try:
            # Whoever held the claim before, and let it go, has used the number.
            if all(file.number < number for file in backup_files(folder)):
                target = folder / f"{number:06} {ending}"
                patiently(partial(draft.rename, target))
                settle(folder)
                return target
        finally:
            claim.unlink(missing_ok=True)


def _after_taken(folder: Path) -> Iterator[int]:
    names = (path.name for path in folder.iterdir())
    return (int(taken[1]) + 1 for taken in map(_TAKEN.fullmatch, names) if taken)


def _remove_claims(folder: Path) -> None:
    """Remove claims left behind on numbers that nobody can get any more."""
    newest = max((file.number for file in backup_files(folder)), default=0)
    for path in list(folder.iterdir()):
        taken = _TAKEN.fullmatch(path.name)
        if taken and int(taken[1]) <= newest:
            path.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:8]


def settle(folder: Path) -> None:
    """Make the names in a folder outlast a power cut, where the system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def check_unchanged(path: Path) -> None:
    """Raise DamagedFile if a backup is not sound or, by the digest in its name, not what it was; and as `check_whole`."""
    named = _NAME.fullmatch(path.name)
    with storage_failures(path):
        check_file(path)
        if named and named[3] and named[3] != _digest(path):
            raise DamagedFile("storage.damaged", path=str(path))
    check_whole(path)
