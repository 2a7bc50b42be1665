"""The dictionary file holds PyThaiNLP's words, and only what is asked for is made of it."""

import runpy
from pathlib import Path

import pytest
from pythainlp.corpus import thai_words

from ita_desk.resources import resource
from ita_desk.thai.dictionary import Dictionary, load_dictionary

MAKING = runpy.run_path(str(Path(__file__).parents[2] / "script" / "make_words.py"))
SOME = ["ก็", "กา", "การ", "การงาน", "ฒ", "ณ ที่นี้", "ม.ค."]


@pytest.fixture
def some() -> Dictionary:
    return Dictionary(MAKING["build_dictionary"](reversed(SOME)))


def test_the_file_is_made_of_the_present_list_of_words() -> None:
    assert load_dictionary().all_words() == frozenset(thai_words())
    assert resource("words", "words.txt").read_bytes() == MAKING["build_dictionary"](thai_words())


def test_the_file_is_read_once() -> None:
    assert load_dictionary() is load_dictionary()


@pytest.mark.parametrize(
    ("beginning", "words"),
    [
        ("กา", ["กา", "การ", "การงาน"]),
        ("ก็", ["ก็"]),
        ("ม.", ["ม.ค."]),
        ("ก", ["กา", "ก็"]),
        ("ฒ", ["ฒ"]),
        ("กก", []),
        ("字", []),
        ("a?", []),
        ("", []),
    ],
)
def test_words_by_their_beginning(some: Dictionary, beginning: str, words: list[str]) -> None:
    assert list(some.words(beginning)) == words
    assert some.words(beginning) == some.words(beginning)


def test_only_words_that_are_asked_for_are_made(some: Dictionary) -> None:
    some.words("กา")
    assert set(some._words) == {"ก", "ณ", "ฒ", "ม", "กา"}


@pytest.mark.parametrize(
    ("text", "start", "ends"),
    [("การงานดี", 0, [2, 3, 6]), ("ไปการ", 2, [4, 5]), ("การง", 0, [2, 3]), ("ฒ", 0, []), ("งาน", 0, [])],
)
def test_where_words_end(some: Dictionary, text: str, start: int, ends: list[int]) -> None:
    assert list(some.word_ends(text, start)) == ends


def test_all_words(some: Dictionary) -> None:
    assert some.all_words() == frozenset(SOME)
