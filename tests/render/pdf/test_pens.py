"""Strips that are written from what was written before, by `StripWriter` as judge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.render.pdf import pens
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.operators import StripWriter, word_of
from ita_desk.render.pdf.pens import Pens
from ita_desk.render.pdf.shaping import Shaper
from typeset import HARD_WORDS

FACE = load_family().regular
SHAPER = Shaper(FACE)
WORDS = [*HARD_WORDS.split(), "\u200b", " "]
DRAWN = [word for word in WORDS if not word_of(SHAPER.shape(word).glyphs).outlines]
PENS = Pens(FACE, 10, SHAPER.shape)


def written(words: list[str]) -> str:
    """What a writer writes that remembers nothing."""
    writer = StripWriter(10)
    writer.select(FACE)
    for word in words:
        writer.add(word_of(SHAPER.shape(word).glyphs))
    return writer.finish()


@given(st.lists(st.sampled_from(DRAWN), max_size=8))
def test_words_are_written_as_by_a_writer_that_remembers_nothing(words: list[str]) -> None:
    assert PENS.write(words) == written(words)


@given(st.lists(st.sampled_from(DRAWN), max_size=4), st.lists(st.sampled_from(DRAWN), max_size=4))
def test_outlines_are_not_drawn(before: list[str], after: list[str]) -> None:
    assert PENS.write([*before, "ปำ", *after]) is None


def test_what_was_written_before_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Pens(FACE, 10, SHAPER.shape)
    once = ours.write(DRAWN)
    monkeypatch.setattr(pens, "word_of", None)
    assert ours.write(DRAWN) == once


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pens, "_MOST_STROKES", 5)
    ours = Pens(FACE, 10, SHAPER.shape)
    for _ in range(2):
        assert ours.write(DRAWN) == written(DRAWN)
        assert sum(map(len, ours._pens.values())) <= 5
