"""What has changed in an office since a report of it was signed off, field by field."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.finding import Finding
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, Period
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import year_of
from ita_desk.services.edits.outcome import field_of_round
from ita_desk.services.place_words import place_words
from ita_desk.services.signing.snapshot import ReadBlob, Snapshot, read_snapshot
from ita_desk.thai.dates import format_day, format_period

Said = str | Message
Key = tuple[object, ...]

_OF_YEAR = ("basis_year", "report_date", "signatories", "limitations", "oit_links")
_OF_MEASURE = (
    *("number", "issue", "title", "codes", "steps", "responsible", "period", "budget"),
    "target",
)
_OF_FINDING = ("shortcomings", "to_develop", "to_maintain", "questions")
_OF_GROUP = ("lead", "items", "headings")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place in words with what it said when it was signed off and what it says now; "" where it says nothing.

    `where` is the place in the office as it is now, None where its record is gone.
    """

    place: Message
    before: Said
    now: Said
    where: Place | None = None


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of an office: its place, what it is called, and what its fields say."""

    office: Office
    place: Place
    title: str
    says: Mapping[str, Said]


def differences_since(signed: SignedReport, office: Office, read_blob: ReadBlob) -> tuple[Difference, ...]:
    """How the office differs from the snapshot of a signed report. Raises the errors of `read_snapshot`."""
    return differences(read_snapshot(signed, read_blob), office, signed.round)


def differences(snapshot: Snapshot, office: Office, months: int) -> tuple[Difference, ...]:
    """How the office differs from a snapshot: in the agency, the year with the outcomes of a round, and the scores.

    What the office holds beside that does not count.
    """
    year = snapshot.fiscal_year
    if office.year(year) is None:
        return (Difference(place_words(Place(year, REPORT), office), str(year), ""),)
    scored = [int(report.fiscal_year) for report in snapshot.office.years]
    before, now = (dict(_records(one, year, scored, months)) for one in (snapshot.office, office))
    found: list[Difference] = []
    for key in dict.fromkeys((*now, *before)):
        found += _changed(before.get(key), now.get(key))
    return (*found, *_reordered(snapshot, office))


def _changed(before: _Record | None, now: _Record | None) -> Iterator[Difference]:
    """The fields in which a record differs; the record itself where only one side has it."""
    record = now or before
    assert record is not None
    if before is None or now is None:
        where = record.place if now else None
        words = place_words(record.place, record.office)
        yield Difference(words, before.title if before else "", now.title if now else "", where)
        return
    for field in dict.fromkeys((*now.says, *before.says)):
        said, says = before.says.get(field, ""), now.says.get(field, "")
        if said != says:
            where = Place(now.place.year, now.place.record, field)
            yield Difference(_field_words(where, now.office), said, says, where)


def _field_words(where: Place, office: Office) -> Message:
    words = place_words(where, office)
    code = where.field.removeprefix("assessment.scores.")
    return words if code == where.field else Message("signed.place.score", {"place": words, "code": code})


def _reordered(snapshot: Snapshot, office: Office) -> Iterator[Difference]:
    """That the measures which both have stand in another order."""
    year = snapshot.fiscal_year
    before, now = (_measures(one.year(year)) for one in (snapshot.office, office))
    both = before.keys() & now.keys()
    orders = [[key for key in measures if key in both] for measures in (before, now)]
    if orders[0] != orders[1]:
        where = Place(year, REPORT, "measures")
        said, says = ("\n".join(_title(now[key]) for key in order) for order in orders)
        yield Difference(place_words(where, office), said, says, where)


def _measures(report: YearReport | None) -> dict[str, Measure]:
    return {measure.id: measure for measure in report.measures} if report else {}


def _title(measure: Measure) -> str:
    return " ".join(f"{measure.number} {measure.title or measure.target}".split())


# --- records -------------------------------------------------------------------------------------------------


def _records(office: Office, year: int, scored: Iterable[int], months: int) -> Iterator[tuple[Key, _Record]]:
    """The records that count, each with a key by which it is known on both sides."""
    agency = {f.name: _said(getattr(office.agency, f.name)) for f in fields(office.agency)}
    yield ("agency",), _Record(office, Place(0, AGENCY), "", agency)
    for other in scored:
        if other != year:
            scores = _scores(office.year(other))
            yield ("scores", other), _Record(office, Place(other, REPORT), "", scores)
    report = year_of(office, year)
    said = {**_says(report, _OF_YEAR), **_scores(report), **_keyed(report)}
    yield ("year",), _Record(office, Place(year, REPORT), "", said)
    for group in report.groups:
        place = Place(year, group.id)
        yield ("group", group.id), _Record(office, place, group.lead, _says(group, _OF_GROUP))
    for key, finding in _known_findings(report.findings):
        place = Place(year, finding.id)
        yield key, _Record(office, place, finding.shortcomings, _says(finding, _OF_FINDING))
    for measure in report.measures:
        place = Place(year, measure.id)
        yield (
            ("measure", measure.id),
            _Record(office, place, _title(measure), _of_measure(measure, report, months)),
        )


def _known_findings(findings: Iterable[Finding]) -> Iterator[tuple[Key, Finding]]:
    """Findings by what they are about: the snapshot does not know their ids."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.about] += 1
        yield ("finding", finding.about, seen[finding.about]), finding


