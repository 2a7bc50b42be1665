"""Scores of real and of invented offices follow by the rules of the shipped frameworks."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from ita_desk import resources
from ita_desk.domain.computed_scores import computed_level, computed_scores
from ita_desk.domain.exchange import office_from_json
from ita_desk.domain.framework import Framework
from ita_desk.domain.ids import counted_ids
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.thai.digits import to_arabic

UPPER = ("IIT", "EIT", "OIT", "total")


def of_year(year: int) -> Framework:
    framework = shipped_frameworks().of_year(year)
    assert framework
    return framework


def rounded(scores: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {code: score.quantize(Decimal("0.01"), ROUND_HALF_UP) for code, score in scores.items()}


def computed(scores: Mapping[str, Decimal], year: int) -> dict[str, Decimal]:
    """Computed scores with two decimals, as scores are published."""
    return rounded(computed_scores(scores, of_year(year)))


def numbers(**scores: str) -> dict[str, Decimal]:
    return {code: Decimal(score) for code, score in scores.items()}


# --- the report of 2568, beside the checkout -----------------------------------------------------------------


@pytest.fixture(scope="module")
def report() -> str:
    folder = Path(__file__).resolve().parents[3] / "shared" / "source-reports"
    found = sorted(folder.glob("002_*.txt"))
    if not found:
        pytest.skip("the source reports are not beside this checkout")
    return to_arabic(found[0].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def indicators(report: str) -> dict[str, Decimal]:
    """The announced scores of the ten indicators."""
    rows = re.findall(r"^(?:IIT|EIT|OIT)?\t(\d+)\t[^\t\n]+\t([\d.]+)", report, re.MULTILINE)
    assert len(rows) == 10
    return {code: Decimal(score) for code, score in rows}


@pytest.fixture(scope="module")
def questions(report: str) -> dict[str, Decimal]:
    """The scores of the questions; the report writes the letter of the items as a zero."""
    rows = re.findall(r"ข้อ ([ie0])(\d+) [^\t\n]*\t([\d.]+)\s*$", report, re.MULTILINE)
    return {letter.replace("0", "o") + number: Decimal(score) for letter, number, score in rows}


ANNOUNCED = numbers(IIT="85.38", EIT="99.78", OIT="99.38", total="95.30")


def test_the_report_from_its_indicators(indicators: dict[str, Decimal]) -> None:
    assert computed(indicators, 2568) == ANNOUNCED
    assert computed_level(indicators, of_year(2568)) == "ผ่านดี"


def test_the_report_from_its_questions_and_indicators(
    indicators: dict[str, Decimal], questions: dict[str, Decimal]
) -> None:
    """EIT goes by the announced indicators, OIT's stand in for items that the report lacks."""
    assert {"i15", "e9", "o28"} <= set(questions)
    assert not {"o12", "o13", "o23"} & set(questions)
    found = computed(indicators | questions, 2568)
    assert {code: found[code] for code in UPPER} == ANNOUNCED
    assert {code: found[code] for code in "12345"} == {code: indicators[code] for code in "12345"}
    assert [found[code] for code in "678"] == [100, 100, 100]  # of the part whose questions are printed
    assert not {"9", "10"} & set(found)
    assert computed_level(indicators | questions, of_year(2568)) == "ผ่านดี"


# --- other years ---------------------------------------------------------------------------------------------


def test_a_part_of_an_indicator_counts_as_a_whole() -> None:
    """The tenth indicator of 2563 was 6.25 with one item of eight, and none of two."""
    items = {f"o{n}": Decimal(100 if n == 34 else 0) for n in range(34, 44)}
    assert computed(items, 2563) == {"10": Decimal("6.25"), "10.1": Decimal("12.5"), "10.2": Decimal(0)}


def test_one_missing_item_in_2564() -> None:
    items = {f"o{n}": Decimal(100) for n in range(1, 34)}
    found = [computed(items | {missing: Decimal(0)}, 2564)["9"] for missing in ("o1", "o10", "o18", "o29")]
    assert found == [Decimal(score) for score in ("97.78", "97.50", "97.14", "96.00")]


def test_two_parts_without_their_indicators() -> None:
    parts = {"EIT/1": Decimal("92.98"), "EIT/2": Decimal("90.81")}
    assert computed(parts, 2567) == {"EIT": Decimal("91.90")}
    assert computed(parts, 2564) == {}


@pytest.mark.parametrize(
    ("year", "total", "lowest", "level"),
    [
        *(
            (2564, total, "0", level)
            for total, level in (("95", "AA"), ("94.99", "A"), ("50", "E"), ("0", "F"))
        ),
        (2567, "95", "95", "ผ่านดีเยี่ยม"),
        (2567, "95", "94.99", "ผ่านดี"),
        (2567, "95", "84.99", "ผ่าน"),
        (2567, "84.99", "84", "ต้องปรับปรุง"),
        (2567, "69.99", "60", "ต้องปรับปรุงโดยด่วน"),
        (2569, "99", "99", ""),
    ],
)
def test_levels(year: int, total: str, lowest: str, level: str) -> None:
    """As if only one instrument counted, so that the total can be chosen freely."""
    framework = of_year(year)
    only = replace(framework, instruments=(replace(framework.instruments[0], weight=None),))
    assert computed_level(numbers(total=total, IIT=lowest), only) == level


@pytest.mark.parametrize("year", [2566, 2567, 2568])
def test_the_sample_office_is_what_follows(year: int) -> None:
    text = resources.resource("sample", "office.json").read_text(encoding="utf-8")
    report = office_from_json(json.loads(text, parse_float=Decimal), counted_ids()).year(year)
    assert report
    scores = report.assessment.scores
    found = computed(scores, year)
    assert found == {code: scores[code] for code in found}
    assert len(found) == (4 if year == 2566 else 21)
    assert computed_level(scores, of_year(year)) == report.assessment.level
