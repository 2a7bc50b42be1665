"""Days and months as written in running text."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from ita_desk.records import dataclass
from ita_desk.thai.dates import format_day
from ita_desk.thai.digits import to_arabic
from ita_desk.thai.months import SHORT_MONTHS
from ita_desk.thai.year_numbers import YearNumber, year_numbers

_OFFSET = 543
_LEAP = 2024
_DIGITS = re.compile(r"[0-9๐-๙]{2}")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A month in a text, with the day and the Buddhist year where they stand beside it."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None

    @property
    def is_possible(self) -> bool:
        """Whether there is such a day; in a year not named, 29 February is one."""
        year = _LEAP if self.year is None else self.year - _OFFSET
        return self.day is None or 1 <= self.day <= monthrange(year, self.month)[1]

    def days(self, year: int | None = None) -> tuple[date, date] | None:
        """The first and last day meant; None without a year (its own or the given one), or if there is no such day."""
        year = self.year or year
        if year is None or not self.is_possible:
            return None
        last = monthrange(year - _OFFSET, self.month)[1]
        first, last = (1, last) if self.day is None else (min(self.day, last), min(self.day, last))
        return date(year - _OFFSET, self.month, first), date(year - _OFFSET, self.month, last)


@cache
def month_names() -> tuple[str, ...]:
    """The months' names, in full and then shortened, January first each."""
    full = (format_day(date(_LEAP, month, 1), "month").split()[0] for month in range(1, 13))
    return *full, *SHORT_MONTHS


@cache
def months() -> str:
    """A pattern of the name of a month."""
    return "|".join(map(re.escape, month_names()))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![0-9๐-๙.,/])(?P<day>[0-9๐-๙]{1,2})\s?(?:เดือน\s?)?)?"
        rf"(?P<month>{months()})"
        r"(?:\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>(?:25|๒๕)[0-9๐-๙]{2}|[0-9๐-๙]{2})(?![0-9๐-๙]))?"
    )


@lru_cache(maxsize=8)  # several checks look at a text one after the other
def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """The months and days in a text, in order."""
    return tuple(_written_dates(text))


def _written_dates(text: str) -> Iterator[WrittenDate]:
    for found in _pattern().finditer(text):
        day, month, year = found["day"], found["month"], found["year"]
        if year and len(year) == 2 and not month.endswith("."):  # "มกราคม ๑๒ คน" counts people
            year = None
        number = int(to_arabic(year)) if year else None
        yield WrittenDate(
            found.start(),
            found.end("year") if year else found.end("month"),
            int(to_arabic(day)) if day else None,
            month_names().index(month) % 12 + 1,
            number + 2500 if number is not None and number < 100 else number,
        )


@lru_cache(maxsize=8)
def written_years(text: str) -> tuple[YearNumber, ...]:
    """The years in a text, in order."""
    return year_numbers(text) if _DIGITS.search(text) else ()
