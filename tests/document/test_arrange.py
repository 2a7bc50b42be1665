"""The blocks of sections stand together: headings with what they head, their numbers, and turns of the page."""

from dataclasses import replace
from typing import Any

import pytest

from ita_desk.document.blocks import Chart, Document, Heading, PageSetup, PageTurn, Paragraph
from ita_desk.document.build import build_document
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.paper_sections import MemoHeadSection
from ita_desk.forms.report_form import FormPage, HeadingSection, ParagraphSection, ReportForm
from ita_desk.forms.score_sections import ChartsSection, ChartWish, ListSection
from ita_desk.thai.digits import DigitStyle
from printing import SAMPLE_YEAR, sample_office

LANDSCAPE = FormPage(orientation="landscape")
SIDEWAYS = PageTurn(PageSetup("A4", "landscape", (25, 20, 20, 30)))
UPRIGHT = PageTurn(PageSetup("A4", "portrait", (25, 20, 20, 30)))
TEXT = ParagraphSection("text", "ข้อความ")
EMPTY = ParagraphSection("empty", "")
BARE = Office(years=(YearReport.empty(2568),))


def built(
    *sections: Any,
    turns: dict[str, FormPage] | None = None,
    office: Office = BARE,
    digits: DigitStyle = "arabic",
) -> Document:
    form = ReportForm("trial", "แบบทดลอง", FormPage(), sections, FrozenMap(turns or {}))
    return build_document(form, office, 2568, PrintOptions(digits=digits), None)


def shape(document: Document) -> list[str]:
    """The blocks in short: the words of headings, the ways pages are turned, else the kinds."""
    return [
        block.lines[0].plain
        if isinstance(block, Heading)
        else block.setup.orientation
        if isinstance(block, PageTurn)
        else type(block).__name__
        for block in document.blocks
    ]


def heading(
    section_id: str, level: int = 2, with_section: str = "", *, number: bool = True
) -> HeadingSection:
    return HeadingSection(section_id, section_id, level, number, with_section)


# --- numbers -------------------------------------------------------------------------------------------------


def test_numbered_headings_are_counted() -> None:
    levels = (("a", 3), ("b", 3), ("c", 2), ("d", 3), ("e", 3), ("f", 1), ("g", 4), ("h", 2))
    sections = [heading(name, level) for name, level in levels]
    sections.insert(3, heading("plain", number=False))
    assert shape(built(*sections)) == [
        *("1. a", "2. b", "1. c", "plain", "1.1 d", "1.2 e", "2. f", "2.1 g", "3. h"),
    ]


def test_numbers_are_printed_in_the_chosen_digits() -> None:
    (block,) = built(HeadingSection("a", "หัว 1\nสอง", 2, number=True), digits="thai").blocks
    assert isinstance(block, Heading)
    assert [line.plain for line in block.lines] == ["๑. หัว ๑", "สอง"]
    assert [line.source for line in block.lines] == [block.lines[1].source] * 2


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("5. ข้อจำกัด", "5. ข้อจำกัด"),
        ("๕) ข้อจำกัด", "5) ข้อจำกัด"),
        ("2.1 ข้อจำกัด", "2.1 ข้อจำกัด"),
        ("7 ประเด็น", "1. 7 ประเด็น"),
        ("ITA 2568. ผล", "1. ITA 2568. ผล"),
    ],
)
def test_a_wording_keeps_a_number_of_its_own(typed: str, printed: str) -> None:
    year = replace(BARE.years[0], texts=FrozenMap({"trial/a": typed}))
    document = built(heading("a"), heading("b"), office=BARE.with_year(year))
    assert shape(document) == [printed, "2. b"]


def test_what_is_not_printed_is_not_counted() -> None:
    sections = (heading("a"), TEXT, heading("b", with_section="empty"), EMPTY, heading("c"))
    document = built(*sections)
    assert shape(document) == ["1. a", "Paragraph", "2. c"]
    assert document.title == "a"


# --- headings that stand with a section ----------------------------------------------------------------------


