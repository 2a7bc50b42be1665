from ita_desk.document.blocks import Block, Cover, PageSetup, PageTurn, Paragraph
from ita_desk.render.docx.page_setup import section_properties, sections_of
from typeset import document, text_of
from word_files import PORTRAIT, body, found, said, value, word_file

LANDSCAPE = PageSetup()
COVER = Cover(None, (text_of("ปก"),), ())


def words(text: str) -> Paragraph:
    return Paragraph(text_of(text))


def planned(*blocks: Block) -> list[tuple[str, int, bool]]:
    """The orientation of each section, how many blocks stand in it, and whether it is a cover."""
    sections = sections_of(document(*blocks, page=PORTRAIT))
    return [(s.setup.orientation, len(s.blocks), s.is_cover) for s in sections]


def test_pages_of_one_setup_are_one_section() -> None:
    assert planned(words("ก"), words("ข")) == [("portrait", 2, False)]
    assert planned(words("ก"), PageTurn(PORTRAIT), words("ข")) == [("portrait", 2, False)]


def test_a_turn_of_the_page_begins_a_section() -> None:
    assert planned(words("ก"), PageTurn(LANDSCAPE), words("ข")) == [
        ("portrait", 1, False),
        ("landscape", 1, False),
    ]


def test_a_turn_on_a_fresh_page_leaves_no_empty_one() -> None:
    assert planned(PageTurn(LANDSCAPE), words("ก")) == [("landscape", 1, False)]
    assert planned(COVER, PageTurn(LANDSCAPE), words("ก")) == [("portrait", 1, True), ("landscape", 1, False)]
    assert planned(words("ก"), PageTurn(LANDSCAPE)) == [("portrait", 1, False)]


def test_a_cover_has_a_section_of_its_own() -> None:
    assert planned(words("ก"), COVER, COVER) == [
        ("portrait", 1, False),
        ("portrait", 1, True),
        ("portrait", 1, True),
    ]


def test_a_document_without_blocks_has_an_empty_page() -> None:
    assert planned() == [("portrait", 0, False)]
    assert said(body(word_file())) == []


def test_paper_and_margins() -> None:
    (section,) = sections_of(document(page=LANDSCAPE))
    told = section_properties(section, "thai", None)
    (size,), (margins,) = found(told, "w:pgSz"), found(told, "w:pgMar")
    assert (value(size, "w"), value(size, "h"), value(size, "orient")) == ("16838", "11906", "landscape")
    sides = [value(margins, side) for side in ("top", "right", "bottom", "left")]
    assert sides == ["1134", "1134", "1134", "1701"]


def test_pages_are_upright_and_lying_in_one_file() -> None:
    word = word_file(words("ก"), PageTurn(LANDSCAPE), words("ข"), PageTurn(PORTRAIT), words("ค"))
    assert [section.orientation.name for section in word.sections] == ["PORTRAIT", "LANDSCAPE", "PORTRAIT"]
    assert {section.start_type.name for section in word.sections} == {"NEW_PAGE"}
    # The section ends in the last paragraph on its pages: no empty one is added.
    assert len(found(body(word), "w:p")) == 3


def test_pages_are_counted_from_behind_the_cover() -> None:
    word = word_file(COVER, words("ก"), PageTurn(LANDSCAPE), words("ข"))
    numbers = [(value(n, "fmt"), value(n, "start")) for n in found(body(word), "w:pgNumType")]
    assert numbers == [("thaiNumbers", None), ("thaiNumbers", "1"), ("thaiNumbers", None)]
