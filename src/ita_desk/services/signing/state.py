"""Signed reports looked at: whether they are still what was signed, and which one a paper or a file is."""

from collections.abc import Callable, Iterator
from dataclasses import fields

from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport, read_code, signed_code
from ita_desk.errors import UserError
from ita_desk.i18n import Message
from ita_desk.records import dataclass
from ita_desk.render.pdf.joining import code_of_pdf
from ita_desk.services.signing.snapshot import ReadBlob, parse_snapshot
from ita_desk.storage.blobs import blob_key


@dataclass(frozen=True, slots=True)
class SignedState:
    """Each part of a signed report: whole, missing, tampered, or none where there need not be one.

    `details` are number, date, signers, form and print choices. A report that was entered by hand, without a code, has
    no snapshot, and nothing says what its details were.
    """

    pdf: str
    snapshot: str
    details: str
    scan: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing or changed."""
        return not self.faults

    @property
    def faults(self) -> tuple[Message, ...]:
        """What is wrong, part by part."""
        states = {field.name: getattr(self, field.name) for field in fields(self)}
        wrong = ((part, state) for part, state in states.items() if state not in ("whole", "none"))
        return tuple(Message(f"signed.{part}.{state}") for part, state in wrong)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed report and the year it stands under."""

    fiscal_year: int
    signed: SignedReport


@dataclass(frozen=True, slots=True)
class Match:
    """What a file from outside is: `same` as a signed PDF, its signed copy (`scan`), `changed`, or not known here.

    `changed` bears the code of the signed report but is another file; `unknown_code` bears a code of none here.
    """

    state: str
    signed: Signed | None = None
    code: str = ""


def look_at(signed: SignedReport, fiscal_year: int, read_blob: ReadBlob) -> SignedState:
    """Whether a report that stands under a year is still what was signed off.

    `read_blob` gives bytes as they stand: where it leaves out those that do not belong to their key, they count as
    missing.
    """
    pdf = _part(signed.sha256, read_blob, lambda content: code_of_pdf(content) == signed.code)
    scan = _part(signed.scan, read_blob) if signed.scan else "none"
    if not signed.code and not signed.snapshot:
        return SignedState(pdf, "none", "none", scan)
    snapshot = _part(signed.snapshot, read_blob, lambda content: _year_in(content) == fiscal_year)
    return SignedState(pdf, snapshot, "whole" if signed_code(signed) == signed.code else "tampered", scan)


def _year_in(content: bytes) -> int:
    try:
        return parse_snapshot(content).fiscal_year
    except UserError:
        return 0


def _part(key: str, read_blob: ReadBlob, fits: Callable[[bytes], bool] = lambda _: True) -> str:
    content = read_blob(key) if key else None
    if content is None:
        return "missing"
    return "whole" if blob_key(content) == key and fits(content) else "tampered"


def all_signed(office: Office) -> tuple[Signed, ...]:
    """All signed reports, year by year, each year's in the order they were signed off."""
    return tuple(_each_signed(office))


def _each_signed(office: Office) -> Iterator[Signed]:
    for report in office.years:
        yield from (Signed(int(report.fiscal_year), signed) for signed in report.signed)


def find_by_code(office: Office, text: str) -> tuple[Signed, ...]:
    """The signed reports with the code that somebody typed; empty where it is none or not known."""
    code = read_code(text)
    return tuple(one for one in _each_signed(office) if code and one.signed.code == code)


def match_file(office: Office, content: bytes) -> Match:
    """Which signed report a file from outside is, by its bytes, else by the code that a PDF bears."""
    key = blob_key(content)
    for state, field in (("same", "sha256"), ("scan", "scan")):
        for one in _each_signed(office):
            if getattr(one.signed, field) == key:
                return Match(state, one, one.signed.code)
    code = code_of_pdf(content)
    if not code:
        return Match("unknown")
    found = find_by_code(office, code)
    return Match("changed", found[0], code) if found else Match("unknown_code", code=code)
