"""A change to a text that a search for one kind of damage proposes."""

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """`text[start:end]` becomes `after`."""

    start: int
    end: int
    after: str


Find = Callable[[str], Iterable[Change]]
