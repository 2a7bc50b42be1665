"""Cuts Thai text into the pieces that lines are filled with.

By these rules, strongest first:
1. never inside a cluster, before a mark, a following vowel, ๆ, ฯ or a closing sign, or after a leading vowel or an
   opening sign;
2. addresses, numbers with their signs, abbreviations and Latin words are whole;
3. words of the dictionary are whole (`words.Segmenter`);
4. a number stays with its unit or month, พ.ศ. / ข้อ / ร้อยละ ... with its number or code, ๆ with its word, an item's number
   or dash with the item.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ita_desk.thai.letters import CLOSING, NO_END, NO_START, OPENING, may_break
from ita_desk.thai.months import MONTHS, SHORT_MONTHS
from ita_desk.thai.words import Segmenter

BLANKS = " \t\u00a0\u200b"
# Characters that are held together at most, for bounded time: no word or address is as long.
_LONGEST = 400
_UNITS = frozenset(
    "บาท คน ครั้ง เดือน วัน ปี ชั่วโมง นาที ข้อ แห่ง โครงการ กิจกรรม คะแนน หน้า เรื่อง ราย ชุด ฉบับ ตัวชี้วัด "
    "ตัว หมู่บ้าน ครัวเรือน ตารางเมตร กิโลเมตร เมตร น. ประเด็น มาตรการ ช่องทาง".split()
)
_BEFORE_NUMBER = tuple(
    "ที่ ข้อ พ.ศ. ร้อยละ ปี เลขที่ มาตรา หมู่ เวลา วันที่ ฉบับที่ หมู่ที่ โทร. เป็นเงิน จำนวน ตัวชี้วัดที่ ประเด็นที่ "
    "ภาพที่ ตารางที่ รอบ".split()
)
_ATOM = re.compile(
    r"""(?:https?://|www\.)[!-~]+ | [A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+ |
    [ieoIEO][0-9๐-๙]{1,2}(?![0-9๐-๙A-Za-z]) |
    [+-]?[0-9๐-๙]+(?:[.,/:\-–][0-9๐-๙]+)*%? |
    (?<![ก-๎])(?:[ก-ฮ]{1,4}\.|เม\.|มิ\.|มี\.)+ |
    [A-Za-z][A-Za-z0-9_'&.\-]*[A-Za-z0-9] | [A-Za-z]""",
    re.VERBOSE,
)
THAI_RUN = re.compile("[\u0e00-\u0e7f]+")
_LETTERS = re.compile("[ก-๎]+")  # no atom can begin among them
_BLANK_RUN = re.compile(f"([{BLANKS}]+)")
_NUMBER = re.compile(r"[+-]?[0-9๐-๙][0-9๐-๙.,/:\-–]*%?")
_FIRST_IDEOGRAPH = "\u3400"
_STRAIGHT_QUOTES = frozenset("\"'")  # these open as well as close
_MAY_OPEN = "".join(OPENING | _STRAIGHT_QUOTES)
_SIGN = CLOSING | OPENING
_DASHES = ("-", "–", "—")
_MONTHS = MONTHS + SHORT_MONTHS
_AFTER_NUMBER = _UNITS.union(_MONTHS)
_CODE = re.compile(r"[ieoIEO][0-9๐-๙]{1,2}")
_ITEM_NUMBER = re.compile(r"\(?[0-9๐-๙]{1,2}[.)]")


class Piece(NamedTuple):
    """A stretch of the text that holds together; before it a line may end.

    `start` and `end` are offsets in the text; `gap` tells whether white space stands before the piece.
    """

    start: int
    end: int
    gap: bool


class Tokenizer:
    """Cuts text into tokens and pieces, with the words of one segmenter."""

    def __init__(self, segmenter: Segmenter) -> None:
        self.segmenter = segmenter

    def tokens(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of blanks, atoms and words, without gaps."""
        for start, part in _parts(text):
            yield from self._tokens(text, start, start + len(part))

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The unbreakable pieces of a text without newlines; blanks at its ends belong to none."""
        joiner = _Joiner(text)
        for start, part in _parts(text):
            if part == " ":  # this and the next are nearly all of a text
                joiner.add_blank()
            elif len(part) <= _LONGEST and _LETTERS.fullmatch(part):
                joiner.add_words(self.segmenter.words(part), start)
            elif (
                len(part) <= _LONGEST
                and (atom := _ATOM.match(text, start))
                and atom.end() == start + len(part)
            ):
                joiner.add(start, atom.end())
            else:
                for token in self._tokens(text, start, start + len(part)):
                    joiner.add(*token)
        return tuple(joiner.pieces)

    def _tokens(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The tokens of a run of blanks, or of a stretch without any."""
        if text[start] in BLANKS:
            yield from _short(text, start, end)
            return
        for first, last in self._whole_tokens(text, start, end):
            yield from _short(text, first, last)

    def _whole_tokens(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for atom in _ATOM.finditer(text, start, end):
            yield from self._words(text[start : atom.start()], start)
            yield atom.span()
            start = atom.end()
        yield from self._words(text[start:end], start)

    def _words(self, part: str, place: int) -> Iterator[tuple[int, int]]:
        done = 0
        for run in THAI_RUN.finditer(part):
            yield from lengths(_by_ideographs(part[done : run.start()]), place + done)
            yield from lengths(self.segmenter.words(run.group()), place + run.start())
            done = run.end()
        yield from lengths(_by_ideographs(part[done:]), place + done)


class _Joiner:
    """Joins the tokens of a text to pieces."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[Piece] = []
        self._blank: str | None = None  # before the next token

    def add(self, start: int, end: int) -> None:
        """Take the next token: a blank, or what goes with the piece before it or begins another."""
        text = self.text
        token, blank = text[start:end], self._blank
        if token[0] in BLANKS:
            self._blank = token
            return
        before = self.pieces[-1] if self.pieces else None
        if before is not None and _glued(text, before, blank, token) and _holds(text, before, start, end):
            self.pieces[-1] = Piece(before.start, end, before.gap)
        else:
            self.pieces.append(Piece(start, end, blank is not None and not set(blank) <= {"\u200b"}))
        self._blank = None

    def add_blank(self) -> None:
        """Take a plain blank."""
        self._blank = " "

    def add_words(self, words: tuple[str, ...], place: int) -> None:
        """Take words without blanks, digits or signs between them: of the rules only the first can hold two together."""
        pieces, new, no_start, no_end = self.pieces, tuple.__new__, NO_START, NO_END
        last = self.text[pieces[-1].end - 1] if pieces and self._blank == " " else ""
        gap, known = bool(last), "ก" <= last <= "๎"
        for word in words:
            end = place + len(word)
            if known and word[0] not in no_start and last not in no_end:
                # Half as long as by its name; a report has a million.
                pieces.append(new(Piece, (place, end, gap)))
                self._blank = None
            else:
                self.add(place, end)
            place, last, gap, known = end, word[-1], False, True


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The runs of blanks of a text and what stands between them, each with its offset."""
    place = 0
    for part in _BLANK_RUN.split(text):
        if part:
            yield place, part
            place += len(part)


def lengths(parts: Iterable[str], place: int) -> Iterator[tuple[int, int]]:
    """The offsets of parts that follow each other from a place on."""
    for part in parts:
        yield place, place + len(part)
        place += len(part)


def _by_ideographs(part: str) -> list[str]:
    """A stretch without blanks and Thai letters, parted at East Asian ideographs."""
    if not part or max(part) < _FIRST_IDEOGRAPH:  # nearly always; the pattern takes a millisecond to compile
        return [part] if part else []
    return _ideograph().findall(part)


@cache
def _ideograph() -> re.Pattern[str]:
    return re.compile("[^\u3400-\u9fff]+|.", re.DOTALL)


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A token in parts of bounded length."""
    while end - start > _LONGEST:
        at = start + _LONGEST
        while at < end and not _may_part(text[at - 1], text[at]):
            at += 1
        yield start, at
        start = at
    if start < end:
        yield start, end


def _holds(text: str, before: Piece, start: int, end: int) -> bool:
    """Whether a piece may still grow up to `end`: beyond all bounds only where a line could never end."""
    return end - before.start <= _LONGEST or not _may_part(text[before.end - 1], text[start])


def _may_part(before: str, after: str) -> bool:
    return may_break(before, after) or are_signs(before, after)


def are_signs(before: str, after: str) -> bool:
    """Whether both characters are signs, as in a dotted line."""
    return before in _SIGN and after in _SIGN


def _glued(text: str, before: Piece, blank: str | None, token: str) -> bool:
    """Whether a token belongs to the piece before it, with the blank (if any) between them."""
    head = text[before.start : before.end]
    if blank is None:
        latin = token[0].isascii() and head[-1].isascii()
        opens = not head.strip(_MAY_OPEN) or _ITEM_NUMBER.fullmatch(head) is not None
        return opens or latin or not may_break(head, token) or (head[-1] == "." and _abbreviation(head))
    if "\u00a0" in blank:
        return True
    last = head.rsplit(" ", 1)[-1]
    if token[0] in NO_START and token[0] not in _STRAIGHT_QUOTES:
        return True
    if head[-1] in NO_END or (_NUMBER.fullmatch(last) and token in _AFTER_NUMBER):
        return True
    if (token[0].isdecimal() or _CODE.fullmatch(token)) and _ends_with_counter(last):
        return True
    if last in _DASHES:  # an item's dash goes with the item, a range's dash stays behind
        return len(head) == 1
    return token in _DASHES and (head[-1].isdecimal() or head.endswith(_MONTHS))


def _abbreviation(head: str) -> bool:
    return re.search(r"(?:[ก-ฮ]{1,4}\.)$", head) is not None


def _ends_with_counter(last: str) -> bool:
    return last.endswith(_BEFORE_NUMBER)
