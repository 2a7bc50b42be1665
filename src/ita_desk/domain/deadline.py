"""Until when a report has to be handed in: how long that is, and which day is usual."""

from datetime import date

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.records import dataclass

_USUAL = (
    4,
    30,
)  # the last day for entering OIT items in the calendars that are known; it is announced anew each year


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """How many days there are until a day: `state` is left, today or late, `days` never negative."""

    state: str
    days: int


def time_left(deadline: date, today: date) -> TimeLeft:
    """How long it is until a deadline, or since."""
    days = (deadline - today).days
    return TimeLeft("left" if days > 0 else "late" if days else "today", abs(days))


def usual_deadline(fiscal_year: FiscalYear, months: int) -> date:
    """The first 30 April after the end of a round: a day to begin with, not a rule."""
    end = fiscal_year.end if months == 12 else fiscal_year.half
    usual = date(end.year, *_USUAL)
    return usual if usual > end else usual.replace(year=end.year + 1)
