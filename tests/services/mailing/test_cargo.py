"""What can go by mail."""

from dataclasses import replace
from datetime import date

import pytest

from ita_desk import resources
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.services.mailing.cargo import list_cargoes
from ita_desk.services.mailing.letter import load_letter_pattern
from ita_desk.services.printing.export_request import ExportRequest
from printing import forms

FIRST = SignedReport("result-outcomes", 6, "ตย 1/2", date(2025, 4, 1), "a" * 64)
SECOND = SignedReport(
    "gone", 12, "", None, "b" * 64, code="7F3K-92QD-X4TM", form_name="แบบเดิม", scan="c" * 64
)
THIRD = SignedReport("gone", 12, "", None, "", scan="")
REQUEST = ExportRequest(forms().form("result-outcomes"), 2568, PrintOptions(6, "arabic"))


def office(*signed: SignedReport) -> Office:
    return Office(years=(replace(YearReport.empty(2568), signed=signed),))


def test_the_report_and_what_was_signed_newest_first() -> None:
    cargoes = list_cargoes(office(FIRST, SECOND, THIRD), REQUEST, forms())
    assert [(one.key, one.kind, one.sha256[:1]) for one in cargoes] == [
        ("report", "report", ""),
        ("scan:1", "scan", "c"),
        ("signed:1", "signed", "b"),
        ("signed:0", "signed", "a"),
    ]
    assert [one.file_name for one in cargoes] == [
        "ITA2568-6m-result-outcomes.pdf",
        "ITA2568-gone-7F3K-92QD-X4TM-scan.pdf",
        "ITA2568-gone-7F3K-92QD-X4TM.pdf",
        "ITA2568-6m-result-outcomes-signed-1.pdf",
    ]
    name = forms().form("result-outcomes").name
    assert [one.label.values for one in cargoes] == [
        {"form": name, "year": 2568},
        {"form": "แบบเดิม", "details": "7F3K-92QD-X4TM"},
        {"form": "แบบเดิม", "details": "7F3K-92QD-X4TM"},
        {"form": name, "details": "ตย 1/2 1 เม.ย. 68"},
    ]


def test_what_each_mail_says() -> None:
    report, first = list_cargoes(office(FIRST), REQUEST, forms())
    assert (report.facts.months, report.facts.digits, report.facts.document_number) == (6, "arabic", "")
    assert (first.facts.months, first.facts.document_number, first.facts.date) == (6, "ตย 1/2", FIRST.date)
    pattern = load_letter_pattern(resources.resource("letters"), "report")
    assert report.shown_name(pattern) == "รายงานผลการดำเนินการ ปีงบประมาณ 2568.pdf"


def test_a_form_that_is_gone_is_told_by_its_id() -> None:
    gone = replace(SECOND, form_name="")
    assert list_cargoes(office(gone), REQUEST, forms())[1].facts.form_name == "gone"


def test_a_year_that_is_gone_has_the_report_only() -> None:
    assert len(list_cargoes(Office(), REQUEST, forms())) == 1


def test_a_paper_is_read_from_the_office_file() -> None:
    signed = list_cargoes(office(FIRST), REQUEST, forms())[1]
    assert signed.read(lambda key: b"%PDF" if key == FIRST.sha256 else None) == b"%PDF"
    with pytest.raises(UserError) as error:
        signed.read(lambda _: None)
    assert error.value.key == "mail.no_paper"
