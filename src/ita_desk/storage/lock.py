"""Who has an office file open to write: the lock file `.~lock.<file name>#` beside it.

The lock is a promise between programs, not force: readers ignore it, and what a writer that ignores it would
spoil is found by the revision in the office file. Locks of the system are not used: they are not to be relied on
on shares.
"""

import errno
import getpass
import hashlib
import json
import os
import stat
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from ita_desk.records import dataclass
from ita_desk.storage.failures import OfficeInUse, OfficeMissing, OfficeReadOnly, storage_failures
from ita_desk.storage.own_locks import can_be_noted, forget_lock, is_noted, note_lock
from ita_desk.storage.processes import process_token, this_machine
from ita_desk.thai.dates import format_day

LONGEST_NAME = 255  # bytes, on the file systems of Linux; Windows counts 255 characters
_LONGEST_LOCK = 4096  # bytes; what is longer is none of ours
_ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: `token` is the `process_token` of `process`, `since` a moment with its offset.

    `mark` is random, one for each lock; "" where there is none.
    """

    person: str
    machine: str
    process: int
    token: str
    since: datetime
    mark: str = ""

    @property
    def runs_here(self) -> bool:
        """Whether it is a process that runs on this machine."""
        now = process_token(self.process) if self.machine == this_machine() else None
        # An empty token: the process runs, but its start is not known.
        return now is not None and (now == self.token or "" in (now, self.token))

    @property
    def is_gone(self) -> bool:
        """Whether it certainly was a process of this machine that has ended.

        The name of the machine proves nothing: machines set up as copies of one bear the same name. The lock has to
        be of this start of the machine, or one that this user set from here.
        """
        noted = is_noted(self.mark)
        of_here = (self._is_of_this_start or noted) and not self.runs_here
        return self.machine == this_machine() and (of_here or (self._is_ours and not noted))

    @property
    def _is_ours(self) -> bool:
        """Whether this very process has set it, and noted it: without the note it was given back, but not removed."""
        now = process_token(self.process) if self.process == os.getpid() else ""
        return bool(now) and now == self.token and can_be_noted(self.mark)

    @property
    def _is_of_this_start(self) -> bool:
        """Whether the token names the start of the machine, as those of Linux do, and it is this one."""
        start, blank, _ = self.token.partition(" ")
        now, _, _ = (process_token(os.getpid()) or "").partition(" ")
        return bool(blank) and start == now


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

    def __init__(self, office: Path, content: bytes, took_over: Holder | None) -> None:
        self.path = lock_path(office)
        self.took_over = took_over
        self._office, self._content = office, content

    @classmethod
    def acquire(cls, path: Path, *, take_over: bool = False) -> "OfficeLock":
        """The lock of an office file, which need not exist yet.

        A lock that certainly was left behind by a process of this machine is taken over; any other only with
        `take_over`. Raises OfficeInUse, OfficeReadOnly where no lock can be written, and the errors of
        `storage_failures`.
        """
        own = _own()
        if not note_lock(own.mark):  # before the lock: what stands there without its note would need consent
            own = replace(own, mark=f"-{own.mark}")  # nor may anybody look for a note
        content = _content(own)
        try:
            with storage_failures(path):
                took_over = _take(path, lock_path(path), content, take_over)
        except BaseException:
            forget_lock(own.mark)
            raise
        if took_over:
            forget_lock(took_over.mark)
        return cls(path, content, took_over)

    def holds(self) -> bool:
        """Whether the lock file is there and still ours; False too where it cannot be read."""
        return _read(self.path) == self._content

    def renew(self) -> None:
        """Make sure that the lock is still ours, after the folder was out of reach; if it is gone, put it back.

        Raises OfficeInUse if somebody else holds it now, and the errors of `acquire` where the folder is not to be
        reached. Nothing of anybody else's is changed.
        """
        with storage_failures(self._office):
            for _ in range(_ATTEMPTS):
                if _created(self._office, self.path, self._content):
                    return
                with suppress(FileNotFoundError):  # gone in between: put it back after all
                    found = _content_of(self.path)
                    if found == self._content:
                        return
                    raise _in_use(self._office, _holder(found))
        raise _in_use(self._office, None)

    def release(self) -> None:
        """Remove the lock file if it is still ours. Never fails: a lock that stays is one of a gone process soon."""
        with suppress(OSError):
            if _read(self.path) == self._content:
                self.path.unlink()
        forget_lock(json.loads(self._content)["mark"])  # should it stay, this process may take it again


def this_person() -> str:
    """The name of the user of this process, "" where the system knows none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def _own() -> Holder:
    process, since, mark = os.getpid(), datetime.now(UTC).astimezone(), os.urandom(8).hex()
    return Holder(this_person(), this_machine(), process, process_token(process) or "", since, mark)


def _content(holder: Holder) -> bytes:
    record = asdict(holder) | {"since": holder.since.isoformat(timespec="seconds")}
    return json.dumps(record).encode("ascii")


def _take(path: Path, lock: Path, content: bytes, take_over: bool) -> Holder | None:
    """Puts our lock in place; returns whose was there, if that is known."""
    former: Holder | None = None
    for _ in range(_ATTEMPTS):  # again where another program changed something in between
        if _created(path, lock, content):
            return None
        found = _read(lock)
        if found is None:
            continue
        if found == content:  # our claim had become the lock, but could not be read then
            return former
        former = _holder(found)
        if not (take_over or _is_left(found)):
            raise _in_use(path, former)
        if _replaced(path, lock, found, content, take_over):
            return former
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
        return _content_of(lock)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _content_of(lock: Path) -> bytes:
    if not stat.S_ISREG(lock.lstat().st_mode):  # a pipe would let us wait for ever
        raise OSError(errno.EINVAL, "not an ordinary file")
    with lock.open("rb") as file:
        return file.read(_LONGEST_LOCK)


def _holder(content: bytes) -> Holder | None:
    """Who wrote this; None if it is not ours, damaged or not yet written."""
    try:
        record = json.loads(content)
        since = datetime.fromisoformat(record["since"])
        mark = record.get("mark", "")  # locks of the first versions bear none
        holder = Holder(record["person"], record["machine"], record["process"], record["token"], since, mark)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    texts = (holder.person, holder.machine, holder.token, holder.mark)
    sound = all(isinstance(text, str) for text in texts) and isinstance(holder.process, int)
    return holder if sound and since.tzinfo else None


def _is_left(content: bytes) -> bool:
    holder = _holder(content)
    return holder is not None and holder.is_gone


def _in_use(path: Path, holder: Holder | None) -> OfficeInUse:
    if holder is None:
        return OfficeInUse(
            "storage.in_use_by_unknown", path=str(path), person="", machine="", since="", here=False
        )
    since = f"{format_day(holder.since.date())} {holder.since:%H:%M}"
    values = {"person": holder.person or "-", "machine": holder.machine, "since": since}
    return OfficeInUse("storage.in_use", path=str(path), **values, here=holder.runs_here)
