"""Opens an office file, to write or only to read, and saves copies of it."""

from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

from ita_desk.domain.carried import papers_of, photos_of
from ita_desk.domain.office import Office
from ita_desk.errors import AppError, UserError
from ita_desk.records import dataclass
from ita_desk.services.edits.records import reusing
from ita_desk.services.keeping.conflict_copies import conflict_copies
from ita_desk.services.keeping.recovery import LeftWork, find_left_work
from ita_desk.storage.drafts import draft_path, give_rights, remove_drafts
from ita_desk.storage.failures import OfficeInUse, storage_failures
from ita_desk.storage.lock import OfficeLock
from ita_desk.storage.office_store import OfficeStore
from ita_desk.storage.patience import patiently


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """An open office file: `office` as it was loaded, and the lock that keeps other writers away, None if only read.

    `saved_at` is when the file was last written before, by the clock of then; `left` is work that an earlier run could
    not save into it, `conflicts` are copies that a program which synchronises folders put beside it.
    """

    path: Path
    store: OfficeStore
    office: Office
    lock: OfficeLock | None
    saved_at: datetime | None = None
    left: tuple[LeftWork, ...] = ()
    conflicts: tuple[Path, ...] = ()

    @property
    def read_only(self) -> bool:
        """Whether nothing may be saved into the file."""
        return self.lock is None

    def close(self) -> None:
        """Let others write. Save before."""
        if self.lock:
            self.lock.release()


def open_to_write(path: Path, *, take_over: bool = False) -> OpenOffice:
    """The office file, locked, brought up to date and swept of blobs that nothing names.

    `take_over` is the user's consent to take the lock of somebody else. Where work of an earlier run is still to be
    brought back nothing is swept: it may name photos that the file does not. Raises OfficeInUse and the other errors
    of `storage.failures`; the lock is given back then.
    """
    with ExitStack() as undo:
        lock = OfficeLock.acquire(path, take_over=take_over)
        undo.callback(lock.release)
        with suppress(OSError):  # untidiness is no reason not to open
            remove_drafts(path.parent, lock.path.stat().st_mtime)
        saved_at = _written_at(path)
        store = patiently(lambda: OfficeStore.open(path))
        office = patiently(store.load)
        left = find_left_work(path, office)
        if not left:
            patiently(store.sweep_blobs)
        undo.pop_all()
    return OpenOffice(path, store, office, lock, saved_at, left, conflict_copies(path))


def open_to_read(path: Path) -> OpenOffice:
    """The office file as it is, whoever has it open.

    Raises OlderFile where it would have to be changed to be read, and the other errors of `storage.failures`.
    """
    store = patiently(lambda: OfficeStore.open_as_is(path))
    return OpenOffice(path, store, patiently(store.load), None)


def open_again(path: Path) -> tuple[OfficeStore, Office]:
    """A store and what it loaded, for a file that is open here already and was changed by somebody else.

    Raises the errors of `storage.failures`.
    """
    store = OfficeStore.open(path)
    return store, store.load()


def _written_at(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    except (OSError, OverflowError, ValueError):
        return None


def may_take_over(error: OfficeInUse) -> bool:
    """Whether a user may be offered to take the file from whoever has it: not from a program proved to run here."""
    return not error.values.get("here")


def save_copy(path: Path, target: Path, newest: Office | None = None) -> int:
    """Put a copy of an office file, as last saved, in the place of `target`, whole or not at all.

    `newest` is then saved into the copy: the office in memory, where the file itself cannot take it. If the file cannot
    be copied, the copy is made of `newest` and of the photos that can still be read; returns how many could not. Raises
    UserError if both are one file, OfficeInUse if somebody has `target` open, and the errors of `storage.failures`.
    """
    if _is_same_file(path, target):
        raise UserError("copy.same_file", path=str(target))
    lock = OfficeLock.acquire(target)
    try:
        if newest is not None:
            return _copy_newest(path, target, newest)
        OfficeStore(path).copy_to(target)
        return 0
    finally:
        lock.release()


def _copy_newest(path: Path, target: Path, newest: Office) -> int:
    missing = 0
    draft = draft_path(target)
    try:
        try:
            OfficeStore(path).copy_to(draft)
            copy = OfficeStore(draft)
            former = copy.load()
            copy.save(former, reusing(former, newest))
        except (
            AppError
        ):  # the file is gone or damaged; or there is no place for the copy, which is found out anew
            with storage_failures(target):
                draft.unlink(missing_ok=True)
            blobs, missing = _readable_blobs(path, newest)
            OfficeStore.create(draft, newest, blobs=blobs)
        with storage_failures(target):
            # What a killed writer left of the former file would spoil the new one.
            target.with_name(f"{target.name}-journal").unlink(missing_ok=True)
            give_rights(draft, target)
            patiently(lambda: draft.replace(target))
    finally:
        with suppress(OSError):
            draft.unlink()
    return missing


def _readable_blobs(path: Path, office: Office) -> tuple[list[bytes], int]:
    """The photos and signed reports of an office that can be read from its file, and how many cannot."""
    keys = [*photos_of(office), *papers_of(office)]
    blobs = []
    for key in keys:
        with suppress(AppError):
            if content := OfficeStore(path).read_blob(key):
                blobs.append(content)
    return blobs, len(keys) - len(blobs)


def _is_same_file(path: Path, target: Path) -> bool:
    try:
        return path.samefile(target)
    except OSError:  # one of them is not there
        return False
