import re
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.document.blocks import Column, HeaderCell, PageSetup, Photo, Row, Source, Table
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Geometry
from ita_desk.render.pdf.trace import TracedBox
from ita_desk.render.rendered import Rendered
from typeset import (
    HARD_WORDS,
    PlacedText,
    drawn_rules,
    group,
    page_bytes,
    pdfium_pages,
    photo,
    picture,
    printed,
    row,
    squeezed,
    table,
    text_of,
)

PAGE = Geometry.of(PageSetup())
LINE = styles.CELL.leading
HEAD = LINE + 2 * styles.PAD_Y
WHOLE_PAGE = PAGE.body - HEAD
WIDE = picture((300, 200))
NEAR = 0.02


def lines(count: int, tag: str = "n") -> str:
    """Words of which only one fits a line of half the type area."""
    return " ".join(f"{tag}{n:03}" + "w" * 30 for n in range(count))


def photos(count: int) -> tuple[Photo, ...]:
    return (photo(),) * count


def boxes(pdf: Rendered, *kinds: str) -> list[TracedBox]:
    return [box for box in pdf.trace.boxes if box.what in kinds]


def pages_of_rows(pdf: Rendered) -> list[tuple[str, int]]:
    """Each row's record and page, in order of printing."""
    return [(box.source.record, box.page) for box in boxes(pdf, "row", "group") if box.source]


def level_rules(content: bytes) -> list[set[float]]:
    """For each page how far from its top the horizontal rules over the whole table stand, to a tenth."""
    return [
        {
            round(PAGE.height - y1, 1)
            for x1, y1, x2, y2 in drawn_rules(operators)
            if y1 == y2 and abs(x2 - x1 - PAGE.column) < NEAR
        }
        for operators in page_bytes(content)
    ]


def says(content: bytes, parts: tuple[TracedBox, ...]) -> str:
    """What a reader finds inside these boxes."""
    placed = PlacedText(content)
    return "".join(placed.inside(part) for part in parts)


# --- heading -------------------------------------------------------------------------------------------------


def test_heading_stands_on_every_page() -> None:
    pdf = printed(table(*(row(f"r{n}", f"แถว {n}", "ข") for n in range(60))))
    assert pdf.pages > 2
    heads = pdf.trace.of("table", "head")
    assert [(box.page, box.text) for box in heads] == [
        (page, text) for page in range(1, pdf.pages + 1) for text in ("หัว 1", "หัว 2")
    ]
    assert {box.y for box in heads} == {PAGE.top + styles.PAD_Y}
    assert all(squeezed(text).startswith("หัว1หัว2") for text in pdfium_pages(pdf.content))


def test_heading_of_two_levels_spans_columns_and_rows() -> None:
    def cell(words: str, *place: int) -> HeaderCell:
        return HeaderCell(text_of(words, Source("table", words)), *place)

    # The first cell is three lines high: its second row takes what one line above it leaves.
    heading = (cell(lines(3), 0, 0, 1, 2), cell("บน", 1, 0, 2, 1), cell("ซ้าย", 1, 1), cell("ขวา", 2, 1))
    pdf = printed(table(row("r", "ก", "ข", "ค"), columns=3, heading=heading))
    column = PAGE.column / 3
    edges = {box.source.field: box for box in pdf.trace.of("table") if box.source}
    assert edges["บน"].width == pytest.approx(2 * column - 2 * styles.PAD_X)
    assert edges["บน"].x == edges["ซ้าย"].x == pytest.approx(PAGE.left + column + styles.PAD_X)
    assert edges["ขวา"].x == pytest.approx(PAGE.left + 2 * column + styles.PAD_X)
    assert edges["ซ้าย"].y == edges["ขวา"].y > edges["บน"].y
    assert edges[lines(3)].height == pytest.approx(3 * styles.CELL_HEAD.leading)
    assert boxes(pdf, "row")[0].y == pytest.approx(PAGE.top + 3 * LINE + 2 * styles.PAD_Y)


def test_heading_taller_than_half_a_page_is_cut_and_leaves_room_for_rows() -> None:
    heading = [
        HeaderCell(text_of(lines(count, "h"), Source("table", "head")), n, 0)
        for n, count in ((0, 80), (1, 1))
    ]
    pdf = printed(table(row("r", lines(30, "r"), "ข"), heading=heading))
    head = pdf.trace.of("table", "head")
    assert {box.page for box in head} == set(range(1, pdf.pages + 1))
    assert all(0 < box.height <= PAGE.body / 2 for box in head)
    assert squeezed("".join(box.text for box in pdf.trace.of("r", "f0"))) == squeezed(lines(30, "r"))
    assert all(box.y + box.height <= PAGE.bottom + NEAR for box in pdf.trace.boxes)


