"""Thai days and periods as people write them in tables, read; `dates` writes them.

Years are Buddhist (2568, or 68 for short); a year that looks Gregorian (2025) is taken as it is. What is not
certainly one day or one period is not understood: the text then stands alone.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

from ita_desk.thai.dates import BUDDHIST_OFFSET
from ita_desk.thai.digits import to_arabic
from ita_desk.thai.months import MONTHS, SHORT_MONTHS

PeriodDates = tuple[date | None, date | None]

_SPACED_DIGITS = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_DASH = re.compile(r"[\u2010-\u2015\u2212]|ถึง")
_NUMERIC = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_LEAD = re.compile(
    r"(?:ดำเนินการ|ต่อเนื่อง|ให้เป็นปัจจุบัน|ให้แล้วเสร็จ|แล้วเสร็จ|ตั้งแต่|ตลอดทั้ง|ตลอด|ระหว่าง|เมื่อ|ในช่วง|ช่วง"
    r"|ภายใน|ก่อน|ใน)*"
)
_ERA = r"(?:ปี)?(?:[พค]\.?ศ\.?)?"
_FISCAL_YEAR = re.compile(rf"(?:ประจำ)?ปีงบประมาณ{_ERA}(?P<year>[0-9]{{4}}|[0-9]{{2}})")


_MONTH_NUMBERS = {
    name.replace(".", ""): number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)
}


@cache
def _point_pattern() -> re.Pattern[str]:
    months = "|".join(r"\.?".join(name) + r"\.?" for name in sorted(_MONTH_NUMBERS, key=len, reverse=True))
    return re.compile(
        r"(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?ที่)?(?P<day>[0-9]{1,2})?"
        rf"(?:(?:เดือน)?(?P<month>{months})(?:{_ERA}(?P<year>[0-9]{{4}}|[0-9]{{2}}))?)?"
    )


class _Point(NamedTuple):
    """A day or a month as written; what is not written is None. `first` and `last` raise ValueError."""

    day: int | None
    month: int | None
    year: int | None

    def first(self) -> date:
        return date(self.year or 0, self.month or 0, self.day or 1)

    def last(self) -> date:
        start = self.first()
        return start.replace(day=self.day or monthrange(start.year, start.month)[1])


def _gregorian(digits: str) -> int:
    """The Gregorian year of a written one. Raises ValueError if it is none, or may be a day."""
    year = int(digits)
    if 31 < year < 100:
        year += 2500
    if 2400 <= year < 2700:
        return year - BUDDHIST_OFFSET
    if 1900 <= year < 2100:
        return year
    raise ValueError(f"not a year: {digits}")


def _named_month(numeric: re.Match[str]) -> str:
    month = int(numeric[2])
    return f"{numeric[1]}{MONTHS[month - 1]}{numeric[3]}" if 1 <= month <= 12 else numeric[0]


def _folded(text: str) -> str:
    """The text without blanks and with one sort of digits and of dash; separate numbers stay separate."""
    spaced = _SPACED_DIGITS.sub("|", to_arabic(unicodedata.normalize("NFC", text)))
    return _NUMERIC.sub(_named_month, _DASH.sub("-", "".join(spaced.split())))


def _point(text: str) -> _Point | None:
    found = _point_pattern().fullmatch(text)
    if found is None:
        return None
    day, month, year = found["day"], found["month"], found["year"]
    return _Point(
        int(day) if day else None,
        _MONTH_NUMBERS[month.replace(".", "")] if month else None,
        _gregorian(year) if year else None,
    )


def _fiscal_year(text: str) -> PeriodDates:
    found = _FISCAL_YEAR.fullmatch(text)
    if found is None:
        return None, None
    year = _gregorian(found["year"])
    return date(year - 1, 10, 1), date(year, 9, 30)


def _between(first: _Point, second: _Point) -> PeriodDates:
    end = second.last()
    begin = first._replace(month=first.month or second.month, year=first.year or second.year)
    start = begin.first()
    if start > end and first.year is None:  # December - January 2568
        start = begin._replace(year=end.year - 1).first()
    return (start, end) if start <= end else (None, None)


def _period(lead: str, text: str) -> PeriodDates:
    """The period of a folded text after its leading words. Raises ValueError for an impossible date."""
    if "ปีงบประมาณ" in text:
        return _fiscal_year(text)
    first, dash, second = text.removesuffix("เป็นต้นไป").partition("-")
    start, end = _point(first), _point(second)
    if start is None or end is None:
        return None, None
    if dash:
        return _between(start, end)
    if text.endswith("เป็นต้นไป"):
        return start.first(), None
    if "ก่อน" in lead and start.day is None:
        return None, None
    return None if "ก่อน" in lead or "ภายใน" in lead else start.first(), start.last()


def parse_period(text: str) -> PeriodDates:
    """The first and last day of a period as written; either is None where open or not understood.

    A month is all its days, a fiscal year runs from October to September, a day by which is an end without a
    start. The start is never after the end. Never raises.
    """
    folded = _folded(text)
    rest = _LEAD.sub("", folded, count=1)
    try:
        return _period(folded.removesuffix(rest), rest)
    except ValueError:
        return None, None


def parse_day(text: str) -> date | None:
    """The one day that a text names, or None. Never raises."""
    start, end = parse_period(text)
    if start is None or start != end:
        return None
    return start


def begins_with_month(text: str) -> bool:
    """Whether the text begins with the name of a month, in full or shortened with its dots."""
    return text.removeprefix("เดือน").lstrip().startswith(MONTHS + SHORT_MONTHS)
