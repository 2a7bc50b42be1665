"""The operators of set text: words are made into operators once and kept."""

from collections.abc import Iterable
from functools import lru_cache

from ita_desk.render.pdf.operators import StripWriter, Word, number, outline, word_of
from ita_desk.render.pdf.pens import Pens
from ita_desk.render.pdf.shaping import Shaper
from ita_desk.render.pdf.thai_text import SetText, Strip

# The words that are drawn, by face.
Used = dict[int, set[str]]


class Ink:
    """Writes set text as operators; lengths are points, heights count up from wherever the origin is."""

    def __init__(self, shapers: dict[int, Shaper]) -> None:
        self.shapers = shapers
        self._word = lru_cache(maxsize=2_000)(self._word_of)
        self._pens = lru_cache(maxsize=40)(self._pens_of)
        self._clusters = lru_cache(maxsize=2_000)(self._clusters_of)

    def baseline(self, text: SetText) -> float:
        """The baseline's distance from a line's top: the face's own height centred in the leading."""
        face = self.shapers[0].face
        return (text.leading + (face.ascent + face.descent) * text.size / 1000) / 2

    def lines(
        self, text: SetText, x: float, top: float, lines: tuple[int, int | None], used: Used
    ) -> list[str]:
        """The operators of lines `first` to `last`, the first with its top at a height."""
        y = top - self.baseline(text)
        leading, size = text.leading, text.size
        return [
            self.strip(strip, size, x + strip.x, y - place * leading, used)
            for place, line in enumerate(text.lines[slice(*lines)])
            for strip in line
            if strip.runs
        ]

    def strip(self, strip: Strip, size: float, x: float, y: float, used: Used) -> str:
        """The operators that draw a strip with its baseline starting at (x, y)."""
        for face, texts in strip.runs:
            used.setdefault(face.index, set()).update(texts)
        if len(strip.runs) == 1 and not strip.letter and not strip.blank:  # nearly always
            face, texts = strip.runs[0]
            written = self._pens(face.index, size).write(texts)
            if written is not None:
                return f"BT 1 0 0 1 {number(x)} {number(y)} Tm {written} ET"
        writer = StripWriter(size)
        self._write_spread(strip, size, writer)
        operators = f"BT 1 0 0 1 {number(x)} {number(y)} Tm {writer.finish()} ET"
        if not writer.outlines:
            return operators
        scale = size / 1000
        return operators + "".join(
            f" q {scale * face.per_em:.5f} 0 0 {scale * face.per_em:.5f} {number(x + em * scale)} {number(y + rise * scale)} cm "
            f"{outline(face, gid)} f Q"
            for face, gid, em, rise in writer.outlines
        )

    def _write_spread(self, strip: Strip, size: float, writer: StripWriter) -> None:
        """Words of any faces, with what justification adds to blanks and between clusters."""
        letter, blank = (space / size * 1000 for space in (strip.letter, strip.blank))
        for face, text in strip.words:
            writer.select(face)
            for word in self._clusters(face.index, text) if letter else (self._word(face.index, text),):
                if letter and writer.placed:
                    writer.skip(letter)
                writer.add(word)
            if blank and text in " \t\u00a0":
                writer.skip(blank)

    def codes(self, face_index: int, words: Iterable[str]) -> set[int]:
        """The codes of the glyphs that are drawn of words."""
        shape = self.shapers[face_index].shape
        return set().union(*[cluster.codes for text in words for cluster in shape(text).clusters])

    def _pens_of(self, face_index: int, size: float) -> Pens:
        return Pens(self.shapers[face_index].face, size, self.shapers[face_index].shape)

    def _word_of(self, face_index: int, text: str) -> Word:
        return word_of(self.shapers[face_index].shape(text).glyphs)

    def _clusters_of(self, face_index: int, text: str) -> tuple[Word, ...]:
        return tuple(word_of(cluster.glyphs) for cluster in self.shapers[face_index].shape(text).clusters)
