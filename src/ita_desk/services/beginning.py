"""What follows upon the making of an office: the report it begins with, and the sample as it was at first."""

from dataclasses import replace

from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from ita_desk.services.create import OfficeNames, load_sample_office
from ita_desk.services.edits.edit import Edit, replace_office


def without_empty_year(edit: Edit, fiscal_year: int) -> Edit:
    """The edit, after which a year goes that it left without content, if there is another one.

    A new office has such a year; once last year's report stands in it, that year is made by carrying over.
    """

    def apply(office: Office) -> Office:
        changed = edit.apply(office)
        report = changed.year(fiscal_year)
        if report is None or len(changed.years) == 1 or not _is_empty(report):
            return changed
        return changed.without_year(fiscal_year)

    return replace(edit, apply=apply)


def _is_empty(report: YearReport) -> bool:
    return replace(YearReport.empty(report.fiscal_year), basis_year=report.basis_year) == report


def restore_sample(new_id: IdSource) -> Edit:
    """Put the invented office in place as it was at first."""
    return replace_office(load_sample_office(OfficeNames(), new_id), Message("edit.restore_sample"))
