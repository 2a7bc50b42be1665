"""The vowel ำ: taken apart into its circle and า, lost, or read for า."""

import re
from collections.abc import Iterator

from ita_desk.thai.repair_change import Change
from ita_desk.thai.repair_words import LONGEST, THAI_LETTERS, Gap, Lexicon, Reading, gaps

_B = "[ \u00a0]{0,3}"  # bounded: long runs of blanks are searched once only
_T = "[\u0e48-\u0e4b]"
_APART = re.compile(f"({_T}?){_B}\u0e4d{_B}({_T}?){_B}า")
_TORN = re.compile("(?<=[ก-ฮ\u0e48-\u0e4b])[ \u00a0]+ำ")
# A word with ำ for a lost one is at least this long; shorter ones are too easily a chance.
_SHORTEST = 4
# Where every part reads as a word, only a longer word is sure: one that begins with no everyday word, or one of these.
_SHORTEST_SURE = 5
_EVERYDAY = frozenset("ทา นา ตา ยา ขา ลา กา ชา พา มา หา คา รา ปลา ป่า ทำ นำ คำ จำ ดำ น้ำ ต่ำ".split())
_OTHER = str.maketrans("าำ", "ำา")
_SURE = frozenset("ประจำ ทำงาน จัดทำ กระทำ นำเสนอ ผู้นำ แนะนำ คำสั่ง คำขอ คำร้อง คำแนะนำ กำลัง กำกับ ลำดับ".split())
# The short words for which ำ is read in reports; others may be names, in which a letter may follow ำ.
_SHORT_WITH_AA = frozenset(
    "การ งาน ตาม ด้าน ผ่าน บาท นาย ราย สาม ฝ่าย จ่าย ภาพ ภาค สาย ชาย บาง ทาง ท่าน บ้าน อ่าน ร้าน หาก จาก มาก".split()
)
# Places in one window that are tried.
_MOST = 8


def find_sara_am(text: str, lexicon: Lexicon) -> Iterator[Change]:
    """Repairs of ำ; where a letter was lost or read wrongly, only those that the dictionary supports."""
    yield from _apart(text)
    for gap in gaps(text):
        yield from _lost_at(text, gap, lexicon)
    for run in THAI_LETTERS.finditer(text):
        if "า" in run[0] or "ำ" in run[0]:
            yield from _misread(run[0], run.start(), lexicon)


def _apart(text: str) -> Iterator[Change]:
    for found in _APART.finditer(text):
        if not (found[1] and found[2]):
            yield Change(*found.span(), f"{found[1]}{found[2]}ำ")
    for found in _TORN.finditer(text):
        yield Change(*found.span(), "ำ")


# --- with a blank ---------------------------------------------------------------------------------------------


def _lost_at(text: str, gap: Gap, lexicon: Lexicon) -> Iterator[Change]:
    """ก าหนด, กา หนด: a blank before or after the า that should be ำ (or only moved: ก าร)."""
    left, right = text[slice(*gap.left)], text[slice(*gap.right)]
    if right == "า" or not (right[0] == "า" or left[-1] == "า"):  # า alone is a letter of a spread word
        return
    one, two = lexicon.reading(left), lexicon.reading(right)
    tail, head = one.tail(), two.head()
    if len(tail) > LONGEST or len(head) > LONGEST:
        return
    damaged = lexicon.reading(tail).unknown + lexicon.reading(head).unknown
    if not damaged:
        yield from _sure_at(gap, tail, head, lexicon)
        return
    place = len(tail) - (left[-1] == "า" and right[0] != "า")  # of the vowel in the joined letters
    joined = tail + head
    readings = [lexicon.reading(joined[:place] + vowel + joined[place + 1 :]) for vowel in "ำา"]
    good = [r for r in readings if r.unknown < damaged and _covers(r, place, len(tail))]
    if good:
        best = min(good, key=lambda r: (r.unknown, len(r.words)))
        if best.run[place] == "า":  # only spread
            return
        word = best.at(place)
        start = gap.left[1] - len(tail) + word.start
        yield Change(start, gap.right[0] + word.end - len(tail), best.run[word.start : word.end])


