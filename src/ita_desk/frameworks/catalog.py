"""The frameworks that ship with the program."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from ita_desk import resources
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework
from ita_desk.frameworks.loader import load_framework


class FrameworkCatalog:
    """Frameworks by fiscal year."""

    def __init__(self, frameworks: Iterable[Framework]) -> None:
        self._by_year = {int(f.fiscal_year): f for f in sorted(frameworks, key=lambda f: f.fiscal_year)}

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years known, ascending."""
        return tuple(self._by_year)

    def of_year(self, fiscal_year: int) -> Framework | None:
        """The framework of exactly this year."""
        return self._by_year.get(fiscal_year)

    def nearest(self, fiscal_year: int) -> Framework:
        """The framework of this year or of the closest year that knows the names of all ten indicators.

        For recognising and printing indicator names, which change little; never for weights, questions or items.
        """
        whole = [f for f in self._by_year.values() if sum(bool(i.name) for i in f.indicators) == 10]
        return min(whole, key=lambda f: abs(f.fiscal_year - fiscal_year))

    def with_names(self, fiscal_year: int) -> Framework:
        """What is known of this year, with the names of indicators and issues it lacks as the nearest year has them.

        For printing: a report is not kept waiting until a new year's list is known. The questions of an issue are
        never those of another year. Raises ValueError for a year outside 2500-2700.
        """
        nearest = self.nearest(fiscal_year)
        own = self.of_year(fiscal_year) or Framework(FiscalYear(fiscal_year))
        named = {indicator.code: indicator for indicator in own.indicators if indicator.name}
        indicators = tuple(named.get(indicator.code, indicator) for indicator in nearest.indicators)
        issues = own.issues or tuple(replace(issue, questions=()) for issue in nearest.issues)
        return replace(own, indicators=indicators, issues=issues)


@cache
def shipped_frameworks() -> FrameworkCatalog:
    """The catalogue of `resources/frameworks/`. Raises FrameworkError if one of its files is broken."""
    return FrameworkCatalog(load_framework(path) for path in resources.resource("frameworks").glob("*.toml"))
