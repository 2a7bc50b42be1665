"""Spelling: known slips of offices, and stretches that are one letter away from a word of the dictionary."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.held import Held
from ita_desk.checks.problem import Remedy
from ita_desk.checks.prose import on_prose
from ita_desk.domain.agency import Agency
from ita_desk.domain.texts import PlacedText, texts_of_agency
from ita_desk.thai.near_words import near_words
from ita_desk.thai.repair_words import THAI_LETTERS, Lexicon, Reading
from ita_desk.thai.slips import Slip, SlipFound, find_slips, shipped_slips
from ita_desk.thai.words import Segmenter

_SHORTEST, _LONGEST = 5, 20  # letters of a stretch that is looked up
_AROUND = 2  # words before and after an unknown stretch that may belong to it
# What follows these is a name.
_BEFORE_NAMES = frozenset(
    "นาย นาง นางสาว บ้าน หมู่บ้าน ชุมชน ตำบล อำเภอ จังหวัด เทศบาล เมือง วัด โรงเรียน ถนน ซอย คลอง ห้วย หนอง บึง".split()
)


class _Slips:
    """The known slips; most texts have none of the letters of any."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        self._letters = [(slip.wrong.replace(" ", ""), slip) for slip in slips]
        # Three checks look at a text one after the other.
        self._that_may_be_in = lru_cache(maxsize=2)(self._in)

    def _in(self, text: str) -> tuple[Slip, ...]:
        dense = text.replace(" ", "").replace("\u00a0", "")
        return tuple(slip for wrong, slip in self._letters if wrong in dense)

    def found_in(self, text: str, kind: str = "") -> Iterator[SlipFound]:
        """The slips in a text, of a kind or of all."""
        slips = [slip for slip in self._that_may_be_in(text) if kind in ("", slip.kind)]
        return find_slips(text, slips) if slips else iter(())


def _slips_of(kind: str, slips: _Slips) -> Callable[[PlacedText, Setting], Iterator[Found]]:
    """A look for the known slips of a kind."""

    def find(placed: PlacedText, _: Setting) -> Iterator[Found]:
        for one in slips.found_in(placed.text, kind):
            right = one.slip.right
            yield found(
                one.start, one.end, remedy=Remedy("replace", right), wrong=one.slip.wrong, right=right
            )

    return find


@lru_cache(maxsize=2)
def _own_letters(agency: Held[Agency]) -> str:
    """All that the agency's record says: names in it are no slips."""
    return "\n".join(placed.text for placed in texts_of_agency(agency.record))


def _unknown_words(segmenter: Segmenter, slips: _Slips) -> Callable[[PlacedText, Setting], Iterator[Found]]:
    """A look for stretches that no word covers, where just one word of the dictionary is a letter away."""

    def find(placed: PlacedText, setting: Setting) -> Iterator[Found]:
        lexicon, own = Lexicon(segmenter), _own_letters(Held(setting.agency))
        known = [(one.start, one.end) for one in slips.found_in(placed.text)]
        for run in THAI_LETTERS.finditer(placed.text):
            for low, high, right in _strangers(lexicon.reading(run[0]), own):
                start, end = run.start() + low, run.start() + high
                if not any(start < last and first < end for first, last in known):
                    wrong = placed.text[start:end]
                    yield found(start, end, remedy=Remedy("replace", right), wrong=wrong, right=right)

    return find


def _strangers(reading: Reading, own: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a run that are a letter away from a single word, with that word."""
    done = 0
    for index, word in enumerate(reading.words):
        letters = reading.run[word.start : word.end]
        if not word.known and word.start >= done and letters not in own and not _after_title(reading, index):
            meant = _meant(reading, index)
            if meant:
                done = meant[1]
                yield meant


def _after_title(reading: Reading, index: int) -> bool:
    """Whether a word stands where a name does."""
    before = reading.words[max(index - _AROUND - 1, 0) : index]
    return any(reading.run[word.start : word.end] in _BEFORE_NAMES for word in before)


def _meant(reading: Reading, index: int) -> tuple[int, int, str] | None:
    """The stretch around an unknown word that is one letter away from a single word, with that word."""
    words = reading.words
    meant: dict[str, tuple[int, int]] = {}
    for first in range(max(index - _AROUND, 0), index + 1):
        for last in range(index, min(index + _AROUND + 1, len(words))):
            start, end = words[first].start, words[last].end
            if _SHORTEST <= end - start <= _LONGEST:
                for word in near_words(reading.run[start:end]):
                    meant.setdefault(word, (start, end))
    longest = max(meant, key=len, default="")
    return (*meant[longest], longest) if longest and all(word in longest for word in meant) else None


def build_checks(segmenter: Segmenter) -> tuple[Check, ...]:
    """The checks of spelling, over the words of a segmenter."""
    slips = _Slips(shipped_slips())
    return (
        TextCheck("text.spelling", "should", on_prose(_slips_of("spelling", slips))),
        TextCheck("text.wording", "consider", on_prose(_slips_of("wording", slips))),
        TextCheck("text.unknown-word", "consider", on_prose(_unknown_words(segmenter, slips))),
    )
