import pytest

from ita_desk.document.blocks import Block, Cover, Heading, Paragraph, Source
from ita_desk.render.pdf.trace import LayoutTrace, TracedBox
from ita_desk.render.rendered import Rendered
from typeset import PlacedText, group, pdfium_pages, photo, picture, printed, row, squeezed, table, text_of

BLOCKS: tuple[Block, ...] = (
    Cover(
        photo(),
        (text_of("ชื่อรายงาน", Source("form", "title")),),
        (text_of("หน่วยงาน", Source("agency", "name")), text_of("ที่อยู่", Source("agency", "address"))),
    ),
    Heading((text_of("บรรทัดบน", Source("part", "upper")), text_of("บรรทัดล่าง", Source("part", "lower")))),
    Paragraph(text_of("เนื้อความยาว " * 60, Source("finding", "shortcomings"))),
    table(
        group("issue", "ประเด็น"),
        *(row(f"m{n}", f"มาตรการ-{n:02}", f"ผล-{n:02} " * (5 * n + 1)) for n in range(40)),
        row("last", (photo(caption="คำบรรยาย"), text_of("", Source("last", "nothing"))), "ท้าย"),
    ),
)
# What stands in the blocks above, written out.
SOURCES = {
    ("form", "title"),
    ("agency", "name"),
    ("agency", "address"),
    ("part", "upper"),
    ("part", "lower"),
    ("finding", "shortcomings"),
    ("table", "head"),
    ("issue", ""),
    ("issue", "f0"),
    ("last", ""),
    ("last", "nothing"),
    ("last", "f1"),
    ("m1", "photo"),
    ("m1", "caption"),
    *((f"m{n}", field) for n in range(40) for field in ("", "f0", "f1")),
}


@pytest.fixture(scope="module")
def pdf() -> Rendered:
    return printed(*BLOCKS, read_photo=lambda _: picture((300, 200)))


def test_every_box_names_a_source_of_the_document(pdf: Rendered) -> None:
    named = {(box.source.record, box.source.field) for box in pdf.trace.boxes if box.source}
    assert all(box.source for box in pdf.trace.boxes)
    assert named == SOURCES


def test_every_text_box_says_what_a_reader_finds_in_it(pdf: Rendered) -> None:
    placed = PlacedText(pdf.content)
    texts = [box for box in pdf.trace.boxes if box.what == "text"]
    assert {box.page for box in texts} == set(range(1, pdf.pages + 1))
    for box in texts:
        assert placed.inside(box) == squeezed(box.text)


@pytest.mark.parametrize("number", [0, 7, 19, 33, 39])
def test_a_measure_is_found_on_its_pages(pdf: Rendered, number: int) -> None:
    pages = pdf.trace.pages_of(f"m{number}", "f0")
    assert len(pages) == 1
    title = f"มาตรการ-{number:02}"
    assert [title in text for text in pdfium_pages(pdf.content)] == [
        page == pages[0] for page in range(1, pdf.pages + 1)
    ]


def test_a_row_over_pages_is_found_on_all_of_them(pdf: Rendered) -> None:
    cut = [n for n in range(40) if len(pdf.trace.pages_of(f"m{n}")) > 1]
    assert cut
    texts = pdfium_pages(pdf.content)
    for number in cut:
        found = [page for page, text in enumerate(texts, 1) if f"ผล-{number:02}" in text]
        assert found == list(pdf.trace.pages_of(f"m{number}", "f1"))


def test_place_of_a_box_leads_back_to_it(pdf: Rendered) -> None:
    for box in pdf.trace.boxes:
        if box.what in ("text", "photo"):
            assert pdf.trace.at(box.page, box.x + box.width / 2, box.y + box.height / 2) == box


def test_boxes_of_one_row_lie_inside_it(pdf: Rendered) -> None:
    rows = {(box.page, box.source): box for box in pdf.trace.boxes if box.what in ("row", "group")}
    inside = [b for b in pdf.trace.boxes if b.what == "text" and b.source and b.source.field in ("f0", "f1")]
    for box in inside:
        assert box.source
        whole = rows[box.page, Source(box.source.record)]
        assert whole.x <= box.x < box.x + box.width <= whole.x + whole.width
        assert whole.y <= box.y < box.y + box.height <= whole.y + whole.height + 0.01


def test_boxes_are_chosen_by_record_field_and_place() -> None:
    outer = TracedBox(1, 0, 0, 100, 50, "row", Source("a"))
    inner = TracedBox(1, 10, 10, 20, 20, "text", Source("a", "title"), "ก")
    later = TracedBox(3, 0, 0, 100, 50, "row", Source("a"))
    other = TracedBox(2, 0, 0, 100, 50, "row", Source("b"))
    nameless = TracedBox(1, 200, 200, 5, 5, "text", None)
    trace = LayoutTrace.of_boxes(outer, inner, other, later, nameless)
    assert trace.of("a") == (outer, inner, later)
    assert trace.of("a", "title") == (inner,)
    assert trace.of("a", "") == (outer, later)
    assert trace.of("c") == ()
    assert trace.pages_of("a") == (1, 3)
    assert trace.pages_of("a", "title") == (1,)
    assert trace.at(1, 15, 15) == inner
    assert trace.at(1, 50, 15) == outer
    assert trace.at(2, 15, 15) == other
    assert trace.at(1, 202, 202) == nameless
    assert trace.at(1, 150, 15) is None
    assert trace.at(4, 15, 15) is None
