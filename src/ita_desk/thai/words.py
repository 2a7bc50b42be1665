"""Thai words: where they end in a run of Thai letters, and the shorter words inside a compound.

The dictionary and the maximal-matching segmenter are PyThaiNLP's; the office's own names are added to it.
"""

import os
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from ita_desk.thai.letters import may_break

# Names shorter than this are also everyday syllables and would cut ordinary words.
SHORTEST_NAME = 3
_LONGEST_RUN = 4000  # characters; longer runs without a blank are segmented in parts, for bounded time
_THAI = re.compile("[\u0e00-\u0e7f]+")


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """The words of the dictionary."""
    # Read-only must be asked for before the import: otherwise a folder appears in the user's home.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())


class _Dictionary:
    """A set of words that the segmenter can ask which of them begin at a place.

    Stands in for PyThaiNLP's `Trie`, of which the segmenter uses only `prefixes`: the same answers from a plain set take a
    tenth of the memory and build in a tenth of the time, and start-up is what a clerk waits for.
    """

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        # For each beginning of up to three letters, how long the words are that may begin with it.
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[:3], set()).add(len(word))
        for head, found in lengths.items():
            found.update(n for n in (1, 2) if head[:n] in words)
        self._lengths = {head: tuple(sorted(found)) for head, found in lengths.items()}

    def __len__(self) -> int:
        return len(self._words)

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """The words that begin at a place of the text, shortest first."""
        known = self._lengths.get
        end = start + 3
        lengths = known(text[start:end]) or known(text[start : end - 1]) or known(text[start : end - 2]) or ()
        words, room = self._words, len(text) - start
        return [word for n in lengths if n <= room and (word := text[start : start + n]) in words]


class Segmenter:
    """Splits Thai runs into words of the dictionary and of `names` (office, district, province ...).

    Loading the dictionary takes about half a second and happens at the first use, or by `warm`.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(
            part for name in names for part in _THAI.findall(name) if len(part) >= SHORTEST_NAME
        )
        self._segment: Callable[[str], list[str]] | None = None
        self.words = lru_cache(maxsize=10_000)(self._words)
        self.inner_words = lru_cache(maxsize=4_000)(self._inner_words)

    def warm(self) -> None:
        """Load the dictionary now."""
        self.words("การ")

    def _load(self) -> Callable[[str], list[str]]:
        words: Any = _Dictionary(vocabulary() | self.names)
        from pythainlp.tokenize.newmm import segment

        return lambda run: segment(run, custom_dict=words)

    def _words(self, run: str) -> tuple[str, ...]:
        """The words of a run of Thai letters; joined they give the run."""
        if self._segment is None:
            self._segment = self._load()
        found: list[str] = []
        start = 0
        while start < len(run):
            end = min(start + _LONGEST_RUN, len(run))
            while end < len(run) and not may_break(run[end - 1], run[end]):
                end += 1
            found += self._segment(run[start:end])
            start = end
        return tuple(found)

    def clusters(self, text: str) -> tuple[str, ...]:
        """The Thai character clusters of a text (and single letters of other scripts); joined they give the text."""
        from pythainlp.tokenize import tcc

        found: list[str] = []
        for piece in tcc.segment(text):
            if found and not may_break(found[-1], piece):
                found[-1] += piece
            else:
                found.append(piece)
        return tuple(found)

    def _inner_words(self, word: str) -> tuple[str, ...]:
        """A compound as the fewest shorter dictionary words that make it up; the word itself if none do."""
        known = vocabulary()
        length = len(word)
        best: list[tuple[str, ...] | None] = [None] * (length + 1)
        best[0] = ()
        for start in range(length):
            head = best[start]
            if head is None:
                continue
            for end in range(start + 2, length + 1):
                part = word[start:end]
                if len(part) == length or part not in known or not _stands(part, word[end:]):
                    continue
                found = best[end]
                if found is None or len(head) + 1 <= len(found):  # of equals the one with the longer head
                    best[end] = (*head, part)
        return best[length] or (word,)


def _stands(part: str, rest: str) -> bool:
    return not rest or may_break(part, rest)
