"""Crashes of the interpreter itself: it writes where it was into a file, which the next start finds."""

import faulthandler
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ita_desk.storage.processes import process_token

_LONGEST = 64 * 1024  # bytes of a trace that are read
_LINES = 200
_CAUSE = r"(Fatal Python error|Windows fatal exception): ([A-Za-z0-9_ :-]{1,80})"
_THREAD = r"(Current thread|Thread) 0x[0-9a-f]{1,16}\b.*\(most recent call first\):"
_FRAME = r'  File "(.*)", line (\d{1,7}|\?\?\?) in ([A-Za-z0-9_.<>]{1,100})'
_ENDING = ".trace"


class CrashWatch:
    """Has the interpreter write into a file of this process if it crashes, until `end`.

    `role` is what the process is: `window` or `worker`. Where no file can be written nothing is watched.
    """

    def __init__(self, folder: Path, role: str) -> None:
        process = os.getpid()
        self._path = folder / f"{role}-{process}{_ENDING}"
        self._file: BinaryIO | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            number = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = os.fdopen(number, "wb", buffering=0)
            # By its token the next start knows whether this process is still there.
            self._file.write(f"{process_token(process) or ''}\n".encode())
            faulthandler.enable(self._file)

    def end(self) -> None:
        """Watch no longer: the process ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                self._path.unlink()


class HardCrash(NamedTuple):
    """A process of the program that crashed: what it was, and where it was, line by line."""

    role: str
    lines: tuple[str, ...]


def take_crashes(folder: Path) -> tuple[HardCrash, ...]:
    """The crashes of processes that are gone; each is returned once, its file is removed."""
    found = (_take(path) for path in sorted(folder.glob(f"*-*{_ENDING}")))
    return tuple(crash for crash in found if crash)


def _take(path: Path) -> HardCrash | None:
    role, _, number = path.name.removesuffix(_ENDING).rpartition("-")
    try:
        with path.open("rb") as file:
            token, *lines = file.read(_LONGEST).decode("utf-8", "replace").split("\n")
        now = process_token(int(number))
        if now is not None and now == token:
            return None  # at work
        path.unlink()
    except (OSError, ValueError):
        return None
    told = tuple(clean for line in lines[:_LINES] if (clean := _clean(line)))
    return HardCrash(role, told) if told and role in ("window", "worker") else None


def _clean(line: str) -> str:
    """The line without names of folders and anything else that is not the program's own; "" leaves it out."""
    if cause := re.match(_CAUSE, line):
        return f"{cause[1]}: {cause[2]}"
    if re.fullmatch(_THREAD, line):
        return "thread:"
    from ita_desk.services.watching.crash_report import place_of  # crashes are rare, and starts are measured

    if frame := re.fullmatch(_FRAME, line):
        place = place_of(frame[1])
        return f"  {place}:{frame[2]} {frame[3]}" if place.endswith((".py", ">")) else f"  {place}"
    return ""
