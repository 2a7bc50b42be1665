"""Scores follow from their parts as far as the parts and the rule are known, and the level from the scores."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.computed_scores import computed_level, computed_scores
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import (
    Framework,
    Indicator,
    Instrument,
    InstrumentPart,
    Level,
    Question,
    SubIndicator,
)

# A small year: IIT of two indicators, EIT of two in parts, OIT of one with two sub-indicators.
SMALL = Framework(
    FiscalYear(2568),
    instruments=(
        Instrument("IIT", "", 30, indicator_from="questions"),
        Instrument("EIT", "", 30, indicator_from="questions"),
        Instrument("OIT", "", 40, indicator_from="sub_indicators"),
    ),
    parts=(InstrumentPart("EIT/1", "EIT", 10), InstrumentPart("EIT/2", "EIT", 20)),
    indicators=(
        *(Indicator(code, "", "IIT") for code in ("1", "2")),
        *(Indicator(code, "", "EIT") for code in ("3", "4")),
        Indicator("5", "", "OIT"),
    ),
    sub_indicators=(SubIndicator("5.1"), SubIndicator("5.2")),
    questions=(
        *(Question(f"i{n}", of) for n, of in enumerate("1122", 1)),
        *(Question(f"e{n}", of) for n, of in enumerate("3344", 1)),
        *(Question(f"o{n}", of) for n, of in enumerate(("5.1", "5.1", "5.1", "5.2"), 1)),
    ),
    levels=(
        Level("best", Decimal(95), Decimal(95)),
        Level("good", Decimal(85), Decimal(85)),
        Level("pass", Decimal(85)),
        Level("low", Decimal(0)),
    ),
)
QUESTIONS = "i1 i2 i3 i4 e1 e2 e3 e4 o1 o2 o3 o4".split()


def numbers(scores: Mapping[str, float | str]) -> dict[str, Decimal]:
    return {code: Decimal(str(score)) for code, score in scores.items()}


def computed(scores: Mapping[str, float | str], framework: Framework = SMALL) -> dict[str, float]:
    """Computed scores with two decimals."""
    found = computed_scores(numbers(scores), framework)
    return {code: float(round(score, 2)) for code, score in found.items()}


ALL: dict[str, float] = dict(zip(QUESTIONS, (100, 50, 0, 80, 90, 100, 70, 60, 100, 100, 0, 50), strict=True))


def test_everything_follows_from_the_questions() -> None:
    indicators = {"1": 75, "2": 40, "3": 95, "4": 65, "5": 58.33}
    upper = {"total": 64.58, "IIT": 57.5, "EIT": 80, "OIT": 58.33}
    assert computed(ALL) == {**upper, **indicators, "5.1": 66.67, "5.2": 50}


def test_they_stand_in_order() -> None:
    assert list(computed(ALL)) == "total IIT EIT OIT 1 2 3 4 5 5.1 5.2".split()


@given(st.lists(st.decimals(0, 100, places=2), min_size=12, max_size=12))
def test_nothing_is_rounded_on_the_way(scores: list[Decimal]) -> None:
    exact = dict(zip(QUESTIONS, map(Fraction, scores), strict=True))
    iit = sum((exact[f"i{n}"] for n in range(1, 5)), Fraction()) / 4
    eit = sum((exact[f"e{n}"] for n in range(1, 5)), Fraction()) / 4
    oit = ((exact["o1"] + exact["o2"] + exact["o3"]) / 3 + exact["o4"]) / 2
    found = computed_scores(dict(zip(QUESTIONS, scores, strict=True)), SMALL)
    assert abs(Fraction(found["total"]) - (iit * 3 + eit * 3 + oit * 4) / 10) < Fraction(1, 10**20)


# --- what stands in for what ---------------------------------------------------------------------------------


def test_nothing_follows_from_nothing() -> None:
    assert computed({}) == {}
    assert computed({"total": 90, "1": 5}) == {}


def test_an_announced_score_stands_in_where_a_question_is_missing() -> None:
    assert computed({"i1": 100, "i2": 50, "i3": 10}) == {"1": 75}
    assert computed({"i1": 100, "i2": 50, "i3": 10, "2": 20}) == {"1": 75, "IIT": 47.5}
    assert computed({"o1": 100, "o2": 100, "o3": 100, "5.2": 50}) == {"5.1": 100, "5": 75, "OIT": 75}
    assert computed({"o1": 100, "o2": 100, "o3": 100, "5": 80}) == {"5.1": 100, "OIT": 80}
    assert computed({"IIT": 80, "EIT": 90, "OIT": 100}) == {"total": 91}


def test_the_computed_score_goes_before_the_announced_one() -> None:
    by_questions = computed({"i1": 100, "i2": 50, "i3": 0, "i4": 80, "1": 1, "2": 2})
    assert by_questions == {"1": 75, "2": 40, "IIT": 57.5}
    assert computed({"1": 50, "2": 70, "IIT": 99, "EIT": 90, "OIT": 100}) == {"IIT": 60, "total": 85}


E_QUESTIONS: dict[str, float] = {"e1": 100, "e2": 100, "e3": 100, "e4": 100}
BY_QUESTIONS = {"3": 100, "4": 100}


@pytest.mark.parametrize(
    ("announced", "score"),
    [
        ({}, 100),
        ({"3": 80, "4": 90}, 85),
        ({"3": 80, "4": 90, "EIT/1": 10, "EIT/2": 10}, 85),
        ({"EIT/1": 90, "EIT/2": 60}, 70),  # by weights 10 and 20
        ({"3": 80, "EIT/1": 90, "EIT/2": 60}, 70),
        ({"3": 80, "EIT/1": 90}, 90),
    ],
)
def test_an_instrument_in_parts_goes_by_questions_last(announced: dict[str, float], score: float) -> None:
    assert computed(E_QUESTIONS | announced) == BY_QUESTIONS | {"EIT": score}


def test_what_the_year_does_not_tell_is_not_computed() -> None:
    no_rule = replace(SMALL, instruments=tuple(replace(i, indicator_from="") for i in SMALL.instruments))
    assert set(computed(ALL, no_rule)) == {"5.1", "5.2"}
    assert computed({"1": 50, "2": 70}, no_rule) == {}
    no_weight = replace(
        SMALL, instruments=(replace(SMALL.instruments[0], weight=None), *SMALL.instruments[1:])
    )
    assert set(computed(ALL)) - set(computed(ALL, no_weight)) == {"total"}
    assert computed(ALL, Framework(FiscalYear(2570))) == {}
    no_questions = replace(SMALL, questions=())
    assert computed(ALL, no_questions) == {}


def test_an_indicator_of_no_known_instrument_is_not_computed() -> None:
    lonely = Framework(FiscalYear(2570), indicators=(Indicator("1"),), questions=(Question("i1", "1"),))
    assert computed({"i1": 5}, lonely) == {}


# --- levels --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "level"),
    [
        ({"total": 95, "IIT": 95, "EIT": 95, "OIT": 95}, "best"),
        ({"IIT": 85.38, "EIT": 99.78, "OIT": 99.38}, "good"),  # total 95.30
        ({"IIT": 94.99, "EIT": 100, "OIT": 100}, "good"),
        ({"IIT": 94.995, "EIT": 100, "OIT": 100}, "best"),  # published as 95.00
        ({"IIT": 84.99, "EIT": 100, "OIT": 100}, "pass"),
        ({"IIT": 55, "EIT": 95, "OIT": 100}, "pass"),
        ({"IIT": 54.96, "EIT": 95, "OIT": 100}, "low"),  # total 84.988, published as 84.99
        ({"IIT": 0, "EIT": 0, "OIT": 0}, "low"),
        ({"total": 84.99}, "low"),
        ({"total": 84.995}, ""),
        ({"total": 96, "IIT": 80}, "pass"),  # whatever the others are
        ({"total": 96, "IIT": 90, "OIT": 100}, ""),
        ({"IIT": 100}, ""),
        ({"total": -1}, ""),
        ({}, ""),
        (ALL, "low"),
    ],
)
def test_the_level(scores: dict[str, float], level: str) -> None:
    assert computed_level(numbers(scores), SMALL) == level


def test_no_level_where_the_year_has_none() -> None:
    assert computed_level(numbers({"total": 96}), replace(SMALL, levels=())) == ""
