"""Group rows with headings of their own: where these stand, and what stays together."""

from dataclasses import replace

import pytest

from ita_desk.document.blocks import HeaderCell, PageSetup, Row, Source
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.render.rendered import Rendered
from typeset import drawn_faces, group, page_bytes, printed, row, table, text_of

PAGE = Geometry.of(PageSetup())
LINE = styles.CELL.leading
NEAR = 0.02


def lines(count: int) -> str:
    """Words of which only one fits a line of half the type area."""
    return " ".join(f"{n:03}" + "w" * 30 for n in range(count))


def boxes(pdf: Rendered, what: str) -> list[TracedBox]:
    return [box for box in pdf.trace.boxes if box.what == what]


def headed(record: str, words: str, tag: str) -> Row:
    """A group row after which a heading of its own stands, `<tag> 1` and `<tag> 2`."""
    cells = tuple(HeaderCell(text_of(f"{tag} {n + 1}", Source(tag, "head")), n, 0) for n in range(2))
    return replace(group(record, words), header=cells)


def test_a_heading_of_a_group_stands_after_it_and_on_the_pages_that_follow() -> None:
    rows = [
        headed("g1", "กลุ่ม", "ก"),
        *(row(f"a{n}", lines(9), "") for n in range(4)),
        headed("g2", "กลุ่ม", "ข"),
    ]
    pdf = printed(table(*rows, *(row(f"b{n}", lines(9), "") for n in range(4))))
    assert pdf.trace.of("table", "head") == ()  # the table's own heading would stand above the group's
    for record, tag, first in (("g1", "ก", "a0"), ("g2", "ข", "b0")):
        [bar] = pdf.trace.of(record, "")
        heads = pdf.trace.of(tag, "head")
        assert heads[0].page == bar.page
        assert bar.y + bar.height < heads[0].y < pdf.trace.of(first)[0].y
        assert all(box.y == PAGE.top + styles.PAD_Y for box in heads[2:])
        assert {box.page for box in heads} == {
            p for n in range(4) for p in pdf.trace.pages_of(f"{first[0]}{n}")
        }


@pytest.mark.parametrize("height", range(4, 24))
@pytest.mark.parametrize("following", [2, 3, 6, 30])
def test_a_group_row_and_its_heading_stay_with_the_row_after_them(height: int, following: int) -> None:
    rows = [row("a", lines(height), "ข"), headed("g", "กลุ่ม", "ก"), row("b", lines(following), "ข")]
    pdf = printed(table(*rows))
    assert_well_set_with_heads(pdf)
    if pdf.trace.of("g")[0].y == PAGE.top:
        assert [box.page for box in pdf.trace.of("table", "head")] == [1, 1]  # not again above the group row


def assert_well_set_with_heads(pdf: Rendered) -> None:
    """No group row and no heading stands without a row below it, nothing outside."""
    for box in boxes(pdf, "group"):
        below = [b for b in boxes(pdf, "row") if b.page == box.page and b.y > box.y]
        assert below
    assert all(box.y + box.height <= PAGE.bottom + NEAR for box in pdf.trace.boxes)
    for page in range(1, pdf.pages + 1):
        assert [b for b in boxes(pdf, "row") if b.page == page]


def test_a_group_row_that_fills_its_page_leaves_its_heading_to_the_next() -> None:
    for count in range(30, 90):
        pdf = printed(table(headed("g", lines(count), "ก"), row("b", lines(3), "ข")))
        [first, *_] = pdf.trace.of("ก", "head")
        assert first.page == pdf.trace.of("b")[0].page
        assert "".join(box.text for box in pdf.trace.of("g", "f0")).count("www") > count
        assert all(box.y + box.height <= PAGE.bottom + NEAR for box in pdf.trace.boxes)


def test_many_groups_share_the_headings_that_are_alike() -> None:
    rows = [made for n in range(12) for made in (headed(f"g{n}", "กลุ่ม", "ก"), row(f"r{n}", lines(5), ""))]
    pdf = printed(table(*rows))
    assert_well_set_with_heads(pdf)
    assert [b.source.record for b in pdf.trace.boxes if b.what in ("row", "group") and b.source] == [
        made.source.record for made in rows
    ]


def test_items_of_a_group_row_are_not_bold() -> None:
    cell = (text_of("กลุ่ม", Source("g", "lead"), bold=True), text_of("ข้อ", Source("g", "item"), marker="-"))
    pdf = printed(table(Row((cell,), Source("g"), group=True), row("b", "ก", "ข")))
    operators = page_bytes(pdf.content)[0]
    lead, item = (float(PAGE.height - box.y) for box in pdf.trace.of("g") if box.source and box.source.field)
    faces = drawn_faces(operators)

    def face_at(top: float) -> bytes:
        return next(face for y, face in faces.items() if top - LINE < y < top)

    assert (face_at(lead), face_at(item)) == (b"T1", b"T0")
