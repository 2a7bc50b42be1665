"""How a run of Thai letters reads: its words, and which of them are words of the dictionary at all."""

import re
from collections.abc import Iterator

from ita_desk.records import dataclass
from ita_desk.thai.words import Segmenter, vocabulary

THAI_LETTERS = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
# A piece longer than this is no damaged word; it is not looked at, for bounded time.
LONGEST = 40
# Words on either side of a damaged place that are read together with it.
NEAR = 3
# Letters at most that, beside a full stop, are taken for an abbreviation.
_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a run that the segmenter takes for a word; `known` if the dictionary or a name has it."""

    start: int
    end: int
    known: bool

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Reading:
    """A run of Thai letters as words, in order and without gaps."""

    run: str
    words: tuple[Word, ...]

    @property
    def unknown(self) -> int:
        """How many letters are in no known word."""
        return sum(len(word) for word in self.words if not word.known)

    def over(self, place: int) -> Word | None:
        """The word that reaches over a place between two letters, if one does."""
        return next((word for word in self.words if word.start < place < word.end), None)

    def at(self, index: int) -> Word:
        """The word that holds a letter."""
        return next(word for word in self.words if index < word.end)

    def tail(self) -> str:
        """The last few words."""
        return self.run[self.words[-NEAR:][0].start :]

    def head(self) -> str:
        """The first few words."""
        return self.run[: self.words[:NEAR][-1].end]


@dataclass(frozen=True, slots=True)
class Gap:
    """Blanks between two runs of Thai letters, with the offsets of the runs; the blanks are between them."""

    left: tuple[int, int]
    right: tuple[int, int]

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of the blanks."""
        return self.left[1], self.right[0]


class Lexicon:
    """Readings of Thai letters with the dictionary and the names of one segmenter."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._words = vocabulary()

    def knows(self, word: str) -> bool:
        """Whether a word is in the dictionary or is one of the names; of single letters only ณ is a word."""
        return word == "ณ" or (len(word) > 1 and (word in self._words or word in self._segmenter.names))

    def reading(self, run: str) -> Reading:
        """A run of Thai letters as words."""
        words: list[Word] = []
        place = 0
        for word in self._segmenter.words(run):
            words.append(Word(place, place + len(word), self.knows(word)))
            place += len(word)
        return Reading(run, tuple(words))


def gaps(text: str) -> Iterator[Gap]:
    """Where one or two blanks, and nothing else, stand between Thai letters that are no abbreviation."""
    before: tuple[int, int] | None = None
    for run in THAI_LETTERS.finditer(text):
        start, end = run.span()
        if text[end : end + 1] == "." and end - start <= _ABBREVIATION:
            before = None
            continue
        if before and start - before[1] <= 2 and not text[before[1] : start].strip(" \u00a0"):
            yield Gap(before, (start, end))
        short = start > 0 and text[start - 1] == "." and end - start <= _ABBREVIATION
        before = None if short else (start, end)
