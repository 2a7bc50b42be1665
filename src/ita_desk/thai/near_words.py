"""Words of the dictionary that differ from a stretch of letters by one letter."""

from collections.abc import Iterator
from functools import lru_cache

from ita_desk.thai.words import vocabulary


@lru_cache(maxsize=1)
def _letters() -> tuple[str, ...]:
    return tuple(sorted({letter for word in vocabulary() for letter in word}))


@lru_cache(maxsize=2_000)
def near_words(letters: str) -> frozenset[str]:
    """The dictionary words that come of a stretch by taking, adding, changing or swapping one letter."""
    known = vocabulary()
    return frozenset(word for word in _variants(letters) if word in known and word != letters)


def _variants(letters: str) -> Iterator[str]:
    for place in range(len(letters) + 1):
        head, tail = letters[:place], letters[place:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in _letters():
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
