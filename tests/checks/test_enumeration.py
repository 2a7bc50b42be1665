"""Numbered items within a text."""

import pytest

from checks.looks import SETTING, mended, placed, said_of
from ita_desk.checks.enumeration import find_lone_items

CODES = ("order.list-start", "order.list-gap", "order.lone-item")


@pytest.mark.parametrize(
    "text",
    [
        "๑. ก\n๒. ข\n๓. ค",
        "ก\n๑) ข\n๒) ค",
        "๑.ก\n๒ .ข\n๑. ค\n๒. ง",
        "๓. ต่อจากหน้าก่อน\n๔. ข",
        "๒.๕ ล้านบาท",
        "ก\n๑. ข",
        "ก",
        "๒. ข",
    ],
)
def test_lists_that_are_right(text: str) -> None:
    assert [said_of(text, code) for code in CODES] == [(), (), ()]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("ก\n๒. ข", "order.list-start", "๒"),
        ("๒. ข\n๓. ค", "order.list-start", "๒"),
        ("๑. ก\n๓. ข", "order.list-gap", "๓"),
        ("๑. ก\n๒. ข\n๒. ค", "order.list-gap", "๒"),
    ],
)
def test_lists_that_are_not(text: str, code: str, words: str) -> None:
    assert [problem.text for problem in said_of(text, code)] == [words]


def test_steps_and_parts_of_a_form_may_be_numbered_one_by_one() -> None:
    for field in ("steps[0]", "texts.memo/first"):
        assert list(find_lone_items(placed("๑. เรื่องเดิม", field), SETTING)) == []


def test_the_number_of_a_lone_item_can_go() -> None:
    assert mended("๑. จัดทำประกาศ", "order.lone-item") == "จัดทำประกาศ"
