"""Offices for the tests of checks: small ones, made of what a case is about."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ita_desk.checks.all_checks import build_checks
from ita_desk.checks.check import Check
from ita_desk.checks.problem import Problem
from ita_desk.checks.run import Checker
from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.thai.words import Segmenter

YEAR = 2568
AGENCY = Agency(
    kind="อบต.",
    name="ทุ่งหิ่งห้อย",
    subdistrict="ทุ่งหิ่งห้อย",
    district="ผาสายรุ้ง",
    province="แสงตะวัน",
    email="saraban@thunghinghoi.go.th",
    website="https://www.thunghinghoi.go.th",
)


def office_of(
    *measures: Measure, agency: Agency = AGENCY, scores: dict[str, float] | None = None, **fields: Any
) -> Office:
    """An office with one paper of 2568; `scores` are those of the basis year 2567, `fields` are the paper's own."""
    report = replace(YearReport.empty(YEAR), measures=measures, **fields)
    years = [report]
    if scores is not None:
        announced = FrozenMap((code, Decimal(str(score))) for code, score in scores.items())
        years = [replace(YearReport.empty(YEAR - 1), assessment=Assessment(announced)), report]
    return Office(agency, tuple(years))


def saying(text: str, agency: Agency = AGENCY) -> Office:
    """An office whose only measure has this title."""
    return office_of(Measure("m1", "1", title=text), agency=agency)


@lru_cache(maxsize=1)
def all_checks() -> tuple[Check, ...]:
    """All checks, over one dictionary."""
    return build_checks(Segmenter())


def problems_of(office: Office, year: int = YEAR) -> tuple[Problem, ...]:
    """What all checks find in a year."""
    return Checker(all_checks(), shipped_frameworks().of_year).problems(office, FiscalYear(year))


@dataclass(frozen=True)
class Case:
    """An office in which a check stays silent, one in which it speaks, and what it says: record, field and words."""

    clean: Office
    fault: Office
    said: tuple[tuple[str, str, str], ...]


def titles(clean: str, fault: str, *words: str) -> Case:
    """A case about a text: the check stays silent about the first title and finds these words in the second."""
    return Case(saying(clean), saying(fault), tuple(("m1", "title", word) for word in words))
