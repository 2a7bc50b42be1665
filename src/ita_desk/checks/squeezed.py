"""Texts without the white space that Thai does not need, and how alike two of them are."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from ita_desk.records import dataclass
from ita_desk.thai.digits import to_arabic

_GAP = re.compile(r"[^\S\n]+")
_APART = re.compile(r"[\x21-\x7e๐-๙]")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text as `squeezed` gives it, and the place of each of its letters in the stored text."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the stored text that a stretch of this one stands for, without blanks at its ends."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=1024)
def squeezed(text: str) -> Squeezed:
    """The text in Arabic digits, without blanks beside Thai letters; a single one stays between others (O26 100)."""
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for gap in _GAP.finditer(text):
        parts.append(text[done : gap.start()])
        places.extend(range(done, gap.start()))
        done = gap.end()
        beside = text[gap.start() - 1 : gap.start()], text[done : done + 1]
        if all(_APART.fullmatch(letter) for letter in beside):
            parts.append(" ")
            places.append(gap.start())
    parts.append(text[done:])
    places.extend(range(done, len(text)))
    return Squeezed(to_arabic("".join(parts)), tuple(places))


@lru_cache(maxsize=4096)
def words_of(text: str) -> str:
    """The text without any white space and without the star of a footnote, to compare titles by."""
    return to_arabic("".join(text.split()).strip("*"))


@lru_cache(maxsize=8192)
def likeness(one: str, other: str) -> float:
    """The share of pairs of letters that two texts have in common, wherever they stand: 0 to 1."""
    pairs, others = (Counter(map("".join, pairwise(text))) for text in (one, other))
    return 2 * (pairs & others).total() / max(pairs.total() + others.total(), 1)
