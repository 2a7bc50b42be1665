"""Fills lines with Thai text.

Lines end between the pieces of `pieces`. A piece wider than the line, or a long compound that would leave more than a quarter
of the line empty, is cut where it is least bad: at the glue that holds it together, between the inner words of a long compound,
then of a shorter word, between the parts of an address, between clusters, and last in a row of signs (a dotted line to fill in).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ita_desk.thai.letters import MARKS, may_break
from ita_desk.thai.pieces import BLANKS, THAI_RUN, Piece, Tokenizer, are_signs, lengths
from ita_desk.thai.words import Segmenter

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
_ADDRESS = re.compile(r"[!-~]{8,}")
_ADDRESS_PART = re.compile(r"[^/.\-_?&=]*[/.\-_?&=]+|[^/.\-_?&=]+")


class Line(NamedTuple):
    """The pieces of one line as offsets, with its width; `last` if the paragraph ends with it."""

    pieces: tuple[Piece, ...]
    width: float
    last: bool


Measure = Callable[[int, int], float]


class Breaker:
    """Cuts text into pieces and fills lines, with the words of one segmenter."""

    def __init__(self, segmenter: Segmenter) -> None:
        self.segmenter = segmenter
        self.tokenizer = Tokenizer(segmenter)
        self.pieces = lru_cache(maxsize=1_000)(self.tokenizer.pieces)
        self.cuts = lru_cache(maxsize=4_000)(self._cuts)

    # --- cutting a piece in need ---------------------------------------------------------------------------

    def _cuts(self, piece: str) -> tuple[tuple[int, int], ...]:
        """Where a piece may be cut in need: (offset, which of the cuts above)."""
        bad: dict[int, int] = {}

        def offer(offset: int, badness: int) -> None:
            if 0 < offset < len(piece) and piece[offset - 1] not in BLANKS and _allowed(piece, offset):
                bad[offset] = min(badness, bad.get(offset, badness))

        for start, end in self.tokenizer.tokens(piece):
            offer(start, _GLUE)
            token = piece[start:end]
            if _ADDRESS.fullmatch(token):
                for _, inner in lengths(_ADDRESS_PART.findall(token), start):
                    offer(inner, _ADDRESS_CUT)
            elif THAI_RUN.fullmatch(token):
                long = _letters(token) >= _LONG
                for _, inner in lengths(self.segmenter.inner_words(token), start):
                    if _two_fair_parts(token, inner - start):
                        offer(inner, _COMPOUND if long else _WORD)
        for start, _ in lengths(self.segmenter.clusters(piece), 0):
            offer(start, _CLUSTER)
        for offset in range(1, len(piece)):
            if are_signs(piece[offset - 1], piece[offset]):
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
        measure = self.measure
        queue = list(reversed(self.breaker.pieces(self.text)))
        while queue:
            piece = queue.pop()
            gap = self._gap(piece) if piece.gap and self.line else 0.0
            need = measure(piece.start, piece.end)
            room = self.left - self.taken - gap
            if need <= room + 1e-6:
                self.line.append(piece)
                self.taken += gap + need
                continue
            rest = self._cut(piece, need, room, gap)
            if rest is not None:
                queue.append(rest)
        self._end(last=True)
        return self.done

    def _gap(self, piece: Piece) -> float:
        """The width of the blank between the line and the next piece."""
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


def _allowed(text: str, offset: int) -> bool:
    return may_break(text[:offset].rstrip(BLANKS), text[offset:].lstrip(BLANKS))


def _letters(text: str) -> int:
    return sum(c not in MARKS for c in text)


def _two_fair_parts(text: str, offset: int) -> bool:
    return min(_letters(text[:offset]), _letters(text[offset:])) >= _LEAST_LETTERS
