"""From what a page prints to where it is edited, and back."""

from dataclasses import replace

from ita_desk.domain.office import Office
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import ReportForm, SignaturesSection
from ita_desk.forms.wordings import wordings_of
from ita_desk.services.printing.page_places import PagePlaces, PrintedBox, joined_by_page

_YEAR, _FORM = "year:", "form:"
_PLACE_OF_AGENCY = ("subdistrict", "district", "province")  # printed as one
_TEXTS = "texts."


def place_to_edit(record: str, field: str, office: Office, year: int, form: ReportForm) -> Place | None:
    """Where the source of a box (`document.blocks.Source`) is edited; None where it cannot be.

    `year` and `form` are those that are printed.
    """
    report = office.year(year)
    if record == AGENCY:
        return Place(0, AGENCY, "district" if field == "place" else field)
    if record.startswith(_YEAR):
        return _in_year(int(record.removeprefix(_YEAR)), field)
    if report is None:
        return None
    if record.startswith(_FORM):
        return _in_form(field, report, form)
    return _in_report(record, field, report)


def _in_year(year: int, field: str) -> Place:
    head = field.partition("[")[0]
    return Place(year, REPORT, "findings" if head in ("about", "questions") else field)


def _in_form(part: str, report: YearReport, form: ReportForm) -> Place | None:
    key, year = f"{form.texts_id}/{part}", int(report.fiscal_year)
    if any(wording.key == key for wording in wordings_of(form)):
        return Place(year, REPORT, _TEXTS + key)
    if any(section.id == part and isinstance(section, SignaturesSection) for section in form.sections):
        return Place(year, REPORT, "signatories") if report.signatories else Place(0, AGENCY, "signatories")
    return None


def _in_report(record: str, field: str, report: YearReport) -> Place | None:
    """A measure or finding; a group's words are those of its first measure's group."""
    year = int(report.fiscal_year)
    if report.measure(record):
        return Place(year, record, field or "title")
    if any(finding.id == record for finding in report.findings):
        return Place(year, record, field)
    first = next((m.id for m in report.measures if m.group == record and record), "")
    return Place(year, first, "group") if first else None


def sources_of(place: Place) -> tuple[tuple[str, str], ...]:
    """The sources that print a place: record and field of each."""
    if place.record == AGENCY:
        return ((AGENCY, "place" if place.field in _PLACE_OF_AGENCY else place.field),)
    if place.record != REPORT:
        return ((place.record, place.field),)
    own = (f"{_YEAR}{place.year}", place.field)
    if place.field.startswith(_TEXTS):
        form, _, part = place.field.removeprefix(_TEXTS).partition("/")
        return (own, (f"{_FORM}{form}", part))
    return (own,)


def marks_of(place: Place, places: PagePlaces) -> tuple[list[PrintedBox], list[PrintedBox]]:
    """Where a place is printed: its record, one box a page, and its field.

    Agency and year are no records of which all that is printed could be marked. A part of a field that is printed only
    with the whole (`evidence[0].caption`) is where the whole is.
    """
    record: list[PrintedBox] = []
    if place.record not in (AGENCY, REPORT):
        record = joined_by_page(places.of(place.record))
    if not place.field:
        return record, []
    whole, _, part = place.field.rpartition(".")
    wider = replace(place, field=whole) if part and whole.endswith("]") else place
    fields = ([box for source in sources_of(asked) for box in places.of(*source)] for asked in (place, wider))
    return record, next((found for found in fields if found), [])
