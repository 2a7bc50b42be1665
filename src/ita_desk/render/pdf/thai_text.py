"""Sets paragraphs of Thai text: lines of shaped words with their places, ready to be drawn.

User text is data here: nothing in it is markup.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from ita_desk.document.blocks import Span, Text
from ita_desk.records import dataclass
from ita_desk.render.pdf.fonts import Face, Family
from ita_desk.render.pdf.shaping import Shaper
from ita_desk.thai.linebreak import QUARTER, Breaker, Line, Measure

# Thai-distributed justification: blanks may grow by so much of an em, then clusters by so much; beyond that the line
# stays as it is, for gaping letters are worse than an uneven edge.
_MOST_BLANK = 0.3
_MOST_LETTER = 0.08
# Between two edges a compound is cut sooner: no more of the line may stay empty than justification can spread.
_JUSTIFIED_EMPTY = 0.08
_BLANK = re.compile("([ \t\u00a0])")
# A marker hangs only while it leaves the text at least this share of the column.
_LEAST_BODY = 0.7


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: sizes in "TH Sarabun points"; align is left, center, right or thai (both edges)."""

    size: float
    leading: float
    align: str = "left"
    bold: bool = False
    first_indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Strip:
    """Words set one after another from `x` (points from the column's left edge).

    `runs` are stretches of one face with their words, blanks as words of their own; `blank` and `letter` are what
    justification adds to each blank and between clusters, in points.
    """

    x: float
    runs: tuple[tuple[Face, tuple[str, ...]], ...]
    width: float
    blank: float = 0.0
    letter: float = 0.0

    @property
    def words(self) -> tuple[tuple[Face, str], ...]:
        """Each word with its face."""
        return tuple((face, text) for face, texts in self.runs for text in texts)


@dataclass(frozen=True, slots=True)
class SetText:
    """A paragraph's lines, each a tuple of strips; all lines are `leading` points apart, letters `size` points.

    `link` is the address that it leads to.
    """

    lines: tuple[tuple[Strip, ...], ...]
    size: float
    leading: float
    link: str = ""

    @property
    def height(self) -> float:
        """The height of all lines, in points."""
        return len(self.lines) * self.leading

    def said(self, first: int, last: int) -> str:
        """What lines `first` to `last` say."""
        return "\n".join(
            [
                "".join(["".join(texts) for strip in line for _, texts in strip.runs])
                for line in self.lines[first:last]
            ]
        )

    def linked_boxes(
        self, x: float, y: float, first: int, last: int
    ) -> list[tuple[str, tuple[float, float, float, float]]]:
        """Where letters of these lines lead to an address: its boxes (left, top, width, height), the first line's top at y."""
        if not self.link:
            return []
        return [
            (self.link, (x + strip.x, y + place * self.leading, strip.width, self.leading))
            for place, line in enumerate(self.lines[first:last])
            for strip in line
        ]


class Typesetter:
    """Sets texts in one family of faces, with the words of one breaker."""

    def __init__(self, family: Family, breaker: Breaker) -> None:
        self.family, self.breaker = family, breaker
        self.shapers = {face.index: Shaper(face) for face in family.faces}
        self._kept = lru_cache(maxsize=400)(self._set)

    def set_text(self, text: Text, style: Style, width: float) -> SetText:
        """The lines of a text in a column `width` points wide."""
        lines = self._kept(text.spans, text.marker, style, width)
        return replace(lines, link=text.link) if text.link else lines

    def cut_ahead(self, texts: Iterable[Text]) -> None:
        """Find the words of texts that are set soon after, and then the shapes of these, which takes less than one by one."""
        words: dict[Face, dict[str, None]] = {}  # in order: of two codes that meet, the first to come is kept
        for text in texts:
            plain = _plain(text.spans)
            pieces = self.breaker.pieces(plain)
            if len(text.spans) == 1:
                face = self.family.face(bold=text.spans[0].bold, italic=text.spans[0].italic)
                found = dict.fromkeys([plain[start:end] for start, end, _ in pieces])
                words.setdefault(face, {}).update(found)
        for face, several in words.items():
            shape = self.shapers[face.index].shape
            for word in several:
                shape(word)

    def _set(self, spans: tuple[Span, ...], marker: str, style: Style, width: float) -> SetText:
        size = style.size * self.family.scale
        hang, head = self._marker(marker, style, size, width)
        if marker and not head:
            spans = (Span(f"{marker} "), *spans)
        run = _Run(self, spans, style, size)
        empty = _JUSTIFIED_EMPTY if style.align == "thai" else QUARTER
        lines = self.breaker.lines(run.plain, width - hang, run.measure(), style.first_indent, empty)
        strips = []
        for number, line in enumerate(lines):
            indent = style.first_indent if number == 0 else 0.0
            strip = run.strip(line, hang + indent, width - hang - indent)
            strips.append((*head, strip) if number == 0 else (strip,))
        return SetText(tuple(strips), size, style.leading)

    def _marker(
        self, marker: str, style: Style, size: float, width: float
    ) -> tuple[float, tuple[Strip, ...]]:
        """How far the text hangs, and the marker before it; none where it must be the first word of the text."""
        if not marker:
            return 0.0, ()
        face = self.family.face(bold=style.bold)
        taken = self.shapers[face.index].width(marker) * size / 1000
        hang = taken + 0.3 * size
        if width - hang < width * _LEAST_BODY:
            return 0.0, ()
        return hang, (Strip(0.0, ((face, (marker,)),), taken),)


