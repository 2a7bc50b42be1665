"""Thinning keeps the newest, and of every stretch of time one, whatever the clocks said."""

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from itertools import accumulate
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.services.keeping.backup_thinning import kept

DAY = date(2026, 11, 21)
Made = list[tuple[int, date]]

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31)) | st.dates()
MADE: st.SearchStrategy[Made] = st.lists(DAYS, max_size=80).map(lambda days: list(enumerate(days, 1)))
# As in an office: most on the same day or the next, now and then a leap, in either direction where a clock goes wrong.
STEPS = st.lists(st.sampled_from([0, 0, 0, 1, 1, 3, 30, 365, -400]), max_size=120)


def counted_on(steps: list[int]) -> Made:
    days = accumulate(steps, lambda day, step: day + timedelta(step), initial=DAY)
    return list(enumerate(days, 1))


ANY = MADE | STEPS.map(counted_on)

PARTS: dict[str, tuple[Callable[[date], Hashable], int]] = {
    "day": (lambda day: day, 14),
    "week": (lambda day: day.isocalendar()[:2], 8),
    "month": (lambda day: (day.year, day.month), 24),
    "year": (lambda day: day.year, 10_000),
}


def last(made: Made, part: Callable[[date], Hashable]) -> dict[Hashable, int]:
    """The newest number of each day, week …; the last of these first."""
    newest: dict[Hashable, int] = {}
    for number, day in sorted(made):
        newest[part(day)] = number
    return dict(sorted(newest.items(), key=lambda found: -found[1]))


@given(ANY)
def test_exactly_the_newest_and_one_of_each_stretch_stay(made: Made) -> None:
    wanted = {number for number, _ in made[-10:]}
    for part, most in PARTS.values():
        wanted.update(list(last(made, part).values())[:most])
    assert kept(made) == wanted


@given(ANY)
def test_the_newest_ten_stay(made: Made) -> None:
    assert kept(made) >= {number for number, _ in made[-10:]}


@given(ANY)
def test_every_year_stays(made: Made) -> None:
    days = dict(made)
    assert {days[number].year for number in kept(made)} == {day.year for _, day in made}


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_they_are_found_in_does_not_matter(made: Made, random: Random) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert kept(shuffled) == kept(made)


@given(ANY)
def test_thinning_again_removes_nothing_more(made: Made) -> None:
    stay = kept(made)
    assert kept([one for one in made if one[0] in stay]) == stay


@given(ANY, DAYS)
def test_one_more_takes_no_stretch_its_only_backup(made: Made, day: date) -> None:
    more = [*made, (len(made) + 1, day)]
    days, before, after = dict(more), kept(made), kept(more)
    for part, most in PARTS.values():
        held = {part(days[number]) for number in before}
        still = {part(days[number]) for number in after}
        allowed = set(list(last(more, part))[:most])
        assert (held & allowed) <= still


@given(ANY)
def test_they_do_not_grow_without_end(made: Made) -> None:
    years = len({day.year for _, day in made})
    assert len(kept(made)) <= 10 + 14 + 8 + 24 + years


# --- clocks gone wrong -----------------------------------------------------------------------------------------


def every_day(count: int, first: date = DAY) -> list[date]:
    return [first + timedelta(number) for number in range(count)]


def numbered(*days: list[date]) -> Made:
    return list(enumerate([day for part in days for day in part], 1))


@pytest.mark.parametrize("years", [-30, 30])
def test_a_clock_years_wrong_for_a_day_keeps_the_years_work(years: int) -> None:
    wrong = [DAY.replace(year=DAY.year + years)] * 40
    made = numbered(every_day(300), wrong)
    stay = kept(made)
    days = [dict(made)[number] for number in stay]
    assert len({day for day in days if day not in wrong}) >= 13
    assert len({(day.year, day.month) for day in days}) == 12
    assert max(stay) == 340


def test_a_clock_set_right_again_is_followed_at_once() -> None:
    wrong = [date(2056, 1, 1)] * 40
    made = numbered(wrong, every_day(3))
    assert {41, 42, 43} <= kept(made)
    assert 40 in kept(made)


def test_a_day_full_of_backups_leaves_one_of_each_day_before() -> None:
    made = numbered(every_day(13), [every_day(14)[-1]] * 60)
    assert kept(made) == {*range(1, 14), *range(64, 74)}


def test_nothing_of_nothing() -> None:
    assert kept([]) == set()
