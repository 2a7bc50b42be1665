"""Values survive the way into a column and back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.storage.columns import (
    day_from_text,
    day_to_text,
    decimal_from_text,
    decimal_to_text,
    list_to_text,
    map_to_text,
    texts_from_text,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.none() | st.decimals(allow_nan=False, allow_infinity=False))
def test_numbers_keep_their_digits(number: Decimal | None) -> None:
    back = decimal_from_text(decimal_to_text(number))
    assert back == number
    assert str(back) == str(number)


@given(st.none() | st.dates())
def test_days(day: date | None) -> None:
    assert day_from_text(day_to_text(day)) == day


@given(st.lists(TEXT).map(tuple))
def test_lists(texts: tuple[str, ...]) -> None:
    assert texts_from_text(list_to_text(texts)) == texts


def test_thai_stays_readable() -> None:
    assert list_to_text(["สำนักปลัด", 'ก"ข']) == '["สำนักปลัด", "ก\\"ข"]'
    assert map_to_text({"outcome.output": "การติดตามผล"}) == '{"outcome.output": "การติดตามผล"}'


def test_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        list_to_text([float("nan")])
    with pytest.raises(ArithmeticError):
        decimal_from_text("95..3")


def test_texts_that_come_often_are_read_once() -> None:
    short, long = list_to_text(["o1", "o2"]), list_to_text(["ก" * 300])
    assert texts_from_text(short) is texts_from_text("".join(short))
    assert texts_from_text(long) == ("ก" * 300,)
    assert texts_from_text(long) is not texts_from_text(long)
