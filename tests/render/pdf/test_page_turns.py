"""Pages of two setups in one PDF: sizes, type areas, page numbers, bookmarks, and no empty pages."""

from itertools import pairwise
from typing import Any

import pytest

from ita_desk.document.blocks import (
    Block,
    Chart,
    Cover,
    Heading,
    PageSetup,
    PageTurn,
    Paragraph,
    Signatures,
    Source,
)
from ita_desk.render.pdf.glyphs import missing_characters
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.rendered import Rendered
from typeset import (
    PlacedText,
    document,
    page_bytes,
    pdf_reader,
    pdfium_pages,
    printed,
    renderer,
    row,
    squeezed,
    table,
    text_of,
)

UPRIGHT = PageSetup("A4", "portrait", (25, 20, 20, 30))
SIDEWAYS = PageSetup("A4", "landscape", (15, 10, 12, 35))
LONG, SHORT = (round(mm * 72 / 25.4, 2) for mm in (297, 210))
HIGH, WIDE = (SHORT, LONG), (LONG, SHORT)
TURN, BACK = PageTurn(SIDEWAYS), PageTurn(UPRIGHT)


def text(record: str, words: str = "ข้อความ") -> Paragraph:
    return Paragraph(text_of(words, Source(record, "text")))


def heading(record: str, words: str = "หัวข้อ") -> Heading:
    return Heading((text_of(words, Source(record, "heading")),))


def made(*blocks: Block, page: PageSetup = UPRIGHT) -> Rendered:
    """The PDF of these blocks, whose pages must be as large as it says, and say their numbers below their type areas."""
    pdf = printed(*blocks, page=page)
    boxes = [[float(side) for side in page.mediabox] for page in pdf_reader(pdf.content).pages]
    assert [(box[2], box[3]) for box in boxes] == [pytest.approx(size, abs=0.01) for size in pdf.sizes]
    assert {side for box in boxes for side in box[:2]} == {0.0}
    for (width, height), letters in zip(pdf.sizes, PlacedText(pdf.content).pages, strict=True):
        geometry = Geometry.of(SIDEWAYS if width > height else UPRIGHT)
        number = [x for x, y, letter in letters if y > geometry.bottom and letter.strip()]
        assert max(number, default=geometry.right - 5) == pytest.approx(geometry.right, abs=25)
        assert max(number, default=0) < geometry.right
    for box in pdf.trace.boxes:
        width, height = pdf.sizes[box.page - 1]
        geometry = Geometry.of(SIDEWAYS if width > height else UPRIGHT)
        assert geometry.left - 0.01 <= box.x
        assert box.x + box.width <= geometry.right + 0.01
        assert geometry.top - 0.01 <= box.y
        assert box.y + box.height <= geometry.bottom + 0.01
    return pdf


def ways(pdf: Rendered) -> list[str]:
    return ["landscape" if width > height else "portrait" for width, height in pdf.sizes]


def test_pages_are_turned_and_turned_back() -> None:
    rows = tuple(row(f"m{n}", "มาตรการ " * 20, "ผล") for n in range(40))
    pdf = made(heading("h"), text("a"), TURN, table(*rows), BACK, text("b"), text("c"))
    assert ways(pdf) == ["portrait", *["landscape"] * (pdf.pages - 2), "portrait"]
    assert pdf.pages > 4
    assert pdf.sizes[0] == pytest.approx(HIGH, abs=0.01)
    assert pdf.sizes[1] == pytest.approx(WIDE, abs=0.01)
    assert [pdf.trace.pages_of(record) for record in "abc"] == [(1,), (pdf.pages,), (pdf.pages,)]
    feet = [squeezed(text)[-len("หน้าxจากx") :] for text in pdfium_pages(pdf.content)]
    thai = "๐๑๒๓๔๕๖๗๘๙"
    assert feet == [f"หน้า{thai[n + 1]}จาก{thai[pdf.pages]}" for n in range(pdf.pages)]


def test_tables_fill_the_type_area_of_their_page() -> None:
    widths = [made(*turn, table(row("m1", "ก", "ข"))).trace.of("m1", "")[0].width for turn in ((), (TURN,))]
    assert widths == [pytest.approx(Geometry.of(setup).column) for setup in (UPRIGHT, SIDEWAYS)]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((TURN, text("a")), ["landscape"]),
        ((TURN, BACK, text("a")), ["portrait"]),
        ((BACK, text("a"), BACK, text("b")), ["portrait"]),
        ((text("a"), TURN), ["portrait"]),
        ((text("a"), TURN, BACK, text("b")), ["portrait", "portrait"]),
        ((text("a"), TURN, TURN, text("b")), ["portrait", "landscape"]),
        ((), ["portrait"]),
        ((TURN,), ["landscape"]),
    ],
)
def test_no_page_stays_empty(blocks: tuple[Block, ...], expected: list[str]) -> None:
    pdf = made(*blocks)
    assert ways(pdf) == expected


