"""How long it is until a deadline, and which day is usual."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.deadline import TimeLeft, time_left, usual_deadline
from ita_desk.domain.fiscal_year import FiscalYear
from strategies import fiscal_years

DAY = date(2026, 4, 30)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 4, 18), TimeLeft("left", 12)),
        (date(2026, 4, 29), TimeLeft("left", 1)),
        (DAY, TimeLeft("today", 0)),
        (date(2026, 5, 3), TimeLeft("late", 3)),
    ],
)
def test_time_left(today: date, left: TimeLeft) -> None:
    assert time_left(DAY, today) == left


def test_the_usual_day_is_the_first_end_of_april_after_the_round() -> None:
    assert usual_deadline(FiscalYear(2569), 6) == DAY
    assert usual_deadline(FiscalYear(2568), 12) == DAY


@given(fiscal_years(), st.sampled_from([6, 12]))
def test_the_usual_day_comes_within_a_year_after_the_round(year: FiscalYear, months: int) -> None:
    end = year.end if months == 12 else year.half
    assert end < usual_deadline(year, months) <= end + timedelta(days=366)
