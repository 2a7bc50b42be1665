"""The faces text is set in: loading them, and what they cannot draw."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from ita_desk import resources
from ita_desk.records import dataclass

# What is never drawn: joiners, direction marks, byte-order marks, soft hyphens and control characters.
INVISIBLE = frozenset(
    [
        0x00AD,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x2060,
        0xFEFF,
        *range(0xFE00, 0xFE10),
        *range(0x20),
        0x7F,
    ]
)


class Face:
    """One font face, ready for shaping. `index` fixes its resource name in every PDF."""

    def __init__(self, path: Path, index: int) -> None:
        self.path, self.index = path, index
        self.blob: Any = hb.Blob.from_file_path(str(path))
        self.face: Any = hb.Face(self.blob)
        self.font: Any = hb.Font(self.face)
        self.per_em: float = 1000 / self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self.per_em
        self.descent: float = extents.descender * self.per_em
        self.glyph_count: int = self.face.glyph_count
        self.name: str = self.face.get_name(6)  # PostScript name
        self._defaults: dict[int, str | None] = {}

    # What follows is found out when a face is first used: few reports have italics.

    @cached_property
    def characters(self) -> frozenset[int]:
        """The characters that it has."""
        return frozenset(self.face.unicodes)

    @property
    def resource(self) -> str:
        """The name of the face among a page's resources."""
        return f"T{self.index}"

    def default_text(self, glyph: int) -> str | None:
        """What a glyph stands for by itself."""
        if glyph not in self._defaults:
            self._defaults[glyph] = self._texts.get(glyph) or self._text_by_name(glyph)
        return self._defaults[glyph]

    def _text_by_name(self, glyph: int) -> str | None:
        """The text of a form without a character of its own, which is named after it.

        As uni0E48.narrow, or uni0E4D0E48 where a mark is drawn in one piece with the ring of ำ and stands for the mark.
        """
        stem = self.font.glyph_to_string(glyph).partition(".")[0]
        named = map(self.font.get_glyph_from_name, (stem, stem.replace("uni0E4D", "uni")))
        return next((self._texts[known] for known in named if known in self._texts), None) if glyph else None

    @cached_property
    def _texts(self) -> dict[int, str]:
        """The lowest character of each glyph."""
        glyph_of = self.font.get_nominal_glyph
        return {glyph_of(code): chr(code) for code in sorted(self.characters, reverse=True)}

    @cached_property
    def _not_lacked(self) -> frozenset[str]:
        return frozenset(map(chr, self.characters | INVISIBLE))

    def lacks(self, text: str) -> list[str]:
        """The characters of a text that this face cannot draw, in order of appearance, each once."""
        if self._not_lacked.issuperset(text):
            return []
        found = dict.fromkeys(c for c in text if ord(c) not in self.characters and ord(c) not in INVISIBLE)
        return list(found)


@dataclass(frozen=True, slots=True)
class Family:
    """Four faces of one design.

    `scale` turns "TH Sarabun points" into points of this family: its letters are as large at 10.58 pt as TH Sarabun
    New at 16 pt, and single spacing of TH Sarabun New is 1.331 of its size (both measured over running text).
    """

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face
    scale: float = 0.6613

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """The face for a style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    @property
    def faces(self) -> tuple[Face, Face, Face, Face]:
        """All four faces."""
        return self.regular, self.bold, self.italic, self.bold_italic


@cache
def load_family() -> Family:
    """The bundled family, Sarabun. One object a process: its shaping results are worth keeping."""
    names = ("Regular", "Bold", "Italic", "BoldItalic")
    paths = [resources.resource("fonts", f"Sarabun-{name}.ttf") for name in names]
    regular, bold, italic, bold_italic = (Face(path, index) for index, path in enumerate(paths))
    return Family(regular, bold, italic, bold_italic)
