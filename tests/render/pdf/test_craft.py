"""What every PDF of every form is: the same bytes for the same office, with nothing of today in it."""

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pypdf
import pytest

from ita_desk.domain.office import Office
from ita_desk.services.printing.export_request import ExportRequest
from printing import SAMPLE_YEAR, exporter, form_of, forms, read_sample_photo, sample_office
from typeset import pdf_reader

FORMS = [form.id for form in forms().forms]


def rendered(form: str, office: Office) -> bytes:
    request = ExportRequest(form_of(form), SAMPLE_YEAR)
    return exporter().render_report(office, request, ".pdf", read_sample_photo).content


@cache
def sample(form: str) -> bytes:
    return rendered(form, sample_office())


def objects(reader: pypdf.PdfReader) -> list[Any]:
    """All objects of a PDF."""
    return [reader.get_object(n) for n in range(1, int(reader.trailer["/Size"]))]  # type: ignore[call-overload]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_office_gives_the_same_bytes_and_another_does_not(form: str) -> None:
    assert rendered(form, sample_office()) == sample(form)
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    first = replace(year.measures[0], target="เป้าหมายอื่น")
    changed = sample_office().with_year(replace(year, measures=(first, *year.measures[1:])))
    assert rendered(form, changed) != sample(form)


@pytest.mark.parametrize("form", FORMS)
def test_all_fonts_are_subsets_of_ours(form: str) -> None:
    found = objects(pdf_reader(sample(form)))
    fonts = [o for o in found if isinstance(o, dict) and o.get("/Type") == "/Font"]
    names = {str(font["/BaseFont"]) for font in fonts}
    assert names
    assert [name for name in names if not re.fullmatch(r"/[A-Z]{6}\+Sarabun-\w+", name)] == []
    assert b"Helvetica" not in sample(form)


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_is_told_language_title_and_names(form: str) -> None:
    reader = pdf_reader(sample(form))
    root: Any = reader.root_object
    said: Any = reader.metadata
    agency = sample_office().agency
    assert reader.pdf_header == "%PDF-1.7"  # the first with attached files under Thai names
    assert root["/Lang"] == "th-TH"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/PageMode"] == "/UseNone"
    assert said.title
    assert said.author == agency.full_name
    assert said.subject.endswith(str(SAMPLE_YEAR))
    assert {"ITA", agency.name, agency.district, agency.province} <= set(said["/Keywords"].split(", "))


@pytest.mark.parametrize("form", FORMS)
def test_no_date_of_today_stands_in_it(form: str) -> None:
    reader = pdf_reader(sample(form))
    said: Any = reader.metadata
    dates = [value for value in said.values() if value.startswith("D:")]
    assert set(dates) == {"D:20000101000000+00'00'"}
    assert sample(form).count(b"(D:") == len(dates)


@pytest.mark.parametrize("form", [form for form in FORMS if form_of(form).section("measures")])
def test_measures_are_found_by_the_outline(form: str) -> None:
    reader = pdf_reader(sample(form))

    def titles(entries: Any) -> list[str]:
        return [t for e in entries for t in (titles(e) if isinstance(e, list) else [e.title])]

    year = sample_office().year(SAMPLE_YEAR)
    assert year
    found = titles(reader.outline)
    for measure in year.measures:
        assert any(measure.title in title for title in found)
    assert len(reader.page_labels) == len(reader.pages)
