"""The last items of a list stand together, with the heading above and the places to sign below them."""

import pytest

from ita_desk.document.blocks import Block, Heading, PageSetup, Paragraph, Signatures, Source
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.rendered import Rendered
from typeset import printed, row, table, text_of

PAGE = Geometry.of(PageSetup())
BEFORE = range(4, 24)  # lines of text that reach every place of a page
NEARLY = int((PAGE.body - 6) / styles.BODY.leading) - 1  # lines that leave room for one more, but not for two
SIGNERS = Signatures(((text_of("ลงชื่อ", Source("signers", "name")),),))


def item(record: str, lines: int = 1, *, indented: bool = False) -> Paragraph:
    words = " ".join(f"{n:03}" + "w" * 60 for n in range(lines))
    return Paragraph(text_of(words, Source(record, "text"), marker="" if indented else "๑."), indented)


def items(*lines: int) -> list[Paragraph]:
    return [item(f"i{n}", count) for n, count in enumerate(lines)]


def last_page(pdf: Rendered, record: str) -> int:
    return pdf.trace.pages_of(record)[-1]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("lines", [(1, 1), (1, 1, 1, 1), (3, 3, 3), (2, 1), (5, 2), (9, 3, 1)])
def test_the_last_item_has_its_neighbour_on_its_page(before: int, lines: tuple[int, ...]) -> None:
    pdf = printed(item("before", before, indented=True), *items(*lines))
    assert last_page(pdf, f"i{len(lines) - 2}") == pdf.trace.pages_of(f"i{len(lines) - 1}")[0]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("lines", [(1, 1), (3, 3), (2, 1, 1), (1, 9), (4,), (1,)])
@pytest.mark.parametrize("end", [(), (SIGNERS,)])
def test_the_heading_goes_along(before: int, lines: tuple[int, ...], end: tuple[Block, ...]) -> None:
    heading = Heading((text_of("ข้อจำกัด", Source("heading", "text")),), 2)
    pdf = printed(item("before", before, indented=True), heading, *items(*lines), *end)
    assert last_page(pdf, "heading") == pdf.trace.pages_of("i0")[0]
    if end:
        assert last_page(pdf, f"i{len(lines) - 1}") == pdf.trace.pages_of("signers")[0]
        if len(lines) > 1 and lines[-1] < 4:
            assert last_page(pdf, f"i{len(lines) - 2}") == pdf.trace.pages_of(f"i{len(lines) - 1}")[0]


def test_an_item_that_goes_along_leaves_no_line_alone() -> None:
    for before in BEFORE:
        pdf = printed(item("before", before, indented=True), *items(5, 1))
        texts = [box for box in pdf.trace.of("i0") if box.text]
        counted = [round(box.height / styles.BODY.leading) for box in texts]
        assert sum(counted) == 5
        assert min(counted) >= 2


def test_what_is_no_list_is_left_where_it_fits() -> None:
    before = item("before", NEARLY, indented=True)
    for one, other in [(1, 9), (1, 4)]:
        pdf = printed(before, *items(one, other))  # a long item begins on its own
        assert pdf.trace.pages_of("i0") == (1,)
    for following in (item("b", indented=True), table(row("b", "x", "y"))):
        pdf = printed(before, item("a"), following)
        assert (pdf.trace.pages_of("a"), pdf.trace.pages_of("b")) == ((1,), (2,))
    pdf = printed(before, item("a", indented=True), item("b"))
    assert (pdf.trace.pages_of("a"), pdf.trace.pages_of("b")) == ((1,), (2,))


def test_only_the_last_two_items_stand_together() -> None:
    pdf = printed(item("before", NEARLY, indented=True), *items(1, 1, 1))
    assert [pdf.trace.pages_of(f"i{n}") for n in range(3)] == [(1,), (2,), (2,)]
