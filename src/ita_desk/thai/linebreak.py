"""Where lines of Thai text may end, and filling lines with it.

Text is cut into pieces that are not to be broken, by these rules, strongest first:
1. never inside a cluster, before a mark, a following vowel, ๆ, ฯ or a closing sign, or after a leading vowel or an
   opening sign;
2. addresses, numbers with their signs, abbreviations and Latin words are whole;
3. words of the dictionary are whole (`words.Segmenter`);
4. a number stays with its unit, พ.ศ. / ข้อ / ร้อยละ ... with its number, ๆ with its word, an item's dash with the item.
A piece wider than the line, or a long compound that would leave more than a quarter of the line empty, is cut at the
weakest of these rules that helps: glue of rule 4, then inner words of a long compound, then of a shorter word, then
parts of an address, then clusters, then rows of signs (a dotted line to fill in).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ita_desk.thai.letters import CLOSING, MARKS, NO_END, NO_START, OPENING, may_break
from ita_desk.thai.words import Segmenter

BLANKS = " \t\u00a0\u200b"
_BREAKING_BLANKS = " \t\u200b"
# Share of the line that may stay empty before a long compound is cut.
QUARTER = 0.25
# Letters (marks not counted) that make a compound long enough to be cut although it fits on a line of its own.
_LONG = 14
# A cut is fair when it fills at least this share of the room; else a worse rule may fill it better.
_FAIR = 0.4
# Kinds of cuts, from the least bad.
_GLUE, _COMPOUND, _WORD, _ADDRESS_CUT, _CLUSTER, _SIGNS = range(1, 7)
# Letters with a width of their own that either part of a cut compound must have.
_LEAST_LETTERS = 3
# Characters that are held together at most, for bounded time: no word or address is as long.
_LONGEST = 400

_UNITS = frozenset(
    "บาท คน ครั้ง เดือน วัน ปี ชั่วโมง นาที ข้อ แห่ง โครงการ กิจกรรม คะแนน หน้า เรื่อง ราย ชุด ฉบับ ตัวชี้วัด "
    "ตัว หมู่บ้าน ครัวเรือน ตารางเมตร กิโลเมตร เมตร น. ประเด็น มาตรการ ช่องทาง".split()
)
_BEFORE_NUMBER = frozenset(
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
_THAI_RUN = re.compile("[\u0e00-\u0e7f]+")
_BLANK_RUN = re.compile(f"([{BLANKS}]+)")
_NUMBER = re.compile(r"[+-]?[0-9๐-๙][0-9๐-๙.,/:\-–]*%?")
_ADDRESS = re.compile(r"[!-~]{8,}")
_ADDRESS_PART = re.compile(r"[^/.\-_?&=]*[/.\-_?&=]+|[^/.\-_?&=]+")
_IDEOGRAPH = re.compile("[^\u3400-\u9fff]+|.", re.DOTALL)
_STRAIGHT_QUOTES = frozenset("\"'")  # these open as well as close
_MAY_OPEN = "".join(OPENING | _STRAIGHT_QUOTES)
_SIGN = CLOSING | OPENING
_DASHES = ("-", "–", "—")
_MONTHS = (
    *(
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม ม.ค. ก.พ. มี.ค. "
        "เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."
    ).split(),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that holds together; `blank` before it is where a line may end.

    `start` and `end` are offsets in the text; `gap` tells whether white space stands before the piece.
    """

    start: int
    end: int
    gap: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one line as offsets, with its width; `last` if the paragraph ends with it."""

    pieces: tuple[Piece, ...]
    width: float
    last: bool


Measure = Callable[[int, int], float]


# --- cutting text into pieces --------------------------------------------------------------------------------


class Breaker:
    """Cuts text into pieces and fills lines, with the words of one segmenter."""

    def __init__(self, segmenter: Segmenter) -> None:
        self.segmenter = segmenter
        self.pieces = lru_cache(maxsize=400)(self._pieces)
        self.cuts = lru_cache(maxsize=4_000)(self._cuts)

    def _tokens(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of blanks, atoms and words, without gaps."""
        for start, end in self._whole_tokens(text):
            yield from _short(text, start, end)

    def _whole_tokens(self, text: str) -> Iterator[tuple[int, int]]:
        place = 0
        for atom in _ATOM.finditer(text):
            yield from self._plain(text, place, atom.start())
            yield atom.span()
            place = atom.end()
        yield from self._plain(text, place, len(text))

    def _plain(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        place = start
        for part in _BLANK_RUN.split(text[start:end]):
            if not part:
                continue
            if part[0] in BLANKS:
                yield place, place + len(part)
            else:
                yield from self._words(part, place)
            place += len(part)

    def _words(self, part: str, place: int) -> Iterator[tuple[int, int]]:
        done = 0
        for run in _THAI_RUN.finditer(part):
            yield from _lengths(_IDEOGRAPH.findall(part[done : run.start()]), place + done)
            yield from _lengths(self.segmenter.words(run.group()), place + run.start())
            done = run.end()
        yield from _lengths(_IDEOGRAPH.findall(part[done:]), place + done)

    def _pieces(self, text: str) -> tuple[Piece, ...]:
        """The unbreakable pieces of a text without newlines; blanks at its ends belong to none."""
        pieces: list[Piece] = []
        blank: str | None = None
        for start, end in self._tokens(text):
            token = text[start:end]
            if token[0] in BLANKS:
                blank = token
                continue
            before = pieces[-1] if pieces else None
            if before is not None and _glued(text, before, blank, token) and _holds(text, before, start, end):
                pieces[-1] = Piece(before.start, end, before.gap)
            else:
                pieces.append(Piece(start, end, gap=blank is not None and not set(blank) <= {"\u200b"}))
            blank = None
        return tuple(pieces)

    # --- cutting a piece in need ---------------------------------------------------------------------------

    def _cuts(self, piece: str) -> tuple[tuple[int, int], ...]:
        """Where a piece may be cut in need: (offset, which of the cuts above)."""
        bad: dict[int, int] = {}

        def offer(offset: int, badness: int) -> None:
            if 0 < offset < len(piece) and piece[offset - 1] not in BLANKS and _allowed(piece, offset):
                bad[offset] = min(badness, bad.get(offset, badness))

        for start, end in self._tokens(piece):
            offer(start, _GLUE)
            token = piece[start:end]
            if _ADDRESS.fullmatch(token):
                for _, inner in _lengths(_ADDRESS_PART.findall(token), start):
                    offer(inner, _ADDRESS_CUT)
            elif _THAI_RUN.fullmatch(token):
                long = _letters(token) >= _LONG
                for _, inner in _lengths(self.segmenter.inner_words(token), start):
                    if _two_fair_parts(token, inner - start):
                        offer(inner, _COMPOUND if long else _WORD)
        for start, _ in _lengths(self.segmenter.clusters(piece), 0):
            offer(start, _CLUSTER)
        for offset in range(1, len(piece)):
            if _signs(piece[offset - 1], piece[offset]):
                bad.setdefault(offset, _SIGNS)
        return tuple(sorted(bad.items()))

    # --- filling lines -------------------------------------------------------------------------------------

    def lines(
        self, text: str, width: float, measure: Measure, first: float = 0.0, empty: float = QUARTER
    ) -> tuple[Line, ...]:
        """The lines of a text without newlines, each at most `width` wide (the first less by `first`).

        `measure(start, end)` is the width of a stretch of the text; `empty` the share of a line that may stay empty
        before a long compound is cut. A cluster wider than the line stands alone.
        """
        return tuple(_Filler(self, text, width, measure, first, empty).fill())


class _Filler:
    """Fills the lines of one text."""

    def __init__(
        self, breaker: Breaker, text: str, width: float, measure: Measure, first: float, empty: float
    ) -> None:
        self.breaker, self.text, self.measure, self.empty = breaker, text, measure, empty
        self.width = width
        self.left = width - first
        self.line: list[Piece] = []
        self.taken = 0.0
        self.done: list[Line] = []

    def fill(self) -> list[Line]:
        queue = list(reversed(self.breaker.pieces(self.text)))
        while queue:
            piece = queue.pop()
            gap = self._gap(piece)
            need = self.measure(piece.start, piece.end)
            room = self.left - self.taken - gap
            if need <= room + 1e-6:
                self._put(piece, gap + need)
                continue
            rest = self._cut(piece, need, room, gap)
            if rest is not None:
                queue.append(rest)
        self._end(last=True)
        return self.done

    def _gap(self, piece: Piece) -> float:
        if not self.line or not piece.gap:
            return 0.0
        blank = self.line[-1].end
        while self.text[blank] == "\u200b":  # has no width; what is drawn is the blank beside it
            blank += 1
        return self.measure(blank, blank + 1)

    def _put(self, piece: Piece, width: float) -> None:
        self.line.append(piece)
        self.taken += width

    def _end(self, *, last: bool) -> None:
        self.done.append(Line(tuple(self.line), self.taken, last))
        self.line, self.taken, self.left = [], 0.0, self.width

    def _cut(self, piece: Piece, need: float, room: float, gap: float) -> Piece | None:
        """Deal with a piece that does not fit: cut it, or end the line; returns what is still to be set."""
        allowed: tuple[int, ...] = (_GLUE, _COMPOUND, _WORD, _ADDRESS_CUT, _CLUSTER, _SIGNS)
        if self.line:
            if room <= self.left * self.empty:
                self._end(last=False)
                return piece
            fits_alone = need <= self.width + 1e-6
            allowed = (_COMPOUND,) if fits_alone else (_GLUE, _COMPOUND, _ADDRESS_CUT)
        at = self._cut_at(piece, room, allowed)
        if at is None:
            if self.line:
                self._end(last=False)
                return piece
            at = self._least_cut(piece)
        if at >= piece.end:
            self._put(piece, need)
            return None
        self._put(Piece(piece.start, at, piece.gap), gap + self.measure(piece.start, at))
        self._end(last=False)
        return self._after(piece, at)

    def _after(self, piece: Piece, at: int) -> Piece | None:
        while at < piece.end and self.text[at] in BLANKS:
            at += 1
        return Piece(at, piece.end, gap=False) if at < piece.end else None

    def _cut_at(self, piece: Piece, room: float, allowed: tuple[int, ...]) -> int | None:
        """The latest offset at which the head of a piece fits `room`, by the least bad rule that fills the line fairly."""
        text = self.text[piece.start : piece.end]
        latest: dict[int, tuple[int, float]] = {}
        for offset, bad in self.breaker.cuts(text):
            if bad not in allowed:
                continue
            head = self.measure(piece.start, piece.start + offset)
            if head > room + 1e-6:
                break
            latest[bad] = (offset, head)
        whole = {bad: cut for bad, cut in latest.items() if bad < _CLUSTER} or latest
        for bad in sorted(whole):
            if whole[bad][1] >= room * _FAIR:
                return piece.start + whole[bad][0]
        return piece.start + max(whole.values())[0] if whole else None

    def _least_cut(self, piece: Piece) -> int:
        cuts = self.breaker.cuts(self.text[piece.start : piece.end])
        return piece.start + cuts[0][0] if cuts else piece.end


def _lengths(parts: tuple[str, ...] | list[str], place: int) -> Iterator[tuple[int, int]]:
    for part in parts:
        yield place, place + len(part)
        place += len(part)


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
    return may_break(before, after) or _signs(before, after)


def _signs(before: str, after: str) -> bool:
    return before in _SIGN and after in _SIGN


def _allowed(text: str, offset: int) -> bool:
    return may_break(text[:offset].rstrip(BLANKS), text[offset:].lstrip(BLANKS))


def _letters(text: str) -> int:
    return sum(c not in MARKS for c in text)


def _two_fair_parts(text: str, offset: int) -> bool:
    return min(_letters(text[:offset]), _letters(text[offset:])) >= _LEAST_LETTERS


def _glued(text: str, before: Piece, blank: str | None, token: str) -> bool:
    """Whether a token belongs to the piece before it, with the blank (if any) between them."""
    head = text[before.start : before.end]
    if blank is None:
        latin = token[0].isascii() and head[-1].isascii()
        opens = not head.strip(_MAY_OPEN)
        return opens or latin or not may_break(head, token) or (head[-1] == "." and _abbreviation(head))
    if "\u00a0" in blank:
        return True
    last = head.rsplit(" ", 1)[-1]
    if token[0] in NO_START and token[0] not in _STRAIGHT_QUOTES:
        return True
    if head[-1] in NO_END or (_NUMBER.fullmatch(last) and token in _UNITS):
        return True
    if token[0].isdecimal() and _ends_with_counter(last):
        return True
    if last in _DASHES:  # an item's dash goes with the item, a range's dash stays behind
        return len(head) == 1
    return token in _DASHES and (head[-1].isdecimal() or head.endswith(_MONTHS))


def _abbreviation(head: str) -> bool:
    return re.search(r"(?:[ก-ฮ]{1,4}\.)$", head) is not None


def _ends_with_counter(last: str) -> bool:
    return any(last.endswith(word) for word in _BEFORE_NUMBER)
