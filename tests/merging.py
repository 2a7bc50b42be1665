"""Short ways to merge two offices or two reports of one year."""

from dataclasses import replace
from typing import Any

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.services.intake.merge import Merged, merge_offices


def merge(current: Office, incoming: Office, accept: bool = False) -> Merged:
    """The merged office, with identifiers n1, n2 ... for what needs one."""
    return merge_offices(current, incoming, accept, counted_ids("n"))


def year(**content: Any) -> YearReport:
    """A report of 2568."""
    return replace(YearReport.empty(2568), **content)


def merged_year(current: YearReport, incoming: YearReport, accept: bool = False) -> YearReport:
    """The report after merging two reports of one year."""
    report = merge(Office(years=(current,)), Office(years=(incoming,)), accept).office.years[0]
    again = merge(Office(years=(report,)), Office(years=(incoming,)), accept)
    assert again.office.years[0] is report
    return report
