"""Subjects of the analysis and their questions: the office's own list before the framework's."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Instrument, Issue, Question, SubIndicator
from ita_desk.domain.issue_questions import (
    finding_about,
    issues_by_code,
    listed_questions,
    questions_of,
    questions_of_issue,
    subjects_of,
    title_of,
)
from ita_desk.domain.year_report import YearReport

FRAMEWORK = Framework(
    FiscalYear(2567),
    instruments=(Instrument("OIT", "เปิดเผย"),),
    indicators=(Indicator("1", "ปฏิบัติ", "IIT"), Indicator("9", "ข้อมูล", "OIT"), Indicator("10", "", "OIT")),
    sub_indicators=(SubIndicator("9.1"),),
    questions=(Question("i1", "1", "ตามขั้นตอน"), Question("o1", "9.1", "โครงสร้าง"), Question("o2", "9")),
    issues=(Issue(1, "กระบวนการ", ("i1", "o2")), Issue(3, "เผยแพร่", ("o1", "o2"))),
)
EARLIER = replace(FRAMEWORK, issues=())
SCORES = {"i1": Decimal(70), "9": Decimal(50)}
LISTED = (
    FindingQuestion("o1", "ของเรา"),
    FindingQuestion("i1", score=Decimal(12)),
    FindingQuestion("", "ไม่มีรหัส"),
)
EMPTY = YearReport.empty(2568)
OWN = replace(EMPTY, findings=(Finding("f1", "issue:1", questions=LISTED), Finding("f2", "อื่น")))
SEVEN = tuple(f"issue:{number}" for number in range(1, 8))
INSTRUMENTS = ("instrument:IIT", "instrument:EIT", "instrument:OIT")


@pytest.mark.parametrize(
    ("report", "framework", "subjects"),
    [
        (EMPTY, FRAMEWORK, ("issue:1", "issue:3")),
        (OWN, FRAMEWORK, ("issue:1", "issue:3", "อื่น")),
        (EMPTY, None, SEVEN),
        (EMPTY, EARLIER, SEVEN),
        (
            YearReport.empty(2567),
            EARLIER,
            ("indicator:1", "indicator:9", "indicator:10", *INSTRUMENTS),
        ),
        (YearReport.empty(2567), None, (*(f"indicator:{n}" for n in range(1, 11)), *INSTRUMENTS)),
    ],
)
def test_subjects(report: YearReport, framework: Framework | None, subjects: tuple[str, ...]) -> None:
    assert subjects_of(report, framework) == subjects


def test_the_framework_lists_questions_with_their_wording_and_score() -> None:
    assert questions_of_issue(EMPTY, FRAMEWORK, 1, SCORES) == (
        FindingQuestion("i1", "ตามขั้นตอน", Decimal(70)),
        FindingQuestion("o2"),
    )
    assert listed_questions(EMPTY, FRAMEWORK, "issue:1") == (FindingQuestion("i1"), FindingQuestion("o2"))
    assert questions_of_issue(EMPTY, None, 1, SCORES) == ()
    assert questions_of_issue(EMPTY, FRAMEWORK, 2, SCORES) == ()


def test_the_office_lists_its_own() -> None:
    assert questions_of_issue(OWN, FRAMEWORK, 1, SCORES) == (
        FindingQuestion("o1", "ของเรา"),
        FindingQuestion("i1", "ตามขั้นตอน", Decimal(12)),
        FindingQuestion("", "ไม่มีรหัส"),
    )
    assert listed_questions(OWN, None, "issue:1") == LISTED
    assert [q.title for q in questions_of_issue(OWN, None, 1, SCORES)] == ["ของเรา", "", "ไม่มีรหัส"]


@pytest.mark.parametrize(
    ("about", "codes"),
    [
        ("indicator:9", ["o1", "o2"]),
        ("indicator:1", ["i1"]),
        ("instrument:OIT", ["9", "10"]),
        ("instrument:", []),
        ("อื่น", []),
    ],
)
def test_other_subjects_have_questions_too(about: str, codes: list[str]) -> None:
    assert [question.code for question in questions_of(OWN, FRAMEWORK, about, SCORES)] == codes


def test_indicators_of_an_instrument_bear_their_names() -> None:
    assert questions_of(EMPTY, FRAMEWORK, "instrument:OIT", SCORES) == (
        FindingQuestion("9", "ข้อมูล", Decimal(50)),
        FindingQuestion("10"),
    )


def test_the_first_issue_counts_for_a_code_under_two() -> None:
    assert issues_by_code(EMPTY, FRAMEWORK) == {"i1": 1, "o2": 1, "o1": 3}
    assert issues_by_code(OWN, FRAMEWORK) == {"o1": 1, "i1": 1, "": 1, "o2": 3}
    assert issues_by_code(EMPTY, None) == {}


def test_finding_about() -> None:
    assert finding_about(OWN, "อื่น") == Finding("f2", "อื่น")
    assert finding_about(OWN, "issue:2") is None


@pytest.mark.parametrize(
    ("code", "title"), [("i1", "ตามขั้นตอน"), ("9", "ข้อมูล"), ("OIT", "เปิดเผย"), ("e1", ""), ("", "")]
)
def test_titles(code: str, title: str) -> None:
    assert title_of(code, FRAMEWORK) == title
    assert title_of(code, None) == ""
