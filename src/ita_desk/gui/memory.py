"""The memory that threads take."""

import ctypes
import sys

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
_ARENAS = 2


def share_memory() -> None:
    """Let threads use what others have given back; to be called before the first one begins.

    glibc gives each thread a room of its own, which would keep for ever what a photo took while it was read. Does nothing
    where the C library has no such choice.
    """
    if sys.platform == "linux":
        choose = getattr(ctypes.CDLL(None), "mallopt", None)
        if choose is not None:
            choose(_ARENA_MAX, _ARENAS)
