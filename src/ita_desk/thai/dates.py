"""Thai days and periods, written with Buddhist years and Arabic digits; `date_reading` reads what people write."""

from datetime import date, timedelta
from typing import Literal

from ita_desk.thai.months import MONTHS, SHORT_MONTHS

DayStyle = Literal["long", "month", "short"]

BUDDHIST_OFFSET = 543


def _year(day: date, short: bool) -> str:
    year = day.year + BUDDHIST_OFFSET
    return f"{year % 100}" if short and 2532 <= year < 2600 else f"{year}"


def format_day(day: date, style: DayStyle = "long") -> str:
    """A day with Arabic digits and Buddhist year: "7 มีนาคม 2566" (long), "มีนาคม 2566", "7 มี.ค. 66" (short)."""
    if style == "short":
        return f"{day.day} {SHORT_MONTHS[day.month - 1]} {_year(day, short=True)}"
    month = f"{MONTHS[day.month - 1]} {_year(day, short=False)}"
    return month if style == "month" else f"{day.day} {month}"


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and (end == date.max or (end + timedelta(days=1)).day == 1)


def format_period(start: date | None, end: date | None) -> str:
    """A period with Arabic digits: whole months as months, an open one in words, nothing for no dates.

    `date_reading.parse_period` reads it back.
    """
    if start is None:
        return f"ภายในวันที่ {format_day(end)}" if end else ""
    if end is None:
        return f"ตั้งแต่วันที่ {format_day(start)} เป็นต้นไป"
    if start == end:
        return format_day(start)
    style: DayStyle = "month" if _whole_months(start, end) else "long"
    if style == "month" and (start.year, start.month) == (end.year, end.month):
        return format_day(start, style)
    return f"{format_day(start, style)} - {format_day(end, style)}"
