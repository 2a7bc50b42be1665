"""What is told about a crash: where in the program it happened and with which versions, nothing that anybody wrote.

The message of an exception may quote an office, the path of a file names a person: neither is ever looked at.
"""

import errno
import hashlib
import os
import platform
import re
import sys
import sysconfig
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from ita_desk.errors import AppError
from ita_desk.records import dataclass
from ita_desk.resources import PACKAGE, PROGRAM

REPORTS_KEPT = 20
_FRAMES = 60  # of one exception: a recursion without end has a thousand
_EXCEPTIONS = 20  # that led to each other, or came as a group
_ELSEWHERE = "(elsewhere)"
_KEY = re.compile(r"[a-z0-9_.-]{1,60}")
_INSIDE = re.compile(r"[A-Za-z0-9_./-]{1,120}\.py|<frozen [A-Za-z0-9_.]{1,60}>")


def place_of(file: str) -> str:
    """The file of some code as it is called in its package; `(elsewhere)` for what is none of the program's."""
    name = file.replace("\\", "/")
    return next((place for place in _places(name) if _INSIDE.fullmatch(place)), _ELSEWHERE)


def _places(name: str) -> Iterator[str]:
    if name.startswith("<") or (not Path(name).is_absolute() and hasattr(sys, "frozen")):
        yield name  # of Python itself, or of the one file a build has all modules in
        return
    own = name.rpartition(f"/{PACKAGE.name}/")[2]
    if own != name and (PACKAGE / own).is_file():
        yield f"{PACKAGE.name}/{own}"
    for kind in ("purelib", "platlib", "stdlib"):
        folder = sysconfig.get_path(kind).replace("\\", "/").rstrip("/")
        if name.startswith(f"{folder}/"):
            yield name.removeprefix(f"{folder}/")


def describe_error(error: BaseException) -> tuple[str, ...]:
    """An exception and what led to it, line by line, without its message and without values."""
    lines: list[str] = []
    waiting: list[tuple[str, BaseException]] = [("", error)]
    seen: set[int] = set()
    while waiting and len(seen) < _EXCEPTIONS:
        how, one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        lines += [how + name_error(one), *_frames(one)]
        waiting += _behind(one)
    return tuple(lines)


def name_error(error: BaseException) -> str:
    """The class of an exception, with the name the system or we ourselves have for such an error."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, AppError) and _KEY.fullmatch(error.key):
        return f"{name} [{error.key}]"
    if isinstance(error, OSError) and error.errno is not None and error.errno in errno.errorcode:
        return f"{name} [{errno.errorcode[error.errno]}]"
    of_sqlite = getattr(error, "sqlite_errorname", None)
    return f"{name} [{of_sqlite}]" if of_sqlite and kind.__module__ == "sqlite3" else name


def _behind(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    if error.__cause__ is not None:
        yield "caused by: ", error.__cause__
    elif error.__context__ is not None and not error.__suppress_context__:
        yield "while: ", error.__context__
    if isinstance(error, BaseExceptionGroup):
        yield from (("in the group: ", one) for one in error.exceptions)


def _frames(error: BaseException) -> list[str]:
    """Where it came through, the innermost place last."""
    steps = list(traceback.walk_tb(error.__traceback__))
    left_out = ["  …"] if len(steps) > _FRAMES else []
    kept = steps[:10] + steps[10 - _FRAMES :] if left_out else steps
    lines = [_line(frame.f_code.co_filename, number, frame.f_code.co_qualname) for frame, number in kept]
    return lines[:10] + left_out + lines[10:]


def _line(file: str, number: int, function: str) -> str:
    place = place_of(file)
    return f"  {place}" if place == _ELSEWHERE else f"  {place}:{number} {function}"


def describe_surroundings(version: str, language: str, qt: str = "") -> tuple[str, ...]:
    """The versions of everything, line by line."""
    from ita_desk.storage.library import sqlite_version  # the window starts without SQLite

    return (
        f"{PROGRAM} {version}",
        f"Python {platform.python_version()}, Qt {qt or '-'}, SQLite {sqlite_version()}",
        f"{platform.platform()}, {'packed' if hasattr(sys, 'frozen') else 'unpacked'}, language {language}",
    )


@dataclass(frozen=True, slots=True)
class CrashReport:
    """A report: its text, the file it lies in (None: it could not be written), and by what its like is known."""

    text: str
    path: Path | None
    signature: str


class CrashReports:
    """Keeps reports in a folder: the newest ones, one for each kind of crash.

    `surroundings` and `tail` give lines for a report: the versions, and the end of the log. May be used from any
    thread.
    """

    def __init__(
        self, folder: Path, surroundings: Callable[[], Sequence[str]], tail: Callable[[], Sequence[str]]
    ) -> None:
        self.folder = folder
        self._surroundings, self._tail = surroundings, tail
        self._written: dict[str, CrashReport] = {}
        self._writing = Lock()

    def keep(self, what: Sequence[str]) -> CrashReport:
        """Write a report about a crash, described in lines; one like it is not written again in this run."""
        signature = hashlib.sha256("\n".join(what).encode("utf-8", "replace")).hexdigest()[:8]
        with self._writing:
            if signature not in self._written and len(self._written) < REPORTS_KEPT:
                self._written[signature] = self._write(signature, what)
            return self._written.get(signature) or CrashReport(self._text(what), None, signature)

    def _text(self, what: Sequence[str]) -> str:
        now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        parts = (*self._surroundings(), now, "", *what, "", *self._tail())
        return "\n".join(parts) + "\n"

    def _write(self, signature: str, what: Sequence[str]) -> CrashReport:
        text = self._text(what)
        moment = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H.%M.%S")
        path = self.folder / f"report {moment} {signature}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(path, "w", encoding="utf-8", opener=_open_private) as file:
                file.write(text)
        except OSError:
            return CrashReport(text, None, signature)
        self._thin(path, signature)
        return CrashReport(text, path, signature)

    def _thin(self, written: Path, signature: str) -> None:
        others = sorted(path for path in self.folder.glob("report *.txt") if path != written)
        alike = [path for path in others if path.stem.endswith(f" {signature}")]
        rest = [path for path in others if path not in alike]
        for path in (*alike, *rest[: max(0, len(rest) + 1 - REPORTS_KEPT)]):
            with suppress(OSError):
                path.unlink()


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
