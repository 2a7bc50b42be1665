"""Starts the frozen program: the script that the executables of build.spec run."""

import os
import sys
from collections.abc import MutableMapping
from multiprocessing import freeze_support
from typing import NoReturn

_SEARCH, _FORMER = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"


def restore_library_path(environment: MutableMapping[str, str]) -> None:
    """Let programs that ours starts (mail, printing, files) find the system's libraries, not those that we carry.

    The loader of the frozen program puts its own folder first on the search path and keeps what stood there. Our own
    process has read the path by then; our worker process is given a new one by the loader.
    """
    if _FORMER in environment:
        environment[_SEARCH] = environment.pop(_FORMER)
    else:
        environment.pop(_SEARCH, None)


def start() -> NoReturn:
    """Be the worker process if that was asked for, else the program."""
    freeze_support()
    if sys.platform == "linux":
        restore_library_path(os.environ)
    from ita_desk.__main__ import run

    run()


if __name__ == "__main__":
    start()
