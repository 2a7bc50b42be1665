"""The aggregate: one agency and all its fiscal years."""

from dataclasses import field, replace

from ita_desk.domain.agency import Agency
from ita_desk.domain.year_report import YearReport
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """One agency and its year reports, in ascending order of fiscal year, each year once."""

    agency: Agency = field(default_factory=Agency)
    years: tuple[YearReport, ...] = ()

    def year(self, fiscal_year: int) -> YearReport | None:
        """The report of a fiscal year, or None."""
        return next((y for y in self.years if y.fiscal_year == fiscal_year), None)

    @property
    def newest(self) -> YearReport | None:
        """The report of the latest fiscal year."""
        return self.years[-1] if self.years else None

    @property
    def newest_filled(self) -> YearReport | None:
        """The report of the latest fiscal year that has measures, else of the latest."""
        return next((y for y in reversed(self.years) if y.measures), self.newest)

    def with_year(self, report: YearReport) -> "Office":
        """A copy in which this report stands for its fiscal year."""
        others = [y for y in self.years if y.fiscal_year != report.fiscal_year]
        return replace(self, years=tuple(sorted([*others, report], key=lambda y: y.fiscal_year)))

    def without_year(self, fiscal_year: int) -> "Office":
        """A copy without a fiscal year."""
        return replace(self, years=tuple(y for y in self.years if y.fiscal_year != fiscal_year))