def _of_measure(measure: Measure, report: YearReport, months: int) -> dict[str, Said]:
    part, outcome = field_of_round(months), measure.outcome_of_round(months)
    group = next((group.lead or group.id for group in report.groups if group.id == measure.group), "")
    said = {f"{part}.{f.name}": _said(getattr(outcome, f.name)) for f in fields(outcome)}
    status: Said = Message(f"status.{outcome.status}") if outcome.status else ""
    return {"group": group, **_says(measure, _OF_MEASURE), **said, f"{part}.status": status}


def _scores(report: YearReport | None) -> dict[str, Said]:
    """The announced result of a year."""
    if report is None:
        return {}
    scores = report.assessment.scores.items()
    return {
        "assessment.level": report.assessment.level,
        **{f"assessment.scores.{code}": _said(score) for code, score in scores},
    }


def _keyed(report: YearReport) -> dict[str, Said]:
    """The wordings and pictures of forms' sections."""
    return {
        **{f"texts.{section}": text for section, text in report.texts.items()},
        **{f"pictures.{chart}": _short(key) for chart, key in report.pictures.items()},
    }


def _says(record: object, names: Iterable[str]) -> dict[str, Said]:
    return {name: _said(getattr(record, name)) for name in names}


# --- values --------------------------------------------------------------------------------------------------


def _said(value: object) -> str:
    """What a value of a record says, in one or more lines; never the same for values that print differently."""
    if value is None:
        return ""
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple):
        return "\n".join(map(_said, value))
    if isinstance(value, FrozenMap):
        return "\n".join(f"{key}: {_said(item)}" for key, item in sorted(value.items()))
    if isinstance(value, Period):
        return value.text or format_period(value.start, value.end)
    if isinstance(value, DoneOn):
        return value.text or _said(value.date)
    if isinstance(value, Evidence):
        return _proof(value)
    if is_dataclass(value):
        parts = (_said(getattr(value, f.name)) for f in fields(value) if f.name != "id")
        return " ".join(part for part in parts if part)
    return str(value)


def _proof(proof: Evidence) -> str:
    crop = f"✂ {' '.join(map(str, proof.crop))}" if proof.crop else ""
    turn = f"{proof.turn}°" if proof.turn else ""
    parts = (proof.caption, proof.url, _short(proof.sha256), turn, crop, proof.place)
    return " · ".join(part for part in parts if part)


def _short(key: str) -> str:
    """Enough of a picture's key to tell it from others."""
    return f"[{key[:8]}]" if key else ""
