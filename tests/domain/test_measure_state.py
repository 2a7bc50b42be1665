"""How far a measure has come."""

from dataclasses import replace
from datetime import date

import pytest

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.measure_state import has_evidence, has_result, is_planned
from ita_desk.domain.outcome import Outcome

PLANNED = Measure(
    title="อบรม", steps=(Step("s", "วางแผน"),), responsible=("สำนักปลัด",), period=Period(text="ตลอดปี")
)


@pytest.mark.parametrize(
    ("measure", "planned"),
    [
        (PLANNED, True),
        (replace(PLANNED, title=" "), False),
        (replace(PLANNED, steps=(Step("s", " "),)), False),
        (replace(PLANNED, responsible=("",)), False),
        (replace(PLANNED, period=Period()), False),
        (replace(PLANNED, period=Period(end=date(2025, 9, 30))), True),
        (replace(PLANNED, period=Period(start=date(2024, 10, 1))), True),
    ],
)
def test_a_plan_says_what_how_who_and_when(measure: Measure, planned: bool) -> None:
    assert is_planned(measure) is planned


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome(), False),
        (Outcome("done"), False),
        (Outcome(output="อบรมแล้ว"), False),
        (Outcome("done", " "), False),
        (Outcome("done", "อบรมแล้ว"), True),
        (Outcome("in_progress", result="ดีขึ้น"), True),
        (Outcome("done", obstacles="เวลา"), False),
        (Outcome("cancelled", obstacles="เวลา"), True),
        (Outcome("not_done", obstacles="เวลา"), True),
    ],
)
def test_a_result_is_a_status_and_words(outcome: Outcome, told: bool) -> None:
    assert has_result(Measure(outcome=outcome), 12) is told
    assert has_result(Measure(half_year=outcome), 6) is told
    assert not has_result(Measure(half_year=outcome), 12)
    assert not has_result(Measure(outcome=outcome), 6)


def test_evidence_is_of_a_round() -> None:
    measure = Measure(outcome=Outcome(evidence=(Evidence("e"),)))
    assert has_evidence(measure, 12)
    assert not has_evidence(measure, 6)
