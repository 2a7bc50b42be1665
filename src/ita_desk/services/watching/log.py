"""The log: a file in the user's state folder in which nothing stands that anybody wrote.

A record is its template, the values that cannot be anybody's words, and where an exception happened. So templates
must be plain: `log.warning("saving failed %s", error)`, never an f-string.
"""

import logging
import os
from collections import deque
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from ita_desk.services.watching.crash_report import describe_error, name_error

LARGEST = 256 * 1024  # bytes of a log file
_FORMER = 2  # log files kept beside the one that is written
_LARGEST_STUCK = 4 * LARGEST  # where another process keeps the file from being set aside
_PROGRAM = "ita_desk"


class OwnWord(str):
    """A word of the program's own, as the name of a command: may stand in the log."""

    __slots__ = ()


def safe_value(value: object) -> object:
    """The value, if it cannot be anybody's words, else what kind of value it is."""
    if value is None or isinstance(value, bool | int | float | OwnWord):
        return value
    if isinstance(value, BaseException):
        return name_error(value)
    return f"<{type(value).__name__}>"


class LogFormatter(logging.Formatter):
    """Makes lines of records as the log may hold them."""

    def __init__(self) -> None:
        super().__init__("{asctime} {process} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """The lines of a record."""
        clean = logging.makeLogRecord(vars(record))
        clean.msg, clean.args = _message(record), None
        clean.exc_info = clean.exc_text = clean.stack_info = None
        clean.message = clean.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([super().format(clean), *(describe_error(error) if error else ())])


def _message(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return f"<{type(record.msg).__name__}>"
    values = tuple(safe_value(value) for value in record.args) if isinstance(record.args, tuple) else ()
    try:
        return record.msg % values if values else record.msg
    except (
        TypeError,
        ValueError,
    ):  # what is shown as its kind does not go into %d; values by name are not shown
        return record.msg


class LogFile(RotatingFileHandler):
    """The file: only its owner may read it; a log that cannot be written never troubles anybody."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LARGEST, backupCount=_FORMER, encoding="utf-8", delay=True)
        self.setFormatter(LogFormatter())

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(number, "a", encoding="utf-8", errors="backslashreplace")

    def rotate(self, source: str, dest: str) -> None:
        """Set the file aside; another process may have it open, then it is written on, up to a limit."""
        with suppress(OSError):
            super().rotate(source, dest)
        with suppress(OSError):
            if Path(source).stat().st_size > _LARGEST_STUCK:
                os.truncate(source, 0)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the library's name
        """Nothing: the disk may be full, and the user has other things to do."""


def log_path(folder: Path) -> Path:
    """The log file in its folder."""
    return folder / "ita-desk.log"


def start_log(folder: Path, version: str = "") -> logging.Logger:
    """Have what the program notes written into the log of a folder from now on; returns the program's own log."""
    log = logging.getLogger(_PROGRAM)
    end_log()
    log.addHandler(LogFile(log_path(folder)))
    log.setLevel(logging.INFO)
    log.propagate = False  # the error output would get it with all values
    if version:
        log.info("start of version %s", OwnWord(version))
    return log


def end_log() -> None:
    """Close the log."""
    log = logging.getLogger(_PROGRAM)
    for file in [one for one in log.handlers if isinstance(one, LogFile)]:
        log.removeHandler(file)
        file.close()
    log.setLevel(logging.NOTSET)
    log.propagate = True


def log_tail(folder: Path, lines: int = 60) -> tuple[str, ...]:
    """The last lines of the log; none where it cannot be read."""
    try:
        with log_path(folder).open(encoding="utf-8", errors="replace") as file:
            return tuple(line.rstrip("\n") for line in deque(file, lines))
    except OSError:
        return ()
