"""Steers the shim that makes file system calls of a process fail; `shim.c` says what it can do.

Both the test and the process under it may map the same control file: either can arm it.
"""

import errno
import mmap
import shutil
import struct
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

OPERATIONS = (
    "open",
    "writable",
    "create",
    "read",
    "write",
    "sync",
    "rename",
    "unlink",
    "truncate",
    "lock",
    "mkdir",
    "stat",
    "list",
    "close",
    "mode",
)
HANG, KILL = 0, -1
SIZE = 1024
_RULE, _TEXT, _PATH = struct.Struct("=iiiiiiii"), 40, 512  # where the texts begin
_SECONDS = 32

# Which operations fail in the world with which error.
ALL = frozenset(OPERATIONS)
CHANGING = frozenset(("writable", "create", "write", "rename", "unlink", "truncate", "mkdir", "mode"))
BY_ERROR: Mapping[int, frozenset[str]] = {
    errno.ENOSPC: frozenset(("create", "write", "sync", "rename", "truncate", "mkdir", "close")),
    errno.EIO: ALL,
    errno.EACCES: CHANGING | {"open", "stat", "lock", "list"},
    errno.EROFS: CHANGING - {"write", "truncate"},
}


def missing_compiler() -> str:
    """Why the shim cannot be built here; "" where it can."""
    if sys.platform != "linux":
        return "only Linux loads a library before others: nothing can make system calls fail"
    return "" if shutil.which("gcc") else "no gcc on this machine: nothing can make system calls fail"


def build_shim(folder: Path) -> Path:
    """The shim as a library, compiled into a folder. Raises CalledProcessError with what the compiler says."""
    library = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    command = [
        "gcc",
        "-shared",
        "-fPIC",
        "-O2",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-o",
        str(library),
        str(source),
        "-ldl",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return library


def shim_environment(library: Path, control: Path) -> dict[str, str]:
    """The variables that load the shim into a process."""
    return {"LD_PRELOAD": str(library), "FAULT_CONTROL": str(control)}


class Control:
    """The file that steers the shim of a running process."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(SIZE))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), SIZE)

    def arm(
        self, error: int, text: str, operations: Collection[str] = ALL, first: int = 1, times: int = 0
    ) -> None:
        """Let calls on paths that contain `text` fail with an errno, HANG or KILL.

        The `first` one that fails is counted from 1; `times` is how many do, 0 for all from there on.
        """
        self.lift()
        mask = sum(1 << OPERATIONS.index(name) for name in operations)
        path = text.encode()
        self._memory[_TEXT : _TEXT + len(path) + 1] = path + b"\0"
        _RULE.pack_into(self._memory, 0, 0, mask, error, first, times, 0, 0, 0)
        self._memory[0] = 1

    def lift(self) -> None:
        """Let nothing fail any more; the counts stay."""
        self._memory[0] = 0

    def set_clock(self, seconds: int) -> None:
        """Put the clock of the day on by so many seconds; back by negative ones."""
        struct.pack_into("=q", self._memory, _SECONDS, seconds)

    @property
    def seen(self) -> int:
        """How many calls matched since it was armed."""
        return int(_RULE.unpack_from(self._memory)[5])

    @property
    def fired(self) -> int:
        """How many of them failed."""
        return int(_RULE.unpack_from(self._memory)[6])

    @property
    def last(self) -> tuple[str, str]:
        """The operation and the path of the call that failed last; of none, nonsense."""
        path = bytes(self._memory[_PATH:]).split(b"\0", 1)[0]
        return OPERATIONS[_RULE.unpack_from(self._memory)[7]], path.decode("utf-8", "replace")
