"""Word reads what is written: every part of an element stands where the schema has it."""

from dataclasses import replace

import pytest

from ita_desk.render.docx.renderer import DocxRenderer
from office_reports import sample_documents
from printing import read_sample_photo
from word_files import FakeCharts, parts
from word_order import order_faults

BODY = '<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:body>'


@pytest.mark.slow
@pytest.mark.parametrize("marked", [False, True], ids=["final", "draft"])
def test_every_form_of_the_sample_is_in_order(marked: bool) -> None:
    renderer = DocxRenderer(FakeCharts())
    for name, document in sample_documents().items():
        made = replace(document, mark="ร่าง", code="7F3K-92QD-X4TM") if marked else document
        written = parts(renderer.render_docx(made, read_sample_photo).content)
        faults = [
            fault for part, xml in written.items() if part.endswith(".xml") for fault in order_faults(xml)
        ]
        assert (name, faults) == (name, [])


@pytest.mark.parametrize(
    "wrong",
    [
        "<w:pPr><w:jc/><w:keepNext/></w:pPr>",
        "<w:rPr><w:szCs/><w:sz/></w:rPr>",
        "<w:rPr><w:b/><w:b/></w:rPr>",
        "<w:tc><w:tcPr/></w:tc>",
        "<w:tcPr><w:vAlign/><w:tcW/></w:tcPr>",
        "<w:tblPr><w:noSuchThing/></w:tblPr>",
        "<w:sectPr><w:pgSz/><w:footerReference/></w:sectPr>",
    ],
)
def test_what_word_would_not_read_is_found(wrong: str) -> None:
    assert len(list(order_faults(BODY.format(wrong).encode()))) == 1


@pytest.mark.parametrize(
    "right",
    [
        "<w:pPr><w:keepNext/><w:jc/></w:pPr>",
        "<w:tc><w:tcPr><w:tcW/><w:vAlign/></w:tcPr><w:p/></w:tc>",
        "<w:sectPr><w:footerReference/><w:headerReference/><w:type/><w:pgSz/></w:sectPr>",
    ],
)
def test_what_word_reads_is_none(right: str) -> None:
    assert list(order_faults(BODY.format(right).encode())) == []
