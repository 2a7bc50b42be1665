import pytest

from ita_desk.document.blocks import Block, Cover, Heading, PageSetup, Paragraph, Photo, Source
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Geometry
from typeset import (
    PlacedText,
    document,
    group,
    no_photo,
    page_bytes,
    pdfium_pages,
    photo,
    picture,
    printed,
    renderer,
    row,
    squeezed,
    table,
    text_of,
)

PAGE = Geometry.of(PageSetup())
LINE = styles.BODY.leading


def lines(count: int, record: str = "p", *, indented: bool = False) -> Paragraph:
    """A paragraph of words of which only one fits a line."""
    words = " ".join(f"{n:03}" + "w" * 60 for n in range(count))
    return Paragraph(text_of(words, Source(record, "text")), indented)


def heading(record: str, words: str = "หัวข้อ", level: int = 1) -> Heading:
    return Heading((text_of(words, Source(record, "heading")),), level)


def cover(seal: Photo | None = None) -> Cover:
    titles = (text_of("รายงานผล", Source("form", "title")), text_of("ปี ๒๕๖๘", Source("form", "year")))
    foot = tuple(text_of(f"ท้าย {n}", Source("agency", f"foot{n}")) for n in range(3))
    return Cover(seal, titles, foot)


# --- cover ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seal", [None, photo()])
def test_cover_stands_alone_without_a_number(seal: Photo | None) -> None:
    pdf = printed(cover(seal), heading("h"), lines(2), read_photo=lambda _: picture((300, 300)))
    assert pdf.pages == 2
    first, second = (squeezed(text) for text in pdfium_pages(pdf.content))
    assert first == squeezed("รายงานผล ปี ๒๕๖๘ ท้าย 0 ท้าย 1 ท้าย 2")
    assert second.startswith("หัวข้อ")
    assert second.endswith(squeezed("หน้า ๑ จาก ๑"))
    assert pdf.trace.pages_of("form") == pdf.trace.pages_of("agency") == (1,)
    assert pdf.trace.pages_of("m1") == ((1,) if seal else ())


def test_cover_after_text_begins_a_new_page() -> None:
    pdf = printed(lines(1, "before"), cover(), lines(1, "after"))
    assert [pdf.trace.pages_of(r) for r in ("before", "form", "agency", "after")] == [(1,), (2,), (2,), (3,)]


def test_cover_at_the_end_leaves_no_empty_page() -> None:
    pdf = printed(lines(1), cover())
    texts = [squeezed(text) for text in pdfium_pages(pdf.content)]
    assert pdf.pages == len(texts) == 2
    assert texts[0].endswith(squeezed("หน้า ๑ จาก ๑"))
    assert printed(cover()).pages == 1


def test_seal_keeps_its_shape_above_the_titles() -> None:
    pdf = printed(cover(photo()), read_photo=lambda _: picture((300, 200)))
    [seal] = pdf.trace.of("m1", "photo")
    title = pdf.trace.of("form", "title")[0]
    assert seal.width / seal.height == pytest.approx(1.5)
    assert seal.height <= styles.SEAL_HEIGHT
    assert seal.x + seal.width / 2 == pytest.approx((PAGE.left + PAGE.right) / 2)
    assert PAGE.top <= seal.y
    assert seal.y + seal.height < title.y


def test_cover_with_many_titles_moves_its_foot_below_them() -> None:
    titles = tuple(text_of(f"บรรทัด {n}", Source("form", f"title{n}")) for n in range(8))
    pdf = printed(Cover(photo(), titles, cover().foot), read_photo=lambda _: picture((100, 100)))
    boxes = (*pdf.trace.of("m1"), *pdf.trace.of("form"), *pdf.trace.of("agency"))
    order = [(box.page, box.y) for box in boxes]
    assert order == sorted(order)
    assert all(box.y + box.height <= PAGE.bottom + 0.01 for box in boxes)
    assert len(set(order)) == len(order) == 12


def test_a_cover_taller_than_its_page_goes_on_without_numbers() -> None:
    pdf = printed(Cover(None, (text_of("หัวข้อ " * 300, Source("form", "title")),), cover().foot))
    boxes = [box for box in pdf.trace.boxes if box.what == "text"]
    assert pdf.pages > 1
    assert all(PAGE.top - 0.01 <= box.y and box.y + box.height <= PAGE.bottom + 0.01 for box in boxes)
    assert "".join(box.text for box in pdf.trace.of("form")).count("หัวข้อ") == 300
    assert "หน้า" not in "".join(pdfium_pages(pdf.content))


