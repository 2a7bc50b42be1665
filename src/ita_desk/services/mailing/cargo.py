"""What can go by mail: the report as it stands, and the versions of the year that went to signature."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.errors import UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.services.mailing.letter import LetterFacts, LetterPattern, report_title
from ita_desk.services.mailing.mail import shown_name
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.safe_names import report_name
from ita_desk.thai.dates import format_day

REPORT = "report"
ReadBlob = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Cargo:
    """One thing that can go along: its key among them, what it is called in the window, and what its mail says.

    `kind` is the pattern of its letter (report, signed, scan), `sha256` the blob it is, "" for a report that is to be
    made; `file_name` is safe everywhere.
    """

    key: str
    kind: str
    label: Message
    facts: LetterFacts
    file_name: str
    sha256: str = ""

    def shown_name(self, pattern: LetterPattern) -> str:
        """The file's name for the reader."""
        title = report_title(pattern, self.facts.form_name)
        return shown_name(f"{title} ปีงบประมาณ {self.facts.fiscal_year}")

    def read(self, read_blob: ReadBlob) -> bytes:
        """Its bytes. Raises UserError where the office file has them no more."""
        content = read_blob(self.sha256)
        if content is None:
            raise UserError("mail.no_paper", name=self.file_name)
        return content


def list_cargoes(office: Office, request: ExportRequest, forms: FormCatalog) -> tuple[Cargo, ...]:
    """The report as asked for, then signed versions of its year, newest first: the scan, then what was printed."""
    options = request.options
    facts = LetterFacts(office.agency, request.fiscal_year, request.form.name, options.round, options.digits)
    name = report_name(request.fiscal_year, request.form.id, months=options.round)
    label = Message("mail.what.report", {"form": request.form.name, "year": request.fiscal_year})
    report = office.year(request.fiscal_year)
    signed = reversed(list(enumerate(report.signed))) if report else ()
    others = [cargo for place, one in signed for cargo in _papers(place, one, facts, _form_of(one, forms))]
    return (Cargo(REPORT, "report", label, facts, name), *others)


def _form_of(signed: SignedReport, forms: FormCatalog) -> str:
    """The name of the form, also where that form is gone."""
    now = next((form.name for form in forms.forms if form.id == signed.form), "")
    return signed.form_name or now or signed.form


def _papers(place: int, signed: SignedReport, facts: LetterFacts, form_name: str) -> Iterator[Cargo]:
    facts = replace(
        facts,
        form_name=form_name,
        months=signed.round,
        document_number=signed.document_number,
        date=signed.date,
    )
    stem = f"{signed.form}-{signed.code}" if signed.code else f"{signed.form}-signed-{place + 1}"
    for kind, key, mark in (("scan", signed.scan, "-scan"), ("signed", signed.sha256, "")):
        if key:
            values = {"form": form_name, "details": _details(signed)}
            name = report_name(facts.fiscal_year, stem + mark, months=signed.round)
            yield Cargo(f"{kind}:{place}", kind, Message(f"mail.what.{kind}", values), facts, name, key)


def _details(signed: SignedReport) -> str:
    """By what people know it: number, day, code."""
    day = format_day(signed.date, "short") if signed.date else ""
    return " ".join(part for part in (signed.document_number, day, signed.code) if part)
