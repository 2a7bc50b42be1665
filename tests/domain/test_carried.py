from dataclasses import replace

from ita_desk.domain.agency import Agency, Seal
from ita_desk.domain.carried import papers_of, photos_of
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import YearReport


def test_an_empty_office_names_no_photos() -> None:
    assert photos_of(Office()) == papers_of(Office()) == ()


def test_papers_are_those_of_all_signed_reports_each_once() -> None:
    first = SignedReport(sha256="b", snapshot="c", scan="a")
    second = SignedReport(sha256="d", snapshot="c")
    years = (
        replace(YearReport.empty(2568), signed=(first, SignedReport())),
        replace(YearReport.empty(2569), signed=(second,)),
    )
    assert papers_of(Office(years=years)) == ("a", "b", "c", "d")
    assert photos_of(Office(years=years)) == ()


def test_photos_are_those_of_seal_evidence_of_both_rounds_and_charts_each_once() -> None:
    def outcome(*keys: str) -> Outcome:
        return Outcome(evidence=tuple(Evidence(sha256=key) for key in keys))

    measures = (Measure("m1", outcome=outcome("c", "", "a"), half_year=outcome("b", "c")), Measure("m2"))
    year = replace(YearReport.empty(2568), measures=measures, signed=(SignedReport(sha256="signed"),))
    pictures = FrozenMap({"form/charts/total": "p", "form/charts/radar": "a", "form/charts/gone": ""})
    later = replace(
        YearReport.empty(2569), measures=(Measure("m3", outcome=outcome("d")),), pictures=pictures
    )
    assert photos_of(Office(Agency(seal=Seal("s")), (year, later))) == ("a", "b", "c", "d", "p", "s")
