"""A form of a year is printed into a file, with as much of the data as is asked for."""

import json
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ita_desk.document.blocks import Source
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.agency import Agency, Seal
from ita_desk.domain.carried import DATA_NAME
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import SystemFault, UserError
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.thai.digits import to_thai
from printing import (
    SAMPLE_YEAR,
    exporter,
    form_of,
    forms,
    no_photo,
    page_texts,
    read_sample_photo,
    sample_office,
    squeezed,
)
from strategies import agencies, year_reports

FORMS = [form.id for form in forms().forms]
SMALL = Office(
    Agency("อบต.", "ทดลอง"), (replace(YearReport.empty(2568), measures=(Measure("m1", title="หนึ่ง"),)),)
)


def rendered(office: Office, request: ExportRequest) -> bytes:
    return exporter().render_report(office, request, ".pdf", no_photo).content


def carried(content: bytes) -> dict[str, list[bytes]]:
    """The files inside a PDF by name."""
    return dict(pypdf.PdfReader(BytesIO(content)).attachments)


def office_in(content: bytes) -> Office:
    """The office inside a PDF; what has an identifier only in the office file gets another one."""
    ((name, (data,)),) = carried(content).items()
    assert name == DATA_NAME
    return office_from_json(json.loads(data, parse_float=Decimal), counted_ids("carried"))


def same(first: Office, second: Office) -> bool:
    """Whether two offices say the same."""
    return office_to_json(first) == office_to_json(second)


# --- the printed report --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_is_printed_whole(form: str) -> None:
    request = ExportRequest(form_of(form), SAMPLE_YEAR)
    exported = exporter().render_report(sample_office(), request, ".pdf", read_sample_photo)
    pages = page_texts(exported.content)
    assert len(pages) == exported.pages > 1
    assert (exported.missing_characters, exported.missing_photos) == ((), frozenset())
    assert any("หน้า๑จาก" in page for page in pages[:2])  # a cover bears no number
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    reported = form_of(form).prints_outcomes
    for measure in year.measures if form_of(form).section("measures") else ():
        (first, *_) = exported.trace.pages_of(measure.id, "title")
        assert squeezed(measure.title) in pages[first - 1]
        said = ("outcome.result", "outcome.output") if reported else ("steps[0]",)
        assert any(exported.trace.of(measure.id, field) for field in said)


def test_the_choices_of_the_request_are_followed() -> None:
    whole = ExportRequest(form_of("result-outcomes"), SAMPLE_YEAR)
    half = replace(whole, options=PrintOptions(6, "arabic"))
    texts = ["".join(page_texts(rendered(sample_office(), request))) for request in (whole, half)]
    assert ["มีผู้เข้าร่วม๓๔๒คนเป็นผู้สูงอายุ๑๒๘คน" in text for text in texts] == [True, False]
    assert ["มีผู้ยื่นคำขอผ่านระบบ96คำขอภายใน2เดือนแรก" in text for text in texts] == [False, True]
    assert ["หน้า1จาก" in text for text in texts] == [False, True]


@pytest.mark.parametrize(
    ("filing", "said"),
    [
        (None, "ข้อO๒๘รายงานผลการดำเนินการ"),
        (2569, "ข้อO๒๖รายงานผลการดำเนินการ"),
        (2566, "ข้อO๔๓การดำเนินการ"),
        (2570, "ข้อ………………บนเว็บไซต์"),  # a year that is not known: no other stands for it
    ],
)
def test_the_items_are_those_of_the_filing_year(filing: int | None, said: str) -> None:
    request = ExportRequest(form_of("memo"), SAMPLE_YEAR, PrintOptions(filing_year=filing))
    text = "".join(page_texts(rendered(sample_office(), request)))
    assert said in text
    assert f"ITAประจำปีงบประมาณพ.ศ.{to_thai(str(filing or SAMPLE_YEAR))}" in text


def test_equal_offices_give_equal_files() -> None:
    request = ExportRequest(form_of("result-scores"), SAMPLE_YEAR)
    again = office_in(rendered(sample_office(), request))
    assert again is not sample_office()
    assert rendered(again, request) == rendered(sample_office(), request)


