"""Readings of runs of letters, and the gaps between them."""

import pytest

from ita_desk.thai.repair_words import Lexicon, gaps
from ita_desk.thai.words import Segmenter


def test_a_reading_tells_the_words_and_what_is_none() -> None:
    reading = Lexicon(Segmenter()).reading("กาหนดงาน")
    assert [(word.start, word.end, word.known) for word in reading.words] == [
        (0, 2, True),
        (2, 4, True),
        (4, 5, False),
        (5, 8, True),
    ]
    assert reading.unknown == 1
    assert (reading.head(), reading.tail()) == ("กาหนด", "หนดงาน")
    assert reading.over(1) == reading.at(0) == reading.words[0]
    assert reading.over(2) is None


def test_names_are_known() -> None:
    assert not Lexicon(Segmenter()).knows("ภูผาจำบ")
    assert Lexicon(Segmenter(["ภูผาจำบ"])).knows("ภูผาจำบ")


def test_of_single_letters_only_one_is_a_word() -> None:
    assert [letter for letter in "กณฆธ" if Lexicon(Segmenter()).knows(letter)] == ["ณ"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("กา ขา", [(2, 3)]),
        ("กา  ขา\u00a0งา", [(2, 4), (6, 7)]),
        ("กา   ขา", []),
        ("กา\nขา", []),
        ("กา-ขา", []),
        ("กา พ.ศ. ขา", []),
        ("กาพ.ศ ขา", []),
        ("กาขา. ขา กา", [(8, 9)]),
        ("กา 5 ขา", []),
    ],
)
def test_gaps(text: str, spans: list[tuple[int, int]]) -> None:
    assert [gap.span for gap in gaps(text)] == spans