def test_headings_stand_with_what_they_head() -> None:
    office = sample_office()
    lists = (heading("limits-heading", with_section="limits"), ListSection("limits", "limitations"))
    pictures = ChartsSection("charts", "basis", "ภาพที่", (ChartWish("total", 5, ""),))
    sections = (heading("charts-heading", 1, "charts"), pictures, *lists)
    assert built(*sections).blocks == ()
    assert built(*sections).title == "แบบทดลอง"
    form = ReportForm("trial", "แบบทดลอง", FormPage(), sections)
    document = build_document(form, office, SAMPLE_YEAR, PrintOptions(digits="arabic"), None)
    assert shape(document)[:3] == ["1. charts-heading", "Chart", "2. limits-heading"]


def test_headings_may_stand_with_headings() -> None:
    chain = (
        heading("a", with_section="b"),
        heading("b", with_section="c"),
        heading("c", with_section="text"),
    )
    assert shape(built(*chain, TEXT)) == ["1. a", "2. b", "3. c", "Paragraph"]
    assert built(*chain, ParagraphSection("text", " ")).blocks == ()
    ring = (heading("a", with_section="b"), heading("b", with_section="a"))
    assert shape(built(*ring)) == ["1. a", "2. b"]


# --- turns of the page ---------------------------------------------------------------------------------------


def test_a_section_and_those_after_it_stand_on_other_pages() -> None:
    more, last = ParagraphSection("more", "x"), ParagraphSection("last", "x")
    document = built(TEXT, more, last, turns={"more": LANDSCAPE})
    assert document.page == UPRIGHT.setup
    assert [b for b in document.blocks if not isinstance(b, Paragraph)] == [SIDEWAYS]
    assert shape(document) == ["Paragraph", "landscape", "Paragraph", "Paragraph"]
    document = built(TEXT, more, last, turns={"more": LANDSCAPE, "last": FormPage()})
    assert shape(document) == ["Paragraph", "landscape", "Paragraph", "portrait", "Paragraph"]
    assert built(TEXT, turns={"text": LANDSCAPE}).blocks[0] == SIDEWAYS


def test_pages_are_not_turned_for_the_same_setup_or_for_nothing() -> None:
    assert shape(built(TEXT, EMPTY, turns={"text": FormPage(), "empty": LANDSCAPE})) == ["Paragraph"]
    more = ParagraphSection("more", "x")
    document = built(TEXT, EMPTY, more, turns={"empty": LANDSCAPE})
    assert shape(document) == ["Paragraph", "landscape", "Paragraph"]
    assert (
        shape(built(TEXT, EMPTY, more, turns={"empty": LANDSCAPE, "more": FormPage()})) == ["Paragraph"] * 2
    )


def test_headings_go_along_with_what_they_head() -> None:
    opening, head = ParagraphSection("opening", "x"), heading("head", number=False)
    part = heading("part", 1, number=False)
    document = built(opening, part, head, TEXT, turns={"text": LANDSCAPE})
    assert shape(document) == ["Paragraph", "landscape", "part", "head", "Paragraph"]
    document = built(head, TEXT, turns={"text": LANDSCAPE})
    assert shape(document) == ["landscape", "head", "Paragraph"]
    document = built(opening, head, TEXT, turns={"head": LANDSCAPE, "text": FormPage()})
    assert shape(document) == ["Paragraph", "landscape", "head", "portrait", "Paragraph"]


def test_fields_name_charts_that_come_later() -> None:
    pictures = ChartsSection(
        "charts", "basis", "ภาพที่", (ChartWish("total", 5, ""), ChartWish("radar", 2, ""))
    )
    wording = ParagraphSection("p", "ดังภาพที่ {figure.radar}")
    year = replace(BARE.years[0], pictures=FrozenMap({"trial/charts/radar": "photo"}))
    paragraph, chart = built(wording, pictures, office=BARE.with_year(year)).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.plain == "ดังภาพที่ 1"
    assert isinstance(chart, Chart)
    assert chart.kind == "picture"


def test_a_memo_without_a_subject_leaves_the_title_to_a_heading() -> None:
    memo = MemoHeadSection("memo", "บันทึกข้อความ", "", "", "", " ", "")
    assert built(memo, heading("a")).title == "a"
    assert built(replace(memo, subject="เรื่อง"), heading("a")).title == "เรื่อง"
