"""Signing off in an office file that no window has open, and files from outside that are compared with it."""

from collections.abc import Callable
from datetime import date as Day
from pathlib import Path

from ita_desk.domain.office import Office
from ita_desk.errors import AppError, UserError
from ita_desk.records import dataclass
from ita_desk.services.edits.edit import year_of
from ita_desk.services.files import replace_file
from ita_desk.services.printing.export import Exported, Exporter
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.signing.sign_off import finish_signing, plan_signing
from ita_desk.services.signing.state import Signed
from ita_desk.storage.lock import OfficeLock
from ita_desk.storage.office_store import OfficeStore

MOST_BYTES = 200_000_000  # of a file that is compared


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What was signed off, and how it was printed."""

    signed: Signed
    printed: Exported


def sign_in_file(
    path: Path,
    ask: Callable[[Office], ExportRequest],
    exporter: Exporter,
    out: Path,
    document_number: str = "",
    date: Day | None = None,
) -> SignedOff:
    """Sign off what `ask` wants of an office file and put the PDF in the place of `out`: both, or neither.

    Without a date it is the year's date of the report. The file is locked meanwhile. Raises UserError
    `signing.not_pdf`, OfficeInUse, and the errors of `plan_signing`, `storage.failures` and `replace_file`.
    """
    if out.suffix.lower() != ".pdf":
        raise UserError("signing.not_pdf", path=str(out))
    lock = OfficeLock.acquire(path)
    try:
        store = OfficeStore.open(path)
        office = store.load()
        request = ask(office)
        day = date or year_of(office, request.fiscal_year).report_date
        signing = plan_signing(office, request, document_number, day)
        printed = exporter.render_report(office, signing.request, ".pdf", store.read_blob)
        after = finish_signing(signing, printed.content, store.add_blob).apply(office)
        store.save(office, after)
        try:
            replace_file(out, printed.content)
        except AppError:  # no paper bears a code that the office does not know, nor the other way round
            store.save(after, office)
            raise
    finally:
        lock.release()
    return SignedOff(Signed(signing.fiscal_year, year_of(after, signing.fiscal_year).signed[-1]), printed)


def read_outside(path: Path) -> bytes:
    """The bytes of a file from outside. Raises UserError `signing.file_unreadable` or `signing.file_too_large`."""
    try:
        if not path.is_file():  # nor a device that never ends
            raise UserError("signing.file_unreadable", path=str(path))
        if path.stat().st_size > MOST_BYTES:
            raise UserError("signing.file_too_large", path=str(path), most=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise UserError("signing.file_unreadable", path=str(path)) from error
