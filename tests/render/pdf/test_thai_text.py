"""Paragraphs as lines of words: places, markers, faces, and both edges filled."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ita_desk.document.blocks import PageSetup, Paragraph, Span, Text, plain_text
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.fonts import load_family
from ita_desk.render.pdf.shaping import Shaper
from ita_desk.render.pdf.thai_text import _MOST_BLANK, _MOST_LETTER, SetText, Strip, Style, Typesetter
from ita_desk.thai.linebreak import Breaker
from ita_desk.thai.words import Segmenter
from typeset import HARD_WORDS, PlacedText, printed, squeezed, text_of

FAMILY = load_family()
SETTER = Typesetter(FAMILY, Breaker(Segmenter()))
SHAPERS = [Shaper(face) for face in FAMILY.faces]
LONG = "การดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ " * 4
LEFT, CENTER, RIGHT = (styles.style(14, align) for align in ("left", "center", "right"))
THAI = styles.style(14, "thai")
BLANKS = (" ", "\t", "\u00a0")
WORDS = st.lists(
    st.sampled_from([*HARD_WORDS.split(), *LONG.split(), " ", " ", "\u200b", "\u00a0", "\t", "ต่าง ๆ"]),
    max_size=20,
).map("".join)
SPANS = st.lists(st.builds(Span, WORDS, st.booleans(), st.booleans()), max_size=4).map(tuple)


def strips(text: Text, style: Style, width: float) -> list[Strip]:
    """The one strip of each line; for texts without a marker."""
    lines = SETTER.set_text(text, style, width).lines
    assert [len(line) for line in lines] == [1] * len(lines)
    return [line[0] for line in lines]


def said(strip: Strip) -> str:
    """The words of a strip."""
    return "".join(word for _, word in strip.words)


def drawn_width(strip: Strip, size: float) -> float:
    """The width of a strip by its glyphs and what is added between them."""
    shaped = [SHAPERS[face.index].shape(word) for face, word in strip.words]
    begins = sum(glyph.starts for word in shaped for glyph in word.glyphs)
    blanks = sum(word in BLANKS for _, word in strip.words)
    plain = sum(word.width for word in shaped) * size / 1000
    return plain + blanks * strip.blank + max(begins - 1, 0) * strip.letter


# --- places --------------------------------------------------------------------------------------------------


def test_sizes_are_in_points_of_the_office_rules() -> None:
    found = SETTER.set_text(plain_text(LONG), styles.BODY, 450)
    assert found.size == pytest.approx(10.58, abs=0.01)
    assert found.leading == pytest.approx(21.3, abs=0.01)
    assert found.height == len(found.lines) * found.leading > found.leading


def test_lines_begin_at_the_left_or_end_at_the_right_or_stand_between() -> None:
    for style, share in ((LEFT, 0.0), (CENTER, 0.5), (RIGHT, 1.0), (THAI, 0.0)):
        for strip in strips(plain_text(LONG), style, 200):
            assert strip.x == pytest.approx((200 - strip.width) * share)
            assert strip.width <= 200 + 1e-6


def test_the_first_line_is_indented() -> None:
    first, second, *_ = strips(plain_text(LONG), styles.BODY, 300)
    assert (first.x, second.x) == (styles.INDENT, 0)
    assert first.x + first.width <= 300 + 1e-6


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_an_empty_text_is_one_empty_line(text: str) -> None:
    (strip,) = strips(plain_text(text), LEFT, 100)
    assert (strip.words, strip.width) == ((), 0)


def test_a_line_feed_is_a_blank() -> None:
    assert [said(strip) for strip in strips(plain_text("กบ\nขนม"), LEFT, 200)] == ["กบ ขนม"]


# --- markers -------------------------------------------------------------------------------------------------


def test_a_marker_hangs_before_the_text() -> None:
    (marker, first), *rest = SETTER.set_text(plain_text(LONG, marker="๑๐."), LEFT, 150).lines
    assert (marker.x, said(marker)) == (0, "๑๐.")
    assert marker.width < first.x < 150 * 0.3
    assert {strip.x for (strip,) in rest} == {first.x}
    assert all(strip.x + strip.width <= 150 + 1e-6 for (strip,) in (*rest, (first,)))


def test_a_marker_of_a_bold_text_is_bold() -> None:
    ((marker, _),) = SETTER.set_text(plain_text("กลุ่ม", marker="-"), styles.CELL_HEAD, 150).lines
    assert [face for face, _ in marker.words] == [FAMILY.bold]


@pytest.mark.parametrize("width", [20.0, 40.0])
@pytest.mark.parametrize("marker", ["๑๐.", "(ก)", "๑.๒.๓.๔ - ๑.๒.๓.๕ และอื่น ๆ"])
def test_a_marker_that_leaves_too_little_room_is_the_first_word(marker: str, width: float) -> None:
    found = strips(plain_text("ดำเนินการตามแผน", marker=marker), LEFT, width)
    assert {strip.x for strip in found} == {0}
    assert all(strip.width <= width + 1e-6 for strip in found)
    assert squeezed("".join(map(said, found))) == squeezed(marker) + "ดำเนินการตามแผน"


def test_a_marker_without_a_text_stands_alone() -> None:
    (marker, nothing), *more = SETTER.set_text(Text((), None, "๑."), LEFT, 150).lines
    assert (said(marker), said(nothing), more) == ("๑.", "", [])


# --- faces ---------------------------------------------------------------------------------------------------


def test_spans_are_set_in_their_faces_and_the_blank_between_in_that_of_its_own_span() -> None:
    spans = (
        Span("กบ "),
        Span("ขนม", bold=True),
        Span(" ไทย", italic=True),
        Span("ดี", bold=True, italic=True),
    )
    (strip,) = strips(Text(spans), LEFT, 300)
    faces = FAMILY.regular, FAMILY.bold, FAMILY.italic, FAMILY.bold_italic
    assert strip.words == tuple(
        zip(
            (faces[0], faces[0], faces[1], faces[2], faces[2], faces[3]),
            ("กบ", " ", "ขนม", " ", "ไทย", "ดี"),
            strict=True,
        )
    )


def test_a_bold_style_makes_all_spans_bold() -> None:
    (strip,) = strips(Text((Span("กบ"), Span("ขนม", italic=True))), styles.CELL_HEAD, 300)
    assert [face for face, _ in strip.words] == [FAMILY.bold, FAMILY.bold_italic]


@given(SPANS, st.floats(60, 400))
@example((Span("กบ\u200b "), Span("ขนม", bold=True)), 100.0)
@example((Span("กบ\u200b", bold=True), Span(" ขนม")), 100.0)
def test_lines_say_all_and_are_as_wide_as_they_say(spans: tuple[Span, ...], width: float) -> None:
    text = Text(spans)
    found = strips(text, LEFT, width)
    assert squeezed("".join(map(said, found))) == squeezed(text.plain)
    for strip in found:
        assert strip.width == pytest.approx(drawn_width(strip, 14 * FAMILY.scale))
        assert strip.width <= width + 1e-6


# --- both edges ----------------------------------------------------------------------------------------------


@given(SPANS | st.integers(0, 60).map(lambda n: (Span(LONG[n:]),)), st.floats(80, 400))
@example((Span('ป่src="/etc/passwd">'),), 80.0)
def test_lines_are_let_out_to_the_edge_within_bounds_or_left_alone(
    spans: tuple[Span, ...], width: float
) -> None:
    *lines, last = strips(Text(spans), THAI, width)
    size = 14 * FAMILY.scale
    for strip in lines:
        assert 0 <= strip.blank <= _MOST_BLANK * size + 1e-9
        assert 0 <= strip.letter <= _MOST_LETTER * size + 1e-9
        assert strip.width == pytest.approx(drawn_width(strip, size))
        filled = strip.width == pytest.approx(width)
        assert filled or (strip.blank, strip.letter) == (0, 0)
    assert (last.blank, last.letter) == (0, 0)


def test_blanks_are_let_out_first_and_then_letters() -> None:
    size = 14 * FAMILY.scale
    found = [strip for width in range(150, 300, 7) for strip in strips(plain_text(LONG), THAI, width)]
    by_blanks = [strip for strip in found if strip.blank and strip.letter < 1e-9]
    by_both = [strip for strip in found if strip.blank and strip.letter > 1e-9]
    by_letters = [strip for strip in found if strip.letter and not strip.blank]
    assert by_blanks
    assert by_letters
    assert by_both
    assert all(strip.blank == pytest.approx(_MOST_BLANK * size) for strip in by_both)
    assert not [strip for strip in by_letters if any(word in BLANKS for _, word in strip.words)]


def test_a_line_that_would_gape_is_left_alone() -> None:
    text = plain_text("ดู https://www.example.go.th/aaaaaaaaaaaaaaaaaa")
    gaping, *_ = strips(text, THAI, 170)
    assert (said(gaping), gaping.blank, gaping.letter) == ("ดู https://www.example.go.th/", 0, 0)
    assert gaping.width < 150


def test_blanks_inside_what_holds_together_grow_like_the_others() -> None:
    text = plain_text("ใช้เงิน ๑๒,๕๐๐ บาท กับ\u00a0เด็ก ๆ และ " + "ก" * 60)
    first, *_ = strips(text, THAI, 190)
    assert (first.blank > 0, first.letter) == (True, 0)
    assert (
        sum(word in BLANKS for _, word in first.words)
        == said(first).count(" ") + said(first).count("\u00a0")
        > 3
    )


def test_on_paper_too_lines_end_where_they_were_set() -> None:
    """By the places PDFium finds: the last letter of each line stands its own width before the line's end."""
    pdf = printed(Paragraph(text_of(LONG)), page=PageSetup(margins_mm=(20, 100, 20, 100)))
    (box,) = pdf.trace.boxes
    ends: dict[float, float] = {}
    for x, y, letter in PlacedText(pdf.content).pages[0]:
        if y <= box.y + box.height and letter.strip():
            end = x + SHAPERS[0].width(letter) * 16 * FAMILY.scale / 1000
            ends[round(y)] = max(end, ends.get(round(y), 0.0))
    lines = strips(text_of(LONG), styles.BODY, box.width)
    assert list(ends.values()) == pytest.approx([box.x + line.x + line.width for line in lines], abs=0.3)
    assert sum(line.letter > 0.1 for line in lines) > 2


def test_what_is_set_once_is_kept() -> None:
    one: SetText = SETTER.set_text(plain_text(LONG), LEFT, 123.0)
    assert SETTER.set_text(plain_text(LONG, text_of("x").source), LEFT, 123.0) is one
