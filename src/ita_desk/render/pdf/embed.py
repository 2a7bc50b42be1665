"""Puts a face into a PDF: only the glyphs used, each with the text it stands for.

Type 0 font with two-byte codes (PDF 32000-1, 9.7): codes are those of `shaping`, mapped to glyphs by a CIDToGIDMap
and to text by a ToUnicode map, so that copying and searching give back what was typed.
"""

from collections.abc import Mapping
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from ita_desk.render.pdf.fonts import Face
from ita_desk.render.pdf.shaping import Glyph

_KEPT_TABLES = {"glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep"}


class EmbeddedFace:
    """The use of one face in one document: the glyphs that are drawn, by their codes."""

    def __init__(self, face: Face, used: Mapping[int, Glyph]) -> None:
        self.face, self.used = face, used

    def write(self, document: Any) -> None:
        """Add the font's objects to a ReportLab document and to the resources of its pages."""
        name = f"{self._tag()}+{self.face.name}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, name)),
                "DW": 0,
                "W": self._widths(),
                "CIDToGIDMap": document.Reference(_stream(self._glyph_map())),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(self._to_unicode())),
            }
        )
        document.idToObject[pdfdoc.BasicFonts].dict[self.face.resource] = document.Reference(font)

    def _tag(self) -> str:
        """The six letters that mark a subset (PDF 32000-1, 9.6.4), fixed per face."""
        return "ITADS" + chr(ord("A") + self.face.index)

    def _descriptor(self, document: Any, name: str) -> Any:
        file = _stream(self._font_file())
        file.dictionary["Length1"] = len(file.content)
        face = self.face
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4,  # symbolic: has letters outside the Latin set
                "FontBBox": pdfdoc.PDFArray(
                    [-500, round(face.descent) - 400, 1500, round(face.ascent) + 400]
                ),
                "ItalicAngle": -12 if face.index >= 2 else 0,
                "Ascent": round(face.ascent),
                "Descent": round(face.descent),
                "CapHeight": 700,
                "StemV": 120 if face.index % 2 else 80,
                "FontFile2": document.Reference(file),
            }
        )

    def _font_file(self) -> bytes:
        wanted = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
        )
        wanted.glyph_set.update({0, *(glyph.gid for glyph in self.used.values())})
        unused = set(self.face.face.table_tags) - _KEPT_TABLES
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in unused)
        subset: Any = hb.subset(self.face.face, wanted)
        return bytes(subset.blob.data)

    def _widths(self) -> Any:
        parts: list[Any] = []
        for code, glyph in sorted(self.used.items()):
            parts += [code, pdfdoc.PDFArray([round(glyph.width)])]
        return pdfdoc.PDFArray(parts)

    def _glyph_map(self) -> bytes:
        table = bytearray(2 * (max(self.used, default=0) + 1))
        for code, glyph in self.used.items():
            table[2 * code : 2 * code + 2] = glyph.gid.to_bytes(2, "big")
        return bytes(table)

    def _to_unicode(self) -> bytes:
        rows = [
            f"<{code:04X}> <{glyph.text.encode('utf-16-be', 'replace').hex().upper()}>"
            for code, glyph in sorted(self.used.items())
            if glyph.text
        ]
        blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
        body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
