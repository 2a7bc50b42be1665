"""A mail as it is handed to a mail program: to whom, what it says, and the files that go along."""

import re
from collections.abc import Sequence
from pathlib import Path

from ita_desk.records import dataclass
from ita_desk.services.safe_names import safe_name

MANY_BYTES = 20_000_000  # beyond this, many mail servers refuse a mail
_ADDRESS = re.compile(
    r"[A-Za-z0-9_](?:[A-Za-z0-9_+=/~!#$%&*?^{|}-]|\.(?=[^.@]))*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
_BETWEEN = re.compile(r"[,;\s]+")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters but line feed and tab, halves of characters, and what is no character.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes along, and the name by which the reader sees it."""

    path: Path
    name: str

    @property
    def safe_name(self) -> str:
        """The name for programs that know ASCII only."""
        return self.path.name if self.path.name.isascii() else safe_name(self.name)


@dataclass(frozen=True, slots=True)
class Mail:
    """To whom (plain addresses), subject (one line), body (lines end in a line feed), and files, which lie in `folder`.

    Made by `build_mail`.
    """

    to: tuple[str, ...]
    subject: str
    body: str
    enclosures: tuple[Enclosure, ...]
    folder: Path


def build_mail(to: str, subject: str, body: str, enclosures: Sequence[Enclosure], folder: Path) -> Mail:
    """The mail of what was typed: no line end can get into the subject, and what is no address is left out."""
    return Mail(read_addresses(to)[0], one_line(subject), clean_text(body), tuple(enclosures), folder)


def read_addresses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses in what was typed, each once, and the parts that are none; names before <…> are left out."""
    bracketed = re.findall(r"<([^<>]*)>", text)
    parts = [part for part in _BETWEEN.split(" ".join(bracketed) if bracketed else text) if part]
    good = [part for part in parts if _ADDRESS.fullmatch(part)]
    return tuple(dict.fromkeys(good)), tuple(part for part in parts if part not in good)


def one_line(text: str) -> str:
    """The text in one line, without control characters."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """The text with line feeds as its only line ends, and without other control characters."""
    return _UNWANTED.sub("", _LINE_END.sub("\n", text))


def shown_name(title: str, ending: str = ".pdf") -> str:
    """A title as the name of a file, without what no disk takes."""
    return one_line(re.sub(r'[\\/:*?"<>|]+', " ", title)).strip(" .") + ending
