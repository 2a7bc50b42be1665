from ita_desk.document.blocks import Chart, Heading, Paragraph, Signatures, Source
from ita_desk.render.docx.renderer import DocxRenderer
from typeset import document, no_photo, photo, picture, text_of
from word_files import PORTRAIT, FakeCharts, body, found, kept, opened, said, style_of, value, word_file

CHART = Chart("bars", (text_of("ตัวชี้วัด"),), (), (), text_of("ภาพที่ ๑"), Source("y"))


def test_a_heading_is_one_paragraph_of_several_lines() -> None:
    word = word_file(Heading((text_of("รายงาน"), text_of("ปี ๒๕๖๘")), 2), Paragraph(text_of("ก")))
    assert said(body(word)) == ["รายงาน\nปี ๒๕๖๘", "ก"]
    assert style_of(found(body(word), "w:p")[0]) == "Heading2"


def test_no_gap_stands_above_a_heading_at_the_top_of_a_page() -> None:
    word = word_file(Heading((text_of("ก"),)), Heading((text_of("ข"),)))
    first, second = found(body(word), "w:p")
    assert [value(s, "before") for s in found(first, "w:pPr", "w:spacing")] == ["0"]
    assert not found(second, "w:pPr", "w:spacing")


def test_paragraphs_are_indented_or_flush() -> None:
    word = word_file(
        Paragraph(text_of("ก")),
        Paragraph(text_of("ข"), indented=False),
        Paragraph(text_of("ค", marker="๑.")),
    )
    assert [style_of(p) for p in found(body(word), "w:p")] == ["FirstIndent", "BodyText", "BodyText"]


def test_lines_to_write_on_are_dotted_to_the_margin() -> None:
    word = word_file(Paragraph(text_of("ความเห็น"), lines=2), Signatures(((text_of("ลงชื่อ"),),)))
    text, first, last, *_ = found(body(word), "w:p")
    assert [kept(p) for p in (text, first, last)] == [False, False, True]
    for line in (first, last):
        (stop,) = found(line, "w:tabs", "w:tab")
        assert (value(stop, "leader"), value(stop, "pos")) == ("dot", "9071")


def test_only_lines_to_write_on() -> None:
    assert len(found(body(word_file(Paragraph(text_of(""), lines=3))), "w:p")) == 3


def test_a_chart_is_a_picture_with_its_caption_on_one_page() -> None:
    charts = FakeCharts()
    word = opened(DocxRenderer(charts).render_docx(document(CHART, page=PORTRAIT), no_photo).content)
    assert [(chart, round(width)) for chart, width in charts.asked] == [(CHART, 160)]
    shown, caption = found(body(word), "w:p")
    assert kept(shown)
    assert said(caption) == ["ภาพที่ ๑"]
    (extent,) = found(shown, "wp:extent")
    assert [round(int(extent.get(side) or 0) / 36000) for side in ("cx", "cy")] == [160, 80]
    assert [p.get("descr") for p in found(shown, "wp:docPr")] == ["ตัวชี้วัด"]


def test_the_own_picture_stands_in_the_place_of_a_chart() -> None:
    charts = FakeCharts()
    own = Chart("bars", (), (), (), text_of("ภาพที่ ๑"), Source("y"), photo("p"))
    made = DocxRenderer(charts).render_docx(document(own, page=PORTRAIT), lambda _: picture((100, 100)))
    assert not charts.asked
    (extent,) = found(body(opened(made.content)), "wp:extent")
    assert int(extent.get("cy") or 0) == 210 * 12700
