"""Records survive the way into a row and back, every field of them."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.office import Office
from ita_desk.storage import measure_rows, rows

Pair = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def records(office: Office) -> list[tuple[Any, Any]]:
    """Each record of an office that has a row, beside what its row gives back."""
    agency = office.agency
    agency_back = rows.agency_from_row(rows.agency_to_row(agency), agency.signatories, agency.former)
    found: list[tuple[Any, Any]] = [(agency, agency_back)]
    found += pairs((rows.signatory_to_row, rows.signatory_from_row), agency.signatories)
    found += pairs((rows.former_name_to_row, rows.former_name_from_row), agency.former)
    for year in office.years:
        found += pairs((rows.printed_score_to_row, rows.printed_score_from_row), year.assessment.as_printed)
        for finding in year.findings:
            row = rows.finding_to_row(finding)
            found.append((finding, rows.finding_from_row(row, finding.questions)))
            found += pairs((rows.finding_question_to_row, rows.finding_question_from_row), finding.questions)
        found += pairs((rows.oit_link_to_row, rows.oit_link_from_row), year.oit_links)
        found += pairs((rows.signed_report_to_row, rows.signed_report_from_row), year.signed)
        found += pairs((rows.unplaced_to_row, rows.unplaced_from_row), year.unplaced)
        found += pairs((measure_rows.measure_group_to_row, measure_rows.measure_group_from_row), year.groups)
        for measure in year.measures:
            row = measure_rows.measure_to_row(measure)
            back = measure_rows.measure_from_row(row, measure.steps, measure.outcome, measure.half_year)
            found.append((measure, back))
            found += pairs((measure_rows.step_to_row, measure_rows.step_from_row), measure.steps)
            for outcome in filter(None, (measure.outcome, measure.half_year)):
                row = measure_rows.outcome_to_row(outcome)
                found.append((outcome, measure_rows.outcome_from_row(row, outcome.evidence)))
                evidence = (measure_rows.evidence_to_row, measure_rows.evidence_from_row)
                found += pairs(evidence, outcome.evidence)
    return found


def pairs(there_and_back: Pair, of: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    to_row, from_row = there_and_back
    return [(record, from_row(to_row(record))) for record in of]


@pytest.mark.slow
@settings(max_examples=40)
@given(drawn=st.data())
def test_records_survive(offices: st.SearchStrategy[Office], drawn: st.DataObject) -> None:
    for record, back in records(drawn.draw(offices)):
        assert back == record


def test_sample_has_every_kind(filled: Office) -> None:
    assert len({type(record) for record, _ in records(filled)}) == 14


@pytest.mark.parametrize(
    "wrong", [{"budget": "95..3"}, {"period_start": "2025-02-30"}, {"codes": "[no json"}]
)
def test_broken_column_is_refused(filled: Office, wrong: dict[str, str]) -> None:
    measure = filled.years[1].measures[0]
    row = {**measure_rows.measure_to_row(measure), **wrong}
    with pytest.raises((ValueError, ArithmeticError)):
        measure_rows.measure_from_row(row, (), measure.outcome, None)
