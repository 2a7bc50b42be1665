"""Row numbers, rows and cells that stand twice, results among the steps."""

from dataclasses import replace

import pytest

from checks.cases_order import LONG, ONE, THREE, TWO
from checks.looks import SETTING, placed, words_of
from checks.offices import office_of, problems_of
from ita_desk.checks.order import find_results_in_steps
from ita_desk.checks.problem import Problem
from ita_desk.domain.measure import Measure, MeasureGroup, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome

NUMBERS = ("order.number-gap", "order.number-repeated")


def rows(*numbers: str) -> tuple[Measure, ...]:
    return tuple(Measure(f"m{n}", number, title=f"มาตรการ {n}") for n, number in enumerate(numbers))


def said(office: Office, *codes: str) -> list[Problem]:
    return [problem for problem in problems_of(office) if problem.code in codes]


@pytest.mark.parametrize(
    "numbers",
    [
        ("๑", "๒", "๓"),
        ("1.", "2.", "3."),
        ("๑.๑", "๑.๒", "๒.๑", "๒.๒"),
        ("", "๑", "", "๒"),
        ("ก", "ข", "1)"),
    ],
)
def test_numbers_that_run_on(numbers: tuple[str, ...]) -> None:
    assert said(office_of(*rows(*numbers)), *NUMBERS) == []


@pytest.mark.parametrize(
    ("numbers", "code", "wanted"),
    [
        (("๔", "๖"), "order.number-gap", ["๑", "๕"]),
        (("๑", "๒", "๔."), "order.number-gap", ["๓."]),
        (("1", "3"), "order.number-gap", ["2"]),
        (("๑.๑", "๑.๓"), "order.number-gap", ["๑.๒"]),
        (("๑.๑", "๒.๒"), "order.number-gap", ["๒.๑"]),
        (("๑", "๒", "๑"), "order.number-gap", ["๓"]),
        (("๑", "๒", "๒"), "order.number-repeated", ["๓"]),
    ],
)
def test_numbers_that_do_not(numbers: tuple[str, ...], code: str, wanted: list[str]) -> None:
    problems = said(office_of(*rows(*numbers)), *NUMBERS)
    assert {problem.code for problem in problems} == {code}
    assert [problem.remedy and problem.remedy.value for problem in problems] == wanted


def test_each_group_and_issue_may_count_anew() -> None:
    groups = (MeasureGroup("g1"), MeasureGroup("g2"))
    one, two = rows("๑", "๑")
    assert said(office_of(replace(one, group="g1"), replace(two, group="g2"), groups=groups), *NUMBERS) == []
    assert said(office_of(replace(one, issue=1), replace(two, issue=2)), *NUMBERS) == []


def test_a_row_that_is_there_again_can_go_if_nothing_is_lost() -> None:
    full = replace(ONE, outcome=Outcome(output=LONG), period=Period(text="ตุลาคม ๒๕๖๗"))
    again = replace(full, id="m2", title="จัดทำ คู่มือ")
    (problem,) = said(office_of(full, again), "order.duplicate-measure", *NUMBERS)
    assert problem.severity == "must"
    assert problem.remedy is not None
    assert problem.remedy.kind == "remove"
    (told,) = said(office_of(full, replace(again, outcome=Outcome(output="อีกผล"))), "order.duplicate-measure")
    assert told.remedy is None
    for other in (replace(again, issue=3), replace(again, period=Period(text="มกราคม ๒๕๖๘"))):
        assert said(office_of(full, other), "order.duplicate-measure") == []


def test_rows_without_a_plan_are_not_the_same() -> None:
    empty = (Measure("m1", "๑"), Measure("m2", "๒"))
    assert said(office_of(*empty), "order.duplicate-measure") == []


def test_short_cells_may_say_the_same() -> None:
    same = replace(ONE, outcome=Outcome(output="ไม่มี", result="ไม่มี"))
    assert said(office_of(same, TWO, THREE), "order.same-cell") == []


def test_a_result_like_the_steps_or_in_the_half_year() -> None:
    steps = replace(ONE, steps=(Step("s1", LONG),), half_year=Outcome(output=LONG, summary="แล้ว" + LONG))
    fields = [problem.place.field for problem in said(office_of(steps), "order.same-cell")]
    assert fields == ["half_year.output", "half_year.summary"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("สำนักปลัดได้ดำเนินการเรียบร้อย", ["ได้ดำเนินการเรียบร้อย"]),
        ("มีผู้เข้าร่วมกิจกรรม จำนวน ๕๐ คน และ ๒๐ ราย", ["มีผู้เข้าร่วมกิจกรรม จำนวน ๕๐ คน"]),
        ("อบรม คิดเป็นร้อยละ ๑๐๐", ["คิดเป็นร้อยละ"]),
    ],
)
def test_results_among_the_steps(text: str, words: list[str]) -> None:
    assert words_of(text, find_results_in_steps(placed(text, "steps[1]"), SETTING)) == words
    assert list(find_results_in_steps(placed(text, "outcome.output"), SETTING)) == []


@pytest.mark.parametrize(
    "text", ["เมื่อได้ดำเนินการแล้วให้รายงาน", "เชิญกลุ่มเป้าหมาย ๕๐ คน เข้าร่วม", "มีผู้เข้าร่วมทุกหมู่บ้าน"]
)
def test_steps_that_are_steps(text: str) -> None:
    assert list(find_results_in_steps(placed(text, "steps[0]"), SETTING)) == []
