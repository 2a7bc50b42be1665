"""Begins a backup and is killed in the middle of it: `python killed_backup.py FILE FOLDER WHEN`.

WHEN is `copying`, `testing` or `naming`.
"""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

from ita_desk.storage import backup


def die(*_: Any) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def copied_in_part(path: Path, target: Path) -> None:
    content = path.read_bytes()
    target.write_bytes(content[: len(content) // 2])
    die()


def main() -> None:
    path, folder, when = sys.argv[1:]
    replaced: dict[str, tuple[str, Any]] = {
        "copying": ("copy_database", copied_in_part),
        "testing": ("check_whole", die),
        "naming": ("patiently", die),
    }
    with patch.object(backup, *replaced[when]):
        backup.make_backup(Path(path), Path(folder), 1, datetime(2026, 11, 21, tzinfo=UTC))


main()
