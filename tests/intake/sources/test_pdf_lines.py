"""Letters of a page are put together to lines, marks with the letter they are drawn after."""

from collections.abc import Mapping
from typing import Any

from ita_desk.intake.sources.pdf_lines import Line, is_mark, lines_of, within


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
    assert within([inside, mark, outside, mark], (0, 80, 20, 110)) == [inside, mark]


def test_what_a_mark_is() -> None:
    assert [is_mark(letter) for letter in ("่", "ก", "", "าx")] == [True, False, True, False]
