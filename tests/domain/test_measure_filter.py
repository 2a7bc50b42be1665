"""Which measures are asked for."""

from dataclasses import replace

import pytest

from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_filter import KINDS, MeasureFilter, units_of
from small_office import M1, M2, M3

ASKED = replace(M1, responsible=("สำนักปลัด", "กองคลัง IT"), title="อบรม ๒๕ ครั้ง")


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("", True),
        ("  ", True),
        ("อบรม", True),
        ("25", True),
        ("๒๕ อบรม", True),
        ("วางแผน", True),
        ("คลัง it", True),
        ("๑", True),
        ("กองช่าง", False),
        ("อบรม กองช่าง", False),
        ("%", False),
    ],
)
def test_words(words: str, fits: bool) -> None:
    assert MeasureFilter(words).fits(ASKED, 12, has_problem=False) is fits


@pytest.mark.parametrize(
    ("asked", "fitting"),
    [
        (MeasureFilter(), ["m1", "m2", "m3"]),
        (MeasureFilter(kind="no_result"), ["m2", "m3"]),
        (MeasureFilter(kind="no_evidence"), ["m2", "m3"]),
        (MeasureFilter(kind="problems"), ["m3"]),
        (MeasureFilter(kind="unit", unit="กองคลัง"), ["m2"]),
        (MeasureFilter("ตรวจ", "no_result"), ["m3"]),
    ],
)
def test_conditions(asked: MeasureFilter, fitting: list[str]) -> None:
    measures = (M1, replace(M2, responsible=("กองคลัง",)), M3)
    found = [m.id for m in measures if asked.fits(m, 12, has_problem=m.id == "m3")]
    assert found == fitting
    assert bool(asked) is (asked != MeasureFilter())


def test_conditions_are_of_the_round() -> None:
    assert MeasureFilter(kind="no_result").fits(M1, 6, has_problem=False)
    assert MeasureFilter(kind="no_evidence").fits(M1, 6, has_problem=False)


def test_units_in_the_order_of_the_measures() -> None:
    measures = (Measure(responsible=("ข", "ก")), Measure(), Measure(responsible=("ค", "ข")))
    assert units_of(measures) == ("ข", "ก", "ค")
    assert not MeasureFilter(" ")
    assert KINDS[0] == ""
