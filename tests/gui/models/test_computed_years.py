"""Computed years are kept as long as their assessment is the same."""

from dataclasses import replace
from decimal import Decimal

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.models.computed_years import ComputedYears

ASSESSMENT = Assessment(FrozenMap({code: Decimal(90) for code in ("IIT", "EIT", "OIT")}))
OFFICE = Office(years=tuple(replace(YearReport.empty(y), assessment=ASSESSMENT) for y in (2567, 2568, 2569)))


def test_a_year_is_computed_again_only_with_another_assessment() -> None:
    years = ComputedYears(shipped_frameworks())
    first, other = years.of_year(OFFICE, 2568), years.of_year(OFFICE, 2567)
    assert first is not None
    assert (first.scores["total"], first.level) == (Decimal(90), "ผ่านดี")
    report = OFFICE.years[1]
    typed = OFFICE.with_year(replace(report, limitations=("ก",)))
    assert years.of_year(typed, 2568) is first
    scored = OFFICE.with_year(replace(report, assessment=replace(ASSESSMENT, level="ผ่าน")))
    assert years.of_year(scored, 2568) is not first
    assert years.of_year(scored, 2567) is other


def test_years_without_a_rule_or_a_report() -> None:
    years = ComputedYears(shipped_frameworks())
    assert [years.of_year(OFFICE, year) for year in (2569, 2566, 2590)] == [None] * 3
    assert [years.has_rule(year) for year in (2566, 2568, 2569, 2590)] == [True, True, False, False]
