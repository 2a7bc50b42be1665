"""Signing off: what will be signed is planned, printed with its code, and kept with its PDF and its data."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date as Day

from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport, signed_code
from ita_desk.errors import UserError
from ita_desk.forms.report_form import ReportForm, SignaturesSection
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.render.pdf.joining import code_of_pdf
from ita_desk.services.edits.edit import Edit, year_of
from ita_desk.services.edits.records import checked
from ita_desk.services.edits.year import add_signed_report
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.signing.snapshot import build_snapshot
from ita_desk.storage.blobs import blob_key

PutBlob = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Signing:
    """A report about to be signed off: `request` is what has to be printed as PDF; `signed` still lacks its PDF."""

    fiscal_year: int
    signed: SignedReport
    snapshot: bytes
    request: ExportRequest


def signers_of(office: Office, form: ReportForm, fiscal_year: int) -> tuple[str, ...]:
    """Name and position of those whom the form asks to sign, as far as they are known.

    Raises UserError `edit.unknown_year`.
    """
    listed = year_of(office, fiscal_year).signatories or office.agency.signatories
    roles = [r.role for s in form.sections if isinstance(s, SignaturesSection) for r in s.roles]
    first = [next((one for one in listed if one.role == role), None) for role in roles]
    named = (f"{one.name} {one.position}" for one in first if one and one.name.strip())
    return tuple(dict.fromkeys(" ".join(text.split()) for text in named))


def plan_signing(
    office: Office,
    request: ExportRequest,
    document_number: str = "",
    date: Day | None = None,
    signers: Sequence[str] | None = None,
) -> Signing:
    """What will be signed: the code that follows from data and details, and the request to print it as PDF.

    No data goes along in the PDF, which is published; `signers` are those of the form unless given. Raises UserError
    `edit.unknown_year`, `edit.wrong_value`, and `signing.already` where the same was signed off before.
    """
    year, form, options = request.fiscal_year, request.form, request.options
    snapshot = build_snapshot(office, year, form)
    details = SignedReport(
        form=form.id,
        form_name=form.name,
        round=options.round,
        document_number=document_number.strip(),
        date=date,
        signers=signers_of(office, form, year) if signers is None else tuple(signers),
        snapshot=blob_key(snapshot),
        digits=options.digits,
        filing_year=options.filing_year,
    )
    (signed,) = checked(("years", 0, "signed"), (details,))
    signed = replace(signed, code=signed_code(signed))
    for former in year_of(office, year).signed:
        if former.code == signed.code:
            raise UserError("signing.already", code=former.code, number=former.document_number)
    printed = replace(options, code=signed.code, draft=False)
    return Signing(year, signed, snapshot, replace(request, options=printed, data="none"))


def finish_signing(signing: Signing, pdf: bytes, put_blob: PutBlob) -> Edit:
    """Keep the printed PDF and the snapshot, and return the edit that adds the report to those signed off.

    Raises UserError `signing.other_pdf` where the PDF does not bear the code, and what `put_blob` does.
    """
    if code_of_pdf(pdf) != signing.signed.code:
        raise UserError("signing.other_pdf", code=signing.signed.code)
    put_blob(signing.snapshot)
    signed = replace(signing.signed, sha256=put_blob(pdf))
    name = Message("edit.sign_off", {"year": signing.fiscal_year, "form": signed.form_name})
    return replace(add_signed_report(signing.fiscal_year, signed), name=name)
