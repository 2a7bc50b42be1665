"""Waiting for programs that hold a file for a moment: virus scanners, sync programs, previews."""

import os
import time
from collections.abc import Callable
from typing import TypeVar

from ita_desk.storage.failures import CannotOpen, DiskFault

_SECONDS = 3.0
_PAUSE = 0.1
_TEMPORARY = (PermissionError, CannotOpen, DiskFault)
T = TypeVar("T")


def patiently(
    act: Callable[[], T],
    *,
    system: str = os.name,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> T:
    """What `act` returns; where another program hinders it, it is tried again for about three seconds.

    Only Windows refuses files that another program has open; elsewhere there is one attempt. `act` must be safe to
    repeat. Raises what the last attempt raised.
    """
    end = clock() + (_SECONDS if system == "nt" else 0)
    while True:
        try:
            return act()
        except _TEMPORARY:
            if clock() >= end:
                raise
            sleep(_PAUSE)
