"""The code of a version to be signed, at the foot of each page."""

from dataclasses import replace

import pytest

from ita_desk.document.blocks import Block, Cover, PageSetup, PageTurn, Paragraph
from ita_desk.render.pdf.joining import code_of_pdf
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.rendered import Rendered
from ita_desk.thai.digits import DigitStyle
from typeset import PlacedText, document, no_photo, pdfium_pages, pypdf_pages, renderer, squeezed, text_of

CODE = "7F3K-92QD-X4TM"
FOOT = f"รหัสฉบับลงนาม{CODE}"
WORDS = " ".join(f"คำที่{n}" for n in range(900))
NARROW = PageSetup(orientation="portrait", margins_mm=(20, 50, 20, 50))


def rendered(code: str, digits: DigitStyle = "thai") -> Rendered:
    """A cover, some landscape pages and a narrow one."""
    blocks: list[Block] = [
        Cover(None, (text_of("ปก"),), ()),
        Paragraph(text_of(WORDS)),
        PageTurn(NARROW),
        Paragraph(text_of("จบ")),
    ]
    return renderer().render_pdf(replace(document(*blocks, digits=digits), code=code), no_photo)


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_each_page_bears_it_in_arabic_digits_and_the_text_flows_as_before(digits: DigitStyle) -> None:
    plain, coded = rendered("", digits), rendered(CODE, digits)
    assert (plain.trace, plain.sizes) == (coded.trace, coded.sizes)
    before, after = ([squeezed(text) for text in pdfium_pages(pdf.content)] for pdf in (plain, coded))
    assert len(after) > 3
    assert all(FOOT in text and CODE not in former for former, text in zip(before, after, strict=True))
    assert [text.replace(FOOT, "") for text in after] == before
    assert all(CODE in text for text in pypdf_pages(coded.content))


def test_it_stands_at_the_left_below_the_type_area_on_the_line_of_the_page_number() -> None:
    pages = PlacedText(rendered(CODE).content).pages
    for letters, setup in [(pages[1], PageSetup()), (pages[-1], NARROW)]:
        page = Geometry.of(setup)
        foot = sorted((x, y, letter) for x, y, letter in letters if y > page.bottom and letter.strip())
        code, number = foot[: len(FOOT)], foot[len(FOOT) :]
        assert sorted(letter for _, _, letter in code) == sorted(FOOT)
        assert code[0][0] >= page.left - 1
        assert code[-1][0] + 12 < number[0][0]
        assert len({round(y) for _, y, _ in foot}) == 1


def test_the_file_says_it_too() -> None:
    assert code_of_pdf(rendered(CODE).content) == CODE
    assert code_of_pdf(rendered("").content) == ""


def test_the_same_has_the_same_bytes() -> None:
    assert rendered(CODE).content == rendered(CODE).content
