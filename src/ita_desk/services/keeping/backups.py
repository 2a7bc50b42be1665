"""The backups of an office file: making, listing, thinning and restoring them.

They lie in a folder of their own below the user's state folder and, if the user wants, in a second place: a stick or
a share. Nothing in an office file says where.
"""

import hashlib
import heapq
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Literal

from ita_desk.domain.carried import papers_of, photos_of
from ita_desk.domain.office import Office
from ita_desk.errors import AppError, UserError
from ita_desk.records import dataclass
from ita_desk.resources import state_folder
from ita_desk.services.files import replace_file
from ita_desk.services.keeping.backup_thinning import kept
from ita_desk.storage import backup as stored
from ita_desk.storage.failures import storage_failures
from ita_desk.storage.lock import OfficeLock
from ita_desk.storage.office_store import OfficeStore
from ita_desk.storage.reading import is_whole, load_as_it_is, read_revision
from ita_desk.storage.restoring import put_in_place, ready_copy, set_aside

Place = Literal["own", "second"]
ABOUT = "about.json"
_STEM_LENGTH = 40  # characters; a Thai one takes three bytes, of which a file name may have 255
_LONGEST_ABOUT = 65536  # bytes; what is longer is none of ours
_MOST_OPENED = 30  # backups that are tried before it is said that none is good
_MARKED = re.compile(r".*~([0-9a-f]{8})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name tells it: `made_at` local, `size` in bytes, `original` the office file it was made of.

    The id is its number; "s" follows in the second place, and "@" with the mark of the folder if it is another file's.
    """

    id: str
    path: Path
    made_at: datetime
    size: int
    place: Place
    original: Path = Path()


@dataclass(frozen=True, slots=True)
class BackupContent:
    """What is inside a backup: its fiscal years, how many measures they hold, the full name of the agency."""

    years: tuple[int, ...]
    measures: int
    agency: str


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What came of making backups: in each place one, or none as nothing had changed, or a failure."""

    made: Backup | None = None
    second_made: Backup | None = None
    failure: AppError | None = None
    second_failure: AppError | None = None


def load_backup(backup: Backup) -> Office:
    """The office inside a backup, which is left as it is. Raises the errors of `storage.failures`."""
    return load_as_it_is(backup.path)


def content_of(backup: Backup) -> BackupContent:
    """What is inside a backup. Raises the errors of `storage.failures`."""
    return content_in(load_backup(backup))


def content_in(office: Office) -> BackupContent:
    """What is told of an office."""
    years = tuple(int(year.fiscal_year) for year in office.years)
    return BackupContent(years, sum(len(year.measures) for year in office.years), office.agency.full_name)


def bring_blobs(backup: Backup, store: OfficeStore) -> int:
    """Put what the backup's office names of photos and signed reports, and the store's file lacks, into that file.

    Returns how many there were. Raises the errors of `storage.failures`.
    """
    office, source, brought = load_backup(backup), OfficeStore(backup.path), 0
    for key in sorted({*photos_of(office), *papers_of(office)}):
        if store.read_blob(key) is None and (content := source.read_blob(key)) is not None:
            store.add_blob(content)
            brought += 1
    return brought


class Backups:
    """The backups of one office file, which need not be there any more.

    `second` is a folder for further copies, `root` the folder for all backups of this user, by default in the state
    folder. Only files that are named as backups are ever removed.
    """

    def __init__(self, path: Path, second: Path | None = None, root: Path | None = None) -> None:
        self.path = Path(os.path.realpath(path))
        self._root = root or state_folder() / "backups"
        self._second = second
        mark = hashlib.sha256(os.fsencode(os.path.normcase(self.path))).hexdigest()[:8]
        self._name = f"{self.path.stem[:_STEM_LENGTH]}~{mark}"

    @property
    def own_folder(self) -> Path:
        """Where the backups of this file lie; it need not exist yet."""
        return self._root / self._name

    # --- making ------------------------------------------------------------------------------------------------

    def make(self, now: datetime) -> BackupReport:
        """Make a backup in each place whose newest one is not good or holds another state than the file, and thin.

        `now` is an aware moment. What fails in one place is reported and keeps nothing from the other.
        """
        made = failure = second_made = second_failure = None
        try:
            made = self._make_own(now)
        except AppError as error:
            failure = error
        if self._second:
            try:
                second_made = self._make_second(self._second, made, now)
            except AppError as error:
                second_failure = error
        return BackupReport(made, second_made, failure, second_failure)

    def _make_own(self, now: datetime) -> Backup | None:
        with storage_failures(self._root):
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._bring_up_to_date(self.path, self.own_folder, "own", 1, now)

    def _make_second(self, second: Path, made: Backup | None, now: datetime) -> Backup | None:
        with storage_failures(second):
            if not second.is_dir():  # a stick that is not there: making the folder would fill another disk
                raise UserError("backup.no_second_place", path=str(second))
        own = next(_files(self.own_folder), None)
        number = own.number if own else 1  # the same in both places where possible
        return self._bring_up_to_date(
            made.path if made else self.path, second / self._name, "second", number, now
        )

    def _bring_up_to_date(
        self, source: Path, folder: Path, place: Place, number: int, now: datetime
    ) -> Backup | None:
        revision = read_revision(source)
        newest = next(_files(folder), None)
        if newest and revision and _is_good(newest.path, revision):
            return None
        path = stored.make_backup(source, folder, number, now)
        self._say_of_what(folder)
        _thin(folder)
        return next((backup for backup in _backups(folder, place, self.path) if backup.path == path), None)

    def _say_of_what(self, folder: Path) -> None:
        about = folder / ABOUT
        if _original(about) != str(self.path):
            with suppress(AppError):  # only a moved file is not found without it
                replace_file(about, json.dumps({"file": str(self.path)}).encode("ascii"))

    def thin(self) -> None:
        """Remove the backups that need not be kept, in each place whose newest one is good."""
        for folder, _ in self._folders():
            newest = next(_files(folder), None)
            if newest and _is_good(newest.path):
                _thin(folder)

    # --- finding -----------------------------------------------------------------------------------------------

    def all(self) -> tuple[Backup, ...]:
        """The backups in both places, newest first, without opening them; a place that is not there has none."""
        places = (list(_backups(folder, place, self.path)) for folder, place in self._folders())
        # In each place the numbers decide, between the places only clocks can.
        return tuple(heapq.merge(*places, key=lambda backup: backup.made_at, reverse=True))

    def newest_good(self) -> Backup | None:
        """The newest backup that is sound, of the newest thirty."""
        return next((backup for backup in islice(self.all(), _MOST_OPENED) if _is_good(backup.path)), None)

    def elsewhere(self) -> tuple[Backup, ...]:
        """The backups of files with the same name that stood in another folder: this one may have been moved."""
        places: list[tuple[Path, Place]] = [(self._root, "own")]
        if self._second:
            places.append((self._second, "second"))
        return tuple(backup for root, place in places for backup in self._of_same_name(root, place))

    def _of_same_name(self, root: Path, place: Place) -> Iterator[Backup]:
        folders: list[Path] = []
        with suppress(OSError):
            folders = sorted(root.iterdir())
        for folder in folders:
            marked = _MARKED.fullmatch(folder.name)
            original = _original(folder / ABOUT) if marked and folder.name != self._name else ""
            if marked and re.split(r"[\\/]", original)[-1] == self.path.name:
                yield from _backups(folder, place, Path(original), f"@{marked[1]}")

    def find(self, backup_id: str) -> Backup:
        """The backup with an id, of this file or of one elsewhere. Raises UserError."""
        for backup in (*self.all(), *self.elsewhere()):
            if backup.id == backup_id:
                return backup
        raise UserError("backup.unknown", id=backup_id, path=str(self.path))

    def _folders(self) -> Iterator[tuple[Path, Place]]:
        yield self.own_folder, "own"
        if self._second:
            yield self._second / self._name, "second"

    # --- restoring ---------------------------------------------------------------------------------------------

    def restore_file(self, backup: Backup, now: datetime) -> Path | None:
        """Put a backup in the place of the office file, which nobody may have open.

        A sound file that stands there is backed up before; a damaged one is put aside, and returned is where. Raises
        OfficeInUse, NewerFile and the other errors of `storage.failures`; the file then is as it was.
        """
        lock = OfficeLock.acquire(self.path)
        try:
            with ready_copy(backup.path, self.path) as draft:  # before thinning could remove the backup
                aside = None
                if is_whole(self.path):
                    self._make_own(now)
                else:
                    aside = set_aside(self.path, now)
                put_in_place(draft, self.path)
        finally:
            lock.release()
        return aside


def _files(folder: Path) -> Iterator[stored.BackupFile]:
    """The backups in a folder by number, newest first; none where the folder cannot be read."""
    with suppress(OSError):
        yield from stored.backup_files(folder)


def _backups(folder: Path, place: Place, original: Path, ending: str = "") -> Iterator[Backup]:
    for file in _files(folder):
        with suppress(OSError):  # thinned by another process just now
            size = file.path.stat().st_size
            name = f"{file.number}{'s' if place == 'second' else ''}{ending}"
            yield Backup(name, file.path, file.made_at, size, place, original)


def _is_good(path: Path, revision: str = "") -> bool:
    """Whether a backup is sound, what it was when made, and, where that is asked, holds the state with this mark."""
    try:
        if revision and read_revision(path) != revision:
            return False
        stored.check_unchanged(path)
    except AppError:
        return False
    return True


def _thin(folder: Path) -> None:
    files = list(_files(folder))
    stay = kept((file.number, file.made_at.date()) for file in files)
    for file in files:
        if file.number not in stay:
            with suppress(OSError):  # in use just now: the next time
                file.path.unlink()


def _original(about: Path) -> str:
    """The office file that a folder of backups is of; "" where that is not said."""
    try:
        with about.open("rb") as file:
            return str(json.loads(file.read(_LONGEST_ABOUT))["file"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ""
