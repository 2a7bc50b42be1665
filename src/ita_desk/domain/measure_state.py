"""How far a measure has come: planned, with a result, with evidence."""

from ita_desk.domain.measure import Measure

_WITHOUT_OUTPUT = ("not_done", "cancelled")  # of these statuses the obstacles tell what came of the measure


def is_planned(measure: Measure) -> bool:
    """Whether the plan says what, how, who and when: title, steps, responsible units and period."""
    period = measure.period
    return bool(
        measure.title.strip()
        and any(step.text.strip() for step in measure.steps)
        and any(unit.strip() for unit in measure.responsible)
        and (period.text.strip() or period.start or period.end)
    )


def has_result(measure: Measure, months: int) -> bool:
    """Whether the round of six or twelve months has a status, and an output or a result.

    Of what was not done or was cancelled the obstacles are enough.
    """
    outcome = measure.outcome_of_round(months)
    told = outcome.output + outcome.result
    if outcome.status in _WITHOUT_OUTPUT:
        told += outcome.obstacles
    return bool(outcome.status and told.strip())


def has_evidence(measure: Measure, months: int) -> bool:
    """Whether the round of six or twelve months has at least one photo, link or file."""
    return bool(measure.outcome_of_round(months).evidence)
