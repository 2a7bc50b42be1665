import pytest
from docx.oxml.ns import qn

from ita_desk.document.blocks import Paragraph, Span, Text
from ita_desk.render.docx.texts import estimated_width, link_target, printable_text
from typeset import HOSTILE_TEXTS, text_of
from word_files import body, found, said, value, word_file


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ก\x00ข\x07ค\x1b[31mง", "กขค[31mง"),
        ("หนึ่ง\nสอง\tสาม", "หนึ่ง สอง สาม"),
        ("ก\ud800ข\uffff\ufffe", "กข"),
        ("abc\u202eabc\u2066", "abcabc"),
        ("\ufeffก\u00adข", "กข"),
        ("<w:p/> & {PAGE}", "<w:p/> & {PAGE}"),
        ("📷 \u200b", "📷 \u200b"),
    ],
)
def test_what_xml_cannot_hold_is_left_out(typed: str, printed: str) -> None:
    assert printable_text(typed) == printed


@pytest.mark.parametrize("typed", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_no_text_breaks_the_file(typed: str) -> None:
    word = word_file(Paragraph(text_of(typed)), Paragraph(text_of("จบ")))
    expected = printable_text(typed)
    assert said(body(word)) == [*([expected] if expected.strip() else []), "จบ"]
    assert not found(body(word), "w:instrText")


def test_spans_are_bold_and_italic_in_thai_as_in_latin_letters() -> None:
    text = Text((Span("หนา", bold=True), Span("เอน", italic=True), Span("ธรรมดา"), Span("")))
    word = word_file(Paragraph(text))
    marks = [[str(m.tag) for p in found(run, "w:rPr") for m in p] for run in found(body(word), "w:r")]
    assert marks == [[qn("w:b"), qn("w:bCs")], [qn("w:i"), qn("w:iCs")], []]


def test_blanks_at_the_edges_are_kept() -> None:
    word = word_file(Paragraph(Text((Span(" ก "), Span(" ข ")))))
    assert said(body(word)) == [" ก  ข "]


def test_a_marker_hangs_before_its_text() -> None:
    word = word_file(Paragraph(text_of("ข้อแรก", marker="๑.")))
    assert said(body(word)) == ["๑.\tข้อแรก"]
    (indent,) = found(body(word), "w:ind")
    assert value(indent, "left") == value(indent, "hanging")
    assert 150 < int(value(indent, "left") or 0) < 500


def test_a_long_marker_is_the_first_word() -> None:
    word = word_file(Paragraph(text_of("ข้อแรก", marker="ก" * 100)))
    assert said(body(word)) == ["ก" * 100 + " ข้อแรก"]
    assert not found(body(word), "w:ind")


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://a.example/ก", "https://a.example/%E0%B8%81"),
        ("http://a.example:8080/x?y=1&z=[2]#q", "http://a.example:8080/x?y=1&z=%5B2%5D#q"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/%e0", "https://a.example/%e0"),
        ("mailto:a@b.example", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://a.example:port/", ""),
        ("https://[::1/", ""),
        ("https://a b.example/", ""),
        ("https://a.example/" + "c" * 3000, ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_are_links(link: str, target: str) -> None:
    assert link_target(link) == target


def test_a_link_leads_where_it_says() -> None:
    text = Text((Span("ดูที่นี่"),), link="https://a.example/ก")
    word = word_file(Paragraph(text), Paragraph(Text((Span("ไม่ใช่"),), link="file:///etc/passwd")))
    (link,) = found(body(word), "w:hyperlink")
    reached = word.part.rels[str(link.get(qn("r:id")))]
    assert reached.is_external
    assert reached.target_ref == "https://a.example/%E0%B8%81"
    assert said(body(word)) == ["ดูที่นี่", "ไม่ใช่"]
    assert sum(rel.is_external for rel in word.part.rels.values()) == 1


def test_widths_are_estimated_without_marks_above_and_below() -> None:
    assert estimated_width("ที่", 10) == estimated_width("ท", 10)
    assert estimated_width("", 10) == 0
    assert estimated_width("๑๑", 10) > estimated_width("๑", 10) > estimated_width(".", 10)
