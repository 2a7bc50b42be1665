"""Which year a command is about, and how it says that not all is well."""

from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError

PROBLEMS_FOUND = 1  # the exit code


def chosen_year(office: Office, year: int | None) -> YearReport:
    """The year asked for, else the newest one that has measures, else the newest. Raises UserError."""
    report = office.newest_filled if year is None else office.year(year)
    if report is None:
        raise UserError("document.no_years") if year is None else UserError("document.no_year", year=year)
    return report