def _plain(spans: tuple[Span, ...]) -> str:
    """What spans say, as lines are filled with it."""
    return "".join([span.text for span in spans]).replace("\n", " ")


class _Run:
    """The spans of one text as one string, measured and cut by offsets."""

    def __init__(self, setter: Typesetter, spans: tuple[Span, ...], style: Style, size: float) -> None:
        self.plain = _plain(spans)
        self.style, self.size, self.scale = style, size, size / 1000
        self.shapers = setter.shapers
        self.faces: list[tuple[int, int, Face]] = []
        place = 0
        for span in spans:
            face = setter.family.face(bold=span.bold or style.bold, italic=span.italic)
            self.faces.append((place, place + len(span.text), face))
            place += len(span.text)

    def words(self, start: int, end: int) -> list[tuple[Face, str]]:
        """A stretch of the text by face."""
        return [
            (face, self.plain[max(start, first) : min(end, last)])
            for first, last, face in self.faces
            if first < end and start < last
        ]

    def measure(self) -> Measure:
        """What tells the width of a stretch of the text, in points."""
        plain, scale = self.plain, self.scale
        if len(self.faces) == 1:  # called for each word and each blank of a report
            shape = self.shapers[self.faces[0][2].index].shape
            return lambda start, end: shape(plain[start:end]).width * scale
        shapers = self.shapers
        return lambda start, end: sum(shapers[f.index].width(t) for f, t in self.words(start, end)) * scale

    def _runs_of(self, line: Line) -> tuple[tuple[Face, tuple[str, ...]], ...]:
        """The pieces of a line by face, and the blanks between them."""
        if len(self.faces) == 1 and self.style.align != "thai":
            plain, texts = self.plain, list[str]()
            for start, end, gap in line.pieces:
                if gap and texts:
                    texts.append(" ")
                texts.append(plain[start:end])
            return ((self.faces[0][2], tuple(texts)),) if texts else ()
        words: list[tuple[Face, str]] = []
        for number, piece in enumerate(line.pieces):
            if number and piece.gap:
                words.append((self._blank_face(line.pieces[number - 1].end), " "))
            words += self.words(piece.start, piece.end)
        if self.style.align == "thai":  # blanks inside pieces must grow like the others
            words = [(face, part) for face, text in words for part in _BLANK.split(text) if part]
        by_face = groupby(words, itemgetter(0))
        return tuple((face, tuple([text for _, text in run])) for face, run in by_face)

    def strip(self, line: Line, x: float, room: float) -> Strip:
        """A line at its place, aligned within `room` points."""
        runs, spare, align = self._runs_of(line), room - line.width, self.style.align
        if align == "center":
            return Strip(x + spare / 2, runs, line.width)
        if align == "right":
            return Strip(x + spare, runs, line.width)
        if align == "thai" and not line.last and spare > 0:
            return self._spread(Strip(x, runs, line.width), spare)
        return Strip(x, runs, line.width)

    def _blank_face(self, place: int) -> Face:
        while self.plain[place] == "\u200b":
            place += 1
        return self.words(place, place + 1)[0][0]

    def _spread(self, strip: Strip, spare: float) -> Strip:
        """The strip let out to fill `spare` points: blanks first, then between clusters."""
        blanks = sum(_BLANK.fullmatch(word) is not None for _, word in strip.words)
        clusters = sum(g.starts for f, w in strip.words for g in self.shapers[f.index].shape(w).glyphs) - 1
        blank = min(spare / blanks, _MOST_BLANK * self.size) if blanks else 0.0
        left = spare - blank * blanks
        if left > max(clusters, 0) * _MOST_LETTER * self.size:
            return strip
        letter = left / clusters if clusters > 0 else 0.0
        return Strip(strip.x, strip.runs, strip.width + spare, blank, letter)
