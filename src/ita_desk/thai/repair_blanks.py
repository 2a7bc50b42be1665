"""Blanks where none belong: between the letters of a word, as justified lines leave them, and doubled ones."""

import re
from collections.abc import Iterator, Sequence

from ita_desk.thai.letters import may_break
from ita_desk.thai.repair_change import Change
from ita_desk.thai.repair_words import LONGEST, Gap, Lexicon, Reading, Word, gaps

# Letters that items are named by (ก ข ค ...), and a word of one letter: alone they may be right.
_LETTER = re.compile("[กขคงจฉณ]")
# One consonant with its vowels and marks, or a vowel alone.
_CLUSTER = re.compile("[เ-ไ]{0,2}[ก-ฮ]?[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[ะาำๅ]?")
_SHORTEST = 3
_SHORTEST_SURE = 5
_LONGEST_CHAIN = 60
_DOUBLED = re.compile("(?<=[0-9A-Za-zก-๙])[ \u00a0]{2,}(?=[0-9A-Za-zก-๙])")


def find_blanks(text: str) -> Iterator[Change]:
    """Doubled blanks between words become one."""
    for found in _DOUBLED.finditer(text):
        yield Change(*found.span(), " ")


def find_spread(text: str, lexicon: Lexicon) -> Iterator[Change]:
    """Words with blanks inside, made whole; two words that stand apart stay apart."""
    for chain in _chains(text, lexicon):
        whole = _joined(text, chain, lexicon)
        if whole or len(chain) == 1:
            yield from whole
        else:
            for gap in chain:
                yield from _joined(text, (gap,), lexicon)


def _chains(text: str, lexicon: Lexicon) -> Iterator[tuple[Gap, ...]]:
    """Gaps that follow each other where the letters beside them make no words."""
    chain: list[Gap] = []
    for gap in gaps(text):
        left, right = text[slice(*gap.left)], text[slice(*gap.right)]
        follows = bool(chain) and chain[-1].right == gap.left and gap.right[0] - gap.left[1] == 1
        if follows and len(chain) < _LONGEST_CHAIN and (_clusters(left, right) or _odd(left, right, lexicon)):
            chain.append(gap)
            continue
        if chain:
            yield tuple(chain)
        chain = [gap] if _odd(left, right, lexicon) else []
    if chain:
        yield tuple(chain)


def _clusters(left: str, right: str) -> bool:
    return bool(_CLUSTER.fullmatch(left) and _CLUSTER.fullmatch(right))


def _odd(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether the letters on one side of a gap make no word; a single letter may be the name of an item."""
    if _LETTER.fullmatch(left) and _LETTER.fullmatch(right):
        return True
    before = not _LETTER.fullmatch(left) and not lexicon.reading(left).words[-1].known
    after = not _LETTER.fullmatch(right) and not lexicon.reading(right).words[0].known
    return before or after


def _joined(text: str, chain: Sequence[Gap], lexicon: Lexicon) -> list[Change]:
    """The letters around some gaps without them, if they then make words and did not before."""
    parts = [text[slice(*gap.left)] for gap in chain] + [text[slice(*chain[-1].right)]]
    parts[0] = lexicon.reading(parts[0]).tail()
    parts[-1] = lexicon.reading(parts[-1]).head()
    if any(len(part) > LONGEST for part in parts):
        return []
    damaged = sum(lexicon.reading(part).unknown for part in parts)
    reading = lexicon.reading("".join(parts))
    places = _places(parts)
    found: list[Change] = []
    for group in _groups(reading, parts, places, lexicon) if reading.unknown < damaged else ():
        first, last = group[0], group[-1]
        begin, end = reading.at(places[first] - 1), reading.at(places[last])
        start = chain[first].left[1] - (places[first] - begin.start)
        stop = chain[last].right[0] + end.end - places[last]
        whole = may_break(reading.run[: end.end], reading.run[end.end :] or " ")
        if whole and not lexicon.knows(text[start:stop]):  # the dictionary also has names of two words
            found.append(Change(start, stop, reading.run[begin.start : end.end]))
    return found


def _places(parts: Sequence[str]) -> list[int]:
    """Where the parts but the first begin once they are joined."""
    places: list[int] = []
    for part in parts[:-1]:
        places.append((places[-1] if places else 0) + len(part))
    return places


def _groups(
    reading: Reading, parts: Sequence[str], places: Sequence[int], lexicon: Lexicon
) -> list[list[int]]:
    """The numbers of gaps to close, by stretches between gaps that stay; none if one of them makes no sense."""
    groups: list[list[int]] = [[]]
    for number, place in enumerate(places):
        word = reading.over(place)
        left, right = parts[number], parts[number + 1]
        if word is None:
            if _clusters(left, right):
                groups[-1].append(number)
            else:
                groups.append([])
            continue
        torn = _torn(left, right, lexicon)
        sure = torn or len(places) > 1 or _sure(reading, word, place, lexicon)
        if not (word.known and sure and (torn or len(word) >= _SHORTEST)):
            return []
        groups[-1].append(number)
    return [
        group for group in (_trimmed(group, reading, parts, places, lexicon) for group in groups) if group
    ]


def _trimmed(
    group: list[int], reading: Reading, parts: Sequence[str], places: Sequence[int], lexicon: Lexicon
) -> list[int]:
    """The gaps without those at either end that stand between whole words."""
    rest = list(group)
    while rest and reading.over(places[rest[0]]) is None and lexicon.reading(parts[rest[0]]).words[-1].known:
        rest.pop(0)
    while (
        rest
        and reading.over(places[rest[-1]]) is None
        and lexicon.reading(parts[rest[-1] + 1]).words[0].known
    ):
        rest.pop()
    return rest if any(reading.over(places[number]) for number in rest) else []


def _sure(reading: Reading, word: Word, place: int, lexicon: Lexicon) -> bool:
    """Whether a blank surely tears a word: not two words, nor, in short, the ends of two names."""
    if lexicon.knows(reading.run[word.start : place]) and lexicon.knows(reading.run[place : word.end]):
        return False
    number = reading.words.index(word)
    beside = reading.words[max(0, number - 1) : number] + reading.words[number + 1 : number + 2]
    return len(word) >= _SHORTEST_SURE or all(near.known and len(near) >= _SHORTEST for near in beside)


def _torn(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether a vowel stands apart from its letter; not where it may be what is left of ำ."""
    lost = right[0] == "า" and lexicon.knows(f"{left[-1]}ำ")
    return left[-1] in "เแโใไ" or (right[0] in "ะาๅ" and not lost)
