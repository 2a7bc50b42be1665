"""The PDF operators that draw shaped words (PDF 32000-1, 9.4) and outlines of glyphs."""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ita_desk.records import dataclass
from ita_desk.render.pdf.fonts import Face
from ita_desk.render.pdf.shaping import Glyph

# Distances below half a thousandth of an em are not written.
_NOTHING = 0.5
# Moves back, which place marks, are made in steps: some readers take one longer than half a blank for a blank.
_LONGEST_MOVE = 100.0


class Chunk(NamedTuple):
    """Glyphs at one height as part of a TJ array, with the moves before and after it; all in 1/1000 em."""

    rise: float
    before: float
    body: str
    after: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word ready to draw: its chunks, its width, and glyphs to draw as outlines (number, right, up)."""

    chunks: tuple[Chunk, ...]
    width: float
    outlines: tuple[tuple[int, float, float], ...]


def word_of(glyphs: tuple[Glyph, ...]) -> Word:
    """The word that these glyphs make."""
    chunks: list[Chunk] = []
    outlines: list[tuple[int, float, float]] = []
    body: list[str] = []
    before = pending = pen = rise = 0.0
    for glyph in glyphs:
        if not glyph.text:
            outlines.append((glyph.gid, pen + glyph.dx, glyph.dy))
            pending -= glyph.advance
            pen += glyph.advance
            continue
        if body and abs(glyph.dy - rise) > _NOTHING:
            chunks.append(Chunk(rise, before, f"<{''.join(body)}>", pending))
            body, before, pending = [], 0.0, 0.0
        pending -= glyph.dx
        if not body:
            before, rise, pending = pending, glyph.dy, 0.0
        elif abs(pending) >= _NOTHING:
            body.append(f">{move(pending)}<")
            pending = 0.0
        body.append(f"{glyph.code:04X}")
        pending += glyph.dx + glyph.width - glyph.advance
        pen += glyph.advance
    if body:
        chunks.append(Chunk(rise, before, f"<{''.join(body)}>", pending))
    return Word(tuple(chunks), pen, tuple(outlines))


class PenState(NamedTuple):
    """What of a strip tells how its next word is drawn: a move not made yet, the height, whether an array is begun."""

    pending: float = 0.0
    rise: float = 0.0
    begun: bool = False


START = PenState()


class StripWriter:
    """Collects the operators of one strip of words, or of what goes on from a state; numbers inside are in 1/1000 em."""

    def __init__(self, size: float, state: PenState = START) -> None:
        self.size = size
        self.placed = 0.0
        self.outlines: list[tuple[Face, int, float, float]] = []
        self._out: list[str] = []
        self._pending, self._rise, self._goes_on = state
        self._array: list[str] = [""] if self._goes_on else []
        self._face: Face | None = None

    def select(self, face: Face) -> None:
        """Draw what follows in a face."""
        if face is not self._face:
            self._flush()
            self._out.append(f"/{face.resource} {number(self.size)} Tf")
            self._face = face

    def skip(self, distance: float) -> None:
        """Move the pen right."""
        self._pending -= distance
        self.placed += distance

    def add(self, *words: Word) -> None:
        """Draw words one after another."""
        array, pending, rise, placed = self._array, self._pending, self._rise, self.placed
        for word in words:
            for chunk_rise, before, body, after in word.chunks:
                if abs(chunk_rise - rise) > _NOTHING:
                    array = self._flush()
                    rise = chunk_rise
                    self._out.append(f"{number(rise * self.size / 1000)} Ts")
                pending += before
                if not -_NOTHING < pending < _NOTHING:
                    array.append(move(pending))
                    pending = 0.0
                array.append(body)
                pending += after
            if word.outlines:
                assert self._face is not None
                self.outlines += [(self._face, gid, placed + right, up) for gid, right, up in word.outlines]
                if not word.chunks:
                    pending -= word.width
            placed += word.width
        self._pending, self._rise, self.placed = pending, rise, placed

    def _flush(self) -> list[str]:
        """Close the array of glyphs; returns the next one."""
        if self._array:
            self._out.append(f"[{''.join(self._array).replace('><', '')}] TJ")
            self._array = []
        return self._array

    def stroke(self) -> tuple[str, PenState]:
        """What is written behind what was written up to the first state, and the state now."""
        state = PenState(self._pending, self._rise, bool(self._array))
        operators = " ".join([*self._out, "[" + "".join(self._array)] if self._array else self._out)
        if self._goes_on:  # its bracket stands already
            return operators[1:], state
        return f" {operators}" if operators else "", state

    def finish(self) -> str:
        """All operators."""
        self._flush()
        if self._rise:
            self._out.append("0 Ts")
        return " ".join(self._out)


@lru_cache(maxsize=500)
def outline(face: Face, gid: int) -> str:
    """A glyph's outline as path operators, in font units, to be filled."""
    path: list[str] = []
    pen = _PathPen(path)
    face.font.draw_glyph_with_pen(gid, pen)
    return " ".join(path)


class _PathPen:
    """A font pen that writes PDF path operators."""

    def __init__(self, path: list[str]) -> None:
        self.path = path
        self.at = (0.0, 0.0)

    def moveTo(self, p: tuple[float, float]) -> None:  # noqa: N802  # the pen protocol's names
        self._put(p, "m")

    def lineTo(self, p: tuple[float, float]) -> None:  # noqa: N802
        self._put(p, "l")

    def curveTo(self, a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:  # noqa: N802
        self.path += [number(v) for v in (*a, *b)]
        self._put(c, "c")

    def qCurveTo(self, a: tuple[float, float], c: tuple[float, float]) -> None:  # noqa: N802
        (x, y), (ax, ay), (cx, cy) = self.at, a, c
        first = (x + 2 / 3 * (ax - x), y + 2 / 3 * (ay - y))
        self.curveTo(first, (cx + 2 / 3 * (ax - cx), cy + 2 / 3 * (ay - cy)), c)

    def closePath(self) -> None:  # noqa: N802
        self.path.append("h")

    def _put(self, p: tuple[float, float], operator: str) -> None:
        self.path += [number(p[0]), number(p[1]), operator]
        self.at = p


@lru_cache(maxsize=2_000)  # a face has few distances, which come in every word
def move(distance: float) -> str:
    """The numbers that move the pen left by so much, or right if negative, in an array of glyphs."""
    steps = max(1, math.ceil(distance / _LONGEST_MOVE))
    return " ".join([number(distance / steps)] * steps)


def rule_operators(
    lines: Iterable[tuple[float, float, float, float]], width: float, height: float = 0.0
) -> str:
    """The operators of straight lines, each from (x1, y1) to (x2, y2), down from a height."""
    path = " ".join(
        f"{number(x1)} {number(height - y1)} m {number(x2)} {number(height - y2)} l"
        for x1, y1, x2, y2 in lines
    )
    return f"{number(width)} w {path} S"


def fill_operators(box: tuple[float, float, float, float], grey: float) -> str:
    """The operators of a grey rectangle: its left, foot, width and height; 1 is white."""
    return f"q {number(grey)} g {' '.join(map(number, box))} re f Q"


@lru_cache(maxsize=20_000)  # columns, rises and the lines of rows stand at the same places again and again
def number(value: float) -> str:
    """A number as PDF writes it, to a hundredth."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
