"""The office, its years, measures and rounds."""

from dataclasses import replace

import pytest

from ita_desk.domain.agency import Agency
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport

OLD, NEW = YearReport.empty(2567), YearReport.empty(2568)


def test_years_are_found() -> None:
    office = Office(years=(OLD, NEW))
    assert office.year(2567) is OLD
    assert office.year(2569) is None
    assert office.newest is NEW
    assert Office().newest is None


def test_the_newest_year_with_measures_is_preferred() -> None:
    filled = replace(OLD, measures=(Measure("m"),))
    assert Office(years=(filled, NEW)).newest_filled is filled
    assert Office(years=(OLD, NEW)).newest_filled is NEW
    assert Office(years=(filled,)).newest_filled is filled
    assert Office().newest_filled is None


def test_years_stand_in_order_whatever_the_order_they_come_in() -> None:
    agency = Agency(name="ก")
    office = Office(agency).with_year(NEW).with_year(OLD)
    assert office.years == (OLD, NEW)
    assert office.agency is agency


def test_a_report_takes_the_place_of_its_year() -> None:
    other = YearReport(NEW.fiscal_year, NEW.fiscal_year)
    office = Office(years=(OLD, NEW)).with_year(other)
    assert office.years[0] is OLD
    assert office.years[1] is other
    assert len(office.years) == 2


def test_a_year_is_removed() -> None:
    office = Office(years=(OLD, NEW))
    assert office.without_year(2568).years == (OLD,)
    assert office.without_year(2570).years == office.years


def test_an_empty_year_rests_on_the_year_before() -> None:
    assert (NEW.fiscal_year, NEW.basis_year) == (2568, 2567)
    assert NEW.measures == ()
    with pytest.raises(ValueError, match="2025"):
        YearReport.empty(2025)


def test_measures_are_found_by_id() -> None:
    measure = Measure("m1")
    report = YearReport(NEW.fiscal_year, NEW.basis_year, measures=(Measure("m0"), measure))
    assert report.measure("m1") is measure
    assert report.measure("m2") is None


def test_rounds_of_a_measure() -> None:
    measure = Measure(outcome=Outcome(output="ปี"), half_year=Outcome(output="ครึ่งปี"))
    assert measure.outcome_of_round(12).output == "ปี"
    assert measure.outcome_of_round(6).output == "ครึ่งปี"
    assert Measure(outcome=Outcome(output="ปี")).outcome_of_round(6) == Outcome()
