import pytest

from ita_desk.document.blocks import Block, Cover, Paragraph
from ita_desk.render.pdf.labels import label_pages
from ita_desk.thai.digits import DigitStyle
from typeset import pdf_reader, pdfium_pages, printed, text_of

COVER = Cover(None, (text_of("รายงาน"),), ())
TEXT = Paragraph(text_of("ข้อความที่ยาวพอให้เกินหนึ่งหน้า " * 250))


class Labelled:
    """Notes what a canvas is told."""

    def __init__(self, *numbers: int | None) -> None:
        self.told: list[tuple[int, str, int]] = []
        label_pages(self, numbers)

    def addPageLabel(self, sheet: int, style: str, start: int) -> None:  # noqa: N802  # ReportLab's name
        self.told.append((sheet, style, start))


@pytest.mark.parametrize(
    ("blocks", "labels"),
    [
        ((TEXT,), ["1", "2", "3"]),
        ((COVER, TEXT), ["i", "1", "2", "3"]),
        ((TEXT, COVER), ["1", "2", "3", "i"]),
        ((COVER, COVER, TEXT, COVER, TEXT), ["i", "ii", "1", "2", "3", "iii", "4", "5", "6"]),
        ((COVER,), ["i"]),
        ((), ["1"]),
    ],
)
@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_labels_are_the_numbers_printed(
    blocks: tuple[Block, ...], labels: list[str], digits: DigitStyle
) -> None:
    content = printed(*blocks, digits=digits).content
    assert pdf_reader(content).page_labels == labels
    if digits == "arabic":
        said = ["".join(text.split()) for text in pdfium_pages(content)]
        for label, text in zip(labels, said, strict=True):
            assert (f"หน้า{label}จาก" in text) is label.isdecimal()


def test_a_run_of_pages_is_told_once() -> None:
    assert Labelled().told == []
    assert Labelled(*range(1, 1000)).told == [(0, "ARABIC", 1)]
    assert Labelled(None, 1, 2, None, None, 3).told == [
        (0, "ROMAN_LOWER", 1),
        (1, "ARABIC", 1),
        (3, "ROMAN_LOWER", 2),
        (5, "ARABIC", 3),
    ]