def test_a_heading_taller_than_a_page_goes_on() -> None:
    pdf = printed(Heading((text_of("หัวข้อ " * 900, Source("form", "title")),)))
    boxes = pdf.trace.of("form")
    assert pdf.pages > 1
    assert all(box.y + box.height <= PAGE.bottom + 0.01 for box in boxes)
    assert "".join(box.text for box in boxes).count("หัวข้อ") == 900


# --- headings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", range(14, 23))
@pytest.mark.parametrize(
    "following",
    [
        (lines(1, "next"),),
        (lines(2, "next"),),
        (lines(3, "next"),),
        (lines(9, "next"),),
        (heading("second", level=2), lines(4, "next")),
        (table(group("next", "กลุ่ม"), row("r", "ก", "ข")),),
        (table(row("next", " ".join(["w" * 40] * 40), "ข")),),
    ],
)
def test_heading_stands_with_what_follows(before: int, following: tuple[Block, ...]) -> None:
    pdf = printed(lines(before, "before"), heading("first"), *following)
    page = pdf.trace.pages_of("first")
    assert page == (pdf.trace.of("next")[0].page,)
    assert pdf.trace.pages_of("second") in ((), page)
    assert pdf.trace.of("first")[0].y < pdf.trace.of("next")[0].y


def test_heading_lines_are_centred_and_bold() -> None:
    lines_of = tuple(text_of(words, Source("h", words)) for words in ("ฒ" * 6, "ข" * 3))
    pdf = printed(Heading(lines_of))
    letters = PlacedText(pdf.content).pages[0]
    for letter, count in (("ฒ", 6), ("ข", 3)):
        starts = [x for x, _, found in letters if found == letter]
        assert len(starts) == count
        middle = (starts[0] + starts[-1] + (starts[1] - starts[0])) / 2
        assert middle == pytest.approx((PAGE.left + PAGE.right) / 2, abs=0.5)
    assert page_bytes(pdf.content)[0].count(b"/T1 ") == 2  # the bold face, once a line
    upper, lower = pdf.trace.of("h")
    assert upper.y + upper.height == pytest.approx(lower.y)


def test_heading_at_the_top_of_a_page_leaves_no_gap() -> None:
    [first] = printed(heading("h")).trace.of("h")
    assert first.y == PAGE.top


# --- paragraphs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 24, 25, 60])
@pytest.mark.parametrize("before", [18, 19, 20, 21, 22])
def test_no_line_of_a_paragraph_stands_alone(before: int, count: int) -> None:
    pdf = printed(lines(before, "before"), lines(count))
    parts = pdf.trace.of("p", "text")
    heights = [round(part.height / LINE) for part in parts]
    assert sum(heights) == count
    assert min(heights) >= min(2, count)
    assert squeezed("".join(part.text for part in parts)) == squeezed(lines(count).text.plain)
    assert all(PAGE.top <= part.y and part.y + part.height <= PAGE.bottom + 0.02 for part in parts)
    assert [part.page for part in parts] == list(range(parts[0].page, parts[0].page + len(parts)))


def test_words_of_a_long_paragraph_are_read_back_in_order() -> None:
    said = "องค์การบริหารส่วนตำบลรายงานผลการดำเนินงานตามมาตรการ " * 120
    pdf = printed(Paragraph(text_of(said.strip(), Source("p", "text"))))
    placed = PlacedText(pdf.content)
    assert pdf.pages > 1
    assert "".join(placed.inside(part) for part in pdf.trace.of("p")) == squeezed(said)


def test_first_line_is_indented_unless_flush_or_marked() -> None:
    def start(paragraph: Paragraph) -> float:
        pdf = renderer().render_pdf(document(paragraph), no_photo)
        return PlacedText(pdf.content).pages[0][0][0]

    assert start(lines(2, indented=True)) == pytest.approx(PAGE.left + styles.INDENT, abs=0.1)
    assert start(lines(2)) == pytest.approx(PAGE.left, abs=0.1)
    assert start(Paragraph(text_of("ก", marker="๑."))) == pytest.approx(PAGE.left, abs=0.1)
