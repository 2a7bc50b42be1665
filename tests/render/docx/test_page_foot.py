import pytest
from docx.document import Document as WordDocument

from ita_desk.document.blocks import Block, Cover, PageSetup, PageTurn, Paragraph
from ita_desk.render.docx.page_foot import total_field
from ita_desk.thai.digits import DigitStyle
from typeset import document, text_of
from word_files import PORTRAIT, body, found, opened, said, value, word_file, written

COVER = Cover(None, (text_of("ปก"),), ())
PAGE = Paragraph(text_of("ก"))


def feet(word: WordDocument) -> list[list[str]]:
    return [said(section.footer.part.element) for section in word.sections]


def fields(word: WordDocument, section: int = -1) -> str:
    """The instructions of a foot, one behind the other."""
    foot = list(word.sections)[section].footer.part.element
    return "|".join((i.text or "").strip() for i in found(foot, "w:instrText"))


@pytest.mark.parametrize(
    ("digits", "shown", "total"),
    [
        ("thai", "\tหน้า ๑ จาก ๑", "NUMPAGES \\* MERGEFORMAT \\* ThaiArabic"),
        ("arabic", "\tหน้า 1 จาก 1", "NUMPAGES \\* Arabic"),
    ],
)
def test_pages_are_counted_by_word(digits: DigitStyle, shown: str, total: str) -> None:
    word = word_file(PAGE, digits=digits)
    assert fields(word) == f"PAGE|{total}"
    (line,) = feet(word)[0]
    for instruction in (" PAGE ", f" {total} "):
        line = line.replace(instruction, "")
    assert line == shown


@pytest.mark.parametrize(
    ("blocks", "total"),
    [
        ((COVER, PAGE), "SECTIONPAGES \\* MERGEFORMAT \\* ThaiArabic"),
        (
            (COVER, PAGE, PageTurn(PageSetup()), PAGE),
            "PAGEREF _LastPage \\* MERGEFORMAT \\* ThaiArabic",
        ),
    ],
)
def test_covers_are_not_counted(blocks: tuple[Block, ...], total: str) -> None:
    word = word_file(*blocks)
    assert fields(word) == f"PAGE|{total}"
    assert feet(word)[0] == []


def test_the_field_that_counts() -> None:
    assert total_field(0, 3) == "NUMPAGES"
    assert total_field(2, 1) == "SECTIONPAGES"
    assert total_field(2, 2) == "PAGEREF _LastPage"


def test_every_field_begins_and_ends() -> None:
    foot = word_file(COVER, PAGE, PageTurn(PageSetup()), PAGE).sections[1].footer.part.element
    marks = [value(mark, "fldCharType") for mark in found(foot, "w:fldChar")]
    assert marks == ["begin", "separate", "end"] * 2


def test_those_who_cannot_count_show_the_number_they_are_told() -> None:
    word = opened(written(document(COVER, PAGE, page=PORTRAIT), pages=13).content)
    assert feet(word)[1][0].endswith("๑๒")


def test_the_number_stands_at_the_right_margin_of_its_page() -> None:
    word = word_file(PAGE, PageTurn(PageSetup()), PAGE)
    places = [value(found(s.footer.part.element, "w:tab")[0], "pos") for s in word.sections]
    assert places == ["9071", "14003"]


def test_a_signed_version_says_its_code_on_each_page() -> None:
    word = word_file(COVER, PAGE, code="7F3K-92QD-X4TM")
    assert feet(word)[0] == ["รหัสฉบับลงนาม 7F3K-92QD-X4TM"]
    assert feet(word)[1][0].startswith("รหัสฉบับลงนาม 7F3K-92QD-X4TM\tหน้า ")


def test_the_last_page_with_a_number_has_a_name() -> None:
    word = word_file(COVER, PAGE, PageTurn(PageSetup()), Paragraph(text_of("ท้าย")), COVER)
    (mark,) = found(body(word), "w:bookmarkStart")
    assert value(mark, "name") == "_LastPage"
    last = mark.getparent()
    assert last is not None
    assert said(last) == ["ท้าย"]  # type: ignore[arg-type]
    assert not found(body(word_file(COVER)), "w:bookmarkStart")
