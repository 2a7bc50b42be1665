"""Shaped glyphs keep their text, and their codes follow from the face alone."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ita_desk.render.pdf.fonts import INVISIBLE, load_family
from ita_desk.render.pdf.shaping import Glyph, Shaper
from typeset import HARD_WORDS, HOSTILE_TEXTS

REGULAR = load_family().regular
THAI = st.text(st.sampled_from("กนปฝฟฬญฐฎฏเแโใไะาำๅัิีึืฺุู็่้๊๋์ํ๎ๆฯ๑ a\u00a0\u200b") | st.characters(), max_size=25)


def glyphs(text: str, shaper: Shaper | None = None) -> tuple[Glyph, ...]:
    """The glyphs of a text."""
    return (shaper or Shaper(REGULAR)).shape(text).glyphs


def plain(text: str) -> str:
    """A text as it is drawn: without what is invisible, every blank a plain one."""
    return "".join(" " if c in "\t\u00a0" else c for c in text if ord(c) not in INVISIBLE or c == "\t")


@given(THAI)
@example(HARD_WORDS)
@example("e\u0301 \u1100\u1161")
@example("กุ่ กุ่")
def test_the_texts_of_the_glyphs_are_the_text(text: str) -> None:
    for face in load_family().faces:
        shaped = Shaper(face).shape(text)
        assert "".join(glyph.text for glyph in shaped.glyphs) == plain(text)
        assert shaped.width == sum(glyph.advance for glyph in shaped.glyphs) == Shaper(face).width(text)


@pytest.mark.parametrize("text", ["", "\ufeff", "\u200b", "\x00", "\r"])
def test_what_is_invisible_has_no_glyphs(text: str) -> None:
    assert glyphs(text) == ()
    assert Shaper(REGULAR).width(text) == 0


@pytest.mark.parametrize("blank", ["\t", "\u00a0"])
def test_any_blank_is_a_plain_one(blank: str) -> None:
    assert glyphs(f"ก{blank}ข") == glyphs("ก ข")


# --- codes ---------------------------------------------------------------------------------------------------


@given(st.lists(THAI | st.sampled_from([t[:50] for t in HOSTILE_TEXTS.values()]), max_size=6), st.randoms())
def test_codes_do_not_depend_on_the_order_of_use(texts: list[str], random: Random) -> None:
    one, other = Shaper(REGULAR), Shaper(REGULAR)
    shuffled = random.sample(texts, len(texts))
    for text in shuffled:
        other.shape(text)
    assert [glyphs(text, one) for text in texts] == [glyphs(text, other) for text in texts]


@given(st.lists(THAI, max_size=6))
def test_a_code_stands_for_one_glyph_text_and_width(texts: list[str]) -> None:
    shaper, found = Shaper(REGULAR), dict[int, tuple[int, str, float]]()
    for glyph in (glyph for text in texts for glyph in glyphs(text, shaper) if glyph.text):
        assert 0 <= glyph.code < 0xFFFF
        assert found.setdefault(glyph.code, (glyph.gid, glyph.text, glyph.width)) == (
            glyph.gid,
            glyph.text,
            glyph.width,
        )


def test_two_variants_never_share_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zlib.crc32", lambda _: 7)
    for characters in permutations("אבג"):
        codes = [glyph.code for glyph in glyphs("".join(characters))]
        assert len(set(codes)) == 3


def test_the_usual_glyph_of_a_character_has_its_own_number_as_code() -> None:
    usual = glyphs("กขค ๑๒๓ abc ที่ ผู้ กู ป่ ฟื ต์")
    assert [glyph.code for glyph in usual] == [glyph.gid for glyph in usual]


# --- ำ and marks ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["น้ำ", "ก่ำ", "ค้ำ", "ทำ", "ำ"])
def test_am_is_one_glyph_with_its_ring(word: str) -> None:
    found = glyphs(word)
    assert [glyph.text for glyph in found] == list(word)
    assert all(glyph.text for glyph in found)


@pytest.mark.parametrize("word", ["ปำ", "ฝ้ำ", "ป้ำ", "ฟ้ำ", "ฬำ"])
def test_am_on_a_tall_consonant_is_read_whole_too(word: str) -> None:
    assert "".join(glyph.text for glyph in glyphs(word)) == word


def test_a_mark_that_is_pulled_back_declares_about_that_width() -> None:
    pulled = [glyph for glyph in glyphs(HARD_WORDS) if glyph.dx < -60 and not glyph.advance]
    assert pulled
    for glyph in pulled:
        assert abs(glyph.width + glyph.dx) <= 50
        assert glyph.code != glyph.gid


def test_clusters_begin_with_consonants_and_leading_vowels() -> None:
    begins = "".join(glyph.text[0] for glyph in glyphs("ที่เป็นน้ำ ผู้ใหญ่") if glyph.starts)
    assert begins == "ทเปนน ผใหญ"
