"""How far the measures of a year have come: planned, told of in a round, proven."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_state import has_evidence, has_result, is_planned
from ita_desk.domain.progress_step import Missing, ProgressStep, counted_step, missing_at
from ita_desk.domain.texts import REPORT, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from ita_desk.records import dataclass

Mark = tuple[str, int]  # the worst severity of a record's problems, and how many there are
Steps = tuple[ProgressStep, ...]

_PROVEN_BY_NOTHING = ("not_started", "not_done", "cancelled")  # what did not happen leaves no evidence


@dataclass(frozen=True, slots=True)
class MeasureProgress:
    """How far a measure has come in a round: `status` is that of its outcome, `evidence` how many pieces there are.

    `needs_evidence` is false where nothing happened that could be proven. `severity` is that of the worst problem, ""
    without one; `problems` is None while they are not known.
    """

    measure: Measure
    planned: bool
    status: str
    told: bool
    evidence: int
    needs_evidence: bool
    severity: str = ""
    problems: int | None = 0


def measure_progress(measure: Measure, months: int, marks: Mapping[str, Mark] | None) -> MeasureProgress:
    """How far a measure has come in the round of six or twelve months; `marks` are the problems by record.

    They are None while they are not known.
    """
    severity, problems = ("", None) if marks is None else marks.get(measure.id, ("", 0))
    outcome = measure.outcome_of_round(months)
    return MeasureProgress(
        measure,
        is_planned(measure),
        outcome.status,
        has_result(measure, months),
        len(outcome.evidence),
        needs_evidence(measure, months),
        severity,
        problems,
    )


def needs_evidence(measure: Measure, months: int) -> bool:
    """Whether something may have happened in the round that can be proven."""
    return measure.outcome_of_round(months).status not in _PROVEN_BY_NOTHING


def measure_steps(report: YearReport, months: int, today: date) -> Steps:
    """Plan, outcomes and evidence of the round; the latter two wait until the fiscal year begins."""
    year = report.fiscal_year
    if not report.measures:
        steps: Steps = tuple(
            ProgressStep(name, 0, 0, missing_at(Place(int(year), REPORT, "measures"), what))
            for name, what in (("plan", "no_measures"), ("outcomes", "later"), ("evidence", "later"))
        )
    else:
        steps = _MeasureSteps(report, months).steps()
    begin = year.start if today < year.start else None
    return steps[0], *(replace(step, waits_until=begin if step.missing else None) for step in steps[1:])


class _MeasureSteps:
    """Tells of the measures of a year in a round."""

    def __init__(self, report: YearReport, months: int) -> None:
        self._year, self._months = int(report.fiscal_year), months
        self._rows = tuple(enumerate(report.measures, start=1))

    def steps(self) -> Steps:
        rows, months = self._rows, self._months
        proven = [(row, has_evidence(row[1], months)) for row in rows if needs_evidence(row[1], months)]
        return (
            counted_step("plan", ((row, is_planned(row[1])) for row in rows), self._plan_gap),
            counted_step("outcomes", ((row, has_result(row[1], months)) for row in rows), self._outcome_gap),
            counted_step(
                "evidence", proven, lambda row: self._at(row, self._of_round("evidence"), "evidence")
            ),
        )

    def _at(self, row: tuple[int, Measure], path: str, what: str, **values: object) -> Missing:
        ordinal, measure = row
        number = measure.number.strip() or str(ordinal)
        return missing_at(Place(self._year, measure.id, path), what, number=number, **values)

    def _of_round(self, name: str) -> str:
        return f"outcome.{name}" if self._months == 12 else f"half_year.{name}"

    def _plan_gap(self, row: tuple[int, Measure]) -> Missing:
        measure = row[1]
        given = {
            "title": bool(measure.title.strip()),
            "steps": any(step.text.strip() for step in measure.steps),
            "responsible": any(unit.strip() for unit in measure.responsible),
        }
        first = next((name for name, value in given.items() if not value), "period")
        return self._at(row, first, "plan", field=Message(f"field.measure.{first}"))

    def _outcome_gap(self, row: tuple[int, Measure]) -> Missing:
        first = "output" if row[1].outcome_of_round(self._months).status else "status"
        label = Message(f"field.measure.outcome.{first}")
        return self._at(row, self._of_round(first), "outcomes", field=label)
