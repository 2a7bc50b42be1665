"""Edits that say of problems that they are none, and take that back; as in `edits`."""

from dataclasses import replace
from datetime import date

from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from ita_desk.services.checking import OF_WORDS, CheckedProblem
from ita_desk.services.edits.edit import Edit, in_year


def accept_problem(fiscal_year: int, checked: CheckedProblem, who: str, day: date) -> Edit:
    """Say of a problem found in a year that it is none; said once, it stays as it was said."""
    said = AcceptedProblem(*checked.key, who, day)

    def change(report: YearReport) -> YearReport:
        if any(_same(said, former) for former in report.accepted):
            return report
        return replace(report, accepted=(*report.accepted, said))

    name = Message("edit.accept_problem", {"year": fiscal_year})
    return Edit(name, lambda office: in_year(office, fiscal_year, change))


def withdraw_acceptance(fiscal_year: int, said: AcceptedProblem) -> Edit:
    """Take back that a problem is none; of a word, in whatever year that was said."""

    def change(report: YearReport) -> YearReport:
        left = tuple(former for former in report.accepted if not _same(said, former))
        return report if len(left) == len(report.accepted) else replace(report, accepted=left)

    def apply(office: Office) -> Office:
        years = [int(year.fiscal_year) for year in office.years] if said.code in OF_WORDS else [fiscal_year]
        for year in years:
            office = in_year(office, year, change)
        return office

    return Edit(Message("edit.withdraw_acceptance", {"year": fiscal_year}), apply)


def _same(one: AcceptedProblem, other: AcceptedProblem) -> bool:
    return replace(one, who="", day=None) == replace(other, who="", day=None)
