"""A report of the small office signed off without printing it: its PDF is one empty page with the code."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO

from pypdf import PdfWriter

from ita_desk.document.fields import PrintOptions
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.signing.sign_off import Signing, finish_signing, plan_signing
from ita_desk.storage.blobs import blob_key
from printing import form_of
from small_office import OFFICE

YEAR = 2568
REQUEST = ExportRequest(form_of("result-groups"), YEAR, PrintOptions(12, "thai", 2569, draft=True), "office")
DAY = date(2025, 10, 6)


@dataclass
class Blobs:
    """Blobs in memory; `kept` may be changed behind their keys."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, content: bytes) -> str:
        """Keep bytes and return their key."""
        self.kept[blob_key(content)] = content
        return blob_key(content)

    def read(self, key: str) -> bytes | None:
        """The bytes under a key, whatever they are."""
        return self.kept.get(key)


def paper_of(code: str, sizes: Sequence[tuple[float, float]] = ((595, 842),)) -> bytes:
    """A PDF of empty pages that bears a code among its keywords; none for ""."""
    writer = PdfWriter()
    for width, height in sizes:
        writer.add_blank_page(width, height)
    writer.metadata = {"/Title": "ก", **({"/Keywords": f"ITA, ก, {code}"} if code else {})}
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def planned(office: Office = OFFICE, number: str = "ทส ๑/๒", request: ExportRequest = REQUEST) -> Signing:
    """What will be signed of an office."""
    return plan_signing(office, request, number, DAY)


def signed_off(
    blobs: Blobs, office: Office = OFFICE, number: str = "ทส ๑/๒", request: ExportRequest = REQUEST
) -> tuple[Office, SignedReport]:
    """The office after signing off, and the signed report."""
    signing = planned(office, number, request)
    after = finish_signing(signing, paper_of(signing.signed.code), blobs.put).apply(office)
    report = after.year(signing.fiscal_year)
    assert report is not None
    return after, report.signed[-1]


def with_scan(blobs: Blobs, signed: SignedReport, content: bytes = b"scan") -> SignedReport:
    """The signed report with a signed copy."""
    return replace(signed, scan=blobs.put(content))
