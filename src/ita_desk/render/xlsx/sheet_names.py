"""Names for sheets: short, unique, of letters that a workbook allows."""

import re

from ita_desk.render.xlsx.cell_text import clean_text, cluster_end, fitting
from ita_desk.thai.digits import DigitStyle, printed_digits
from ita_desk.thai.linebreak import Breaker

MOST_LETTERS = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")
_RESERVED = "history"  # Excel keeps this one for itself
_NAMELESS = "-"


class SheetNames:
    """Gives each sheet of a workbook its name."""

    def __init__(self, breaker: Breaker, digits: DigitStyle) -> None:
        self._breaker, self._digits = breaker, digits
        self._taken: set[str] = {_RESERVED}

    def add_name(self, words: str) -> str:
        """A name after these words; numbered where an earlier sheet has it."""
        plain = _FORBIDDEN.sub(" ", clean_text(words)).strip("' ")
        name, number = self._cut(plain, MOST_LETTERS) or _NAMELESS, 1
        while name.casefold() in self._taken:
            number += 1
            ending = printed_digits(f" ({number})", self._digits)
            name = (self._cut(plain, MOST_LETTERS - len(ending)) or _NAMELESS) + ending
        self._taken.add(name.casefold())
        return name

    def _cut(self, words: str, letters: int) -> str:
        """As many whole words as fit; of a single long one as many letters."""
        most = fitting(words, letters) if words else 0
        if most == len(words):
            return words
        ends = [piece.end for piece in self._breaker.pieces(words) if piece.end <= most]
        return words[: ends[-1] if ends else cluster_end(words, most)].strip("' ")