def _sure_at(gap: Gap, tail: str, head: str, lexicon: Lexicon) -> Iterator[Change]:
    """สา นัก: words on both sides of a blank that together are one longer word, with ำ for the last า."""
    reading = lexicon.reading(tail + head)
    word = reading.at(len(tail) - 1)
    if word.end == len(tail) and reading.run[word.start : word.end] not in _EVERYDAY:
        change = _sure_word(reading, reading.words.index(word), lexicon)
        if change and change.end > len(tail):
            start = gap.left[1] - len(tail) + change.start
            yield Change(start, gap.right[0] + change.end - len(tail), change.after)


def _covers(reading: Reading, vowel: int, gap: int) -> bool:
    word = reading.at(vowel)
    long = gap == vowel or len(word) >= _SHORTEST
    return word.known and word.start < gap < word.end and long


# --- without a blank ------------------------------------------------------------------------------------------


def _misread(run: str, offset: int, lexicon: Lexicon) -> Iterator[Change]:
    """ทางาน, กำร: one vowel for the other, in words that the dictionary does not have as they are."""
    reading = lexicon.reading(run)
    done = 0
    for number, word in enumerate(reading.words):
        change = (_sure_word if word.known else _flipped)(reading, number, lexicon)
        if change and change.start >= done:
            yield Change(change.start + offset, change.end + offset, change.after)
            done = change.end


def _flipped(reading: Reading, number: int, lexicon: Lexicon) -> Change | None:
    """The best way to read an unknown word and its neighbours by changing ำ and า, if there is one."""
    first, last = reading.words[max(0, number - 2)].start, reading.words[number : number + 3][-1].end
    window = reading.run[first:last]
    if len(window) > LONGEST:
        return None
    unknown = reading.words[number].start - first
    damaged = lexicon.reading(window).unknown
    good: list[tuple[int, int, int, Change]] = []
    for trial in _trials(window):
        tried = lexicon.reading(_with_changed(window, trial))
        words = [tried.at(place) for place in trial]
        reaches = any(word.start <= unknown < word.end for word in words)
        if reaches and tried.unknown < damaged and all(map(_supports, [tried] * len(trial), trial)):
            start, end = words[0].start, words[-1].end
            change = Change(first + start, first + end, tried.run[start:end])
            good.append((tried.unknown, len(tried.words), len(trial), change))
    good.sort()
    if not good or (len(good) > 1 and good[0][:3] == good[1][:3]):
        return None
    return good[0][3]


def _trials(window: str) -> list[list[int]]:
    """The places of vowels to change together: each one, and all ำ."""
    places = [n for n, letter in enumerate(window) if letter in "าำ"][:_MOST]
    wrong = [n for n in places if window[n] == "ำ"]
    return [[n] for n in places] + ([wrong] if len(wrong) > 1 else [])


def _with_changed(window: str, places: list[int]) -> str:
    letters = list(window)
    for place in places:
        letters[place] = letters[place].translate(_OTHER)
    return "".join(letters)


def _supports(reading: Reading, place: int) -> bool:
    """Whether the word at a changed vowel is one of the dictionary, and no short one by chance."""
    word = reading.at(place)
    letters = reading.run[word.start : word.end]
    shortest = _SHORTEST if reading.run[place] == "ำ" else _SHORTEST_SURE
    return word.known and (len(word) >= shortest or letters in _SHORT_WITH_AA)


def _sure_word(reading: Reading, number: int, lexicon: Lexicon) -> Change | None:
    """จานวน, ตุลำคม: known words that are none together, but are one longer word with ำ for า or า for ำ."""
    odd = reading.words[number]
    letters = reading.run[odd.start : odd.end]
    if letters.count("า") + letters.count("ำ") != 1:
        return None
    changed = letters.translate(_OTHER)
    for first in reading.words[max(0, number - 1) : number + 1]:
        for last in reversed(reading.words[number : number + 4]):
            before, after = reading.run[first.start : odd.start], reading.run[odd.end : last.end]
            right = before + changed + after
            shortest = _SHORTEST_SURE + (first is not odd)
            sure = (len(right) >= shortest and letters not in _EVERYDAY) or right in _SURE
            if (
                sure
                and first is not last
                and lexicon.knows(right)
                and not lexicon.knows(before + letters + after)
            ):
                return Change(first.start, last.end, right)
    return None
