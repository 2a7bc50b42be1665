"""Thai words: where they end in a run of Thai letters, and the shorter words inside a compound.

The office's own names are added to the words of the dictionary.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ita_desk.thai.clusters import letter_clusters
from ita_desk.thai.dictionary import load_dictionary
from ita_desk.thai.letters import may_break
from ita_desk.thai.matching import Matcher

# Names shorter than this are also everyday syllables and would cut ordinary words.
SHORTEST_NAME = 3
_LONGEST_RUN = 4000  # characters; longer runs without a blank are segmented in parts, for bounded time
_THAI = re.compile("[\u0e00-\u0e7f]+")


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """All words of the dictionary; who asks about the words of some texts only should ask a `Segmenter`."""
    return load_dictionary().all_words()


class Segmenter:
    """Splits Thai runs into words of the dictionary and of `names` (office, district, province ...).

    What it needs of the dictionary is read as texts need it.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(
            part for name in names for part in _THAI.findall(name) if len(part) >= SHORTEST_NAME
        )
        self._matcher = Matcher(lru_cache(maxsize=2_000)(self._words_from))
        self.words = lru_cache(maxsize=10_000)(self._words)
        self.inner_words = lru_cache(maxsize=4_000)(self._inner_words)

    def warm(self) -> None:
        """Open the dictionary now."""
        self.words("การ")

    def _words_from(self, beginning: str) -> Sequence[str]:
        words, size = load_dictionary().words(beginning), len(beginning)
        names = [name if size > 1 else name[:2] for name in self.names if name.startswith(beginning)]
        return sorted({*words, *names}) if names else words

    def _words(self, run: str) -> tuple[str, ...]:
        """The words of a run of Thai letters; joined they give the run."""
        found: list[str] = []
        start = 0
        while start < len(run):
            end = min(start + _LONGEST_RUN, len(run))
            while end < len(run) and not may_break(run[end - 1], run[end]):
                end += 1
            found += self._matcher.cut(run[start:end])
            start = end
        return tuple(found)

    def clusters(self, text: str) -> tuple[str, ...]:
        """The Thai character clusters of a text (and single letters of other scripts); joined they give the text."""
        found: list[str] = []
        for piece in letter_clusters(text):
            if found and not may_break(found[-1], piece):
                found[-1] += piece
            else:
                found.append(piece)
        return tuple(found)

    def _inner_words(self, word: str) -> tuple[str, ...]:
        """A compound as the fewest shorter dictionary words that make it up; the word itself if none do."""
        dictionary = load_dictionary()
        length = len(word)
        best: list[tuple[str, ...] | None] = [None] * (length + 1)
        best[0] = ()
        for start in range(length):
            head = best[start]
            if head is None:
                continue
            for end in dictionary.word_ends(word, start):
                part = word[start:end]
                if not 2 <= len(part) < length or not _stands(part, word[end:]):
                    continue
                found = best[end]
                if found is None or len(head) + 1 <= len(found):  # of equals the one with the longer head
                    best[end] = (*head, part)
        return best[length] or (word,)


def _stands(part: str, rest: str) -> bool:
    return not rest or may_break(part, rest)
