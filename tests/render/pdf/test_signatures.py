"""Places to sign: side by side or below each other, together on a page, and not apart from what they sign."""

from itertools import pairwise

import pytest

from ita_desk.document.blocks import Block, Heading, PageSetup, Paragraph, Signatures, Source
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.glyphs import missing_characters
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.rendered import Rendered
from typeset import document, group, photo, picture, printed, renderer, row, table, text_of

PAGE = Geometry.of(PageSetup())
LINE = styles.SIGNER.leading
PORTRAIT = PageSetup(orientation="portrait", margins_mm=(25, 20, 20, 30))


def signers(count: int, words: str = "ลงชื่อ" + "." * 44 + "ผู้รายงาน", lines: int = 3) -> Signatures:
    return Signatures(
        tuple(
            tuple(
                text_of(words if line == 0 else f"บรรทัด {line}", Source(f"s{n}", "line"))
                for line in range(lines)
            )
            for n in range(count)
        )
    )


def lines(count: int, tag: str = "n") -> str:
    """Words of which only one fits a line of half the type area."""
    return " ".join(f"{tag}{n:03}" + "w" * 30 for n in range(count))


def paragraph(count: int) -> Paragraph:
    words = " ".join(f"{n:03}" + "w" * 60 for n in range(count))
    return Paragraph(text_of(words, Source("p", "text")), indented=False)


def last_page_of(pdf: Rendered, record: str) -> int:
    return pdf.trace.pages_of(record)[-1]


def within(pdf: Rendered) -> bool:
    """Whether everything stands in the type area."""
    return all(PAGE.top - 0.01 <= b.y and b.y + b.height <= PAGE.bottom + 0.01 for b in pdf.trace.boxes)


# --- where they stand ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3])
def test_signers_stand_side_by_side_where_they_fit(count: int) -> None:
    pdf = printed(paragraph(2), signers(count))
    first = [pdf.trace.of(f"s{n}")[0] for n in range(count)]
    assert len({round(box.y, 2) for box in first}) == 1
    assert [box.x for box in first] == sorted(box.x for box in first)
    assert all(a.x + a.width <= b.x for a, b in pairwise(first))
    assert PAGE.left <= first[0].x
    assert first[-1].x + first[-1].width <= PAGE.right
    if count == 1:
        assert first[0].x >= (PAGE.left + PAGE.right) / 2
    assert pdf.trace.of("s0")[1].y == pytest.approx(first[0].y + LINE)


def test_signers_stand_below_each_other_where_they_do_not_fit() -> None:
    pdf = printed(signers(3), page=PORTRAIT)
    page = Geometry.of(PORTRAIT)
    boxes = [pdf.trace.of(f"s{n}") for n in range(3)]
    assert len({round(box.x, 2) for lines_of in boxes for box in lines_of}) == 1
    assert boxes[0][0].x >= (page.left + page.right) / 2
    for above, below in pairwise(boxes):
        assert below[0].y == pytest.approx(above[-1].y + LINE + styles.SIGNERS_GAP)


def test_text_goes_on_below_the_lowest_signer() -> None:
    uneven = Signatures((signers(1, lines=5).signers[0], signers(2, lines=2).signers[1]))
    pdf = printed(uneven, paragraph(1))
    assert pdf.trace.of("p")[0].y >= pdf.trace.of("s0")[-1].y + LINE - 0.01


def test_a_name_without_end_is_printed_whole() -> None:
    pdf = printed(signers(1, "นาม " * 1200))
    assert pdf.pages > 1
    assert within(pdf)
    assert "".join(box.text for box in pdf.trace.of("s0")).count("นาม") == 1200


def test_characters_without_a_glyph_are_found_in_signers_and_headings_of_groups() -> None:
    family = renderer().family
    (found,) = missing_characters(document(signers(1, "漢")), family)
    assert found.source == Source("s0", "line")
    heads = group("g", "กลุ่ม")
    headed = table(row("r", "ก", "ข"), heading=table().header)
    changed = tuple(type(c)(text_of("漢"), c.column, c.row) for c in headed.header)
    with_head = table(type(heads)(heads.cells, heads.source, True, changed), row("r", "ก", "ข"))
    assert [one.character for one in missing_characters(document(with_head), family)] == ["漢"]


# --- what they stand with ------------------------------------------------------------------------------------


@pytest.mark.parametrize("height", range(4, 24))
@pytest.mark.parametrize("last", [1, 2, 5, 14, 21, 30])
@pytest.mark.parametrize("grouped", [False, True])
def test_the_end_of_the_last_row_stands_with_the_signers(height: int, last: int, grouped: bool) -> None:
    rows = [
        row("a", lines(height), "ข"),
        *([group("g", "กลุ่ม")] if grouped else []),
        row("b", lines(last), "ข"),
    ]
    pdf = printed(table(*rows), signers(2))
    assert pdf.trace.pages_of("s0") == pdf.trace.pages_of("s1") == (last_page_of(pdf, "b"),)
    assert within(pdf)
    parts = pdf.trace.of("b", "f0")
    assert sum(round(part.height / styles.CELL.leading) for part in parts) == last
    assert min(round(part.height / styles.CELL.leading) for part in parts) >= min(2, last)
    if grouped:
        assert pdf.trace.pages_of("g") == (pdf.trace.pages_of("b")[0],)


def test_a_last_row_of_photos_stands_with_the_signers() -> None:
    for height in range(4, 24):
        rows = table(row("a", lines(height), ""), row("b", (photo(),) * 3, ""))
        pdf = printed(rows, signers(1), read_photo=lambda _: picture((300, 200)))
        assert pdf.trace.pages_of("s0")[0] == last_page_of(pdf, "m1")
        assert within(pdf)


def test_signers_higher_than_most_of_a_page_are_left_to_themselves() -> None:
    pdf = printed(table(row("a", lines(14), "ข")), signers(3, lines=18))
    assert (last_page_of(pdf, "a"), pdf.trace.pages_of("s0")) == (1, (2,))


@pytest.mark.parametrize("before", range(12, 26))
@pytest.mark.parametrize("heading", [False, True])
def test_signers_stand_with_the_end_of_a_paragraph(before: int, heading: bool) -> None:
    blocks: list[Block] = [paragraph(before)]
    if heading:
        blocks.append(Heading((text_of("หัวข้อ", Source("h", "heading")),)))
    pdf = printed(*blocks, signers(1))
    assert pdf.trace.pages_of("s0") == (last_page_of(pdf, "h" if heading else "p"),)
    assert within(pdf)


def test_an_empty_table_stands_with_the_signers() -> None:
    pdf = printed(paragraph(17), table(), signers(1))
    assert pdf.trace.pages_of("s0") == pdf.trace.pages_of("table")
