"""Who has an office file open to write: the lock file `.~lock.<file name>#` beside it.

The lock is a promise between programs, not force: readers ignore it, and what a writer that ignores it would
spoil is found by the revision in the office file. Locks of the system are not used: they are not to be relied on
on shares.
"""

import getpass
import hashlib
import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ita_desk.storage.failures import OfficeInUse, OfficeMissing, OfficeReadOnly, storage_failures
from ita_desk.storage.processes import process_token
from ita_desk.thai.dates import format_day

LONGEST_NAME = 255  # bytes, on the file systems of Linux; Windows counts 255 characters
_LONGEST_LOCK = 4096  # bytes; what is longer is none of ours
_ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: `token` is the `process_token` of `process`, `since` a moment with its offset."""

    person: str
    machine: str
    process: int
    token: str
    since: datetime

    @property
    def is_gone(self) -> bool:
        """Whether it was a process of this machine that has ended."""
        if self.machine != this_machine():
            return False
        now = process_token(self.process)
        # An empty token: the process runs, but its start is not known.
        return now is None or (now != self.token and "" not in (now, self.token))


def this_machine() -> str:
    """The name by which locks know this machine."""
    return socket.gethostname()


def lock_path(path: Path) -> Path:
    """Where the lock of an office file lies: beside the file itself, not beside a link to it.

    A name that would get too long for the file system is cut and ends in a part of its SHA-256 instead; that goes by
    the UTF-8 bytes of the name, so that all systems that share a folder agree.
    """
    real = Path(os.path.realpath(path))
    name, around = os.fsencode(real.name), len(".~lock.#~")  # with the end of the claim
    if len(name) + around > LONGEST_NAME:
        mark = f"~{hashlib.sha256(name).hexdigest()[:8]}"
        kept = name[: LONGEST_NAME - around - len(mark)].decode("utf-8", "ignore")
        return real.with_name(f".~lock.{kept}{mark}#")
    return real.with_name(f".~lock.{real.name}#")


class OfficeLock:
    """A lock that this program holds. Made by `acquire`.

    `took_over` is whose lock was taken over; None if there was none or its holder is not known.
    """

    def __init__(self, path: Path, content: bytes, took_over: Holder | None) -> None:
        self.path = path
        self.took_over = took_over
        self._content = content

    @classmethod
    def acquire(cls, path: Path, *, take_over: bool = False) -> "OfficeLock":
        """The lock of an office file, which need not exist yet.

        A lock left behind by a process of this machine that has ended is taken over; any other only with
        `take_over`. Raises OfficeInUse, OfficeReadOnly where no lock can be written, and the errors of
        `storage_failures`.
        """
        lock, content = lock_path(path), _own_content()
        with storage_failures(path):
            return cls(lock, content, _take(path, lock, content, take_over))

    def release(self) -> None:
        """Remove the lock file if it is still ours. Never fails: a lock that stays is one of a gone process soon."""
        with suppress(OSError):
            if _read(self.path) == self._content:
                self.path.unlink()


def this_person() -> str:
    """The name of the user of this process, "" where the system knows none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def _own_content() -> bytes:
    since = datetime.now(UTC).astimezone()
    own = Holder(this_person(), this_machine(), os.getpid(), process_token(os.getpid()) or "", since)
    # The mark tells apart the locks of one process.
    record = asdict(own) | {"since": since.isoformat(timespec="seconds"), "mark": os.urandom(8).hex()}
    return json.dumps(record).encode("ascii")


def _take(path: Path, lock: Path, content: bytes, take_over: bool) -> Holder | None:
    """Puts our lock in place; returns whose was there, if that is known."""
    for _ in range(_ATTEMPTS):  # again where another program changed something in between
        if _created(path, lock, content):
            return None
        found = _read(lock)
        if found is None:
            continue
        holder = _holder(found)
        if not (take_over or _is_left(found)):
            raise _in_use(path, holder)
        if _replaced(path, lock, found, content, take_over):
            return holder
    raise _in_use(path, None)


def _replaced(path: Path, lock: Path, found: bytes, content: bytes, take_over: bool) -> bool:
    """Whether we put our lock in the place of the one that was `found`.

    Who wants to do so first creates a claim beside the lock; only one can. Under it, the lock still must be what it
    was; then the claim becomes the lock, in one step.
    """
    claim = lock.with_name(f"{lock.name}~")
    if not _created(path, claim, content):
        other = _read(claim)
        if other is None:
            return False
        if not (take_over or _is_left(other)):
            raise _in_use(path, _holder(other))
        claim.unlink(missing_ok=True)
        return False
    try:
        if _read(lock) != found:
            claim.unlink(missing_ok=True)
            return False
        claim.replace(lock)
    except FileNotFoundError:  # somebody took our claim for one left behind
        pass
    except OSError:
        claim.unlink(missing_ok=True)
        raise
    return _read(lock) == content


def _created(path: Path, lock: Path, content: bytes) -> bool:
    """Whether the file was created; False if there is one. An empty one is about to be written."""
    try:
        file = lock.open("xb")
    except FileExistsError:
        return False
    except (FileNotFoundError, NotADirectoryError) as error:
        raise OfficeMissing("storage.no_folder", path=str(path.parent)) from error
    except PermissionError as error:
        raise OfficeReadOnly("storage.read_only", path=str(path)) from error
    try:
        with file:
            file.write(content)
    except OSError:
        lock.unlink(missing_ok=True)
        raise
    return True


def _read(lock: Path) -> bytes | None:
    """The content of a lock; empty if it cannot be read, None if there is none."""
    try:
        with lock.open("rb") as file:
            return file.read(_LONGEST_LOCK)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _holder(content: bytes) -> Holder | None:
    """Who wrote this; None if it is not ours, damaged or not yet written."""
    try:
        record = json.loads(content)
        since = datetime.fromisoformat(record["since"])
        holder = Holder(record["person"], record["machine"], record["process"], record["token"], since)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    texts = (holder.person, holder.machine, holder.token)
    sound = all(isinstance(text, str) for text in texts) and isinstance(holder.process, int)
    return holder if sound and since.tzinfo else None


def _is_left(content: bytes) -> bool:
    holder = _holder(content)
    return holder is not None and holder.is_gone


def _in_use(path: Path, holder: Holder | None) -> OfficeInUse:
    if holder is None:
        return OfficeInUse("storage.in_use_by_unknown", path=str(path), person="", machine="", since="")
    since = f"{format_day(holder.since.date())} {holder.since:%H:%M}"
    values = {"person": holder.person or "-", "machine": holder.machine, "since": since}
    return OfficeInUse("storage.in_use", path=str(path), **values)
