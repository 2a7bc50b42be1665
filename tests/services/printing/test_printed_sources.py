"""From what is printed to where it is edited, and back."""

from dataclasses import replace

import pytest

from ita_desk.document.blocks import Source
from ita_desk.domain.agency import Signatory
from ita_desk.domain.office import Office
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.render.pdf.trace import LayoutTrace, TracedBox
from ita_desk.services.printing.page_places import PagePlaces, build_page_places
from ita_desk.services.printing.printed_sources import marks_of, place_to_edit, sources_of
from printing import form_of
from small_office import OFFICE, YEAR

OWN_SIGNERS = OFFICE.with_year(replace(YEAR, signatories=(Signatory("approver"),)))


def edited(record: str, field: str, form: str = "result-groups", office: Office = OFFICE) -> Place | None:
    return place_to_edit(record, field, office, 2568, form_of(form))


@pytest.mark.parametrize(
    ("record", "field", "place"),
    [
        ("agency", "name", Place(0, AGENCY, "name")),
        ("agency", "place", Place(0, AGENCY, "district")),
        ("agency", "signatories[0]", Place(0, AGENCY, "signatories[0]")),
        ("m1", "", Place(2568, "m1", "title")),
        ("m1", "steps[1]", Place(2568, "m1", "steps[1]")),
        ("m1", "half_year.output", Place(2568, "m1", "half_year.output")),
        ("g1", "lead", Place(2568, "m1", "group")),
        ("g1", "", Place(2568, "m1", "group")),
        ("f1", "shortcomings", Place(2568, "f1", "shortcomings")),
        ("f1", "", Place(2568, "f1", "")),
        ("year:2567", "assessment.scores.1", Place(2567, REPORT, "assessment.scores.1")),
        ("year:2568", "texts.a/b", Place(2568, REPORT, "texts.a/b")),
        ("year:2568", "about", Place(2568, REPORT, "findings")),
        ("year:2568", "questions[3]", Place(2568, REPORT, "findings")),
        ("form:result-groups", "opening", Place(2568, REPORT, "texts.result-groups/opening")),
        ("form:result-groups", "signatures", Place(0, AGENCY, "signatories")),
        ("form:result-groups", "no such section", None),
        ("gone", "title", None),
        ("", "", None),
    ],
)
def test_where_it_is_edited(record: str, field: str, place: Place | None) -> None:
    assert edited(record, field) == place


def test_signers_are_the_years_own_where_it_has_some() -> None:
    assert edited("form:result-groups", "signatures", office=OWN_SIGNERS) == Place(
        2568, REPORT, "signatories"
    )


def test_a_memo_is_worded_by_its_parts() -> None:
    assert edited("form:memo", "head/subject", "memo") == Place(2568, REPORT, "texts.memo/head/subject")
    assert edited("form:memo", "head", "memo") is None  # what stands before a part


def test_nothing_but_the_agency_is_edited_without_a_year() -> None:
    form = form_of("memo")
    assert place_to_edit("m1", "title", Office(), 2568, form) is None
    assert place_to_edit("agency", "name", Office(), 2568, form) == Place(0, AGENCY, "name")


@pytest.mark.parametrize(
    ("place", "sources"),
    [
        (Place(0, AGENCY, "name"), (("agency", "name"),)),
        (Place(0, AGENCY, "province"), (("agency", "place"),)),
        (Place(2568, "m1", "title"), (("m1", "title"),)),
        (Place(2567, REPORT, "assessment.scores.1"), (("year:2567", "assessment.scores.1"),)),
        (Place(2568, REPORT, "texts.memo/a/b"), (("year:2568", "texts.memo/a/b"), ("form:memo", "a/b"))),
    ],
)
def test_what_prints_it(place: Place, sources: tuple[tuple[str, str], ...]) -> None:
    assert sources_of(place) == sources


# --- marks ---------------------------------------------------------------------------------------------------


@pytest.fixture
def places() -> PagePlaces:
    printed = (
        *(("m1", ""), ("m1", "title"), ("m1", "steps[0]"), ("m1", "steps[1]"), ("m1", "outcome.evidence[0]")),
        *(("agency", "name"), ("year:2568", "assessment"), ("form:memo", "opening")),
    )
    trace = LayoutTrace.of_boxes(
        *(
            TracedBox(page, 0, 20 * n, 100, 20, "text", Source(*source))
            for n, source in enumerate(printed)
            for page in (1, 2)
        )
    )
    return build_page_places(trace.pages)


@pytest.mark.parametrize(
    ("place", "record", "fields"),
    [
        (Place(2568, "m1"), 2, []),
        (Place(2568, "m1", "title"), 2, ["title"]),
        (Place(2568, "m1", "steps"), 2, ["steps[0]", "steps[1]"]),
        (Place(2568, "m1", "outcome.evidence[0].caption"), 2, ["outcome.evidence[0]"]),
        (Place(2568, "m1", "target"), 2, []),
        (Place(2568, "m2", "title"), 0, []),
        (Place(0, AGENCY, "name"), 0, ["name"]),
        (Place(2568, REPORT, "texts.memo/opening"), 0, ["opening"]),
        (Place(2568, REPORT, "assessment.scores.1"), 0, []),  # not all that rests on scores
    ],
)
def test_marks(places: PagePlaces, place: Place, record: int, fields: list[str]) -> None:
    whole, parts = marks_of(place, places)
    assert [box.page for box in whole] == list(range(1, record + 1))
    assert [(box.page, box.field) for box in parts] == [(page, f) for page in (1, 2) for f in fields]
