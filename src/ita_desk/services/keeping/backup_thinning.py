"""Which backups of an office file stay, going by their numbers and days only."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date

NEWEST, DAYS, WEEKS, MONTHS = 10, 14, 8, 24


def kept(made: Iterable[tuple[int, date]]) -> set[int]:
    """The numbers of the backups that stay, of all those made: each with its number and the day it was made on.

    The newest ten; of each of the last 14 days, 8 weeks and 24 months that occur, and of every year, the newest.
    What is newest or last goes by the numbers: a clock that went wrong changes no order, and pushes nothing out by
    its age.
    """
    newest_first = sorted(made, reverse=True)
    stay = {number for number, _ in newest_first[:NEWEST]}
    for part, most in _BUCKETS:
        stay |= _newest_of_each(newest_first, part, most)
    return stay


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month


def _year(day: date) -> Hashable:
    return day.year


_Part = Callable[[date], Hashable]
_BUCKETS: tuple[tuple[_Part, int | None], ...] = (
    (date.toordinal, DAYS),
    (_week, WEEKS),
    (_month, MONTHS),
    (_year, None),
)


def _newest_of_each(newest_first: Iterable[tuple[int, date]], part: _Part, most: int | None) -> set[int]:
    """The first number of each day, week, month or year, of the first `most` of them."""
    found: dict[Hashable, int] = {}
    for number, day in newest_first:
        found.setdefault(part(day), number)
    return set(list(found.values())[:most])
