"""Shapes pieces of text with HarfBuzz into glyphs that keep their text.

A glyph's code in the PDF is fixed by the face, not by the order of use: the glyph number, plus a multiple of 0x1000 for
variants that differ only in what text or width is declared for them. So a change of one word changes the bytes of its
own page only.
"""

import zlib
from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from ita_desk.records import dataclass
from ita_desk.render.pdf.fonts import INVISIBLE, Face

_STRIDE = 0x1000
_AM_VARIANT = 7  # า that is read as ำ, its ring being drawn by another glyph
_FIRST_SPARE, _SPARES = 0x8000, 0x7FFF
# Marks pulled back further than this (1/1000 em) declare a width, else readers see a blank after them.
_PULLED = 60
_WIDTH_STEP = 100
# Marks moved up or down less than this (1/1000 em) stay on the line. The others are text objects of their own, which readers
# order by where they begin: none may begin right of the letter after it, or that letter would be read first.
_LEVEL = 16
_AM, _AA, _NIKHAHIT = "\u0e33", "\u0e32", "\u0e4d"
# The ring of ำ on these tall consonants must move left, so the font's own ำ cannot be used.
_TALL = frozenset("ปฝฟฬ")
_FEATURES = {"kern": True, "liga": True}


# What becomes of characters that are not drawn as they are.
_DRAWN = dict.fromkeys(INVISIBLE) | {ord("\t"): " ", 0xA0: " "}
_FIRST_SELECTOR = "\ufe00"  # of variants: all that are drawn otherwise before these count as not printable

# A glyph as HarfBuzz places it, in units of the font: its number, its advance, and its offset to the right and up.
_Mark = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph to draw, in 1/1000 em: its code, declared width, advance, and offset from the pen.

    `starts` is true where a new cluster begins (a place for letter spacing). `ring` glyphs have no text of their own
    and are drawn as outlines.
    """

    code: int
    gid: int
    text: str
    width: float
    advance: float
    dx: float
    dy: float
    starts: bool


class Cluster:
    """The glyphs of a cluster in drawing order, and their width in 1/1000 em; compared, and found, by being the same object."""

    __slots__ = ("codes", "glyphs", "width")

    def __init__(self, glyphs: tuple[Glyph, ...]) -> None:
        self.glyphs = glyphs
        self.width = sum([glyph.advance for glyph in glyphs])
        self.codes = [glyph.code for glyph in glyphs if glyph.text]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A shaped piece: width in 1/1000 em, and its clusters in drawing order."""

    width: float
    clusters: tuple[Cluster, ...]

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs of all clusters."""
        return tuple(glyph for cluster in self.clusters for glyph in cluster.glyphs)


class Shaper:
    """Shapes with one face and keeps what it has shaped."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.glyphs: dict[int, Glyph] = {}  # one for each code: all of a code share glyph, text and width
        self._spare: dict[int, tuple[int, str, int]] = {}
        self._cluster = lru_cache(maxsize=8_000)(self._cluster_of)
        self.shape = lru_cache(maxsize=20_000)(self._shape)

    def width(self, text: str) -> float:
        """The width of a text in 1/1000 em."""
        return self.shape(text).width

    def _shape(self, text: str) -> Shaped:
        """The glyphs of a text; what is invisible is left out, any blank is a plain one."""
        if not text.isprintable() or max(text, default="") >= _FIRST_SELECTOR:  # seldom, and it takes long
            text = text.translate(_DRAWN)
        if not text:
            return Shaped(0.0, ())
        buffer: Any = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = "ltr", "th"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self.face.font, buffer, _FEATURES)
        # Clusters are few and come again and again, words do not: what a cluster's glyphs are is found out once.
        clusters: list[Cluster] = []
        start, drawn = 0, list[_Mark]()
        for glyph, put in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            place = glyph.cluster
            if place != start:
                clusters.append(self._cluster(text[start:place], tuple(drawn)))
                start, drawn = place, []
            drawn.append((glyph.codepoint, put.x_advance, put.x_offset, put.y_offset))
        clusters.append(self._cluster(text[start:], tuple(drawn)))
        return Shaped(sum([cluster.width for cluster in clusters]), tuple(clusters))

    def _cluster_of(self, text: str, marks: tuple[_Mark, ...]) -> Cluster:
        """A cluster of a text as HarfBuzz placed its glyphs."""
        texts = self._texts(text, [mark[0] for mark in marks])
        own_am = self._own_am(text, texts)
        glyphs: list[Glyph] = []
        for mark, said in zip(marks, texts, strict=True):
            if own_am is not None and said == "":
                continue  # drawn with the font's own ำ
            gid = own_am if own_am is not None and said == _AM else mark[0]
            glyphs.append(self._glyph(gid, said, mark, starts=not glyphs))
        return Cluster(tuple(glyphs))

    def _texts(self, text: str, gids: list[int]) -> list[str]:
        """What each glyph of a cluster is read as; empty for a ring that HarfBuzz took out of a ำ."""
        if len(gids) == len(text):
            return list(text)
        if len(gids) == len(text) + 1 and text.endswith(_AM):
            ring = next((n for n, gid in enumerate(gids) if self._is_ring(gid)), len(gids) - 2)
            rest = list(text)
            return ["" if n == ring else rest.pop(0) for n in range(len(gids))]
        return [text, *[""] * (len(gids) - 1)]

    def _is_ring(self, gid: int) -> bool:
        name: str = self.face.font.glyph_to_string(gid)
        return name.startswith(("uni0E4D", "nikhahit"))

    def _own_am(self, text: str, texts: list[str]) -> int | None:
        if "" not in texts or texts[-1] != _AM or any(c in _TALL for c in text):
            return None
        return self.face.font.get_nominal_glyph(ord(_AM)) or None

    def _glyph(self, gid: int, text: str, mark: _Mark, *, starts: bool) -> Glyph:
        scale = self.face.per_em
        advance, dx, dy = (distance * scale for distance in mark[1:])
        width = self.face.font.get_glyph_h_advance(gid) * scale
        step = 0
        if not advance and -dx > _PULLED:
            step = min(6, round(-dx / _WIDTH_STEP))
            width = step * _WIDTH_STEP
        if abs(dy) <= _LEVEL:
            dy = 0.0
        elif not advance:
            dx = min(dx, 0.0)
        glyph = Glyph(self._code(gid, text, step), gid, text, width, advance, dx, dy, starts)
        if text:
            self.glyphs.setdefault(glyph.code, glyph)
        return glyph

    def _code(self, gid: int, text: str, step: int) -> int:
        """The glyph's code; a text that is not the glyph's usual one needs a variant."""
        usual = self.face.default_text(gid)
        if gid < _STRIDE and text in (usual, ""):
            return gid + _STRIDE * step
        if gid < _STRIDE and text == _AM and usual == _AA:
            return gid + _STRIDE * _AM_VARIANT
        return self._spare_code((gid, text, step))

    def _spare_code(self, variant: tuple[int, str, int]) -> int:
        """A code that follows from the variant itself; only where two meet does the order of use tell."""
        code = zlib.crc32(repr(variant).encode())
        while self._spare.setdefault(_FIRST_SPARE + code % _SPARES, variant) != variant:
            code += 1
        return _FIRST_SPARE + code % _SPARES
