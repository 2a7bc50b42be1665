"""How values stand in the columns of the file: numbers and dates as text, lists and mappings as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any, Protocol

_SHORT = 200  # characters of a list that is worth remembering
_MOST_DIGITS = 1000  # of a number, and of the power of ten it is multiplied by
Row = dict[str, str | int | None]


class StoredRow(Protocol):
    """A row as read from the file: values by the column's name."""

    def __getitem__(self, column: str, /) -> Any:
        """The value of a column."""


def decimal_to_text(number: Decimal | None) -> str | None:
    """The number with all its digits; no number is NULL."""
    return None if number is None else str(number)


def decimal_from_text(text: str | None) -> Decimal | None:
    """The number in a column. Raises ArithmeticError or ValueError."""
    if text is None:
        return None
    number = Decimal(text) if len(text) <= _MOST_DIGITS else Decimal("NaN")
    # Reckoning with 1e999999999 would not end.
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError("no number of an office")
    return number


def day_to_text(day: date | None) -> str | None:
    """The day as YYYY-MM-DD; no day is NULL."""
    return None if day is None else day.isoformat()


def day_from_text(text: str | None) -> date | None:
    """The day in a column. Raises ValueError."""
    return None if text is None else date.fromisoformat(text)


def list_to_text(items: Iterable[str] | Iterable[float]) -> str:
    """The items as a JSON array."""
    return json.dumps(list(items), ensure_ascii=False, allow_nan=False)


def texts_from_text(text: str) -> tuple[str, ...]:
    """The texts of a JSON array. Raises ValueError or RecursionError."""
    return _texts(text) if len(text) <= _SHORT else _texts.__wrapped__(text)


@lru_cache(maxsize=1000)
def _texts(text: str) -> tuple[str, ...]:
    """The same; the few codes and units of an office come thousands of times, and are read and kept once."""
    return tuple(_each(json.loads(text), str))


def numbers_from_text(text: str) -> tuple[float, ...]:
    """The finite numbers of a JSON array. Raises ValueError, OverflowError or RecursionError."""
    numbers = tuple(map(float, _each(json.loads(text), (int, float))))
    if not all(map(isfinite, numbers)):
        raise ValueError("no number")
    return numbers


def map_to_text(items: Mapping[str, str]) -> str:
    """The mapping as a JSON object."""
    return json.dumps(dict(items), ensure_ascii=False)


def map_from_text(text: str) -> dict[str, str]:
    """The texts of a JSON object by their names. Raises ValueError or RecursionError."""
    items: dict[str, str] = json.loads(text)
    _each(list(items.values()) if isinstance(items, dict) else items, str)
    return items


def _each(items: Any, kind: type | tuple[type, ...]) -> Any:
    if not isinstance(items, list) or not all(isinstance(item, kind) for item in items):
        raise ValueError("JSON of another form")
    return items


def one_of(text: str, choices: Sequence[str]) -> str:
    """The text. Raises ValueError where it is none of the choices."""
    if text not in choices:
        raise ValueError("no such choice")
    return text
