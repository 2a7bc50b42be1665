"""The fiscal year and its borders."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.fiscal_year import FIRST, LAST, FiscalYear


def test_days_of_a_year() -> None:
    year = FiscalYear(2568)
    assert (year.start, year.half, year.end) == (date(2024, 10, 1), date(2025, 3, 31), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 9, 30), 2567),
        (date(2024, 10, 1), 2568),
        (date(2024, 12, 31), 2568),
        (date(2025, 1, 1), 2568),
        (date(2025, 9, 30), 2568),
        (date(2025, 10, 1), 2569),
        (date(2024, 2, 29), 2567),
    ],
)
def test_year_of_a_day(day: date, year: int) -> None:
    assert FiscalYear.of(day) == year


@given(st.dates(FiscalYear(FIRST + 1).start, FiscalYear(LAST - 1).end))
def test_a_day_lies_in_one_year(day: date) -> None:
    year = FiscalYear.of(day)
    assert year.start <= day <= year.end
    assert [year.previous.holds(day), year.holds(day), FiscalYear(year + 1).holds(day)] == [
        False,
        True,
        False,
    ]


@given(st.integers(FIRST + 1, LAST))
def test_years_follow_each_other_without_a_gap(number: int) -> None:
    year = FiscalYear(number)
    assert year.previous == number - 1
    assert year.previous.end + timedelta(1) == year.start
    assert year.start < year.half < year.end


@pytest.mark.parametrize("number", [2499, 2701, 2025, 68, 0, -2568])
def test_other_numbers_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        FiscalYear(number)


def test_first_and_last_year() -> None:
    assert FiscalYear(FIRST).start.year == 1956
    assert FiscalYear(LAST).end.year == 2157
    with pytest.raises(ValueError, match="2499"):
        _ = FiscalYear(FIRST).previous
    with pytest.raises(ValueError, match="2701"):
        FiscalYear.of(date(2157, 10, 1))


def test_it_is_a_number_with_a_name() -> None:
    assert FiscalYear(2568) == 2568
    assert repr(FiscalYear(2568)) == "FiscalYear(2568)"
    assert f"{FiscalYear(2568):d}" == "2568"


def test_in_a_sentence_it_is_its_number() -> None:
    assert f"{FiscalYear(2568)}" == str(FiscalYear(2568)) == "2568"
