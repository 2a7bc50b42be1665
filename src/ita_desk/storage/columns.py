"""How values stand in the columns of the file: numbers and dates as text, lists and mappings as JSON."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

Row = dict[str, str | int | None]


class StoredRow(Protocol):
    """A row as read from the file: values by the column's name."""

    def __getitem__(self, column: str, /) -> Any:
        """The value of a column."""


def decimal_to_text(number: Decimal | None) -> str | None:
    """The number with all its digits; no number is NULL."""
    return None if number is None else str(number)


def decimal_from_text(text: str | None) -> Decimal | None:
    """The number in a column. Raises ArithmeticError."""
    return None if text is None else Decimal(text)


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
    """The texts of a JSON array. Raises ValueError."""
    return tuple(json.loads(text))


def map_to_text(items: Mapping[str, str]) -> str:
    """The mapping as a JSON object."""
    return json.dumps(dict(items), ensure_ascii=False)
