"""Every check has a case in which it stays silent and one in which it says exactly what is wrong."""

import pytest

from checks import (
    cases_codes,
    cases_completeness,
    cases_identity,
    cases_order,
    cases_scores,
    cases_text,
    cases_years,
)
from checks.offices import YEAR, Case, all_checks, problems_of
from ita_desk.checks.problem import SEVERITIES
from ita_desk.i18n import LANGUAGES, Messages

CASES: dict[str, Case] = {
    **cases_identity.CASES,
    **cases_years.CASES,
    **cases_codes.CASES,
    **cases_scores.CASES,
    **cases_completeness.CASES,
    **cases_order.CASES,
    **cases_text.CASES,
}


def said(case: Case, code: str, *, fault: bool) -> tuple[tuple[str, str, str], ...]:
    found = problems_of(case.fault if fault else case.clean)
    return tuple((p.place.record, p.place.field, p.text) for p in found if p.code == code)


def test_every_check_has_a_case() -> None:
    assert sorted(CASES) == sorted(check.code for check in all_checks())
    assert {check.severity for check in all_checks()} <= set(SEVERITIES)


@pytest.mark.parametrize("code", CASES)
def test_a_check_is_silent_about_what_is_right(code: str) -> None:
    assert said(CASES[code], code, fault=False) == ()


@pytest.mark.parametrize("code", CASES)
def test_a_check_says_what_is_wrong(code: str) -> None:
    assert said(CASES[code], code, fault=True) == CASES[code].said


@pytest.mark.parametrize("code", CASES)
def test_every_problem_has_a_message(code: str) -> None:
    for language in LANGUAGES:
        for problem in problems_of(CASES[code].fault, YEAR):
            if problem.code == code:
                assert Messages(language).text(problem.message)
