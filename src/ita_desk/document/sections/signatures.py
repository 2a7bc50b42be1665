"""The places to sign at the end of a report."""

from ita_desk.document.blocks import Signatures, Source, Text
from ita_desk.document.fields import BLANK, PrintContext
from ita_desk.document.texts import TextPrinter
from ita_desk.domain.agency import Signatory
from ita_desk.forms.report_form import SignaturesSection, SignerRole

# A line to sign on, and no-break spaces so that it stays with the words around it.
_LINE = "." * 44
_NO_BREAK = "\u00a0"
# The words before an office held for another; the first is put where none of them was typed.
_ACTING = ("รักษาราชการแทน", "รักษาการ", "ปฏิบัติ")


def build_signatures(section: SignaturesSection, place: Source, context: PrintContext) -> Signatures:
    """A signer for each role: the year's own signatories, else the agency's; blanks, from `place`, for one not known."""
    own = context.year.signatories
    record = f"year:{int(context.year.fiscal_year)}" if own else "agency"
    listed = own or context.agency.signatories
    signers = []
    for role in section.roles:
        number = next((n for n, signatory in enumerate(listed) if signatory.role == role.role), None)
        found = Signatory() if number is None else listed[number]
        source = place if number is None else Source(record, f"signatories[{number}]")
        signers.append(_signer(role, found, source, TextPrinter(context.options.digits)))
    return Signatures(tuple(signers))


def _signer(role: SignerRole, signatory: Signatory, source: Source, texts: TextPrinter) -> tuple[Text, ...]:
    """The lines of one signer: where to sign and as what, the name, the position, and whom they act for."""
    as_what = signatory.role_text.strip() or role.text
    acting = signatory.acting_for.strip()
    if acting and not acting.startswith(_ACTING):
        acting = _ACTING[0] + acting
    lines = [
        f"ลงชื่อ{_NO_BREAK}{_LINE}{_NO_BREAK}{as_what}",
        f"({signatory.name.strip() or BLANK * 4})",
        signatory.position,
        acting,
    ]
    return tuple(texts.line(line.strip(), source) for line in lines if line.strip())
