"""No exported PDF does anything by itself, and its links lead to the web or nowhere, whatever the office says."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import OitLink
from ita_desk.services.printing.export_request import ExportRequest
from printing import SAMPLE_YEAR, exporter, form_of, forms, read_sample_photo, sample_office

pytestmark = pytest.mark.slow

FORMS = [form.id for form in forms().forms]
# What makes a reader act: keys that carry actions, and kinds of actions (PDF 32000-1, 12.6) other than going somewhere.
ACTING_KEYS = {
    "/JS",
    "/JavaScript",
    "/AA",
    "/OpenAction",
    "/AcroForm",
    "/XFA",
    "/RichMediaContent",
    "/Encrypt",
    "/URLS",
}
ACTING_NAMES = {
    *(
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/Rendition",
        "/Movie",
        "/Sound",
    ),
    *(
        "/RichMedia",
        "/Named",
        "/SetOCGState",
        "/ResetForm",
        "/Hide",
        "/Trans",
        "/GoTo3DView",
        "/FileAttachment",
    ),
}
ADDRESSES = [
    *(
        "javascript:app.alert(1)",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//host/share",
        "mailto:a@example.org",
    ),
    *(
        "data:text/html,<script>",
        "http://example.org/) /AA << /O << /JS (x) >> >>",
        "ftp://example.org/a",
        "x\n/JS (y)",
    ),
    "https://example.org/ข",
]


def values(reader: pypdf.PdfReader) -> Iterator[tuple[str, Any]]:
    """Every name and value in every dictionary of a PDF."""
    for generation, numbers in reader.xref.items():
        for number in numbers:
            yield from inside(IndirectObject(number, generation, reader).get_object())
    for number in reader.xref_objStm:
        yield from inside(IndirectObject(number, 0, reader).get_object())
    yield from inside(reader.trailer)


def inside(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, DictionaryObject):
        for key in value:
            yield str(key), value.raw_get(key)
            yield from inside(value.raw_get(key))
    elif isinstance(value, ArrayObject):
        for item in value:
            yield from inside(item)


def acts(content: bytes) -> list[str]:
    """What in a PDF would do something."""
    reader = pypdf.PdfReader(BytesIO(content))
    found = []
    for key, value in values(reader):
        if key in ACTING_KEYS or (isinstance(value, NameObject) and value in ACTING_NAMES):
            found.append(f"{key} {value}")
        if key == "/URI" and not str(value).startswith(("http://", "https://")):
            found.append(f"{key} {value}")
    return found


def hostile_office() -> Office:
    """The invented office with addresses that are none of the web."""
    year = sample_office().year(SAMPLE_YEAR)
    assert year
    proofs = tuple(
        Evidence(f"x{n}", "link", caption=one, url=one, place="output") for n, one in enumerate(ADDRESSES)
    )
    first, *others = year.measures
    outcome = replace(first.outcome, output="\n".join(ADDRESSES), evidence=proofs)
    links = tuple(OitLink("o1", one, one) for one in ADDRESSES)
    changed = replace(year, measures=(replace(first, outcome=outcome), *others), oit_links=links)
    return sample_office().with_year(changed)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("data", ["office", "none"])
def test_a_report_does_nothing(form: str, data: Any) -> None:
    request = ExportRequest(form_of(form), SAMPLE_YEAR, data=data)
    content = exporter().render_report(hostile_office(), request, ".pdf", read_sample_photo).content
    assert acts(content) == []


def test_acting_parts_would_be_seen() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(10, 10)
    action = {NameObject("/S"): NameObject("/Launch")}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))
    made = BytesIO()
    writer.write(made)
    assert {line.split()[0] for line in acts(made.getvalue())} == {"/S", "/OpenAction"}


def test_streams_are_seen_too() -> None:
    stream = StreamObject()
    stream[NameObject("/AA")] = DictionaryObject()
    assert [key for key, _ in inside(stream)] == ["/AA"]
