"""Notes of the locks this user has set from this machine, in the state folder.

A machine's name does not tell it from its clone: only what was noted here proves that a lock was set here.
"""

import re
from contextlib import suppress
from pathlib import Path

from ita_desk.resources import state_folder

_MARK = re.compile(r"[0-9a-f]{16}")  # it comes from a file anybody may have written, and names a file of ours
_KEPT = 100


def can_be_noted(mark: str) -> bool:
    """Whether a mark is one that `note_lock` takes."""
    return _MARK.fullmatch(mark) is not None


def note_lock(mark: str) -> bool:
    """Whether it could be noted that the lock of this mark is ours; if not, a left lock needs the user's consent."""
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / mark).touch(mode=0o600)
    except OSError:
        return False
    with suppress(OSError):
        notes = sorted(folder.iterdir(), key=lambda note: note.stat().st_mtime, reverse=True)
        for old in notes[_KEPT:]:
            old.unlink()
    return True


def is_noted(mark: str) -> bool:
    """Whether the lock of this mark was set by this user from this machine."""
    return can_be_noted(mark) and (_folder() / mark).is_file()


def forget_lock(mark: str) -> None:
    """Remove the note: the lock is gone, or somebody else's now."""
    if can_be_noted(mark):
        with suppress(OSError):
            (_folder() / mark).unlink()


def _folder() -> Path:
    return state_folder() / "locks"
