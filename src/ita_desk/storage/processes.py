"""Whether a process still runs, and whether it is still the same one; and the machine that it runs on."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROC = Path("/proc")
# Of Windows: what to ask for when opening a process, and what it answers.
_QUERY_LIMITED = 0x1000
_ACCESS_DENIED = 5
_STILL_ACTIVE = 259


def process_token(pid: int) -> str | None:
    """What tells the process that bears this number now from earlier and later ones; None if none bears it.

    The moment of its start, in a form of the system's own. Empty where there is such a process, but the system
    does not say more.
    """
    if not 0 < pid < 2**31:
        return None
    if sys.platform == "win32":
        import ctypes

        return _windows_token(pid, ctypes.WinDLL("kernel32", use_last_error=True), ctypes.get_last_error)
    return _linux_token(pid)


def this_machine() -> str:
    """The name by which locks and drafts know this machine."""
    if sys.platform == "win32":
        import socket

        return socket.gethostname()
    return os.uname().nodename  # the same name, without loading the network for it


def _linux_token(pid: int) -> str | None:
    try:
        status = (PROC / str(pid) / "stat").read_bytes()
        boot = (PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:  # no such process, one of somebody else that is hidden, or not Linux
        return _unknown_start(pid)
    # The name in parentheses may hold blanks and parentheses: the fields are counted from its end.
    fields = status.rpartition(b")")[2].split()
    state, start = fields[0], fields[19]
    if state in (b"Z", b"X"):  # ended: only its parent has not taken note yet
        return None
    return f"{boot} {start.decode('ascii')}"  # the start is counted from the start of the machine


def _unknown_start(pid: int) -> str | None:
    try:
        os.kill(pid, 0)  # sends nothing, only asks
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    return ""


def _windows_token(pid: int, kernel: Any, last_error: Callable[[], int]) -> str | None:
    """The token on Windows: `kernel` is the library kernel32, `last_error` tells why a call of it failed."""
    import ctypes
    from ctypes import wintypes

    # Without this, ctypes would cut handles of 64 bits to 32.
    kernel.OpenProcess.restype = wintypes.HANDLE
    opened = kernel.OpenProcess(_QUERY_LIMITED, False, pid)
    if not opened:
        return "" if last_error() == _ACCESS_DENIED else None
    handle = wintypes.HANDLE(opened)
    try:
        code = wintypes.DWORD()
        if kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != _STILL_ACTIVE:
            return None  # ended: only somebody still holds a handle
        start, *others = (wintypes.FILETIME() for _ in range(4))
        if not kernel.GetProcessTimes(handle, *map(ctypes.byref, (start, *others))):
            return ""
        return str(start.dwHighDateTime << 32 | start.dwLowDateTime)
    finally:
        kernel.CloseHandle(handle)
