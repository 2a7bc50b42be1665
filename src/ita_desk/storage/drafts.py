"""Drafts: files and folders written beside the place they are to take, which nobody else may read until they stand there.

They are named after the process that makes them, so that those of killed ones can be removed.
"""

import hashlib
import os
import re
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

from ita_desk.resources import state_folder
from ita_desk.storage.processes import process_token, this_machine

_DRAFT = re.compile(r"\.([0-9a-f]{8})-([0-9]{1,10})-([0-9a-f]{8})-[0-9a-f]{16}\.(?:new|tmp)(?:-journal)?")
_LIFE = 24 * 3600.0  # seconds after which a draft of a machine that cannot be asked is one left behind


def draft_path(target: Path, ending: str = "new") -> Path:
    """A path beside `target` that nothing has; its name is short, as the other may be as long as names can be."""
    own = os.getpid()
    start = _mark(process_token(own) or "")
    return target.parent / f".{_machine()}-{own}-{start}-{os.urandom(8).hex()}.{ending}"


def _machine() -> str:
    """What stands for this machine and user; another each time where nothing can be kept.

    Its name alone does not: machines set up as copies of one bear the same.
    """
    token = state_folder() / "machine"
    try:
        token.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError), token.open("x", encoding="ascii") as file:
            file.write(os.urandom(8).hex())
        return _mark(f"{this_machine()} {token.read_text('ascii')}")
    except (OSError, ValueError):
        return os.urandom(4).hex()


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def create_draft(draft: Path) -> None:
    """Make an empty file that only its owner may read and write. Raises FileExistsError and other OSErrors."""
    number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.close(number)
    except OSError:  # a share that is full says so here
        with suppress(OSError):
            draft.unlink()
        raise


def give_rights(draft: Path, target: Path) -> None:
    """Let those read and write a finished draft who may do so with the file it replaces, else with any new file.

    Only Unix: on Windows the folder says who may. Failing is no harm: then it is the owner's alone.
    """
    with suppress(OSError):
        draft.chmod(_rights(target))


def _rights(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        pass
    probe = draft_path(target)
    try:
        number = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        rights = stat.S_IMODE(os.fstat(number).st_mode)
        os.close(number)
        return rights
    finally:
        with suppress(OSError):
            probe.unlink()


def remove_drafts(folder: Path, now: float | None = None) -> None:
    """Remove what killed processes left half made in a folder; what a process that runs is making stays.

    `now` is the time by the clock of the folder's disk, where that is known: clocks of machines differ. Only files and
    folders with the very names of our drafts are touched, no links, and what cannot be removed stays. Raises OSError where the folder cannot
    be read.
    """
    moment = time.time() if now is None else now
    for path in [path for path in folder.iterdir() if _is_left(path, moment)]:
        with suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _is_left(path: Path, now: float) -> bool:
    """Whether it is a draft of a process that has ended, or an old one of a machine that cannot be asked."""
    named = _DRAFT.fullmatch(path.name)
    if named is None:
        return False
    machine, process, start = named.groups()
    with suppress(OSError):
        found = path.lstat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            return False
        if machine != _machine():
            return now - found.st_mtime > _LIFE
        token = process_token(int(process))
        # An empty token: the process runs, but its start is not known.
        return token is None or (_mark(token) != start and _mark("") not in (_mark(token), start))
    return False
