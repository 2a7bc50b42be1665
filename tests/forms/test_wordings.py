"""Which wordings a form has, and which fields may stand in them."""

from dataclasses import replace

import pytest

from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.fields import is_known_field
from ita_desk.forms.paper_sections import LinkTableSection, MemoHeadSection
from ita_desk.forms.report_form import (
    CoverSection,
    FormPage,
    HeadingSection,
    ParagraphSection,
    ReportForm,
    Section,
    SignaturesSection,
)
from ita_desk.forms.score_sections import ChartsSection, ChartWish
from ita_desk.forms.wordings import (
    OFFERED_FIELDS,
    Chart,
    Wording,
    asks_for_filing_year,
    charts_of,
    prints_links,
    unknown_fields,
    wordings_of,
)

HEAD = MemoHeadSection("head", "บันทึกข้อความ", "{agency.full_name}", "ที่", "", "เรื่อง", "นายก")


def form(*sections: Section) -> ReportForm:
    return ReportForm("trial", "แบบทดลอง", FormPage(), sections)


def test_sections_with_a_wording() -> None:
    found = wordings_of(
        form(
            CoverSection("cover", ("รายงาน", "ปี {fiscal_year}"), (("{agency.place}",),)),
            HeadingSection("title", "หัวเรื่อง"),
            ParagraphSection("opening", "ตามที่"),
            SignaturesSection("signers", ()),
            HeadingSection("first", "1. ผล", 2),
            ParagraphSection("result", "ผล"),
        )
    )
    assert found == (
        Wording("trial/cover", "cover", "cover", "", "รายงาน\nปี {fiscal_year}"),
        Wording("trial/title", "title", "title", "", "หัวเรื่อง"),
        Wording("trial/opening", "paragraph", "opening", "", "ตามที่", 1, 2),
        Wording("trial/first", "heading", "first", "", "1. ผล"),
        Wording("trial/result", "paragraph", "result", "", "ผล", 2, 2),
    )


def test_parts_of_a_memo_have_keys_of_their_own() -> None:
    found = wordings_of(form(HEAD))
    parts = ["title", "from", "number", "date", "subject", "to"]
    assert [(w.key, w.part, w.number, w.of) for w in found] == [
        (f"trial/head/{part}", part, number, 6) for number, part in enumerate(parts, 1)
    ]
    assert found[1].default == HEAD.sender
    assert {w.kind for w in found} == {"memo"}


@pytest.mark.parametrize("shipped", FormCatalog.shipped().forms, ids=lambda f: f.id)
def test_shipped_forms_have_wordings_with_known_fields(shipped: ReportForm) -> None:
    found = wordings_of(shipped)
    assert found
    assert len({w.key for w in found}) == len(found)
    assert [unknown_fields(w.default) for w in found] == [()] * len(found)


def test_offered_fields_are_known() -> None:
    offered = [field for group in OFFERED_FIELDS.values() for field in group]
    assert [field for field in offered if not is_known_field(field)] == []
    assert len(set(offered)) == len(offered)


def test_other_braces_are_told() -> None:
    wording = "{agency.full_name} {ชื่อ} {fiscal_yaer}{} {a\nb} {ชื่อ} {{level}}"
    assert unknown_fields(wording) == ("{ชื่อ}", "{fiscal_yaer}", "{}")
    assert unknown_fields("ไม่มี") == ()


def test_the_filing_year_matters_where_it_is_printed() -> None:
    plain = form(ParagraphSection("opening", "ตามที่"))
    assert not asks_for_filing_year(plain, {})
    assert asks_for_filing_year(plain, {"trial/opening": "ข้อ {filing.result_code}"})
    asking = form(ParagraphSection("opening", "ข้อ {filing.result_code}"))
    assert asks_for_filing_year(asking, {})
    assert not asks_for_filing_year(asking, {"trial/opening": "ไม่มีข้อ"})
    links = replace(plain, sections=(LinkTableSection("links", "all", ("",) * 4, (25.0,) * 4),))
    assert asks_for_filing_year(links, {})
    assert prints_links(links)
    assert not prints_links(plain)


def test_charts_are_known_by_their_keys() -> None:
    first = ChartsSection(
        "past", "basis", "ภาพที่", (ChartWish("total", 5, "รวม"), ChartWish("radar", 2, "เทียบ", "own"))
    )
    second = ChartsSection("now", "fiscal", "ภาพที่", (ChartWish("total", 1, "ปีนี้"),))
    assert charts_of(form(first, HeadingSection("title", ""), second)) == (
        Chart("trial/past/total", "รวม"),
        Chart("trial/past/own", "เทียบ"),
        Chart("trial/now/total", "ปีนี้"),
    )
    assert charts_of(form(HEAD)) == ()
