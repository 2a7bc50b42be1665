"""The head of a memo: its parts, where they come from, and what is left to be written."""

from dataclasses import replace
from datetime import date

import pytest

from ita_desk.document.blocks import MemoHead, Source
from ita_desk.document.fields import BLANK, PrintContext, PrintOptions
from ita_desk.document.sections.memo_head import build_memo_head
from ita_desk.domain.agency import Agency, Seal
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.paper_sections import MemoHeadSection

SECTION = MemoHeadSection(
    "head", "บันทึก", "{agency.office}", "", "{report_date}", "เรื่อง\nของปี {fiscal_year}", "ผู้ว่าฯ"
)
AGENCY = Agency("อบต.", "ก", seal=Seal("s"))
DATED = replace(YearReport.empty(2568), report_date=date(2025, 10, 7))


def head_of(year: YearReport, agency: Agency = AGENCY, section: MemoHeadSection = SECTION) -> MemoHead:
    office = Office(agency, (year,))
    return build_memo_head(section, "memo", PrintContext(office, year, agency, None, PrintOptions()))


def said(head: MemoHead) -> list[str]:
    return [text.plain for text in head.texts]


def test_labels_stand_before_what_is_known() -> None:
    head = head_of(DATED)
    assert said(head) == [
        *("บันทึก", "ส่วนราชการ", "สำนักปลัด", "ที่", "", "วันที่", "๗ ตุลาคม ๒๕๖๘"),
        *("เรื่อง", "เรื่อง ของปี ๒๕๖๘", "เรียน", "ผู้ว่าฯ"),
    ]
    assert head.title.source == Source("form:memo", "head/title")
    assert head.sender.label.source == Source("form:memo", "head")
    assert head.sender.value.source == Source("form:memo", "head/from")


def test_what_is_not_known_is_left_to_be_written() -> None:
    head = head_of(YearReport.empty(2568), Agency())
    assert (head.sender.value.plain, head.date.value.plain) == ("", "")
    assert head_of(DATED, section=replace(SECTION, number=f"ก {BLANK}")).number.value.plain == f"ก {BLANK}"


@pytest.mark.parametrize("part", ["title", "from", "number", "date", "subject", "to"])
def test_the_office_replaces_each_part(part: str) -> None:
    year = replace(DATED, texts=FrozenMap({f"memo/head/{part}": "ของเรา {basis_year}"}))
    head, usual = head_of(year), head_of(DATED)
    changed = [text for text, former in zip(head.texts, usual.texts, strict=True) if text != former]
    assert [(text.plain, text.source) for text in changed] == [
        ("ของเรา ๒๕๖๗", Source("year:2568", f"texts.memo/head/{part}"))
    ]


def test_the_seal_stands_there_only_where_it_is_asked_for() -> None:
    assert head_of(DATED).seal is None
    asked = replace(SECTION, seal=True)
    seal = head_of(DATED, section=asked).seal
    assert seal
    assert (seal.sha256, seal.source) == ("s", Source("agency", "seal"))
    assert head_of(DATED, Agency(), asked).seal is None
