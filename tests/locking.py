"""Locks left beside office files, and what tests of locks ask about them."""

import json
import socket
from pathlib import Path

import pytest

from ita_desk.errors import AppError
from ita_desk.storage.failures import OfficeInUse
from ita_desk.storage.lock import OfficeLock, lock_path
from ita_desk.storage.own_locks import note_lock

MARK = "0123456789abcdef"
HERE = {"person": "ผู้ใช้", "machine": socket.gethostname(), "process": 1, "token": "former", "mark": MARK}
SINCE = "2026-11-21T08:05:00+07:00"


def left(path: Path, **changes: object) -> bytes:
    """Leaves a lock of an ended process of this machine, set by this user, changed in some fields."""
    note_lock(MARK)
    content = json.dumps(HERE | {"since": SINCE} | changes).encode()
    lock_path(path).write_bytes(content)
    return content


def names(path: Path) -> list[str]:
    """The files beside an office file."""
    return sorted(file.name for file in path.parent.iterdir())


def refused(path: Path, take_over: bool = False) -> AppError:
    """The error with which a lock is not given."""
    with pytest.raises(OfficeInUse) as caught:
        OfficeLock.acquire(path, take_over=take_over)
    return caught.value
