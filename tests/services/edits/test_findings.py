"""Edits of a year's analysis, and the measures that follow from it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.suggestions import Suggestion
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.findings import (
    add_finding,
    add_measure_for,
    question_from,
    remove_finding,
    set_finding_field,
    set_finding_questions,
    set_finding_text,
)
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.session import Session
from small_office import OFFICE, YEAR, changed_parts, changed_year, refusal

IDS = counted_ids("new")
QUESTIONS = (FindingQuestion("o1", "ก", Decimal(5)), FindingQuestion("i1"))
SUGGESTED = Suggestion("i10", "ยืม", Decimal(40), 4, ("under",))


def ids() -> Callable[[], str]:
    return counted_ids("n")


# --- findings ------------------------------------------------------------------------------------------------


def test_findings_are_added_changed_and_removed() -> None:
    added = changed_year(add_finding(2568, Finding(about="issue:3"), ids())).findings
    assert added == (*YEAR.findings, Finding("n1", "issue:3"))
    assert added[0] is YEAR.findings[0]
    changed = changed_year(set_finding_field(2568, "f2", "questions", QUESTIONS)).findings
    assert changed[0] is YEAR.findings[0]
    assert changed[1] == Finding("f2", "issue:2", questions=QUESTIONS)
    assert changed_year(remove_finding(2568, "f1")).findings == YEAR.findings[1:]
    assert changed_parts(remove_finding(2568, "f1")) == {(2568, "findings", "")}


def test_what_is_written_first_makes_the_finding() -> None:
    edit = set_finding_text(2568, "issue:3", "to_develop", "พัฒนา", ids())
    assert changed_year(edit).findings == (*YEAR.findings, Finding("n1", "issue:3", to_develop="พัฒนา"))
    assert changed_parts(edit) == {(2568, "findings", "")}
    listed = changed_year(set_finding_questions(2568, "issue:3", list(QUESTIONS), ids())).findings
    assert listed[-1] == Finding("n1", "issue:3", questions=QUESTIONS)


def test_what_is_written_later_changes_it() -> None:
    first, second = changed_year(set_finding_text(2568, "issue:1", "shortcomings", "", IDS)).findings
    assert (first, second) == (Finding("f1", "issue:1"), YEAR.findings[1])


def test_typing_in_a_new_finding_is_one_step() -> None:
    session = Session(OFFICE, lambda: 0.0)
    for text in ("ก", "กข"):
        session.apply(set_finding_text(2568, "issue:3", "shortcomings", text, IDS))
    year = session.office.year(2568)
    assert year
    assert [f.shortcomings for f in year.findings] == ["ขาด", "", "กข"]
    session.undo()
    assert session.office == OFFICE


@pytest.mark.parametrize(
    "edit",
    [
        set_finding_field(2568, "f1", "shortcomings", "ขาด"),
        set_finding_text(2568, "issue:1", "shortcomings", "ขาด", IDS),
        set_finding_text(2568, "issue:3", "shortcomings", "", IDS),
        set_finding_questions(2568, "issue:3", (), IDS),
    ],
)
def test_nothing_changes(edit: Edit) -> None:
    assert edit.apply(OFFICE) is OFFICE


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (add_finding(2568, Finding("f1"), IDS), "edit.id_taken"),
        (add_finding(2568, Finding("m1"), IDS), "edit.id_taken"),
        (add_finding(2568, Finding("n", about=5), IDS), "edit.wrong_value"),  # type: ignore[arg-type]
        (set_finding_field(2568, "f3", "about", "x"), "edit.unknown_finding"),
        (set_finding_field(2568, "f1", "id", "x"), "edit.unknown_field"),
        (set_finding_field(2568, "f1", "title", "x"), "edit.unknown_field"),
        (set_finding_field(2568, "f1", "about", None), "edit.wrong_value"),
        (set_finding_field(2568, "f1", "questions", [{"code": "o1"}]), "edit.wrong_value"),
        (set_finding_field(2568, "f1", "questions", ({"code": "o1"},)), "edit.wrong_value"),
        (remove_finding(2568, "f3"), "edit.unknown_finding"),
        (set_finding_text(2568, "issue:3", "shortcomings", "ก", lambda: "m1"), "edit.id_taken"),
        (set_finding_text(2568, "issue:3", "title", "ก", IDS), "edit.unknown_field"),
        (set_finding_text(2568, "issue:3", "shortcomings", "\ud800", IDS), "edit.wrong_value"),
    ],
)
def test_refused(edit: Edit, key: str) -> None:
    assert refusal(edit)[0] == key


@pytest.mark.parametrize(
    "build",
    [
        lambda year: add_finding(year, Finding(), IDS),
        lambda year: set_finding_field(year, "f1", "about", "issue:3"),
        lambda year: set_finding_text(year, "issue:1", "shortcomings", "", IDS),
        lambda year: add_measure_for(year, SUGGESTED, IDS),
    ],
)
def test_unknown_years_are_refused(build: Callable[[int], Edit]) -> None:
    assert refusal(build(2570)) == ("edit.unknown_year", {"year": 2570})


def test_names_and_merge_keys() -> None:
    assert add_finding(2568, Finding(), IDS).name == Message("edit.add_finding", {"year": 2568})
    assert remove_finding(2568, "f1").name == Message("edit.remove_finding", {"year": 2568})
    for edit, of in (
        (set_finding_field(2568, "f1", "to_develop", ""), "f1"),
        (set_finding_text(2568, "issue:1", "to_develop", "", IDS), "issue:1"),
    ):
        field = Message("field.finding.to_develop")
        assert edit.name == Message("edit.set_finding_field", {"year": 2568, "field": field})
        assert edit.merge_key == f"2568/finding/{of}/to_develop"


# --- typed questions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "title", "question"),
    [
        (" O๕ ", "", FindingQuestion("o5")),
        ("i1", " ของเรา ", FindingQuestion("i1", "ของเรา")),
        ("x9", "ไม่รู้จัก", FindingQuestion("x9", "ไม่รู้จัก")),
    ],
)
def test_a_question_is_typed(code: str, title: str, question: FindingQuestion) -> None:
    assert question_from(code, title, QUESTIONS[:0], {"o5", "i1"}.__contains__) == question


@pytest.mark.parametrize(
    ("code", "key", "values"),
    [
        ("i1", "edit.listed_question", {"code": "i1"}),
        ("I๙๙", "edit.unknown_question", {"code": "i99"}),
        (" ", "edit.no_question_code", {"text": ""}),
        ("i2 i3", "edit.no_question_code", {"text": "i2 i3"}),
    ],
)
def test_typed_questions_that_cannot_be_listed(code: str, key: str, values: dict[str, str]) -> None:
    with pytest.raises(UserError) as caught:
        question_from(code, " ", QUESTIONS, lambda code: code == "i1")
    assert (caught.value.key, caught.value.values) == (key, values)


# --- measures ------------------------------------------------------------------------------------------------


def test_a_suggestion_becomes_a_measure() -> None:
    edit = add_measure_for(2568, SUGGESTED, ids())
    assert edit.name == Message("edit.add_measure", {"year": 2568})
    assert changed_parts(edit) == {(2568, "measures", "n1"), (2568, "order", "")}


def test_it_bears_code_issue_and_the_next_number() -> None:
    *former, new = changed_year(add_measure_for(2568, SUGGESTED, ids())).measures
    assert tuple(former) == YEAR.measures
    assert new == Measure("n1", "4", "g2", issue=4, codes=("i10",))
    edit = add_measure_for(2568, replace(SUGGESTED, code="4", issue=None), ids())
    assert changed_year(edit).measures[-1].issue is None


@pytest.mark.parametrize(
    ("alike", "issue", "order"),
    [
        ("m1", 4, "m1 n1 m2 m3"),
        ("m2", 4, "m1 m2 n1 m3"),
        ("m3", 4, "m1 m2 m3 n1"),
        ("m1", None, "m1 m2 m3 n1"),
    ],
)
def test_it_stands_with_the_measures_of_its_issue(alike: str, issue: int | None, order: str) -> None:
    office = set_measure_field(2568, alike, "issue", issue).apply(OFFICE)
    year = add_measure_for(2568, replace(SUGGESTED, issue=issue), ids()).apply(office).year(2568)
    assert year
    assert " ".join(m.id for m in year.measures) == order


def test_the_first_measure_of_a_year() -> None:
    office = OFFICE.with_year(YearReport.empty(2569))
    year = add_measure_for(2569, SUGGESTED, ids()).apply(office).year(2569)
    assert year
    assert year.measures == (Measure("n1", "1", issue=4, codes=("i10",)),)


def test_the_number_follows_the_measures_that_are_there_then() -> None:
    first, second = (add_measure_for(2568, SUGGESTED, IDS) for _ in range(2))
    year = second.apply(first.apply(OFFICE)).year(2568)
    assert year
    assert [m.number for m in year.measures] == ["1", "2", "3", "4", "5"]