def test_table_begins_on_a_new_page_where_heading_and_row_do_not_fit() -> None:
    first = table(row("a", lines(21), ""))
    pdf = printed(first, table(row("b", lines(3), "")))
    assert pages_of_rows(pdf) == [("a", 1), ("b", 2)]
    assert [box.page for box in pdf.trace.of("table", "head")] == [1, 1, 2, 2]


# --- rows over pages -----------------------------------------------------------------------------------------


def test_row_taller_than_a_page_loses_nothing() -> None:
    long, other = lines(70), f"{HARD_WORDS} " * 12
    pdf = printed(table(row("before", "ก", "ข"), row("r", long, other.strip()), row("after", "ค", "ง")))
    assert pdf.trace.pages_of("r") == (1, 2, 3)
    for field, words in (("f0", long), ("f1", other)):
        parts = pdf.trace.of("r", field)
        assert squeezed("".join(part.text for part in parts)) == squeezed(words)
        assert says(pdf.content, parts) == squeezed(words)


def test_rules_stand_at_the_cut_on_both_pages() -> None:
    pdf = printed(table(row("r", lines(60), "ข")))
    rules = level_rules(pdf.content)
    parts = boxes(pdf, "row")
    assert [part.page for part in parts] == [1, 2, 3]
    for part in parts:
        assert {round(part.y, 1), round(part.y + part.height, 1)} <= rules[part.page - 1]
        assert part.y == pytest.approx(PAGE.top + HEAD)
    # No other rule crosses the table: a cut has one at its foot and one at the next top, and no more.
    assert [len(page) for page in rules] == [2, 2, 2]


def test_row_that_fits_the_next_page_is_not_split_when_little_is_lost() -> None:
    pdf = printed(table(row("a", lines(19), ""), row("b", lines(8), "")))
    assert pages_of_rows(pdf) == [("a", 1), ("b", 2)]


def test_row_is_split_when_much_would_be_lost() -> None:
    pdf = printed(table(row("a", lines(12), ""), row("b", lines(20), "")))
    assert pages_of_rows(pdf) == [("a", 1), ("b", 1), ("b", 2)]


@pytest.mark.parametrize(("count", "expected"), [(12, [12]), (13, [11, 2]), (14, [12, 2]), (25, [12, 13])])
def test_no_line_stands_alone_after_a_cut(count: int, expected: list[int]) -> None:
    """Below a row of 12 lines 12 more fit the page."""
    pdf = printed(table(row("a", lines(12), ""), row("b", lines(count), "")))
    assert [round(box.height / LINE) for box in pdf.trace.of("b", "f0")] == expected


def test_no_line_stands_alone_before_a_cut() -> None:
    """The second text of a cell would begin with one line at the foot of the page."""
    cell = (text_of(lines(11), Source("b", "first")), text_of(lines(5), Source("b", "second")))
    pdf = printed(table(row("a", lines(12), ""), row("b", cell, "")))
    assert pdf.trace.pages_of("b", "first") == (1,)
    assert pdf.trace.pages_of("b", "second") == (2,)


def assert_well_set(pdf: Rendered, rows: list[Row]) -> None:
    """Each row once and in order, group rows with the next, no line alone, no needless cut, nothing outside."""
    order = pages_of_rows(pdf)
    assert list(dict.fromkeys(record for record, _ in order)) == [row.source.record for row in rows]
    assert sorted(order, key=lambda place: place[1]) == order
    assert len(set(order)) == len(order)
    printed_rows = boxes(pdf, "row", "group")
    for box, following in pairwise(printed_rows):
        if box.what == "group":
            assert following.page == box.page
            assert following.y == pytest.approx(box.y + box.height)
    tops: dict[str, list[TracedBox]] = defaultdict(list)
    for box in printed_rows:
        assert box.source
        tops[box.source.record].append(box)
        assert box.y + box.height <= PAGE.bottom + NEAR
    for made in rows:
        record = made.source.record
        parts = pdf.trace.of(record, "f0")
        said = made.cells[0][0]
        assert not isinstance(said, Photo)
        assert squeezed("".join(part.text for part in parts)) == squeezed(said.plain)
        if len(parts) > 1:
            assert min(part.height for part in parts) >= 2 * LINE - NEAR
            if sum(part.height for part in parts) + 2 * styles.PAD_Y <= WHOLE_PAGE:
                assert PAGE.bottom - tops[record][0].y > WHOLE_PAGE * 0.25


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 30)), min_size=2, max_size=12))
def test_rows_of_any_heights_are_well_set(plan: list[tuple[bool, int]]) -> None:
    rows = [
        group(f"g{n}", lines(1 + height % 2)) if grouped else row(f"r{n}", lines(height), "ข")
        for n, (grouped, height) in enumerate(plan)
    ]
    rows.append(row("last", lines(4), "ข"))
    assert_well_set(printed(table(*rows)), rows)


