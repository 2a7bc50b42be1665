"""Texts as runs of a paragraph. What was typed is data: nothing in it is markup, a field or a path."""

import re
from collections.abc import Iterable
from copy import deepcopy
from urllib.parse import urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.document.blocks import Span, Text
from ita_desk.render.docx.elements import element, paragraph, twips
from ita_desk.render.pdf.links import web_address

# What XML cannot hold (control characters, halves of pairs, what is no character) or turns the order of letters round.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile("[\t\n\r\x85\u2028\u2029]")
_HOST = re.compile(r"[a-z0-9._%~-]+", re.IGNORECASE)
_LONE_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")
_LONGEST_ADDRESS = 2000  # Word refuses files with longer ones
# Widths of letters in shares of the size of TH Sarabun; marks above and below take none.
_NARROW, _DIGIT, _LETTER = 0.24, 0.45, 0.39
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u200b-\u200d]")
_NARROWS = frozenset(" .,:;!'|()[]-iljtfI/")
# A marker hangs only while it leaves the text at least this share of the column.
_LEAST_BODY = 0.7


def printable_text(text: str) -> str:
    """The text as a file of Word can hold it, on one line."""
    return _UNPRINTABLE.sub("", _BLANKS.sub(" ", text))


def estimated_width(text: str, size: float) -> float:
    """About how wide a text stands on one line, in points."""
    letters = _MARKS.sub("", printable_text(text))
    digits = sum(letter.isdigit() for letter in letters)
    narrow = sum(letter in _NARROWS for letter in letters)
    return size * (digits * _DIGIT + narrow * _NARROW + (len(letters) - digits - narrow) * _LETTER)


def link_target(link: str) -> str:
    """The address of the web that a text leads to, as Word takes it; empty where it is none."""
    address = _LONE_PERCENT.sub("%25", web_address(printable_text(link)))
    address = address.replace("[", "%5B").replace("]", "%5D")
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2].partition(":")[0]
    return address if _HOST.fullmatch(host) and len(address) <= _LONGEST_ADDRESS else ""


def run(text: str, *properties: BaseOxmlElement, bold: bool = False, italic: bool = False) -> BaseOxmlElement:
    """A run of text in the paragraph's style; Thai letters have a bold and an italic of their own."""
    words = element("w:t")
    words.text = printable_text(text)
    words.set(qn("xml:space"), "preserve")
    marks = [element(tag) for tag in (("w:b", "w:bCs") if bold else ())]
    marks += [element(tag) for tag in (("w:i", "w:iCs") if italic else ())]
    marks += properties
    return element("w:r", element("w:rPr", *marks), words) if marks else element("w:r", words)


def tab_run(*properties: BaseOxmlElement) -> BaseOxmlElement:
    """A tabulator."""
    return element("w:r", *([element("w:rPr", *properties)] if properties else []), element("w:tab"))


def line_break() -> BaseOxmlElement:
    """A new line in the same paragraph."""
    return element("w:r", element("w:br"))


class Writer:
    """Writes texts into one part of a file, which holds the addresses that they lead to."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def runs(self, text: Text, *properties: BaseOxmlElement) -> list[BaseOxmlElement]:
        """The runs of a text without its marker, within the link that it is."""
        runs = [_span_run(span, properties) for span in text.spans if span.text]
        target = link_target(text.link) if text.link and runs else ""
        if not target:
            return runs
        link = element("w:hyperlink", *runs)
        link.set(qn("r:id"), self._part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return [link]

    def marked_runs(self, text: Text) -> list[BaseOxmlElement]:
        """The runs of a text behind its marker, which does not hang."""
        return [*([run(f"{text.marker} ")] if text.marker else []), *self.runs(text)]

    def paragraph(
        self,
        text: Text,
        style: str,
        size: float,
        width: float,
        properties: Iterable[BaseOxmlElement] = (),
        *,
        keep_next: bool = False,
    ) -> BaseOxmlElement:
        """A text as a paragraph in a column so many points wide; its marker hangs before it where there is room."""
        hang = estimated_width(text.marker, size) + 0.35 * size if text.marker else 0.0
        if not text.marker or hang > width * (1 - _LEAST_BODY):
            return paragraph(style, self.marked_runs(text), properties, keep_next=keep_next)
        indent = element("w:ind", left=twips(hang), hanging=twips(hang))
        content = [run(text.marker), tab_run(), *self.runs(text)]
        return paragraph(style, content, [*properties, indent], keep_next=keep_next)


def _span_run(span: Span, properties: tuple[BaseOxmlElement, ...]) -> BaseOxmlElement:
    # An element has one place only: each run takes properties of its own.
    return run(span.text, *map(deepcopy, properties), bold=span.bold, italic=span.italic)
