"""Numbers of lists are printed as Word does."""

from io import BytesIO

import docx
import pytest

from intake.made_docx import cell as cell_of
from intake.made_docx import kind_of_list, level, list_of, listed, made_docx, paragraph, table
from ita_desk.intake.grid import Paragraph, Table
from ita_desk.intake.sources import docx_numbers
from ita_desk.intake.sources.docx import read_docx


def said(body: str, numbering: str, styles: str = "") -> list[str]:
    """The lines of the paragraphs."""
    blocks = read_docx(made_docx(body, numbering, styles), "a.docx")[0]
    return [line.text for block in blocks if isinstance(block, Paragraph) for line in block.lines]


def numbering(style: str, text: str = "%1.", start: int = 1) -> str:
    return kind_of_list(0, level(0, style, text, start)) + list_of(1, 0)


@pytest.mark.parametrize(
    ("style", "first"),
    [
        ("decimal", "9. "),
        ("thaiNumbers", "๙. "),
        ("thaiLetters", "ฌ. "),
        ("lowerLetter", "i. "),
        ("upperLetter", "I. "),
        ("lowerRoman", "ix. "),
        ("upperRoman", "IX. "),
        ("chineseCounting", "9. "),
        ("bullet", "- "),
        ("none", ""),
    ],
)
def test_number_formats(style: str, first: str) -> None:
    assert said(listed("ก"), numbering(style, start=9)) == [f"{first}ก"]


@pytest.mark.parametrize("style", ["thaiLetters", "lowerLetter", "lowerRoman"])
def test_numbers_beyond_the_letters_are_arabic(style: str) -> None:
    assert said(listed("ก"), numbering(style, start=90)) == ["90. ก"]


def test_levels_count_each_on_their_own() -> None:
    rules = kind_of_list(0, level(0, "decimal", "%1)"), level(1, "thaiNumbers", "%1.%2")) + list_of(1, 0)
    body = listed("ก") + listed("ข", 1, 1) + listed("ค", 1, 1) + listed("ง") + listed("จ", 1, 1)
    assert said(body, rules) == ["1) ก", "1.๑ ข", "1.๒ ค", "2) ง", "2.๑ จ"]


def test_a_level_left_out_counts_as_begun() -> None:
    rules = kind_of_list(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + list_of(1, 0)
    assert said(listed("ก", 1, 1) + listed("ข"), rules) == ["1.1 ก", "1. ข"]


def test_lists_of_one_kind_count_on_and_those_told_so_begin_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    rules = kind_of_list(0, level(0, "decimal", "%1.")) + list_of(1, 0) + list_of(2, 0) + list_of(3, 0, anew)
    body = listed("ก", 1) + listed("ข", 2) + listed("ค", 3) + listed("ง", 3)
    assert said(body, rules) == ["1. ก", "2. ข", "5. ค", "6. ง"]


def test_a_list_may_have_rules_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "thaiNumbers", "(%1)")}</w:lvlOverride>'
    rules = kind_of_list(0, level(0, "decimal", "%1.")) + list_of(1, 0, own)
    assert said(listed("ก"), rules) == ["(๑) ก"]


def test_a_column_of_bare_numbers_is_read_and_bare_bullets_are_not() -> None:
    rows = table(cell_of(listed("")) + cell_of("ก"), cell_of(listed("")) + cell_of("ข"))
    (found,) = read_docx(made_docx(rows, numbering("thaiNumbers")), "a.docx")[0]
    assert isinstance(found, Table)
    assert [row.cells for row in found.rows] == [("๑.", "ก"), ("๒.", "ข")]
    assert said(listed("") + paragraph("ก"), numbering("bullet")) == ["ก"]


def test_numbers_of_styles() -> None:
    styles = (
        '<w:style w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="T"><w:basedOn w:val="S"/></w:style>'
        '<w:style w:styleId="U"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    rules = kind_of_list(
        0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", more='<w:pStyle w:val="U"/>')
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in zip("กขคง", "STUX", strict=True)
    )
    off = paragraph("จ", '<w:pStyle w:val="S"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    deeper = paragraph("ฉ", '<w:pStyle w:val="S"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert said(body + off + deeper, rules + list_of(1, 0), styles) == [
        *("1. ก", "2. ข", "2.1 ค", "ง", "จ", "2.2 ฉ"),
    ]


def test_styles_based_on_each_other_end() -> None:
    styles = '<w:style w:styleId="S"><w:basedOn w:val="S"/></w:style>'
    assert said(paragraph("ก", '<w:pStyle w:val="S"/>'), numbering("decimal"), styles) == ["ก"]


def test_rules_that_stand_with_a_style_of_lists() -> None:
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    styles = '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert said(listed("ก", 2), linked + numbering("decimal") + list_of(2, 7), styles) == ["1. ก"]


@pytest.mark.parametrize("body", [listed("ก", 9), listed("ก", 1, 5), listed("ก", 1, 99)])
def test_lists_without_rules_have_no_number(body: str) -> None:
    assert said(body, numbering("decimal") + list_of(2, 9)) == ["ก"]


def test_lists_of_a_library() -> None:
    document = docx.Document()
    for text in ("ก", "ข"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("ค", style="List Bullet")
    file = BytesIO()
    document.save(file)
    (found,) = read_docx(file.getvalue(), "a.docx")[0]
    assert isinstance(found, Paragraph)
    assert [line.text for line in found.lines] == ["1. ก", "2. ข", "- ค"]


def test_a_style_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    find = docx_numbers.Numbers._find_place

    def count(self: docx_numbers.Numbers, style: str) -> tuple[object, str]:
        asked.append(style)
        return find(self, style)

    monkeypatch.setattr(docx_numbers.Numbers, "_find_place", count)
    assert len(said(listed("ก") * 5, numbering("decimal"))) == 5
    assert len(asked) == 1