def test_a_picture_of_another_kind_goes_along_as_it_is() -> None:
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    office = replace(SMALL, agency=replace(SMALL.agency, seal=Seal("k1")))
    request = ExportRequest(form_of("memo"), 2568)
    printed = exporter().render_report(office, request, ".pdf", {"k1": file.getvalue()}.get).content
    assert carried(printed)["photos/k1"] == [file.getvalue()]


def test_what_cannot_be_drawn_is_reported() -> None:
    proof = Evidence(sha256="gone", place="output")
    measure = Measure("m1", title="ภาพ \U0001f4f7 และ \u4e00", outcome=Outcome(evidence=(proof,)))
    year = replace(YearReport.empty(2568), measures=(measure, replace(measure, id="m2")))
    office = Office(Agency("อบต.", "ทดลอง", seal=Seal("nothing")), (year,))
    exported = exporter().render_report(
        office, ExportRequest(form_of("result-outcomes"), 2568), ".pdf", no_photo
    )
    assert [(m.character, m.source) for m in exported.missing_characters] == [
        ("\U0001f4f7", Source("m1", "title")),
        ("\u4e00", Source("m1", "title")),
    ]
    assert exported.missing_photos == {"gone", "nothing"}


# --- the data that goes along --------------------------------------------------------------------------------


def test_the_whole_office_goes_along() -> None:
    content = rendered(sample_office(), ExportRequest(form_of("result-scores"), SAMPLE_YEAR))
    assert same(office_in(content), sample_office())
    assert b"/application#2fjson" in content.lower()


def test_one_year_goes_along() -> None:
    request = ExportRequest(form_of("result-scores"), SAMPLE_YEAR, data="year")
    years = tuple(y for y in sample_office().years if y.fiscal_year == SAMPLE_YEAR)
    assert same(office_in(rendered(sample_office(), request)), replace(sample_office(), years=years))


def test_nothing_goes_along() -> None:
    content = rendered(sample_office(), ExportRequest(form_of("result-scores"), SAMPLE_YEAR, data="none"))
    assert carried(content) == {}
    assert b"EmbeddedFile" not in content


# --- the file ------------------------------------------------------------------------------------------------


def test_the_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.PDF"
    path.write_bytes(b"former")
    exported = exporter().export_report(SMALL, ExportRequest(form_of("result-scores"), 2568), path, no_photo)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == exported.content
    assert len(pypdf.PdfReader(path).pages) == exported.pages


def test_a_failing_disk_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(draft: Path, _: Path) -> None:
        assert draft.read_bytes().startswith(b"%PDF")
        raise OSError(5, "no reply")

    path = tmp_path / "a.pdf"
    path.write_bytes(b"former")
    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(SystemFault):
        exporter().export_report(SMALL, ExportRequest(form_of("result-scores"), 2568), path, no_photo)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.pdf", b"former")]


@pytest.mark.parametrize(
    ("form", "year", "name", "key"),
    [
        ("no-such-form", 2568, "a.pdf", "form.unknown"),
        ("result-scores", 2540, "a.pdf", "document.no_year"),
        ("result-scores", 2568, "a.doc", "export.unknown_format"),
        ("result-scores", 2568, "a", "export.unknown_format"),
    ],
)
def test_what_cannot_be_printed_is_refused(tmp_path: Path, form: str, year: int, name: str, key: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"former")
    with pytest.raises(UserError) as caught:
        exporter().export_report(SMALL, ExportRequest(form_of(form), year), path, no_photo)
    assert caught.value.key == key
    assert path.read_bytes() == b"former"


# --- any office ----------------------------------------------------------------------------------------------


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(agencies(), year_reports(), st.sampled_from(FORMS), st.sampled_from([6, 12]))
def test_any_office_can_be_printed(agency: Agency, year: YearReport, form: str, months: int) -> None:
    office = Office(agency, (year,))
    request = ExportRequest(form_of(form), int(year.fiscal_year), PrintOptions(months))
    exported = exporter().render_report(office, request, ".pdf", no_photo)
    assert len(page_texts(exported.content)) == exported.pages
    assert same(office_in(exported.content), office)
