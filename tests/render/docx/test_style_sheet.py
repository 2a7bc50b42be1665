from docx.oxml.ns import qn

from ita_desk.document.blocks import Heading, Paragraph
from ita_desk.render.docx.style_sheet import FONT
from typeset import row, table, text_of
from word_files import body, found, style_of, value, word_file

SIZES = {
    "BodyText": 16,
    "FirstIndent": 16,
    "Heading1": 18,
    "Heading2": 16,
    "Cell": 14,
    "CellCentre": 14,
    "CellHead": 14,
    "CellGroup": 14,
    "CellPhoto": 12,
    "PhotoCaption": 14,
    "Caption": 14,
    "Title": 28,
    "Signature": 16,
    "Footer": 12,
}


def test_thai_letters_have_their_font_and_language() -> None:
    sheet = word_file().styles.element
    (defaults,) = found(sheet, "w:rPrDefault", "w:rPr")
    (fonts,) = found(defaults, "w:rFonts")
    assert [value(fonts, kind) for kind in ("ascii", "hAnsi", "cs")] == [FONT] * 3
    assert [value(size) for size in (*found(defaults, "w:sz"), *found(defaults, "w:szCs"))] == ["32", "32"]
    assert value(found(defaults, "w:lang")[0], "bidi") == "th-TH"


def test_sizes_are_those_of_th_sarabun_for_latin_and_thai_letters() -> None:
    sheet = word_file().styles.element
    for style in found(sheet, "w:style"):
        sizes = {tag: [value(size) for size in found(style, tag)] for tag in ("w:sz", "w:szCs")}
        assert sizes["w:sz"] == sizes["w:szCs"]
        assert len(found(style, "w:b")) == len(found(style, "w:bCs"))
        if (points := SIZES.get(str(value(style, "styleId")))) is not None:
            assert sizes["w:sz"] == [str(points * 2)]


def test_no_style_is_used_that_is_not_there() -> None:
    word = word_file(
        Heading((text_of("ก"),), 3), Paragraph(text_of("ข"), indented=False), table(row("m", "ค", "ง"))
    )
    known = {value(style, "styleId") for style in found(word.styles.element, "w:style")}
    assert {style_of(p) for p in found(body(word), "w:p")} <= known
    assert {value(t) for t in found(body(word), "w:tblStyle")} <= known


def test_a_text_between_the_margins_is_spread_as_thai_wants() -> None:
    sheet = word_file().styles.element
    by_id = {value(style, "styleId"): style for style in found(sheet, "w:style")}
    assert value(found(by_id["BodyText"], "w:jc")[0]) == "thaiDistribute"
    assert value(found(by_id["FirstIndent"], "w:ind")[0], "firstLine") == "1417"
    assert [value(level) for level in found(by_id["Heading2"], "w:outlineLvl")] == ["1"]
    assert by_id["Heading2"].tag == qn("w:style")
