"""What a check may look at."""

from collections.abc import Callable

from ita_desk.domain.agency import Agency
from ita_desk.domain.framework import Framework
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import ReportForm
from ita_desk.records import dataclass

FrameworkOf = Callable[[int], Framework | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the texts and records of a year are measured by: the agency as named then, the years, their frameworks.

    `framework` is that of the fiscal year, `basis_framework` that of the year whose scores it rests on; None where a
    year's framework is not known. Equal settings give equal findings for equal records.
    """

    agency: Agency
    fiscal_year: int
    basis_year: int
    framework: Framework | None
    basis_framework: Framework | None


@dataclass(frozen=True, slots=True)
class Context:
    """One year of an office as a whole; `basis` is the report of the year it rests on, `form` the one to be printed."""

    setting: Setting
    office: Office
    report: YearReport
    framework_of: FrameworkOf
    form: ReportForm | None = None

    @property
    def basis(self) -> YearReport | None:
        """The report of the year whose scores the findings and the plan rest on."""
        return self.office.year(self.report.basis_year)


def context_of(
    office: Office, report: YearReport, framework_of: FrameworkOf, form: ReportForm | None = None
) -> Context:
    """The context of one year of an office."""
    year, basis = int(report.fiscal_year), int(report.basis_year)
    agency = office.agency.in_year(year)
    setting = Setting(agency, year, basis, framework_of(year), framework_of(basis))
    return Context(setting, office, report, framework_of, form)
