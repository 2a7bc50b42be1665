"""Turns stored text into texts to print: one for each line, with the marker of a list item set apart."""

import re
from collections.abc import Iterable

from ita_desk.document.blocks import Source, Text, plain_text
from ita_desk.thai.digits import DigitStyle, printed_digits

_MARKER = re.compile(
    r"(?P<marker>\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*\s?[.)]|[-–•▪*])(?:\s+|(?<![-–•▪*])(?![0-9๐-๙])|(?=[ก-๎]))(?P<rest>\S.*)",
    re.DOTALL,
)


class TextPrinter:
    """Makes texts to print in one style of digits."""

    def __init__(self, digits: DigitStyle) -> None:
        self.digits = digits

    def shown(self, text: str) -> str:
        """The text in the chosen digits; addresses and file names keep theirs."""
        return printed_digits(text, self.digits)

    def line(self, text: str, source: Source | None = None, *, bold: bool = False) -> Text:
        """A text of one line without looking for a marker."""
        return plain_text(self.shown(" ".join(text.split("\n"))), source, bold=bold)

    def lines(self, text: str, source: Source | None = None, *, bold: bool = False) -> tuple[Text, ...]:
        """A text for each line that is not blank; numbers and dashes that begin a line become markers."""
        return tuple(self._item(line.strip(), source, bold=bold) for line in text.split("\n") if line.strip())

    def _item(self, line: str, source: Source | None, *, bold: bool) -> Text:
        item = _MARKER.fullmatch(line)
        if item is None:
            return plain_text(self.shown(line), source, bold=bold)
        return plain_text(
            self.shown(item["rest"]), source, bold=bold, marker=self.shown("".join(item["marker"].split()))
        )

    def numbered(self, texts: Iterable[tuple[str, Source]]) -> tuple[Text, ...]:
        """Texts as a numbered list; one alone, or a list of which one already bears a number, is left as typed."""
        items = [(text.strip(), source) for text, source in texts if text.strip()]
        if len(items) < 2 or any(_MARKER.fullmatch(text) for text, _ in items):
            return tuple(line for text, source in items for line in self.lines(text, source))
        numbered: list[Text] = []
        for number, (text, source) in enumerate(items, 1):
            first, *more = text.split("\n")
            numbered.append(plain_text(self.shown(first.strip()), source, marker=self.shown(f"{number}.")))
            numbered += [line for part in more for line in self.lines(part, source)]
        return tuple(numbered)
