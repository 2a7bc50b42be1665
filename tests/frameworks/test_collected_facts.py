"""The shipped frameworks hold the facts that were collected; the collection is not part of the project."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ita_desk.domain.framework import Framework
from ita_desk.frameworks.catalog import shipped_frameworks

YEARS = range(2562, 2570)


@pytest.fixture(scope="module")
def collected() -> Any:
    path = Path(__file__).resolve().parents[3] / "shared" / "ita_framework.json"
    if not path.is_file():
        pytest.skip("the collected facts are not beside this checkout")
    return json.loads(path.read_text(encoding="utf-8"))


def of_year(year: int) -> Framework:
    framework = shipped_frameworks().of_year(year)
    assert framework
    return framework


def code_of(item: str) -> str:
    return item[:1].lower() + item[1:]


@pytest.mark.parametrize("year", YEARS)
def test_questions(collected: Any, year: int) -> None:
    expected = [
        (code_of(q["code"]), q["subindicator"] or str(q["indicator"] or ""), q["text"] or "")
        for q in collected[str(year)]["questions"]
    ]
    assert sorted((q.code, q.of, q.title) for q in of_year(year).questions) == sorted(expected)


@pytest.mark.parametrize("year", YEARS)
def test_how_sure_the_questions_are(collected: Any, year: int) -> None:
    """What is not known at all is marked like its list."""
    expected = Counter(q["confidence"] or "medium" for q in collected[str(year)]["questions"])
    assert Counter(q.confidence for q in of_year(year).questions) == expected


@pytest.mark.parametrize("year", YEARS)
def test_indicators_and_weights(collected: Any, year: int) -> None:
    facts, framework = collected[str(year)], of_year(year)
    expected = [(str(i["no"]), i["name"] or "", i["instrument"]) for i in facts["indicators"]]
    assert [(i.code, i.name, i.instrument) for i in framework.indicators] == expected
    weights = facts["weights"] or {}
    assert [i.weight for i in framework.instruments] == [weights.get(i.code) for i in framework.instruments]
    assert len(framework.parts) == (2 if weights.get("EIT_parts") else 0)
    if facts["subindicators"]:
        named = [(part["no"], part["name"]) for part in facts["subindicators"]]
        assert [(part.code, part.name) for part in framework.sub_indicators] == named
        items = {code_of(item): part["no"] for part in facts["subindicators"] for item in part["items"]}
        assert {q.code: q.of for q in framework.questions if q.code[0] == "o"} == items


@pytest.mark.parametrize("year", YEARS)
def test_issues_levels_and_report_items(collected: Any, year: int) -> None:
    facts, framework = collected[str(year)], of_year(year)
    issues = [(i["no"], i["name"]) for i in facts.get("issues") or []]
    assert [(issue.number, issue.name) for issue in framework.issues] == issues
    of_issue = {code_of(q["code"]): q["issue"] for q in facts["questions"] if q["issue"]}
    assert {code: issue.number for issue in framework.issues for code in issue.questions} == of_issue
    levels = [(x["name"], x["min"], x.get("each_instrument_min")) for x in facts["levels"] or []]
    assert [(x.name, x.total, x.each_instrument) for x in framework.levels] == levels
    items = facts["report_items"]
    expected = tuple(code_of(items[key] or "") for key in ("measures", "results"))
    assert (framework.report_items.measures, framework.report_items.results) == expected
