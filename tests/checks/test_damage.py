"""Damaged letters and mixed digits."""

import pytest

from checks.looks import SETTING, mended, placed, said_of, words_of
from ita_desk.checks.damage import find_mixed_digits


def test_damage_is_mended() -> None:
    text = "ตามหลักธรรมาภิ บาล (ป ร ะ จํา ปี)"
    assert mended(text, "text.damaged") == "ตามหลักธรรมาภิบาล (ประจำปี)"


def test_zeros_for_the_letter_of_a_code_are_not_damage() -> None:
    assert said_of("ตามข้อ ๐๒๕", "text.damaged") == ()


@pytest.mark.parametrize(
    "text",
    [
        "อบรม ๕๐ คน",
        "ISO 9001 ปี ๒๕๖๘",
        "COVID-19 ปี ๒๕๖๘",
        "5G ๑ จุด",
        "ดู https://a.go.th/2568 ปี ๒๕๖๘",
        "อบรม 50 คน",
    ],
)
def test_digits_of_one_sort(text: str) -> None:
    assert list(find_mixed_digits(placed(text), SETTING)) == []


@pytest.mark.parametrize(
    ("text", "number", "right"),
    [
        ("อบรม 50 คน ปี ๒๕๖๘", "50", "๕๐"),
        ("อบรม 1,250 คน ๒ วัน ปี 2568", "๒", "2"),
        ("ISO 9001 อบรม 50 คน ๒ วัน", "50", "๕๐"),
    ],
)
def test_the_rarer_digits_are_said(text: str, number: str, right: str) -> None:
    (found,) = find_mixed_digits(placed(text), SETTING)
    assert words_of(text, [found]) == [number]
    assert found.remedy is not None
    assert found.remedy.value == right
