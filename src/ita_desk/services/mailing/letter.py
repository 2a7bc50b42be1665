"""What a mail says that brings a report: subject and body from the patterns that ship, in official Thai."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date as Day
from pathlib import Path
from typing import NamedTuple

from ita_desk.domain.agency import Agency
from ita_desk.records import dataclass
from ita_desk.thai.dates import format_day
from ita_desk.thai.digits import DigitStyle, printed_digits

PATTERNS = ("report", "signed", "scan")
BLANK = "…"  # where the sender's name is to be filled in
_VARIANT = re.compile(r"\s*\([^()]*\)\s*$")  # how a form is laid out stands in parentheses behind its name
_PART = re.compile(r"\[([^\[\]]*)\]|\{([a-z_]+)\}")  # what vanishes where nothing is known, or a field
_FIELD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What the mail is about; number and date are those of a version that went to signature."""

    agency: Agency
    fiscal_year: int
    form_name: str
    months: int = 12
    digits: DigitStyle = "thai"
    document_number: str = ""
    date: Day | None = None


class Letter(NamedTuple):
    """Subject and body."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class LetterPattern:
    """The wording of one kind of mail.

    `bare` are beginnings of names of forms that need no `document` (the word for "document") before them, `in_rounds`
    of those that are made for six or twelve months; `agency` stands for an office without a name.
    """

    subject: str
    body: str
    document: str
    bare: tuple[str, ...]
    in_rounds: tuple[str, ...]
    round: str
    agency: str


def load_letter_pattern(folder: Path, name: str) -> LetterPattern:
    """One of the patterns (`PATTERNS`), with the words that all of them share."""
    words = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    own = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    return LetterPattern(
        own["subject"],
        own["body"].replace("\r\n", "\n").strip("\n"),
        words["document"],
        tuple(words["bare"]),
        tuple(words["in_rounds"]),
        words["round"],
        words["agency"],
    )


def build_letter(pattern: LetterPattern, facts: LetterFacts) -> Letter:
    """The pattern filled; what the office wrote stands as it is, be there braces in it or not."""
    values = _values(pattern, facts)
    return Letter(_filled(pattern.subject, values), _filled(pattern.body, values))


def report_title(pattern: LetterPattern, form_name: str) -> str:
    """The name of a form as the name of a document: without how it is laid out, after a word that says what it is."""
    title = _VARIANT.sub("", form_name) or form_name
    return title if title.startswith(pattern.bare) else pattern.document + title


def _values(pattern: LetterPattern, facts: LetterFacts) -> Mapping[str, str]:
    agency, in_rounds = facts.agency.in_year(facts.fiscal_year), facts.form_name.startswith(pattern.in_rounds)
    round_text = (
        pattern.round.replace("{months}", str(facts.months)) if in_rounds or facts.months == 6 else ""
    )
    return {
        "agency": agency.full_name or pattern.agency,
        "report": report_title(pattern, facts.form_name),
        "fiscal_year": printed_digits(str(facts.fiscal_year), facts.digits),
        "round": printed_digits(round_text, facts.digits),
        "number": facts.document_number,
        "date": printed_digits(format_day(facts.date), facts.digits) if facts.date else "",
        "phone": agency.phone,
        "email": agency.email,
    }


def _filled(text: str, values: Mapping[str, str]) -> str:
    def part(found: re.Match[str]) -> str:
        if found[2]:
            return values[found[2]]
        if not all(values[name] for name in _FIELD.findall(found[1])):
            return ""
        return _FIELD.sub(lambda field: values[field[1]], found[1])

    return _PART.sub(part, text)
