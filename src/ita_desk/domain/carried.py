"""What travels inside an exported PDF: the office as JSON under this name, and the photos it names."""

from collections.abc import Mapping
from dataclasses import replace

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport

DATA_NAME = "ita-desk.json"


def photos_of(office: Office) -> tuple[str, ...]:
    """The keys of the seal, of all evidence and of the pictures in the place of charts, each once, in order.

    Signed reports are not among them: see `papers_of`.
    """
    keys = {office.agency.seal.sha256}
    for year in office.years:
        keys.update(year.pictures.values())
        for measure in year.measures:
            for outcome in (measure.outcome, measure.half_year):
                keys.update(proof.sha256 for proof in (outcome.evidence if outcome else ()))
    return tuple(sorted(keys - {""}))


def papers_of(office: Office) -> tuple[str, ...]:
    """The keys of all that signed reports consist of (PDF, snapshot, signed copy), each once, in order."""
    return tuple(sorted({key for year in office.years for one in year.signed for key in one.papers}))


def with_photo_keys(office: Office, keys: Mapping[str, str]) -> Office:
    """The office with other keys for some of its photos, wherever it names them."""

    def proof(evidence: Evidence) -> Evidence:
        return replace(evidence, sha256=keys.get(evidence.sha256, evidence.sha256))

    def outcome(given: Outcome) -> Outcome:
        return replace(given, evidence=tuple(map(proof, given.evidence)))

    def year(report: YearReport) -> YearReport:
        pictures = FrozenMap({place: keys.get(key, key) for place, key in report.pictures.items()})
        measures = tuple(
            replace(m, outcome=outcome(m.outcome), half_year=m.half_year and outcome(m.half_year))
            for m in report.measures
        )
        return replace(report, measures=measures, pictures=pictures)

    if not keys:
        return office
    seal = replace(office.agency.seal, sha256=keys.get(office.agency.seal.sha256, office.agency.seal.sha256))
    return replace(
        office, agency=replace(office.agency, seal=seal), years=tuple(year(report) for report in office.years)
    )
