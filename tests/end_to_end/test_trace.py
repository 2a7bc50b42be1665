"""A measure is found on the pages of the sample's report by the trace of its layout."""

import pytest

from ita_desk.services.printing.export_request import ExportRequest
from printing import SAMPLE_YEAR, exporter, form_of, page_texts, read_sample_photo, sample_office, squeezed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("form", ["result-scores", "result-outcomes"])
def test_a_measure_is_followed_to_its_page(form: str) -> None:
    office = sample_office()
    exported = exporter().render_report(
        office, ExportRequest(form_of(form), SAMPLE_YEAR), ".pdf", read_sample_photo
    )
    pages = page_texts(exported.content)
    year = office.year(SAMPLE_YEAR)
    assert year
    found = []
    for measure in year.measures:
        first, *_ = exported.trace.pages_of(measure.id)
        assert exported.trace.pages_of(measure.id, "title")[0] == first
        assert squeezed(measure.title) in pages[first - 1]
        assert [n for n, page in enumerate(pages, 1) if squeezed(measure.title) in page] == [first]
        found.append(first)
    assert found == sorted(found)
    assert len(set(found)) > 2


def test_a_place_on_a_page_is_followed_to_its_field() -> None:
    office = sample_office()
    request = ExportRequest(form_of("result-scores"), SAMPLE_YEAR)
    trace = exporter().render_report(office, request, ".pdf", read_sample_photo).trace
    (box, *_) = trace.of("m05", "title")
    found = trace.at(box.page, box.x + box.width / 2, box.y + box.height / 2)
    assert found
    assert found.source
    assert (found.source.record, found.source.field) == ("m05", "title")
    assert squeezed("วางระบบการยืม") in squeezed(found.text)
    assert trace.at(box.page, 1, 1) is None
