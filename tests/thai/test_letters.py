"""Which letters cannot begin or end a line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.thai.letters import (
    CLOSING,
    FOLLOWING_VOWELS,
    LEADING_VOWELS,
    MARKS,
    NO_END,
    NO_START,
    OPENING,
    REPEAT_SIGNS,
    may_break,
)

THAI = "".join(map(chr, range(0x0E01, 0x0E5C)))


def test_marks_are_what_stands_above_and_below() -> None:
    # SARA AM counts as a letter in Unicode, as it has a part with a width of its own.
    assert {c for c in THAI if unicodedata.category(c) == "Mn"} == MARKS


def test_no_letter_is_of_two_kinds() -> None:
    kinds = [MARKS, FOLLOWING_VOWELS, LEADING_VOWELS, REPEAT_SIGNS, CLOSING, OPENING]
    assert sum(map(len, kinds)) == len(frozenset().union(*kinds))


@pytest.mark.parametrize("pair", ["กข", "ก ", "กก", "ะก", "ๆก", "ก(", ")ก", "กเ", "ก1", "a-", "่ก", "ำน"])
def test_a_line_may_end_between(pair: str) -> None:
    assert may_break(pair[0], pair[1])


@pytest.mark.parametrize(
    "pair", ["กะ", "กำ", "ฤๅ", "ก่", "ก์", "ทุ", "เก", "ไม", "ก)", "(ก", "“ก", "ก”", "กๆ", "กฯ", "ก.", "฿5"]
)
def test_a_line_may_not_end_between(pair: str) -> None:
    assert not may_break(pair[0], pair[1])


@given(st.text(max_size=4), st.text(max_size=4))
def test_only_the_letters_at_the_break_count(before: str, after: str) -> None:
    allowed = bool(before and after) and before[-1] not in NO_END and after[0] not in NO_START
    assert may_break(before, after) is allowed
