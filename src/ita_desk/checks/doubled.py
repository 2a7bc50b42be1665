"""Words that stand twice in a row."""

from collections.abc import Iterator
from functools import lru_cache

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.prose import on_prose
from ita_desk.domain.texts import PlacedText
from ita_desk.records import dataclass
from ita_desk.thai.repair_words import THAI_LETTERS
from ita_desk.thai.words import Segmenter

_LONGEST = 4  # words that are repeated together
_SHORT = 4  # letters of a word that may well end another one
# Right as they stand: "สถานที่ที่", "ของของตน"; and those that the check of names looks after.
_GRAMMATICAL = frozenset("ที่ ของ การ คน วัน ตน".split())
_NAMES = frozenset("ตำบล อำเภอ จังหวัด เทศบาล องค์การบริหารส่วน".split())
# After a blank these begin a sentence that goes on from the one before.
_SUBJECTS = frozenset(
    "ท่าน หน่วยงาน ประชาชน บุคลากร เจ้าหน้าที่ ผู้บริหาร พนักงาน โครงการ กิจกรรม มาตรการ ข้อมูล องค์กร "
    "องค์การบริหารส่วนตำบล ผู้รับบริการ เว็บไซต์ งบประมาณ แผน คณะกรรมการ ให้ มี จัด จัดทำ และ".split()
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in a text; `apart` if a blank is before it, `first` if something else is."""

    start: int
    end: int
    text: str
    apart: bool
    first: bool


class _Doubled:
    """Finds the words of a text that stand twice in a row."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._words = lru_cache(maxsize=2)(self._cut)  # both checks look at a text one after the other

    def joined(self, placed: PlacedText, _: Setting) -> Iterator[Found]:
        """Find words written twice without a blank between."""
        return self._find(placed.text, apart=False)

    def apart(self, placed: PlacedText, _: Setting) -> Iterator[Found]:
        """Find words written twice with a blank between."""
        return self._find(placed.text, apart=True)

    def _find(self, text: str, *, apart: bool) -> Iterator[Found]:
        words = self._words(text)
        place = 0
        while place < len(words) - 1:
            count = _repeated(words, place)
            if count and not _shared_out(words, place + 2 * count):
                second = words[place + count]
                once = text[words[place].start : words[place + count - 1].end]
                if second.apart == apart and not (apart and once in _SUBJECTS):
                    end = words[place + 2 * count - 1].end
                    yield found(words[place].start, end, remedy=Remedy("replace", once), word=once)
                    count *= 2
            elif apart and _ends_with_next(words[place], words[place + 1]):
                first, second = words[place], words[place + 1]
                yield found(first.start, second.end, remedy=Remedy("replace", first.text), word=second.text)
            place += count or 1

    def _cut(self, text: str) -> list[_Word]:
        words: list[_Word] = []
        before = 0
        for run in THAI_LETTERS.finditer(text):
            start = run.start()
            between = text[before:start]
            apart = bool(words) and 0 < len(between) <= 2 and not between.strip(" \u00a0")
            first = not apart
            for word in self._segmenter.words(run[0]):
                words.append(_Word(start, start + len(word), word, apart, first))
                start, apart, first = start + len(word), False, False
            before = run.end()
        return words


def _repeated(words: list[_Word], place: int) -> int:
    """How many words from a place on stand there twice; 0 if none do."""
    for count in range(1, _LONGEST + 1):
        if place + 2 * count > len(words):
            return 0
        if words[place].text[:1] != words[place + count].text[:1]:
            continue  # most never say the same
        again = words[place + count : place + 2 * count]
        once = words[place : place + count]
        if any(word.first for word in (*once[1:], *again)):
            return 0
        text = "".join(word.text for word in once)
        same = text == "".join(word.text for word in again)
        if same and len(text) > 1 and text not in _GRAMMATICAL and text not in _NAMES:
            return count
    return 0


def _shared_out(words: list[_Word], place: int) -> bool:
    """Whether a word goes on as กอง in "ทุกกอง กองละ ๑ คน"."""
    return place < len(words) and words[place].text.startswith("ละ") and not words[place].first


def _ends_with_next(word: _Word, following: _Word) -> bool:
    """Whether a compound ends with the word that follows after a blank: "อำนวยความสะดวก สะดวก"."""
    text = following.text
    return (
        following.apart and len(text) > _SHORT and word.text.endswith(text) and text not in _SUBJECTS | _NAMES
    )


def build_checks(segmenter: Segmenter) -> tuple[Check, ...]:
    """The checks of doubled words, over the words of a segmenter."""
    doubled = _Doubled(segmenter)
    return (
        TextCheck("text.doubled-word", "should", on_prose(doubled.joined)),
        TextCheck("text.repeated-word", "consider", on_prose(doubled.apart)),
    )
