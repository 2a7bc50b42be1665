"""Which texts are numbers, and that the number format shows them as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.document.blocks import Source, plain_text
from ita_desk.render.xlsx.printed_numbers import PrintedNumber, number_of, printed_number
from ita_desk.thai.digits import to_thai
from typeset import photo, text_of


@pytest.mark.parametrize(
    ("text", "value", "shape"),
    [
        ("๘๔.๕๐", 84.5, "[$-D00041E]0.00"),
        ("84.50", 84.5, "0.00"),
        ("๑", 1, "[$-D00041E]0"),
        ("0", 0, "0"),
        ("๑๐๐.๐๐", 100.0, "[$-D00041E]0.00"),
        ("๑,๒๓๔,๕๖๗.๕", 1234567.5, "[$-D00041E]#,##0.0"),
        ("28,000", 28000, "#,##0"),
        ("-๓.๕", -3.5, "[$-D00041E]0.0"),
    ],
)
def test_numbers_keep_their_look(text: str, value: float, shape: str) -> None:
    assert printed_number(text) == PrintedNumber(value, shape)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "๐๑",
        "007",
        "๑๒,๓๔",
        "1,23",
        "๑2",
        "๑.",
        ".๕",
        "๑.๑.๑",
        "๕%",
        "i๑",
        "๑/๒",
        "๑ ๒",
        "1e5",
        "²",
        "1" * 16,
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert printed_number(text) is None


@given(st.decimals(-999_999, 999_999, places=2, allow_nan=False))
def test_any_score_is_understood_in_both_digits(score: object) -> None:
    plain = f"{score:.2f}"
    for text in (plain, to_thai(plain)):
        number = printed_number(text)
        assert number
        assert f"{number.value:.2f}" == plain


def test_a_cell_is_a_number_if_it_says_nothing_else() -> None:
    assert number_of((text_of("๘๔.๕๐"),)) == PrintedNumber(84.5, "[$-D00041E]0.00")
    assert number_of((text_of("๘๔.๕๐"), text_of("ดี"))) is None
    assert number_of((text_of("๘๔.๕๐", marker="๑."),)) is None
    assert number_of((photo(),)) is None
    assert number_of(()) is None


def test_a_measures_own_number_is_a_name() -> None:
    assert number_of((plain_text("๑.๑๐", Source("m1", "number")),)) is None
