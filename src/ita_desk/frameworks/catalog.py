"""The frameworks that ship with the program."""

from collections.abc import Iterable
from functools import cache

from ita_desk import resources
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


@cache
def shipped_frameworks() -> FrameworkCatalog:
    """The catalogue of `resources/frameworks/`. Raises FrameworkError if one of its files is broken."""
    return FrameworkCatalog(load_framework(path) for path in resources.resource("frameworks").glob("*.toml"))
