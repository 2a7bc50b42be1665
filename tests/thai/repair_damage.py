"""Damages right Thai in the ways that PDF files and bad copies do, one place at a time, by a seeded choice."""

import random
import re
from collections.abc import Callable, Iterator, Sequence

from ita_desk.thai.words import Segmenter, vocabulary

Damage = Callable[[str, random.Random, Segmenter], str | None]
_THAI = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")


def _at(pattern: str, change: Callable[[re.Match[str]], str]) -> Damage:
    """A damage done at one place that matches."""

    def damage(text: str, chance: random.Random, _: Segmenter) -> str | None:
        places = list(re.finditer(pattern, text))
        if not places:
            return None
        place = chance.choice(places)
        return text[: place.start()] + change(place) + text[place.end() :]

    return damage


def _in_word(change: Callable[[list[str], random.Random], str], pattern: str = "") -> Damage:
    """A damage done to the clusters of one longer word."""

    def damage(text: str, chance: random.Random, segmenter: Segmenter) -> str | None:
        words: list[tuple[int, str]] = []
        for run in _THAI.finditer(text):
            place = run.start()
            for word in segmenter.words(run[0]):
                if len(word) > 2 and word in vocabulary() and re.search(pattern, word):
                    words.append((place, word))
                place += len(word)
        if not words:
            return None
        place, word = chance.choice(words)
        clusters = [c for c in re.findall("[เ-ไ]|[ก-ฮ][ั-ฺ็-๎]*|[ะาำๅ]", word) if c]
        return text[:place] + change(clusters, chance) + text[place + len(word) :]

    return damage


def _parted(clusters: list[str], chance: random.Random) -> str:
    if len(clusters) < 2:
        return "".join(clusters)
    place = chance.randrange(1, len(clusters))
    return "".join(clusters[:place]) + " " + "".join(clusters[place:])


DAMAGES: dict[str, tuple[str, Damage]] = {
    "ำ as circle and า": ("sara_am", _at("([่-๋]?)ำ", lambda m: "\u0e4d" + m[1] + "า")),
    "ำ as circle, blank, า": ("sara_am", _at("([่-๋]?)ำ", lambda m: m[1] + "\u0e4d า")),
    "blank before ำ": ("sara_am", _at("ำ", lambda m: " ำ")),
    "ำ as blank and า": ("sara_am", _at("(?<=[ก-ฮ])ำ", lambda m: " า")),
    "ำ as า and blank": ("sara_am", _at("(?<=[ก-ฮ])ำ(?=[ก-ฮ])", lambda m: "า ")),
    "ำ as า": ("sara_am", _at("(?<=[ก-ฮ])ำ", lambda m: "า")),
    "า as ำ": ("sara_am", _at("(?<=[ก-ฮ])า(?=[ก-ฮ])", lambda m: "ำ")),
    "all letters of a word apart": ("spread", _in_word(lambda clusters, _: " ".join(clusters))),
    "a blank in a word": ("spread", _in_word(_parted)),
    "vowel after tone": ("marks", _at("([ัิ-ู])([่-๋])", lambda m: m[2] + m[1])),
    "mark twice": ("marks", _at("[ัิ-ู็-์]", lambda m: 2 * m[0])),
    "mark torn off": ("marks", _at("(?<=[ก-ฮ])[ัิ-ู็-์]", lambda m: " " + m[0])),
    "เเ for แ": ("marks", _at("แ", lambda m: "เเ")),
    "glyph of an old font": ("marks", _at("[่-์]", lambda m: chr(0xF70A + ord(m[0]) - 0x0E48))),
    "invisible character": ("marks", _at("(?<=[ก-ฮ])(?=[ก-ฮ])", lambda m: "\u200b")),
    "o for ๐": ("digits", _at("(?<=[๑-๙])๐", lambda m: "o")),
    "Arabic digit": ("digits", _at("(?<=[๑-๙]{2})[๑-๙]", lambda m: str(int(m[0])))),
    "zero for O": ("digits", _at("(?<=ข้อ )O(?=[๑-๙])", lambda m: "๐")),
    "blank twice": ("blanks", _at("(?<=[ก-๙]) (?=[ก-๙])", lambda m: "  ")),
}


def damaged(name: str, texts: Sequence[str], count: int, segmenter: Segmenter) -> Iterator[tuple[str, str]]:
    """Up to `count` pairs of a text with one damage and the right text."""
    chance = random.Random(name)
    for _ in range(count):
        right = chance.choice(texts)
        wrong = DAMAGES[name][1](right, chance, segmenter)
        if wrong is not None and wrong != right:
            yield wrong, right
