"""What needs a measure: low scores, the lowest ones, and those that fell where they can be compared."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Issue, Question
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.suggestions import Suggestion, former_score, suggestions
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import shipped_frameworks
from printing import sample_office

QUESTIONS = (
    Question("i1", "1", "หนึ่ง"),
    Question("i2", "1", "สอง"),
    Question("o1", "9", "เดิม"),
    Question("o2"),
)
FRAMEWORK = Framework(
    FiscalYear(2567),
    indicators=(Indicator("1", "ปฏิบัติ", "IIT"),),
    questions=QUESTIONS,
    issues=(Issue(4, "ทรัพย์สิน", ("i1",)),),
)
BEFORE = replace(
    FRAMEWORK, questions=(Question("i1", "1", "หนึ่ง"), Question("o1", "9", "ใหม่"), Question("o2"))
)


def of_year(year: int) -> Framework | None:
    return {2567: FRAMEWORK, 2566: BEFORE}.get(year)


def office_of(
    scores: Mapping[str, object], before: Mapping[str, object] = FrozenMap(), *measures: Measure
) -> Office:
    """The year 2568 with these measures, the scores of its basis year and those of the year before that."""

    def scored(year: int, announced: Mapping[str, object]) -> YearReport:
        numbers = FrozenMap({code: Decimal(str(score)) for code, score in announced.items()})
        return replace(YearReport.empty(year), assessment=Assessment(numbers))

    year = replace(YearReport.empty(2568), measures=measures)
    return Office(years=(scored(2566, before), scored(2567, scores), year))


def reasons(office: Office) -> dict[str, tuple[str, ...]]:
    return {s.code: s.reasons for s in suggestions(office, 2568, of_year)}


def test_everything_is_told_of_a_suggestion() -> None:
    measures = (Measure("m1", codes=("i1",)), Measure("m2", codes=("i2",)), Measure("m3", codes=("9", "i1")))
    office = office_of({"i1": "84.999"}, {"i1": 90}, *measures)
    assert suggestions(office, 2568, of_year) == (
        Suggestion(
            "i1", "หนึ่ง", Decimal("84.999"), 4, ("under", "lowest", "fallen"), Decimal(90), ("m1", "m3")
        ),
    )


@pytest.mark.parametrize(("score", "under"), [("84.9999", True), ("85", False), ("85.0001", False)])
def test_under_the_target_in_full_precision(score: str, under: bool) -> None:
    assert reasons(office_of({"4": score})) == ({"4": ("under",)} if under else {})


def test_order() -> None:
    scores = {
        "total": 10,
        "IIT": 50,
        "EIT": 50,
        "10": 60,
        "9": 60,
        "4": 70,
        "e2": 20,
        "i9": 20,
        "i10": 20,
        "o1": 0,
    }
    found = [s.code for s in suggestions(office_of(scores), 2568, of_year)]
    assert found == ["o1", "i9", "i10", "e2", "9", "10", "4", "IIT", "EIT"]


@pytest.mark.parametrize("code", ["total", "9.2", "EIT/1", "x1", "i", "i1a"])
def test_what_gets_no_measure_of_its_own(code: str) -> None:
    assert reasons(office_of({code: 10}, {code: 20})) == {}


@pytest.mark.parametrize(
    ("scores", "lowest"),
    [
        ({"i1": 90, "i2": 91, "i3": 92, "i4": 93}, {"i1", "i2", "i3"}),
        ({"i1": 90, "e1": 91, "o1": 92}, {"i1", "e1", "o1"}),
        ({"i1": 100, "i2": 99}, {"i2"}),
        ({"i1": 100}, set()),
        ({"i1": 90, "i2": 91, "i3": 92, "i4": 92, "i5": 92, "i6": 93}, {"i1", "i2", "i3", "i4", "i5"}),
        ({"i1": 90, "i2": 91, "i3": 92, "i4": 92, "i5": 92, "i6": 92}, {"i1", "i2"}),
        (dict.fromkeys(["i1", "i2", "i3", "i4", "i5"], 90), {"i1", "i2", "i3", "i4", "i5"}),
        (dict.fromkeys(["i1", "i2", "i3", "i4", "i5", "i6"], 90), set()),
        ({"1": 90, "2": 91}, set()),
    ],
)
def test_the_lowest_of_each_instrument(scores: dict[str, int], lowest: set[str]) -> None:
    assert reasons(office_of(scores)) == dict.fromkeys(lowest, ("lowest",))


@pytest.mark.parametrize(
    ("code", "comparable"),
    [
        ("1", True),
        ("IIT", True),
        ("total", True),
        ("i1", True),
        ("o1", False),  # another wording
        ("o2", False),  # no wording known
        ("i2", False),  # not asked then
        ("e1", False),  # in neither framework
        ("9.1", False),
    ],
)
def test_former_scores_are_compared_where_they_mean_the_same(code: str, comparable: bool) -> None:
    office = office_of({code: 95}, {code: 96})
    assert former_score(office, 2567, code, of_year) == (Decimal(96) if comparable else None)
    fallen = ("fallen",) if comparable and code != "total" else ()
    assert reasons(office).get(code, ())[-1:] == (fallen or (("lowest",) if code[0] in "ieo" else ()))


def test_what_rose_or_stayed_has_not_fallen() -> None:
    assert reasons(office_of({"1": 90, "2": 90}, {"1": 90, "2": "89.99"})) == {}
    assert former_score(office_of({}), 2566, "1", of_year) is None


def test_years_that_are_not_there_suggest_nothing() -> None:
    office = office_of({"1": 10})
    assert suggestions(office, 2570, of_year) == ()
    assert suggestions(office.without_year(2567), 2568, of_year) == ()


def test_without_a_framework_announced_scores_suggest() -> None:
    found = suggestions(office_of({"1": 10, "i1": 20}, {"i1": 90}), 2568, lambda _: None)
    assert [(s.code, s.title, s.issue, s.former) for s in found] == [
        ("i1", "", None, None),
        ("1", "", None, None),
    ]


def test_the_sample_office() -> None:
    found = suggestions(sample_office(), 2568, shipped_frameworks().of_year)
    told = {s.code: (s.issue, s.measures) for s in found}
    assert told["i10"] == (4, ("m05",))
    assert told["o31"] == (7, ())
    assert "i9" not in told
    assert found[-1].code == "EIT"
