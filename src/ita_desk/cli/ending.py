"""Ends the process of a command."""

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn


def end_process(code: int) -> NoReturn:
    """End this process with an exit code, its output written, without taking it apart first.

    Python would free each of its objects, which takes a fifth of the time in which a page is printed; nothing waits for it, since
    files are closed where they are written. Where threads still run, or Qt was loaded, it is left to do so.
    """
    threading = sys.modules.get("threading")
    if "PySide6" in sys.modules or (threading is not None and threading.active_count() > 1):
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001  # what others asked to be done at the end
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # none, its reader has gone, or it is closed
            stream.flush()
    os._exit(code)
