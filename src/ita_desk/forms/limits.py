"""Limits on what is read as a form: a file may come from anybody, and all forms are read at each start."""

from pathlib import Path
from typing import Any

MOST_BYTES = 200_000  # the largest form that ships has 10,000
MOST_TABLES = 500  # sections, columns and charts together
_DEEPEST = 12


class TooMuch(Exception):
    """More than any report could want, said in a few words."""


def read_limited(path: Path) -> str:
    """The text of a file. Raises TooMuch, OSError and UnicodeDecodeError."""
    if not path.is_file():  # nor a device that never ends
        raise FileNotFoundError
    if path.stat().st_size > MOST_BYTES:
        raise TooMuch(f"{MOST_BYTES:,} B")
    return path.read_text(encoding="utf-8")


def check_extent(toml: dict[str, Any]) -> None:
    """Check how deep the tables of a form stand in each other, and how many there are. Raises TooMuch."""
    level: list[Any] = [toml]
    tables = 0
    for _ in range(_DEEPEST):
        tables += sum(isinstance(value, dict) for value in level)
        level = [inner for value in level for inner in _inside(value)]
    if level or tables > MOST_TABLES:
        raise TooMuch(f"{MOST_TABLES} [[ ]]")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
