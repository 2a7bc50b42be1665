"""The fonts inside a PDF: all embedded, only what is used, every code with its text and width."""

from collections.abc import Callable
from typing import Any

import pytest
import uharfbuzz as hb
from pypdf import PageObject
from pypdf.generic import ContentStream, IndirectObject

from ita_desk.document.blocks import Block, Heading, Paragraph, Span, Text
from ita_desk.render.pdf.fonts import Face, load_family
from ita_desk.render.pdf.shaping import Shaper
from typeset import HARD_WORDS, HOSTILE_TEXTS, pdf_reader, photo, printed, row, table, text_of

ALL: tuple[Block, ...] = (
    Paragraph(
        Text(
            tuple(Span(HARD_WORDS + " ", bold, italic) for bold in (False, True) for italic in (False, True))
        )
    ),
    Heading((text_of("หัวเรื่อง"),)),
    table(row("m", (text_of("ข้อความ"), photo("missing", "คำบรรยาย")), "")),
    *(Paragraph(text_of(HOSTILE_TEXTS[name])) for name in ("ring and tone", "emoji", "other scripts")),
)
FACES = [f"/T{n}" for n in range(4)]


def resources(holder: Any) -> Any:
    """The fonts of a page or form."""
    return holder["/Resources"]["/Font"]


def unicode_of(font: Any) -> dict[int, str]:
    """A font's ToUnicode map, read by hand."""
    lines = font["/ToUnicode"].get_object().get_data().decode("ascii").split("\n")
    pairs = (line.strip("<>").split("> <") for line in lines if line.startswith("<") and "> <" in line)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs if code != "0000"}


def drawn_codes(holder: Any, reader: Any) -> dict[str, set[int]]:
    """The codes that a page or form draws, by font."""
    content = (
        holder.get_contents() if isinstance(holder, PageObject) else ContentStream(holder, reader, "bytes")
    )
    content = ContentStream(content, reader, "bytes")
    found: dict[str, set[int]] = {}
    font = ""
    for operands, operator in content.operations:
        if operator == b"Tf":
            font = operands[0]
        if operator == b"TJ":
            texts = b"".join(part for part in operands[0] if isinstance(part, bytes))
            codes = {int.from_bytes(texts[n : n + 2], "big") for n in range(0, len(texts), 2)}
            found.setdefault(font, set()).update(codes)
    return found


def forms(page: Any) -> list[Any]:
    """The form objects of a page."""
    found = page["/Resources"].get("/XObject", {}).values()
    return [form.get_object() for form in found if form.get_object()["/Subtype"] == "/Form"]


def test_every_font_is_embedded_and_there_is_no_other() -> None:
    content = printed(*ALL).content
    reader = pdf_reader(content)
    trailer: Any = reader.trailer
    objects: list[Any] = [reader.get_object(n) for n in range(1, trailer["/Size"])]
    fonts = [o for o in objects if isinstance(o, dict) and o.get("/Type") == "/Font"]
    assert {font["/Subtype"] for font in fonts} == {"/Type0", "/CIDFontType2"}
    for font in fonts:
        if font["/Subtype"] == "/CIDFontType2":
            assert font["/FontDescriptor"]["/FontFile2"].get_data()[:4] == b"\x00\x01\x00\x00"
    assert b"Helvetica" not in content
    assert len({font["/BaseFont"] for font in fonts}) == 4


def test_a_page_lists_the_four_faces_by_fixed_names() -> None:
    reader = pdf_reader(printed(*ALL).content)
    for page in reader.pages:
        assert sorted(resources(page)) == FACES
    names = [resources(reader.pages[0])[face]["/BaseFont"] for face in FACES]
    assert [name.partition("+")[2] for name in names] == [face.name for face in load_family().faces]


def test_every_code_that_is_drawn_has_a_text_and_a_width() -> None:
    reader = pdf_reader(printed(*ALL).content)
    for page in reader.pages:
        assert len(forms(page)) == 1
        for holder in (page, *forms(page)):
            for name, codes in drawn_codes(holder, reader).items():
                font = resources(page)[name]
                assert codes
                assert codes <= unicode_of(font).keys()
                assert codes <= widths(font).keys()
                assert all(unicode_of(font)[code] for code in codes)


def widths(font: Any) -> dict[int, float]:
    """A font's declared widths by code."""
    parts = list(font["/DescendantFonts"][0].get_object()["/W"])
    return {int(code): float(inner[0]) for code, inner in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.parametrize("face", load_family().faces, ids=lambda face: str(face.name))
def test_codes_lead_to_the_glyphs_that_harfbuzz_chose(face: Face) -> None:
    style = Span(HARD_WORDS, bold=face.index % 2 == 1, italic=face.index >= 2)
    reader = pdf_reader(printed(Paragraph(Text((style,)))).content)
    font = resources(reader.pages[0])["/" + face.resource]
    descendant = font["/DescendantFonts"][0].get_object()
    table = descendant["/CIDToGIDMap"].get_data()
    file = hb.Face(descendant["/FontDescriptor"]["/FontFile2"].get_data())
    texts = unicode_of(font)
    for glyph in Shaper(face).shape(HARD_WORDS.replace(" ", "")).glyphs:
        if not glyph.text:
            continue
        assert int.from_bytes(table[2 * glyph.code : 2 * glyph.code + 2], "big") == glyph.gid
        assert texts[glyph.code] == glyph.text
        assert widths(font)[glyph.code] == round(glyph.width)
        assert outline(hb.Font(file), glyph.gid) == outline(face.font, glyph.gid)


class Strokes:
    """A pen that notes its strokes."""

    def __init__(self) -> None:
        self.made: list[tuple[object, ...]] = []

    def __getattr__(self, stroke: str) -> Callable[..., None]:
        return lambda *points: self.made.append((stroke, *points))


def outline(font: Any, gid: int) -> list[tuple[object, ...]]:
    """A glyph's outline."""
    pen = Strokes()
    font.draw_glyph_with_pen(gid, pen)
    return pen.made


def test_only_the_letters_used_travel_in_the_file() -> None:
    few, many = (pdf_reader(printed(Paragraph(text_of(text))).content) for text in ("กข", HARD_WORDS))
    sizes = []
    for reader in (few, many):
        descriptor = resources(reader.pages[0])["/T0"]["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        sizes.append(len(descriptor["/FontFile2"].get_data()))
    assert sizes[0] < sizes[1] < load_family().regular.path.stat().st_size / 2
    assert "/T1" not in resources(few.pages[0])


def test_the_total_of_pages_is_one_object_that_all_pages_share() -> None:
    reader = pdf_reader(printed(*[Paragraph(text_of("ก"))] * 60).content)
    pages: list[Any] = list(reader.pages)
    marks = [list(page["/Resources"]["/XObject"].values()) for page in pages]
    assert len(marks) > 2
    assert all(isinstance(mark, IndirectObject) for (mark,) in marks)
    assert len({mark.idnum for (mark,) in marks}) == 1
    (mark,) = forms(reader.pages[0])
    texts = unicode_of(resources(reader.pages[0])["/T0"])
    (codes,) = drawn_codes(mark, reader).values()
    assert [texts[code] for code in codes] == [str(len(marks)).translate(str.maketrans("345", "๓๔๕"))]
