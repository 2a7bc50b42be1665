"""Finding words in a text as a reader would: spellings that look the same are the same, and no letter is cut in half."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import permutations

from ita_desk.records import dataclass
from ita_desk.thai.letters import FOLLOWING_VOWELS, LEADING_VOWELS, MARKS
from ita_desk.thai.words import Segmenter

Span = tuple[int, int]
# What stands on or joins the letter before it, in any script: accents, the joiner and the skin tones of pictures.
_JOINED = "\u0300-\u036f\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"
_LEADING = f"[{''.join(sorted(LEADING_VOWELS))}\u200d]"
_FOLLOWING = f"[{''.join(sorted(MARKS | FOLLOWING_VOWELS))}{_JOINED}]"
_SIGNS = re.compile(f"[{''.join(sorted(MARKS))}ำ]+า?")
_THAI_RUN = re.compile("[\u0e00-\u0e7f]+")
_SARA_AM, _CIRCLE, _AA = "\u0e33", "\u0e4d", "\u0e32"
_MOST_SIGNS = 4  # no letter bears more; a longer run is damaged text, looked for as it stands
_BLANKS = " \u00a0"
_TWO_E, _AE = "เเ", "แ"


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What counts as the same: Latin letters of either case, Thai and Arabic digits; and whether only whole words do."""

    match_case: bool = False
    whole_words: bool = False
    same_digits: bool = True


class Search:
    """A search for some words; they are looked for as they are, never as a pattern."""

    def __init__(
        self, wanted: str, options: SearchOptions = SearchOptions(), segmenter: Segmenter | None = None
    ) -> None:
        wanted = unicodedata.normalize("NFC", wanted)
        cased = wanted.lower() != wanted.upper()
        flags = re.IGNORECASE if cased and not options.match_case else re.NOFLAG
        parts = list(_parts(wanted, options.same_digits))
        halved = re.match(_FOLLOWING, wanted) or re.search(f"{_LEADING}$", wanted)
        self._pattern = re.compile(_whole(parts), flags) if parts and not halved else None
        self._segmenter = (segmenter or Segmenter()) if options.whole_words else None

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in a text, in order and without overlap; nowhere if there are no words to look for."""
        if self._pattern is None:
            return ()
        found = [match.span() for match in self._pattern.finditer(text)]
        if self._segmenter is None or not found:
            return tuple(found)
        inside = _inside_words(text, self._segmenter)
        return tuple(span for span in found if not inside & {*span})


def _whole(parts: list[str]) -> str:
    """The pattern that neither begins nor ends within a letter and its signs."""
    first, rest = parts[0], "".join(parts[1:])
    # A plain first letter comes before the look behind it: such a search is ten times faster.
    begin = f"{first}(?<!{_LEADING}{first})" if len(first) == 1 else f"(?<!{_LEADING}){first}"
    return f"{begin}{rest}(?<!{_LEADING})(?!{_FOLLOWING})"


def _parts(wanted: str, same_digits: bool) -> Iterator[str]:
    """The pattern, letter by letter."""
    place = 0
    while place < len(wanted):
        signs, letter = _SIGNS.match(wanted, place), wanted[place]
        if wanted.startswith(_TWO_E, place) or letter == _AE:
            yield f"(?:{_AE}|{_TWO_E})"
            place += 1 if letter == _AE else 2
        elif signs:
            yield _alternatives(signs[0])
            place = signs.end()
        else:
            yield (
                f"[{_BLANKS}]" if letter in _BLANKS else _digit(letter) if same_digits else re.escape(letter)
            )
            place += 1


def _digit(letter: str) -> str:
    if letter not in "0123456789๐๑๒๓๔๕๖๗๘๙":
        return re.escape(letter)
    return f"[{int(letter)}{chr(0x0E50 + int(letter))}]"


def _alternatives(signs: str) -> str:
    """The ways in which the signs of one letter are written that look the same: น้ำ with ำ in one or in two, in any order."""
    if signs.endswith(_AA) and _CIRCLE not in signs:  # า is a letter of its own
        return _alternatives(signs[:-1]) + _AA
    one = signs.replace(_CIRCLE, "")[:-1] + _SARA_AM if signs.endswith(_AA) else signs
    if len(one) > _MOST_SIGNS:
        return re.escape(signs)
    orders = {signs, *("".join(order) for order in permutations(one))}
    if _SARA_AM in one:
        two = (*one.replace(_SARA_AM, ""), _CIRCLE)
        orders |= {"".join((*order, _AA)) for order in permutations(two)}
    return f"(?:{'|'.join(sorted(orders, key=lambda order: (-len(order), order)))})"


def _inside_words(text: str, segmenter: Segmenter) -> frozenset[int]:
    """The places of a text that stand between two letters of one word."""
    inside = {match.start() for match in re.finditer(r"(?<=\w)(?=\w)", _THAI_RUN.sub(_blank, text))}
    for run in _THAI_RUN.finditer(text):
        place = run.start()
        for word in segmenter.words(run[0]):
            inside.update(range(place + 1, place + len(word)))
            place += len(word)
    return frozenset(inside)


def _blank(run: re.Match[str]) -> str:
    return " " * len(run[0])
