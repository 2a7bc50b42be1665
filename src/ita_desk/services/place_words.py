"""Where a problem stands, in words."""

import re
from functools import lru_cache

from ita_desk.checks.held import Held
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message

_PLACES = re.compile(r"\[([0-9]+)\]")
# Fields of a year beside its findings and measures: what their path begins with, and their label.
_OF_YEAR = (
    *("assessment.scores", "assessment.as_printed", "assessment.level", "basis_year", "limitations"),
    *("oit_links", "report_date", "signatories", "signed", "texts", "unplaced", "measures", "findings"),
)
_OF_AGENCY = (
    *("address", "district", "divisions", "email", "facebook", "fax", "former", "full_title", "kind"),
    *("name", "phone", "postcode", "province", "seal", "signatories", "subdistrict", "website"),
)
_OF_MEASURE = (
    *("budget", "codes", "continues", "group", "issue", "number", "period", "responsible", "steps"),
    *("target", "title", "outcome", "half_year"),
)
_OF_OUTCOME = (
    *("codes", "done_on", "follow_up", "obstacles", "output", "result", "spent", "status"),
    *("suggestion", "summary"),
)
_OF_EVIDENCE = ("caption", "url")
_OF_FINDING = ("about", "questions", "shortcomings", "to_develop", "to_maintain")


def place_words(place: Place, office: Office) -> Message:
    """The place as a message: which record, which field, and which item of a list."""
    if place.record == AGENCY:
        return _field("agency", "agency", _OF_AGENCY, place.field)
    report = office.year(place.year)
    if report is None or place.record == REPORT:
        return _field("year", "year", _OF_YEAR, place.field, year=place.year)
    row = _rows(Held(report)).get(place.record)
    if row is not None:
        return _of_measure(report.measures[row], row, place.field)
    return _of_finding_or_group(report, place)


@lru_cache(maxsize=4)  # lists ask for many places of one report, one after the other
def _rows(report: Held[YearReport]) -> dict[str, int]:
    """In which row of a report each of its measures stands."""
    return {measure.id: row for row, measure in enumerate(report.record.measures)}


def _of_measure(measure: Measure, row: int, field: str) -> Message:
    number = measure.number.strip() or str(row + 1)
    outcome, _, inner = field.partition(".")
    if outcome in ("outcome", "half_year") and inner:
        if inner.startswith("evidence"):
            name = inner.partition(".")[2]
            label = f"evidence.{name}" if name in _OF_EVIDENCE else "evidence"
            return _named("measure", label, field, number=number)
        inner = inner.partition(".")[0].partition("[")[0]
        if inner in _OF_OUTCOME:
            return _named("measure", f"measure.{outcome}.{inner}", field, number=number)
    return _field("measure", "measure", _OF_MEASURE, field, number=number)


def _of_finding_or_group(report: YearReport, place: Place) -> Message:
    for finding in report.findings:
        if finding.id == place.record:
            kind, _, code = finding.about.partition(":")
            subject = Message(f"place.about.{kind}", {"code": code}) if kind in _SUBJECTS else finding.about
            return _field("finding", "finding", _OF_FINDING, place.field, subject=subject)
    for row, group in enumerate(report.groups, start=1):
        if group.id == place.record:
            return Message("place.group", {"number": row})
    return _named("year", "", "", year=place.year)


_SUBJECTS = ("issue", "indicator", "instrument")


def _field(what: str, record: str, known: tuple[str, ...], field: str, **values: object) -> Message:
    """The message of a place with the label of its field; without a known field the record alone."""
    name = next((name for name in known if re.match(rf"{re.escape(name)}(\W|$)", field)), "")
    return _named(what, f"{record}.{name}" if name else "", field, **values)


def _named(what: str, label: str, field: str, **values: object) -> Message:
    if not label:
        return Message(f"place.{what}.whole", values)
    items = _PLACES.findall(field)
    shown: object = Message(f"field.{label}")
    if items:
        shown = Message("place.item", {"field": shown, "number": int(items[-1]) + 1})
    return Message(f"place.{what}", {**values, "field": shown})
