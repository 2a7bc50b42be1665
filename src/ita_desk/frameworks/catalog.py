"""The frameworks that ship with the program."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from ita_desk import resources
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework
from ita_desk.frameworks.loader import load_framework
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class NamedFramework:
    """Reads what `FrameworkCatalog.with_names` gives of a year when it is called."""

    frameworks: "FrameworkCatalog"
    fiscal_year: int

    def __call__(self) -> Framework:
        """Read it."""
        return self.frameworks.with_names(self.fiscal_year)


class FrameworkCatalog:
    """Frameworks by fiscal year: those given, and those of files that bear the number of their year.

    A file is read when its year is first asked for: a report takes one or two, and reading them all takes as long as
    printing a page. So every method may raise FrameworkError.
    """

    def __init__(self, frameworks: Iterable[Framework] = (), files: Iterable[Path] = ()) -> None:
        self._by_year = {int(f.fiscal_year): f for f in frameworks}
        self._files = {int(path.stem): path for path in files}
        self.years: tuple[int, ...] = tuple(sorted({*self._by_year, *self._files}))  # ascending

    def of_year(self, fiscal_year: int) -> Framework | None:
        """The framework of exactly this year."""
        if fiscal_year not in self._by_year and fiscal_year in self._files:
            self._by_year[fiscal_year] = load_framework(self._files[fiscal_year])
        return self._by_year.get(fiscal_year)

    def nearest(self, fiscal_year: int) -> Framework:
        """The framework of this year or of the closest year that knows the names of all ten indicators.

        For recognising and printing indicator names, which change little; never for weights, questions or items.
        """
        years = sorted(self.years, key=lambda year: abs(year - fiscal_year))  # of two as close the earlier
        return next(
            f for f in map(self.of_year, years) if f and sum(bool(i.name) for i in f.indicators) == 10
        )

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
    """The catalogue of `resources/frameworks/`."""
    return FrameworkCatalog(files=resources.resource("frameworks").glob("*.toml"))
