"""The numbers of a year's measures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_numbers import numbering_of, renumbered


def numbered(*numbers: str) -> tuple[Measure, ...]:
    """Measures with these numbers; "g:1" stands in the group g."""
    parts = [number.rpartition(":") for number in numbers]
    return tuple(Measure(str(n), number, group) for n, (group, _, number) in enumerate(parts))


def numbers(measures: tuple[Measure, ...]) -> list[str]:
    return [measure.number for measure in measures]


@pytest.mark.parametrize(
    ("given_numbers", "numbering"),
    [
        ((), ""),
        (("1",), "year"),
        (("1", "๒", " 3."), "year"),
        (("ข้อ 1", "ข้อ 2"), "year"),
        (("2", "3"), ""),
        (("1", "2", "2"), ""),
        (("1", ""), ""),
        (("1.1", "1.2"), ""),
        (("1", "²"), ""),
        (("g:1", "g:2", "h:1"), "group"),
        (("g:1", "g:2", "h:3"), "year"),
        (("g:1", "h:1", "g:2"), "group"),
        (("g:1", "g:2", "h:2"), ""),
    ],
)
def test_whether_numbers_follow_each_other(given_numbers: tuple[str, ...], numbering: str) -> None:
    assert numbering_of(numbered(*given_numbers)) == numbering


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("", ""), ["1", "2"]),
        (("3", "1"), ["1", "2"]),
        (("๓", "1", "๗"), ["๑", "๒", "๓"]),
        (("1.", "5.", "7"), ["1.", "2.", "3."]),
        (("ข้อ ๔", ""), ["ข้อ ๑", "ข้อ ๒"]),
        (("1.1", "1.2"), ["1", "2"]),
    ],
)
def test_numbering_anew_keeps_the_usual_look(before: tuple[str, ...], after: list[str]) -> None:
    assert numbers(renumbered(numbered(*before))) == after


def test_numbers_that_are_right_stay_the_same_objects() -> None:
    measures = numbered("1", " 2", "4")
    again = renumbered(measures)
    assert [new is old for new, old in zip(again, measures, strict=True)] == [True, True, False]


def test_numbers_by_group_and_like_others() -> None:
    measures = numbered("g:", "h:", "g:")
    assert numbers(renumbered(measures, "group", numbered("๙"))) == ["๑", "๑", "๒"]


@settings(max_examples=30)
@given(st.lists(st.text("12๓. ก", max_size=4), min_size=1, max_size=6))
def test_after_numbering_anew_they_follow_each_other(texts: list[str]) -> None:
    assert numbering_of(renumbered(tuple(Measure(number=text) for text in texts))) == "year"