@pytest.mark.parametrize("height", range(12, 24))
@pytest.mark.parametrize("following", [2, 3, 6, 30])
def test_group_row_stays_with_the_row_after_it(height: int, following: int) -> None:
    rows = [row("a", lines(height), "ข"), group("g", "กลุ่ม"), row("b", lines(following), "ข")]
    assert_well_set(printed(table(*rows)), rows)


@pytest.mark.parametrize("height", range(12, 24))
@pytest.mark.parametrize("count", [1, 3, 8])
def test_group_row_stays_with_a_row_of_photos(height: int, count: int) -> None:
    """A row of pictures alone begins with a picture, though the cells beside it are empty texts."""
    rows = table(row("a", lines(height), ""), group("g", "กลุ่ม"), row("b", photos(count), ""))
    pdf = printed(rows, read_photo=lambda _: WIDE)
    page_of_group = pdf.trace.of("g")[0].page
    assert pdf.trace.of("m1", "photo")[0].page == page_of_group == pdf.trace.of("b")[0].page
    assert len(pdf.trace.of("m1", "photo")) == count


def test_every_row_is_printed_once_and_in_order() -> None:
    pdf = printed(table(*(row(f"r{n}", f"แถว-{n:03}", lines(n % 4 + 1)) for n in range(80))))
    found = re.findall(r"แถว-(\d+)", "".join(pdfium_pages(pdf.content)))
    assert found == [f"{n:03}" for n in range(80)]
    assert list(dict.fromkeys(record for record, _ in pages_of_rows(pdf))) == [f"r{n}" for n in range(80)]


# --- cells ---------------------------------------------------------------------------------------------------


def test_empty_table_prints_its_heading() -> None:
    pdf = printed(table())
    assert pdf.pages == 1
    assert boxes(pdf, "row") == []
    assert squeezed(pdfium_pages(pdf.content)[0]) == squeezed("หัว 1 หัว 2 หน้า ๑ จาก ๑")


@pytest.mark.parametrize("empty", ["", ()])
def test_row_of_empty_cells_keeps_its_place_and_rules(empty: str | tuple[()]) -> None:
    pdf = printed(table(row("a", "ก", "ข"), row("b", empty, empty), row("c", "ค", "ง")))
    above, between, below = boxes(pdf, "row")
    assert above.y + above.height == pytest.approx(between.y)
    assert between.y + between.height == pytest.approx(below.y)
    assert between.height >= 2 * styles.PAD_Y
    assert {round(between.y, 1), round(below.y, 1)} <= level_rules(pdf.content)[0]


def test_widths_follow_the_shares() -> None:
    cells = [HeaderCell(text_of(f"{n}", Source("table", "head")), n, 0) for n in range(3)]
    shares = Table((Column(1), Column(2), Column(5)), tuple(cells), (row("r", "ก", "ข", "ค"),), Source("t"))
    placed = boxes(printed(shares), "text")
    unit = PAGE.column / 8
    for cell, (first, share) in zip(placed, [(0, 1), (1, 2), (3, 5)] * 2, strict=True):
        assert cell.x == pytest.approx(PAGE.left + first * unit + styles.PAD_X)
        assert cell.width == pytest.approx(share * unit - 2 * styles.PAD_X)


