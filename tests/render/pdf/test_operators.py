"""The operators that draw words: numbers, moves, heights and outlines."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.operators import StripWriter, move, number, outline, word_of
from ita_desk.render.pdf.shaping import Shaper
from typeset import HARD_WORDS

FACE = load_family().regular
SHAPER = Shaper(FACE)
TOKEN = re.compile(r"<([0-9A-F]*)>|(-?[0-9.]+)")


@given(st.floats(-1e6, 1e6))
def test_numbers_are_written_plainly_to_a_hundredth(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"0|-?(?:[1-9]\d*|0)(?:\.\d?[1-9])?", text)
    assert abs(float(text) - value) <= 0.005 + 1e-9


@given(st.floats(-2000, 2000))
def test_a_move_back_is_made_in_steps_that_no_reader_takes_for_a_blank(distance: float) -> None:
    steps = [float(step) for step in move(distance).split()]
    assert sum(steps) == pytest.approx(distance, abs=0.005 * len(steps) + 1e-9)
    assert len(steps) == 1 or max(steps) <= 100.01


def played(operators: str) -> tuple[list[tuple[int, float, float]], float]:
    """Codes with the places where they are drawn, and where the pen is at last, in 1/1000 em; by the PDF's own rules."""
    widths = {g.code: g.width for word in HARD_WORDS.split() for g in SHAPER.shape(word).glyphs}
    pen, rise, found = 0.0, 0.0, list[tuple[int, float, float]]()
    for array, height in re.findall(r"\[(.*?)\] TJ|(-?[0-9.]+) Ts", operators):
        rise = float(height) if height else rise
        for codes, step in TOKEN.findall(array):
            pen -= float(step or 0)
            for code in (int(codes[n : n + 4], 16) for n in range(0, len(codes), 4)):
                found.append((code, pen, rise))
                pen += widths[code]
    return found, pen


@given(st.lists(st.sampled_from(HARD_WORDS.split()), min_size=1, max_size=6), st.sampled_from([0.0, 50.0]))
def test_glyphs_are_drawn_where_harfbuzz_put_them(words: list[str], letter: float) -> None:
    writer = StripWriter(1000)
    writer.select(FACE)
    wanted: list[tuple[int, float, float]] = []
    pen = 0.0
    for text in words:
        for cluster in SHAPER.shape(text).clusters:
            if letter and pen:
                writer.skip(letter)
                pen += letter
            writer.add(word_of(cluster.glyphs))
            for glyph in cluster.glyphs:
                if glyph.text:
                    wanted.append((glyph.code, pen + glyph.dx, glyph.dy))
                pen += glyph.advance
    found, _ = played(writer.finish())
    assert [code for code, _, _ in found] == [code for code, _, _ in wanted]
    for one, other in zip(found, wanted, strict=True):
        assert one[1:] == pytest.approx(other[1:], abs=1.0)
    assert writer.placed == pytest.approx(pen)


def test_a_word_drawn_whole_is_the_same_as_by_clusters() -> None:
    for text in HARD_WORDS.split():
        whole, parts = StripWriter(1000), StripWriter(1000)
        shaped = SHAPER.shape(text)
        whole.select(FACE)
        parts.select(FACE)
        whole.add(word_of(shaped.glyphs))
        for cluster in shaped.clusters:
            parts.add(word_of(cluster.glyphs))
        assert [c for c, _, _ in played(whole.finish())[0]] == [c for c, _, _ in played(parts.finish())[0]]
        assert whole.placed == pytest.approx(shaped.width)


def test_the_height_is_back_at_the_line_at_the_end() -> None:
    writer = StripWriter(10)
    writer.select(FACE)
    writer.add(word_of(SHAPER.shape("ฟั้").glyphs))
    assert writer.finish().endswith(" 0 Ts")


def test_a_face_is_named_where_it_changes() -> None:
    writer = StripWriter(10)
    for face, text in ((FACE, "ก"), (FACE, "ข"), (load_family().bold, "ค")):
        writer.select(face)
        writer.add(word_of(Shaper(face).shape(text).glyphs))
    assert re.findall(r"/T\d [0-9.]+ Tf", writer.finish()) == ["/T0 10 Tf", "/T1 10 Tf"]


def test_a_ring_without_a_text_of_its_own_is_drawn_as_an_outline() -> None:
    writer = StripWriter(10)
    writer.select(FACE)
    writer.add(word_of(SHAPER.shape("ทำปำ").glyphs))
    ((face, gid, right, _),) = writer.outlines
    assert face is FACE
    assert FACE.font.glyph_to_string(gid).startswith("uni0E4D")
    extents = FACE.font.get_glyph_extents(gid)
    ring = right + (extents.x_bearing + extents.width / 2) * FACE.per_em
    start = SHAPER.width("ทำ")
    assert start < ring < start + SHAPER.width("ปำ")


def test_an_outline_covers_what_the_glyph_covers() -> None:
    for character in "กฎoi.":
        gid = FACE.font.get_nominal_glyph(ord(character))
        path = outline(FACE, gid)
        assert re.fullmatch(r"(?:-?[0-9.]+ -?[0-9.]+ (?:m|l)|(?:-?[0-9.]+ ){6}c|h| )+", path)
        points = [
            float(value) for value in re.findall(r"-?[0-9.]+", path)
        ]  # of curves the control points too
        xs, ys = points[::2], points[1::2]
        extents = FACE.font.get_glyph_extents(gid)
        assert min(xs) == pytest.approx(extents.x_bearing, abs=6)
        assert max(xs) == pytest.approx(extents.x_bearing + extents.width, abs=6)
        assert max(ys) == pytest.approx(extents.y_bearing, abs=6)
        assert min(ys) == pytest.approx(extents.y_bearing + extents.height, abs=6)
        assert path.count("h") == path.count("m") > 0
