"""The room that photos get: what is reckoned is what is printed."""

from dataclasses import replace

import pytest

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.services.photo_room import photo_room
from ita_desk.services.printing.export_request import ExportRequest
from printing import exporter, forms
from typeset import picture

FORMS = forms().forms
BY_ID = {form.id: form for form in FORMS}


def test_the_chosen_form_comes_first() -> None:
    room = photo_room("", BY_ID["photo-appendix"], FORMS)
    cell = photo_room("", BY_ID["result-outcomes"], FORMS)
    assert room
    assert cell
    assert room != cell
    assert photo_room("", BY_ID["memo"], FORMS) == cell
    assert photo_room("appendix", BY_ID["result-outcomes"], FORMS) == room
    assert photo_room("", BY_ID["memo"], ()) is None
    assert 4 < cell.width_cm < 7
    assert cell.shape == pytest.approx(cell.width / 150)


def test_places_have_their_own_columns() -> None:
    output, result = (photo_room(place, BY_ID["result-outcomes"], FORMS) for place in ("output", "result"))
    assert output
    assert result
    assert output.width > result.width


@pytest.mark.parametrize(
    ("form", "place"), [("result-outcomes", "output"), ("result-outcomes", "result"), ("photo-appendix", "")]
)
@pytest.mark.parametrize("size", [(400, 40), (40, 400)])
def test_a_photo_is_printed_as_large_as_its_room(form: str, place: str, size: tuple[int, int]) -> None:
    room = photo_room(place, BY_ID[form], ())
    assert room
    evidence = (Evidence("e1", sha256="p", place=place),)
    measures = (Measure("m1", title="ก", outcome=Outcome(evidence=evidence)),)
    year = replace(YearReport(FiscalYear(2568), FiscalYear(2567)), measures=measures)
    request = ExportRequest(BY_ID[form], 2568)
    pdf = exporter().render_report(Office().with_year(year), request, ".pdf", lambda _: picture(size))
    (box,) = [box for box in pdf.trace.boxes if box.what == "photo"]
    assert box.width <= room.width + 0.1
    assert box.height <= room.height + 0.1
    assert box.width == pytest.approx(room.width) or box.height == pytest.approx(room.height)
