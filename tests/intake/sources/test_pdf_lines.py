"""Letters of a page are put together to lines, marks with the letter they are drawn after."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.intake.sources.pdf_lines import Letters, Line, is_mark, lines_of


def char(
    text: str, left: float, bottom: float = 100, width: float = 5, size: float = 10
) -> Mapping[str, Any]:
    return {
        "text": text,
        "x0": left,
        "x1": left + width,
        "top": bottom - size,
        "bottom": bottom,
        "size": size,
    }


def texts(*chars: Mapping[str, Any]) -> list[str]:
    return [line.text for line in lines_of(chars)]


def test_letters_form_lines_from_the_top_down() -> None:
    lines = lines_of([char("ข", 0, 120), char("ก", 0), char("า", 5)])
    assert [line.text for line in lines] == ["กา", "ข"]
    assert lines[0] == Line("กา", 0, 10, 90, 100)


def test_gaps_are_blanks_once() -> None:
    assert texts(char("ก", 0), char("ข", 8), char(" ", 13), char("ค", 20), char(" ", 28)) == ["ก ข ค"]


def test_marks_stay_with_their_letter_wherever_they_are_drawn() -> None:
    assert texts(char("ก", 0), char("ี", 40, 93), char("่", 2, 80), char("น", 5)) == ["กี่น"]
    assert texts(char("่", 2, 80)) == ["่"]


def test_runs_side_by_side_are_one_line() -> None:
    assert texts(char("ข", 50), char("ก", 0), char("ค", 55, 101)) == ["ก ขค"]


def test_sara_am_is_put_together() -> None:
    assert texts(char("น", 0), char("ํ", 5), char("า", 5)) == ["นำ"]


def test_blanks_alone_are_no_line() -> None:
    assert texts(char(" ", 0), char(" ", 20), char("ก", 0, 200, size=0)) == ["ก"]


def test_letters_in_a_box_bring_their_marks() -> None:
    inside, mark, outside = char("ก", 0), char("่", 99), char("ข", 50)
    letters = Letters([mark, inside, mark, outside, mark])
    assert letters.within((0, 80, 20, 110)) == [inside, mark]
    assert len(letters) == 5


@given(
    st.lists(st.builds(char, st.sampled_from("กข่ี "), st.integers(0, 40), st.integers(0, 40))),
    st.tuples(*[st.integers(-5, 45)] * 4),
)
def test_letters_in_a_box_are_those_with_their_middle_in_it(
    chars: list[Mapping[str, Any]], box: tuple[int, int, int, int]
) -> None:
    found, inside = [], False
    for one in chars:
        if not is_mark(one["text"]):
            across, down = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
            inside = box[0] <= across < box[2] and box[1] <= down < box[3]
        found += [one] if inside else []
    assert Letters(chars).within(box) == found


def test_a_letter_that_stands_nowhere_is_in_no_box() -> None:
    there = char("ก", 0)
    assert Letters([char("ข", 0, float("nan")), there]).within((0, 80, 20, 110)) == [there]


class Looked(dict[str, Any]):
    """A letter that counts how often its place is asked for."""

    asked: ClassVar[Counter[str]] = Counter()

    def __getitem__(self, key: str) -> Any:
        self.asked[key] += 1
        return super().__getitem__(key)


@pytest.mark.parametrize("rows", [6, 60])
def test_a_row_looks_at_its_own_letters_only(rows: int) -> None:
    Looked.asked.clear()
    letters = Letters([Looked(char("ก", 5.0 * n, 20 * row)) for row in range(rows) for n in range(10)])
    found = [letters.within((0, 20 * row - 12, 50, 20 * row + 2)) for row in range(rows)]
    assert [len(row) for row in found] == [10] * rows
    assert Looked.asked["x0"] == 10 * rows
    assert Looked.asked["top"] == 10 * rows


def test_what_a_mark_is() -> None:
    assert [is_mark(letter) for letter in ("่", "ก", "", "าx")] == [True, False, True, False]
