"""Dotted lines to write on below a paragraph: so many, kept with the paragraph, its heading and the place to sign."""

from dataclasses import replace

import pytest

from ita_desk.document.blocks import Block, Heading, PageSetup, Paragraph, Signatures, Source
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Geometry
from typeset import page_bytes, printed, text_of

PAGE = Geometry.of(PageSetup())
DOTS = b"[0.7 1.9] 0 d"


def written(words: str, lines: int) -> Paragraph:
    return Paragraph(text_of(words, Source("written", "text")), lines=lines)


def filler(lines: int) -> list[Block]:
    return [Paragraph(text_of(f"บรรทัด {n}", Source("filler"))) for n in range(lines)]


@pytest.mark.parametrize("words", ["", "ความเห็น"])
@pytest.mark.parametrize("lines", [0, 1, 3])
def test_so_many_lines_stand_below(words: str, lines: int) -> None:
    pdf = printed(written(words, lines), *filler(1))
    assert page_bytes(pdf.content)[0].count(DOTS) == lines
    boxes = pdf.trace.of("written")
    below = boxes[bool(words) :]
    assert [box.height for box in below] == [styles.WRITING] * lines
    tops = [box.y for box in below]
    start = boxes[0].y + boxes[0].height if words else PAGE.top
    assert tops == pytest.approx([start + n * styles.WRITING for n in range(lines)])
    assert all((box.x, box.width) == (PAGE.left, PAGE.column) for box in below)
    assert pdf.trace.of("filler")[0].y >= start + lines * styles.WRITING


@pytest.mark.parametrize("before", range(6, 18))
@pytest.mark.parametrize("words", ["", "ความเห็น"])
def test_they_stay_with_their_heading_and_the_place_to_sign(before: int, words: str) -> None:
    heading = Heading((text_of("ความเห็น", Source("heading")),), 3)
    signed = Signatures(((text_of("ลงชื่อ", Source("signed")),) * 3,))
    pdf = printed(*filler(before), heading, written(words, 3), signed)
    assert len(pdf.trace.pages_of("heading")) == 1
    pages = {pdf.trace.pages_of(record) for record in ("heading", "written", "signed")}
    assert len(pages) == 1
    assert all(box.y + box.height <= PAGE.bottom + 0.01 for box in pdf.trace.boxes)


def test_more_than_a_page_of_lines_goes_on() -> None:
    pdf = printed(*filler(4), written("", 30), replace(written("ก", 30), indented=False))
    assert pdf.pages > 2
    assert sum(page.count(DOTS) for page in page_bytes(pdf.content)) == 60
    assert all(box.y + box.height <= PAGE.bottom + 0.01 for box in pdf.trace.boxes)
