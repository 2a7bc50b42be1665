"""A proposal can be put under the year the person says."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.intake.proposal import UNKNOWN_YEAR, Proposal, with_scores


def years(proposal: Proposal) -> list[tuple[int, int]]:
    return [(int(y.fiscal_year), int(y.basis_year)) for y in proposal.office.years]


def proposal(year: int, basis: int) -> Proposal:
    report = YearReport(FiscalYear(year), FiscalYear(basis))
    return Proposal(Office(years=(report,)), fiscal_year=year, basis_year=basis)


def test_an_unknown_year_is_said_later() -> None:
    unknown = Proposal(Office(years=(YearReport(UNKNOWN_YEAR, UNKNOWN_YEAR),)))
    known = unknown.in_year(2568)
    assert years(known) == [(2568, 2567)]
    assert (known.fiscal_year, known.basis_year) == (2568, 2567)


@pytest.mark.parametrize(("basis", "moved"), [(2567, 2568), (2568, 2568), (2566, 2566)])
def test_another_year_keeps_a_basis_year_only_if_the_source_is_odd(basis: int, moved: int) -> None:
    assert years(proposal(2568, basis).in_year(2569)) == [(2569, moved)]


def test_a_source_without_reports_takes_any_year() -> None:
    assert Proposal(Office()).in_year(2568) == Proposal(Office(), fiscal_year=2568)


@pytest.mark.parametrize(("basis", "moved"), [(2567, [2568, 2569]), (2569, [2569])])
def test_scores_go_with_the_basis_year(basis: int, moved: list[int]) -> None:
    scored = proposal(2568, basis)
    assessment = Assessment(FrozenMap({"1": Decimal(90)}))
    scored = replace(scored, office=with_scores(scored.office, basis, assessment), scores_year=basis)
    later = scored.in_year(2569)
    assert [year for year, _ in years(later)] == moved
    assert later.office.years[0].assessment == assessment
    assert later.scores_year == moved[0]


def test_a_year_of_another_era_is_refused() -> None:
    with pytest.raises(ValueError, match="2025"):
        proposal(2568, 2567).in_year(2025)
