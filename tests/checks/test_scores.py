"""Scores that must follow from others, and those of which that cannot be said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.cases_scores import IIT, SURE
from checks.offices import office_of, problems_of
from ita_desk.checks.score_rules import deviations, fitting_level, level_is_sure
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import shipped_frameworks


def framework(year: int = 2568) -> Framework:
    """The framework of a year."""
    found = shipped_frameworks().of_year(year)
    assert found is not None
    return found


def wrong(scores: dict[str, float], year: int = 2568) -> list[tuple[str, bool]]:
    """The codes of scores that do not follow, and whether that is sure."""
    given = FrozenMap((code, Decimal(str(score))) for code, score in scores.items())
    return [(deviation.code, deviation.sure) for deviation in deviations(given, framework(year))]


def level(scores: dict[str, float], year: int = 2568) -> str:
    """The level that fits scores."""
    return fitting_level({code: Decimal(str(score)) for code, score in scores.items()}, framework(year))


def test_a_total_by_its_instruments() -> None:
    assert wrong(SURE) == []
    assert wrong({**SURE, "total": 95.29}) == []  # rounded on the way
    assert wrong({**SURE, "total": 95.03}) == [("total", True)]
    assert wrong({**SURE, "total": 95.03}, 2566) == [("total", False)]


def test_a_total_by_the_indicators_of_an_instrument_not_announced() -> None:
    scores = {**IIT, "EIT": 90.0, "OIT": 90.0, "total": 88.5}
    del scores["IIT"]
    assert wrong(scores) == []
    assert wrong({**scores, "total": 85.8}) == [("total", True)]
    assert wrong({key: score for key, score in scores.items() if key != "5"} | {"total": 1}) == []


def test_an_indicator_by_its_questions() -> None:
    asked = {"i1": 80.0, "i2": 100.0, "i3": 100.0}
    assert wrong({**asked, "1": 93.33}) == []
    assert wrong({**asked, "1": 39.33}) == [("1", True)]
    assert wrong({**asked, "1": 39.33}, 2567) == [("1", False)]


@pytest.mark.parametrize(("indicator", "expected"), [(99.83, []), (50, []), (49.9, [("7", True)]), (100, [])])
def test_questions_of_one_part_may_explain_an_indicator(
    indicator: float, expected: list[tuple[str, bool]]
) -> None:
    assert wrong({"e4": 100, "e5": 100, "e6": 100, "7": indicator}) == expected


def test_an_instrument_by_its_parts_is_not_sure() -> None:
    assert wrong({"EIT": 93, "EIT/1": 94, "EIT/2": 90}) == [("EIT", False)]
    assert wrong({"EIT": 92, "EIT/1": 94, "EIT/2": 90}) == []


def test_the_items_of_a_sub_indicator() -> None:
    scores = {"9.5": 75.0, "o17": 100, "o18": 100, "o19": 100, "o20": 0}
    assert wrong(scores) == []
    assert wrong({**scores, "9.5": 57.0}) == [("9.5", False)]
    subs = {f"9.{number}": 100.0 for number in range(1, 6)}
    assert wrong({**subs, "9": 89.0}) == [("9", False)]


def test_a_year_without_a_rule() -> None:
    assert wrong({"IIT": 1, "EIT": 1, "OIT": 1, "total": 99}, 2569) == []
    assert level({"IIT": 99, "EIT": 99, "OIT": 99, "total": 99}, 2569) == ""
    assert not level_is_sure(framework(2569))
    assert not level_is_sure(framework(2566))


def test_a_level_by_the_lowest_instrument() -> None:
    assert level(SURE) == "ผ่านดี"  # the total is over 95, an instrument is not
    assert level({**SURE, "total": 59.3}) == ""  # either may be wrong
    assert level({"IIT": 85, "EIT": 85, "OIT": 84.98, "total": 85}) == ""  # computed 84.99
    assert level({code: score for code, score in SURE.items() if code != "total"}) == ""
    assert level({"total": 69}) == "ต้องปรับปรุงโดยด่วน"
    assert level({"total": 99}) == ""
    assert level({**IIT, "EIT": 99.0, "OIT": 99.0, "total": 94.8}) == "ผ่านดี"


def test_scores_of_the_year_itself_are_looked_at_once() -> None:
    office = office_of()
    report = replace(YearReport.empty(2568), basis_year=office.years[0].fiscal_year)
    both = replace(
        office.years[0], assessment=replace(report.assessment, level="X"), basis_year=report.basis_year
    )
    problems = [p for p in problems_of(office.with_year(both)) if p.code == "scores.level-unknown"]
    assert [(p.place.year, p.place.field) for p in problems] == [(2568, "assessment.level")]
