"""The dictionary of Thai words, read from the file that ships with the program.

`resources/words/words.txt` holds the words in order, one a line, a letter a byte; an empty line parts words that differ in their
first two letters. `script/make_words.py` makes it. It is read in less than a millisecond; words are made of it as texts need
them, for making all takes as long as setting a page.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from ita_desk.resources import resource

ENCODING = "cp874"  # Thai as Windows writes it: TIS-620 and a few signs


class Dictionary:
    """Words by what they begin with."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        groups = content.split(b"\n\n")
        heads = b"\n".join([group[:2] for group in groups]).decode(ENCODING).split("\n")
        self._groups = dict(zip(heads, groups, strict=True))
        self._words = {first: [*begun] for first, begun in groupby(heads, lambda head: head[:1])}

    def words(self, beginning: str) -> Sequence[str]:
        """The words that begin with two letters, in order; for one letter, what words begin with by two letters."""
        words = self._words.get(beginning)
        if words is None:
            group = self._groups.get(beginning)
            if group is None:
                return ()
            words = self._words[beginning] = group.decode(ENCODING).split("\n")
        return words

    def word_ends(self, text: str, start: int) -> Iterator[int]:
        """Where the words of two and more letters end that begin at a place of a text, nearest first."""
        words = self.words(text[start : start + 2])
        place = 0
        for end in range(start + 2, len(text) + 1):
            part = text[start:end]
            place = bisect_left(words, part, place)
            if place == len(words) or not words[place].startswith(part):
                return
            if words[place] == part:
                yield end

    def all_words(self) -> frozenset[str]:
        """All words."""
        return frozenset(filter(None, self._content.decode(ENCODING).split("\n")))


@lru_cache(maxsize=1)
def load_dictionary() -> Dictionary:
    """The dictionary that ships with the program."""
    return Dictionary(resource("words", "words.txt").read_bytes())
