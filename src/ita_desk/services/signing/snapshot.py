"""What a signed report was printed from: the agency, the year, and the scores it rests on, as canonical JSON.

Photos are not part of it, only their keys: the pages of the signed PDF show them.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.forms.report_form import ReportForm
from ita_desk.forms.score_sections import ChartsSection
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import year_of

ReadBlob = Callable[[str], bytes | None]

FORMAT = "ita-desk-signed/1"
MOST_BYTES = 64 * 2**20  # far more than a year ever has


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The year that was printed, and the office with what the report rests on."""

    fiscal_year: int
    office: Office


def printed_part(office: Office, fiscal_year: int, earlier_scores: bool) -> Office:
    """What a report of a year rests on: the agency, the year, its basis year's scores and those of earlier years on request.

    Raises UserError `edit.unknown_year`.
    """
    report = year_of(office, fiscal_year)

    def kept(other: YearReport) -> YearReport | None:
        if other is report:
            return replace(report, signed=(), accepted=())
        if other.fiscal_year == report.basis_year or (earlier_scores and other.fiscal_year < fiscal_year):
            return YearReport(other.fiscal_year, other.basis_year, other.assessment)
        return None

    return Office(office.agency, tuple(one for one in map(kept, office.years) if one))


def build_snapshot(office: Office, fiscal_year: int, form: ReportForm) -> bytes:
    """The snapshot of a year for a form; equal content gives equal bytes. Raises UserError `edit.unknown_year`."""
    charts = any(isinstance(section, ChartsSection) for section in form.sections)
    form_of_office = office_to_json(printed_part(office, fiscal_year, earlier_scores=charts))
    written = {**form_of_office, "format": FORMAT, "fiscal_year": fiscal_year}
    return json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_snapshot(signed: SignedReport, read_blob: ReadBlob) -> Snapshot:
    """The snapshot of a signed report. Raises UserError `signing.no_snapshot` or `signing.broken_snapshot`."""
    content = read_blob(signed.snapshot) if signed.snapshot else None
    if content is None:
        raise UserError("signing.no_snapshot", code=signed.code)
    return parse_snapshot(content)


def parse_snapshot(content: bytes) -> Snapshot:
    """The snapshot that bytes hold. Raises UserError `signing.broken_snapshot`."""
    broken = UserError("signing.broken_snapshot")
    if len(content) > MOST_BYTES:
        raise broken
    try:
        written = json.loads(content, parse_float=Decimal)
        if not isinstance(written, dict) or written.pop("format", None) != FORMAT:
            raise broken
        fiscal_year = written.pop("fiscal_year", None)
        office = office_from_json(written, counted_ids())
    except (ValueError, RecursionError, ArithmeticError, UserError) as error:
        raise broken from error
    if type(fiscal_year) is not int or office.year(fiscal_year) is None:
        raise broken
    return Snapshot(fiscal_year, office)