COVER = Cover(None, (text_of("ปก"),), (text_of("ท้ายปก"),))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((COVER, TURN, text("a")), ["portrait", "landscape"]),
        ((TURN, COVER, BACK, text("a")), ["landscape", "portrait"]),
        ((text("a"), TURN, COVER, text("b")), ["portrait", "landscape", "landscape"]),
        ((text("a"), TURN, COVER), ["portrait", "landscape"]),
        ((text("a"), TURN, COVER, BACK), ["portrait", "landscape"]),
    ],
)
def test_covers_stand_on_turned_pages(blocks: tuple[Block, ...], expected: list[str]) -> None:
    pdf = made(*blocks)
    assert ways(pdf) == expected
    numbered = [n for n, words in enumerate(pdfium_pages(pdf.content)) if "ปก" not in words]
    labels = pdf_reader(pdf.content).page_labels
    assert [labels[n] for n in numbered] == [str(n) for n in range(1, len(numbered) + 1)]


def test_bookmarks_lead_to_the_height_of_their_page() -> None:
    pdf = made(
        heading("a", "ก"), text("x"), TURN, heading("b", "ข"), text("y"), BACK, heading("c", "ค"), text("z")
    )
    entries: list[Any] = list(pdf_reader(pdf.content).outline)
    places = [(entry["/Page"].get_object()["/MediaBox"][3], entry["/Top"]) for entry in entries]
    boxes = [pdf.trace.of(record)[0] for record in "abc"]
    assert [box.page for box in boxes] == [1, 2, 3]
    for (height, top), box in zip(places, boxes, strict=True):
        assert float(top) == pytest.approx(float(height) - box.y, abs=0.02)
        assert float(height) == pytest.approx(pdf.sizes[box.page - 1][1], abs=0.01)


def test_text_and_rules_stand_inside_their_pages() -> None:
    pdf = made(TURN, text("a", "ยาว " * 200), table(row("m1", "ก", "ข")), BACK, text("b", "ยาว " * 200))
    for (width, height), letters in zip(pdf.sizes, PlacedText(pdf.content).pages, strict=True):
        assert all(0 < x < width and 0 < y < height for x, y, _ in letters)
    wide, high = (max(x for x, _, _ in letters) for letters in PlacedText(pdf.content).pages)
    assert wide > pdf.sizes[1][0] > high


@pytest.mark.parametrize("following", [Signatures(((text_of("ลงชื่อ", Source("s", "name")),),)), text("s")])
def test_what_stands_on_turned_pages_is_not_waited_for(following: Block) -> None:
    blocks = (text("a", "ยาว " * 300), heading("h"), TURN, following)
    pdf = made(*blocks)
    assert ways(pdf) == ["portrait"] * (pdf.pages - 1) + ["landscape"]
    assert pdf.trace.pages_of("s") == (pdf.pages,)


def test_a_turn_says_nothing_and_equal_documents_give_equal_bytes() -> None:
    assert missing_characters(document(TURN, BACK), renderer().family) == ()
    blocks = (text("a"), TURN, text("b"))
    assert made(*blocks).content == made(*blocks).content
    one, other = (
        page_bytes(made(*some).content) for some in ((text("a"), BACK, text("b")), (text("a"), text("b")))
    )
    assert one == other


def test_charts_are_as_wide_as_their_page() -> None:
    source = Source("year:2568", "assessment")
    ticks = ((0.0, text_of("0")), (100.0, text_of("100")))
    chart = Chart("bars", (text_of("ก"),), (), ticks, text_of("ภาพที่ 1", source), source)
    pdf = made(chart, TURN, chart, BACK, chart)
    boxes = [box for box in pdf.trace.of("year:2568") if box.what == "chart"]
    columns = [Geometry.of(setup).column for setup in (UPRIGHT, SIDEWAYS, UPRIGHT)]
    assert [box.width for box in boxes] == [pytest.approx(column) for column in columns]
    assert all(one.page < other.page for one, other in pairwise(boxes))
