"""A report that went to signature, and the short code that stands on each of its pages."""

import hashlib
import json
import re
from datetime import date as Day

from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic

# Crockford's base32: no I, L, O or U, which are misread or make words.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _TOGETHER = 12, 4
_MISREAD = str.maketrans("OIL", "011")
CODE = re.compile(rf"[{_LETTERS}]{{{_TOGETHER}}}(?:-[{_LETTERS}]{{{_TOGETHER}}}){{2}}")
DIGITS = ("", "thai", "arabic")  # "" where it was not noted


@dataclass(frozen=True, slots=True)
class SignedReport:
    """A printed report that went to signature, as it was then; it stands under the year it is of.

    `sha256`, `snapshot` and `scan` are keys of blobs: its PDF, the data it was printed from, and the signed copy ("" as
    long as there is none). `signers` are names with positions, `filing_year` is the one chosen in printing. Reports
    that were entered by hand have no `code` and no `snapshot`.
    """

    form: str = ""
    round: int = 12
    document_number: str = ""
    date: Day | None = None
    sha256: str = ""
    code: str = ""
    form_name: str = ""
    signers: tuple[str, ...] = ()
    snapshot: str = ""
    scan: str = ""
    digits: str = ""
    filing_year: int | None = None

    @property
    def papers(self) -> tuple[str, ...]:
        """The keys of the blobs that belong to it."""
        return tuple(key for key in (self.sha256, self.snapshot, self.scan) if key)


def signed_code(signed: SignedReport) -> str:
    """The code that follows from a report's snapshot and details, as `7F3K-92QD-X4TM`.

    Neither its PDF, which bears the code, nor the signed copy, which comes later, have a part in it.
    """
    details = {
        "form": signed.form,
        "form_name": signed.form_name,
        "round": signed.round,
        "document_number": signed.document_number,
        "date": signed.date.isoformat() if signed.date else None,
        "signers": signed.signers,
        "snapshot": signed.snapshot,
        "digits": signed.digits,
        "filing_year": signed.filing_year,
    }
    text = json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in range(_LENGTH))
    return _in_groups(letters)


def read_code(text: str) -> str:
    """The code that somebody typed from paper, with letters that are taken for one another put right; "" for none."""
    letters = "".join(c for c in to_arabic(text).upper().translate(_MISREAD) if c.isascii() and c.isalnum())
    code = _in_groups(letters)
    return code if CODE.fullmatch(code) else ""


def _in_groups(letters: str) -> str:
    return "-".join(letters[at : at + _TOGETHER] for at in range(0, len(letters), _TOGETHER))
