"""Every text that an office holds, with its place: the record it belongs to and the field of it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from ita_desk.domain.agency import Agency
from ita_desk.domain.finding import Finding
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup, Step
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.records import dataclass

AGENCY, REPORT = "agency", "report"
# Fields that hold keys, codes or words of ours, not what the office wrote.
_NO_TEXT = frozenset(
    "id sha256 code codes group continues about kind status place role form source number label pictures accepted "
    "form_name signers snapshot scan digits".split()  # of signed reports, which stay as they are
)
_RECORDS = (Measure, MeasureGroup, Finding)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the fiscal year (0 for the agency), the record, and the field in it.

    `record` is the id of a measure, group or finding, else `AGENCY` or `REPORT`; `field` is a path in it
    (`outcome.output`, `steps[2]`, `texts.result-scores/opening`).
    """

    year: int
    record: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and where it stands."""

    place: Place
    text: str


def texts_of_year(report: YearReport) -> Iterator[PlacedText]:
    """The texts of one year, those that are not blank, in the order of its fields."""
    yield from _texts(report, int(report.fiscal_year), REPORT, "")


def texts_of_agency(agency: Agency) -> Iterator[PlacedText]:
    """The texts of the agency that are not blank."""
    yield from _texts(agency, 0, AGENCY, "")


def texts_of_measure(year: int, measure: Measure) -> Iterator[PlacedText]:
    """The texts of one measure that are not blank."""
    yield from _texts(measure, year, measure.id, "")


def _texts(value: Any, year: int, record: str, path: str) -> Iterator[PlacedText]:
    if isinstance(value, str):
        if value.strip():
            yield PlacedText(Place(year, record, path), value)
    elif isinstance(value, Step):
        yield from _texts(value.text, year, record, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            if isinstance(item, _RECORDS):
                yield from _texts(item, year, item.id, "")
            else:
                yield from _texts(item, year, record, f"{path}[{number}]")
    elif isinstance(value, FrozenMap):
        for key, item in value.items():
            yield from _texts(item, year, record, f"{path}.{key}")
    elif is_dataclass(value):
        for f in fields(value):
            if f.name not in _NO_TEXT:
                inner = f"{path}.{f.name}" if path else f.name
                yield from _texts(getattr(value, f.name), year, record, inner)


def path_of(place: Place, office: Office) -> str:
    """The place as a path in the exchange form, without the year: `measures[3].outcome.output`, `agency.name`."""
    if place.record == AGENCY:
        return f"agency.{place.field}".rstrip(".")
    report = office.year(place.year)
    if report is None or place.record == REPORT:
        return place.field
    ids = {
        "measures": [measure.id for measure in report.measures],
        "groups": [group.id for group in report.groups],
        "findings": [finding.id for finding in report.findings],
    }
    found = (f"{name}[{known.index(place.record)}]" for name, known in ids.items() if place.record in known)
    return f"{next(found, '')}.{place.field}".strip(".")
