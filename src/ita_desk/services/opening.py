"""Opens an office file, to write or only to read, and saves copies of it."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.storage.failures import OfficeInUse
from ita_desk.storage.lock import OfficeLock, this_machine
from ita_desk.storage.office_store import OfficeStore


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """An open office file: `office` as it was loaded, and the lock that keeps other writers away, None if only read."""

    path: Path
    store: OfficeStore
    office: Office
    lock: OfficeLock | None

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

    `take_over` is the user's consent to take the lock of somebody else. Raises OfficeInUse and the other errors of
    `storage.failures`; the lock is given back then.
    """
    with ExitStack() as undo:
        lock = OfficeLock.acquire(path, take_over=take_over)
        undo.callback(lock.release)
        store = OfficeStore.open(path)
        office = store.load()
        store.sweep_blobs()
        undo.pop_all()
    return OpenOffice(path, store, office, lock)


def open_to_read(path: Path) -> OpenOffice:
    """The office file as it is, whoever has it open.

    Raises OlderFile where it would have to be changed to be read, and the other errors of `storage.failures`.
    """
    store = OfficeStore.open_as_is(path)
    return OpenOffice(path, store, store.load(), None)


def may_take_over(error: OfficeInUse) -> bool:
    """Whether a user may be offered to take the file from whoever has it: not from a program running on this machine."""
    return error.values["machine"] != this_machine()


def save_copy(path: Path, target: Path, newest: Office | None = None) -> None:
    """Put a copy of an office file, as last saved, in the place of `target`, whole or not at all.

    `newest` is then saved into the copy: the office in memory, where the file itself cannot take it. Raises UserError if both are one file, OfficeInUse if somebody has `target` open, and the errors of
    `storage.failures`.
    """
    if _is_same_file(path, target):
        raise UserError("copy.same_file", path=str(target))
    lock = OfficeLock.acquire(target)
    try:
        OfficeStore(path).copy_to(target)
        if newest is not None:
            copy = OfficeStore(target)
            copy.save(copy.load(), newest)
    finally:
        lock.release()


def _is_same_file(path: Path, target: Path) -> bool:
    try:
        return path.samefile(target)
    except OSError:  # one of them is not there
        return False
