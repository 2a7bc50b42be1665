"""What computed scores rest on, and how they compare with announced ones."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.computed_scores import computed_scores
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Instrument, InstrumentPart, Question, SubIndicator
from ita_desk.domain.score_sources import (
    ScoreSource,
    difference,
    has_rule,
    perhaps_of_one_part,
    rounded,
    score_sources,
)

FRAMEWORK = Framework(
    FiscalYear(2568),
    instruments=(
        Instrument("IIT", "", 30, indicator_from="questions"),
        Instrument("EIT", "", 30, indicator_from="questions"),
        Instrument("OIT", "", 40, indicator_from="sub_indicators"),
    ),
    parts=(InstrumentPart("EIT/1", "EIT", 15), InstrumentPart("EIT/2", "EIT", 15)),
    indicators=(
        Indicator("1", "", "IIT"),
        Indicator("6", "", "EIT"),
        Indicator("7", "", "EIT"),
        Indicator("9", "", "OIT"),
        Indicator("10", "", "OIT"),
    ),
    sub_indicators=(SubIndicator("9.1"), SubIndicator("9.2"), SubIndicator("10.1")),
    questions=tuple(
        Question(code, of)
        for code, of in (
            ("i1", "1"),
            ("i2", "1"),
            ("e1", "6"),
            ("e2", "7"),
            ("o1", "9.1"),
            ("o2", "9.1"),
            ("o3", "9.2"),
            ("o4", "10.1"),
        )
    ),
)
CODES = [
    code
    for records in (FRAMEWORK.instruments, FRAMEWORK.parts, FRAMEWORK.indicators, FRAMEWORK.sub_indicators)
    for code in (record.code for record in records)
] + [question.code for question in FRAMEWORK.questions]


def scores(*codes: str) -> dict[str, Decimal]:
    return dict.fromkeys(codes, Decimal(80))


def runs(code: str, *announced: str) -> list[tuple[str, str, str]]:
    """Kind, first and last code of each run that a computed score rests on."""
    found = score_sources(code, scores(*announced), FRAMEWORK)
    return [(source.kind, source.first, source.last) for source in found]


@pytest.mark.parametrize(
    ("code", "announced", "expected"),
    [
        ("1", "i1 i2", [("question", "i1", "i2")]),
        ("1", "i1", []),
        ("i1", "i1", []),
        ("9.1", "o1 o2", [("question", "o1", "o2")]),
        ("9", "o1 o2 9.2", [("sub_indicator", "9.2", "9.2"), ("question", "o1", "o2")]),
        ("IIT", "i1 i2 1", [("question", "i1", "i2")]),  # computed goes before announced
        ("EIT", "e1 e2 6 7", [("indicator", "6", "7")]),  # but not in parts
        ("EIT", "e1 e2 6", [("indicator", "6", "6"), ("question", "e2", "e2")]),
        ("EIT", "e1 e2 EIT/1 EIT/2", [("part", "EIT/1", "EIT/2")]),
        ("total", "IIT EIT OIT", [("instrument", "IIT", "OIT")]),
        (
            "total",
            "IIT 6 7 OIT",
            [("instrument", "IIT", "IIT"), ("instrument", "OIT", "OIT"), ("indicator", "6", "7")],
        ),
        (
            "total",
            "i1 i2 e1 e2 o1 o2 o3 o4",
            [("question", "i1", "i2"), ("question", "e1", "e2"), ("question", "o1", "o4")],
        ),
    ],
)
def test_sources(code: str, announced: str, expected: list[tuple[str, str, str]]) -> None:
    assert runs(code, *announced.split()) == expected


def codes_of(source: ScoreSource) -> list[str]:
    return CODES[CODES.index(source.first) : CODES.index(source.last) + 1]


@given(st.dictionaries(st.sampled_from(CODES), st.integers(0, 100).map(Decimal)))
def test_a_score_follows_from_its_sources_alone(announced: dict[str, Decimal]) -> None:
    computed = computed_scores(announced, FRAMEWORK)
    for code in ["total", *CODES]:
        sources = score_sources(code, announced, FRAMEWORK)
        assert bool(sources) == (code in computed)
        if sources:
            kept = {one: announced[one] for source in sources for one in codes_of(source)}
            assert computed_scores(kept, FRAMEWORK)[code] == computed[code]
            for one in kept:
                fewer = {other: score for other, score in kept.items() if other != one}
                assert code not in computed_scores(fewer, FRAMEWORK)


@pytest.mark.parametrize(
    ("announced", "computed", "by"),
    [
        ("93.33", "93.3333333", "0"),
        ("85.38", "85.376", "0"),
        ("85.37", "85.375", "0.01"),  # halves go up
        ("99.83", "100", "0.17"),
        ("100", "99.5", "-0.50"),
        ("85.376", "85.384", "0"),
    ],
)
def test_difference_as_published(announced: str, computed: str, by: str) -> None:
    assert difference(Decimal(announced), Decimal(computed)) == Decimal(by)


def test_rounding() -> None:
    assert [str(rounded(Decimal(score))) for score in ("1", "0.125", "0.115")] == ["1.00", "0.13", "0.12"]


def test_rules_and_parts() -> None:
    unknown = Framework(FiscalYear(2569), instruments=(Instrument("OIT", ""),))
    assert [has_rule(framework) for framework in (None, unknown, FRAMEWORK)] == [False, False, True]
    assert [code for code in (*CODES, "x") if perhaps_of_one_part(code, FRAMEWORK)] == ["6", "7"]
