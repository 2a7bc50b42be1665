import pytest

from ita_desk.document.blocks import Cover, PageSetup, Paragraph, Source
from ita_desk.render.pdf.page import Geometry
from ita_desk.thai.digits import DigitStyle, printed_digits
from typeset import PlacedText, page_bytes, pdf_reader, pdfium_pages, printed, squeezed, text_of

POINTS = 72 / 25.4
COVER = Cover(None, (text_of("ปก"),), ())


def full_page(record: str, word: str = "w") -> Paragraph:
    """A paragraph that fills a page of its own, one word in each line."""
    words = " ".join(f"{n:03}{word * 60}" for n in range(22))
    return Paragraph(text_of(words, Source(record, "text")), indented=False)


def reports(count: int, changed: int = -1) -> list[Paragraph]:
    """As many full pages, with other words of the same height on one of them."""
    return [full_page(f"p{n}", "m" if n == changed else "w") for n in range(count)]


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("covers", [0, 1])
def test_each_page_says_its_number_and_how_many_there_are(digits: DigitStyle, covers: int) -> None:
    pdf = printed(*[COVER] * covers, *reports(12), digits=digits)
    assert pdf.pages == 12 + covers
    total = printed_digits("12", digits)
    feet = [squeezed(text)[-len("หน้าxxจากyy") :] for text in pdfium_pages(pdf.content)]
    if covers:
        assert feet.pop(0) == "ปก"
    for number, foot in enumerate(feet, 1):
        assert foot.endswith(f"หน้า{printed_digits(str(number), digits)}จาก{total}")


def test_covers_between_pages_are_not_counted() -> None:
    pdf = printed(COVER, *reports(1), COVER, *reports(1))
    texts = [squeezed(text) for text in pdfium_pages(pdf.content)]
    assert [text[-9:] if "หน้า" in text else text for text in texts] == [
        "ปก",
        squeezed("หน้า ๑ จาก ๒")[-9:],
        "ปก",
        squeezed("หน้า ๒ จาก ๒")[-9:],
    ]


def test_page_number_stands_at_the_right_below_the_type_area() -> None:
    page = Geometry.of(PageSetup())
    letters = PlacedText(printed(*reports(1)).content).pages[0]
    number = [(x, y) for x, y, letter in letters if y > page.bottom and letter.strip()]
    assert len(number) == len(squeezed("หน้า ๑ จาก ๑"))
    assert min(x for x, _ in number) > (page.left + page.right) / 2
    assert max(x for x, _ in number) < page.right
    assert len({round(y, 1) for _, y in number}) == 1


@pytest.mark.parametrize(("orientation", "size_mm"), [("landscape", (297, 210)), ("portrait", (210, 297))])
def test_paper_and_margins(orientation: str, size_mm: tuple[int, int]) -> None:
    margins = (11, 22, 33, 44)
    setup = PageSetup(orientation=orientation, margins_mm=margins)
    page = Geometry.of(setup)
    width, height = (side * POINTS for side in size_mm)
    assert (page.top, page.left) == pytest.approx((11 * POINTS, 44 * POINTS))
    assert (page.right, page.bottom) == pytest.approx((width - 22 * POINTS, height - 33 * POINTS))
    assert (page.column, page.body) == pytest.approx((width - 66 * POINTS, height - 44 * POINTS))
    pdf = printed(full_page("p"), full_page("q"), page=setup)
    box = pdf_reader(pdf.content).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((width, height), abs=0.01)
    for letters in PlacedText(pdf.content).pages:
        body = [(x, y) for x, y, letter in letters if letter == "w"]
        assert body
        assert min(x for x, _ in body) >= page.left - 0.01
        assert max(x for x, _ in body) <= page.right
        assert min(y for _, y in body) >= page.top
        assert max(y for _, y in body) <= page.bottom


def test_a_word_changes_its_own_page_only() -> None:
    before, after = (page_bytes(printed(*reports(3, changed)).content) for changed in (-1, 1))
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_pages_added_change_the_shared_total_only() -> None:
    few, many = (printed(*reports(count)).content for count in (3, 11))
    assert page_bytes(few) == page_bytes(many)[:3]
    assert squeezed(pdfium_pages(few)[0]).endswith("จาก๓")
    assert squeezed(pdfium_pages(many)[0]).endswith("จาก๑๑")
    marks = [pdf_reader(content).pages[0]["/Resources"]["/XObject"] for content in (few, many)]  # type: ignore[index]
    assert [len(mark) for mark in marks] == [1, 1]


def test_a_report_of_nothing_is_one_numbered_page() -> None:
    pdf = printed()
    assert pdf.pages == 1
    assert [squeezed(text) for text in pdfium_pages(pdf.content)] == [squeezed("หน้า ๑ จาก ๑")]
