"""Sentences that break off."""

import pytest

from checks.looks import SETTING, placed, words_of
from ita_desk.checks.check import TextCheck
from ita_desk.checks.cut_off import build_checks
from ita_desk.thai.words import Segmenter


def found(text: str, field: str = "outcome.result") -> list[str]:
    (check,) = build_checks(Segmenter())
    assert isinstance(check, TextCheck)
    return words_of(text, check.find(placed(text, field), SETTING))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("โปร่งใส และมีความรับผิดชอบต่อ", "รับผิดชอบต่อ"),
        ("พระราชบัญญัติมาตรฐานทาง ", "มาตรฐานทาง"),
        ("อบรมบุคลากรของ", "ของ"),
    ],
)
def test_texts_that_break_off(text: str, word: str) -> None:
    assert found(text) == [word]
    assert found(text, "title") == []


@pytest.mark.parametrize("text", ["จัดหาสิ่งของ", "ดำเนินการต่อ", "เพิ่มช่องทาง", "มีส่วนร่วม (EIT)", "ทุกสถานที่", "ก"])
def test_texts_that_end(text: str) -> None:
    assert found(text) == []