def test_no_letter_reaches_over_its_cell() -> None:
    words = [HARD_WORDS, "ก" * 400, "https://a.b/" + "c" * 300, "สำนักปลัดองค์การบริหารส่วนตำบล " * 9]
    columns = (Column(1), Column(3), Column(1), Column(1, "center"))
    cells = tuple(HeaderCell(text_of(w[:60], Source("table", "head")), n, 0) for n, w in enumerate(words))
    pdf = printed(Table(columns, cells, (row("r", *words),), Source("table")))
    for n, said in enumerate(words):
        parts = pdf.trace.of("r", f"f{n}")
        # A letter's pen starts inside its box, and all of them do: none is lost to the neighbours.
        assert says(pdf.content, parts) == squeezed(said)
    for box in boxes(pdf, "text"):
        assert box.x >= PAGE.left
        assert box.x + box.width <= PAGE.right + NEAR


def test_centred_column_stands_in_the_middle() -> None:
    cells = (HeaderCell(text_of("ก", Source("table", "head")), 0, 0),)
    pdf = printed(Table((Column(1, "center"),), cells, (row("r", "mmmm"),), Source("t")))
    [box] = pdf.trace.of("r", "f0")
    starts = [x for x, y, letter in PlacedText(pdf.content).pages[0] if letter == "m"]
    step = starts[1] - starts[0]
    assert (starts[0] + starts[-1] + step) / 2 == pytest.approx(box.x + box.width / 2, abs=0.5)


# --- photos --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (4000, 100), (50, 3000)])
def test_photos_fit_their_cell_and_keep_their_shape(size: tuple[int, int]) -> None:
    data = picture(size)
    cell = (photo(caption="คำบรรยาย"), photo(turn=90))
    pdf = printed(table(row("r", "ก", cell)), read_photo=lambda _: data)
    upright, turned = boxes(pdf, "photo")
    [whole] = boxes(pdf, "row")
    assert upright.width / upright.height == pytest.approx(size[0] / size[1])
    assert turned.width / turned.height == pytest.approx(size[1] / size[0])
    for box in (upright, turned):
        assert box.x >= PAGE.left + PAGE.column / 2
        assert box.x + box.width <= PAGE.right
        assert whole.y <= box.y
        assert box.y + box.height <= whole.y + whole.height
    [caption] = pdf.trace.of("m1", "caption")
    assert upright.y + upright.height <= caption.y + NEAR < turned.y


def test_photo_goes_smaller_to_keep_its_row_on_the_page() -> None:
    full = printed(table(row("b", photos(1), "ข")), read_photo=lambda _: WIDE)
    assert boxes(full, "photo")[0].height == pytest.approx(styles.PHOTO_HEIGHT)
    pdf = printed(table(row("a", lines(18), ""), row("b", photos(1), "ข")), read_photo=lambda _: WIDE)
    [small] = boxes(pdf, "photo")
    assert small.page == 1
    assert styles.PHOTO_HEIGHT / 2 < small.height < styles.PHOTO_HEIGHT
    assert small.width / small.height == pytest.approx(1.5)
    assert pages_of_rows(pdf) == [("a", 1), ("b", 1)]


@pytest.mark.parametrize("height", range(12, 24))
@pytest.mark.parametrize("count", [3, 8])
def test_no_empty_strip_of_a_row_of_photos_is_printed(height: int, count: int) -> None:
    rows = table(row("a", lines(height), ""), row("b", photos(count), ""))
    pdf = printed(rows, read_photo=lambda _: WIDE)
    assert pdf.trace.pages_of("b") == pdf.trace.pages_of("m1", "photo")


@pytest.mark.parametrize("before", range(4, 20))
def test_a_caption_stays_with_its_photo(before: int) -> None:
    caption = text_of("คำบรรยาย", Source("r", "caption"))
    cell = tuple(Photo("p", Source("r", "photo"), caption) for _ in range(4))
    pdf = printed(table(row("a", lines(before), ""), row("r", "ก", cell)), read_photo=lambda _: WIDE)
    photos_at = [box.page for box in pdf.trace.of("r", "photo")]
    assert photos_at == [box.page for box in pdf.trace.of("r", "caption")]
    assert len(photos_at) == 4


def test_photos_of_one_cell_go_over_pages_in_order() -> None:
    cell = tuple(Photo(f"p{n}", Source("r", f"photo{n}")) for n in range(9))
    pdf = printed(table(row("r", "ก", cell)), read_photo=lambda _: WIDE)
    placed = boxes(pdf, "photo")
    assert [box.source for box in placed] == [photo.source for photo in cell]
    assert [(box.page, box.y) for box in placed] == sorted((box.page, box.y) for box in placed)
    assert all(box.y + box.height <= PAGE.bottom + NEAR for box in placed)
    assert pdf.pages > 1
