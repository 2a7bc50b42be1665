"""Draws set text, rules, fills and pictures on the pages of one PDF."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ita_desk.render.pdf.embed import EmbeddedFace
from ita_desk.render.pdf.fonts import Family
from ita_desk.render.pdf.links import add_link
from ita_desk.render.pdf.operators import StripWriter, Word, number, outline, spaced_clusters, word_of
from ita_desk.render.pdf.shaping import Shaper
from ita_desk.render.pdf.thai_text import SetText, Strip

ReadPhoto = Callable[[str], bytes | None]


class _Canvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    def _make_preamble(self) -> None:
        # The stock preamble selects Helvetica on every page, which would stand in the file without being embedded.
        self._preamble = "1 0 0 1 0 0 cm"


class PdfCanvas:
    """One PDF being drawn; places are in points from the top left of the page, downwards."""

    def __init__(self, family: Family, shapers: dict[int, Shaper], size: tuple[float, float]) -> None:
        rl_config.useA85 = 0  # binary streams: a fifth smaller, and photos keep their bytes
        self.buffer = BytesIO()
        self.height = size[1]
        self.canvas: Any = _Canvas(
            self.buffer, pagesize=size, invariant=1, pageCompression=1, lang="th-TH", pdfVersion=(1, 7)
        )
        self.shapers = shapers
        self.embedded = {face.index: EmbeddedFace(face) for face in family.faces}
        self._words = lru_cache(maxsize=8_000)(self._words_of)

    def describe(self, title: str, author: str, subject: str) -> None:
        """What the file says about itself; readers show its title."""
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(subject)
        self.canvas.setCreator("ITA Desk")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")

    # --- text ----------------------------------------------------------------------------------------------

    def draw_lines(self, text: SetText, x: float, y: float, first: int = 0, last: int | None = None) -> None:
        """Draw lines `first` to `last` of a set text with the first line's top at `y`."""
        baseline = self.baseline(text)
        for position, line in enumerate(text.lines[first:last]):
            self._draw_line(line, text.size, x, y + position * text.leading + baseline)

    def baseline(self, text: SetText) -> float:
        """The baseline's distance from a line's top: the face's own height centred in the leading."""
        face = self.embedded[0].face
        return (text.leading + (face.ascent + face.descent) * text.size / 1000) / 2

    def _draw_line(self, line: tuple[Strip, ...], size: float, x: float, y: float) -> None:
        for strip in line:
            if strip.words:
                self.canvas.addLiteral(self.strip_operators(strip, size, x + strip.x, self.height - y))

    def strip_operators(self, strip: Strip, size: float, x: float, y: float) -> str:
        """The PDF operators that draw a strip with its baseline starting at (x, y) from the bottom left."""
        writer = StripWriter(size)
        letter = strip.letter / size * 1000
        for face, text in strip.words:
            writer.select(face)
            words = self._words(face.index, text, bool(letter))
            for word in words:
                if letter and writer.placed:
                    writer.skip(letter)
                writer.add(word)
            if strip.blank and text in " \t\u00a0":
                writer.skip(strip.blank / size * 1000)
        outlines = "".join(
            f" q {size / 1000 * face.per_em:.5f} 0 0 {size / 1000 * face.per_em:.5f} "
            f"{number(x + em * size / 1000)} {number(y + rise * size / 1000)} cm {outline(face, gid)} f Q"
            for face, gid, em, rise in writer.outlines
        )
        return f"BT 1 0 0 1 {number(x)} {number(y)} Tm {writer.finish()} ET{outlines}"

    def _words_of(self, face_index: int, text: str, spaced: bool) -> tuple[Word, ...]:
        shaped = self.shapers[face_index].shape(text)
        for glyph in shaped.glyphs:
            if glyph.text:
                self.embedded[face_index].use(glyph)
        if not spaced:
            return (word_of(shaped.glyphs),)
        return tuple(word_of(cluster) for cluster in spaced_clusters(shaped))

    # --- rules, fills, pictures ----------------------------------------------------------------------------

    def rules(self, lines: Iterable[tuple[float, float, float, float]], width: float) -> None:
        """Straight lines, each from (x1, y1) to (x2, y2)."""
        path = " ".join(
            f"{number(x1)} {number(self.height - y1)} m {number(x2)} {number(self.height - y2)} l"
            for x1, y1, x2, y2 in lines
        )
        self.canvas.addLiteral(f"{number(width)} w {path} S")

    def dots(self, left: float, right: float, y: float) -> None:
        """A dotted line to write on."""
        across = f"{number(left)} {number(self.height - y)} m {number(right)} {number(self.height - y)} l"
        self.canvas.addLiteral(f"q 0.7 w [0.7 1.9] 0 d {across} S Q")

    def link(self, address: str, box: tuple[float, float, float, float]) -> None:
        """Make a box (left, top, width, height) lead to an address of the web; others are passed over."""
        left, top, width, height = box
        foot = self.height - top - height
        add_link(self.canvas, address, (left, foot, left + width, foot + height))

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A grey rectangle without a border; 1 is white."""
        box = f"{number(x)} {number(self.height - y - height)} {number(width)} {number(height)}"
        self.canvas.addLiteral(f"q {number(grey)} g {box} re f Q")

    def picture(self, photo: bytes, box: tuple[float, float, float, float], turn: int) -> None:
        """A picture turned into a box (left, top, width, height); its bytes stand in the PDF once."""
        left, top, width, height = box
        c = self.canvas
        c.saveState()
        c.translate(left + width / 2, self.height - top - height / 2)
        c.rotate(-turn)
        if turn % 180:
            width, height = height, width
        c.drawImage(ImageReader(BytesIO(photo)), -width / 2, -height / 2, width, height)
        c.restoreState()

    # --- a mark that all pages share -----------------------------------------------------------------------

    def shared_mark(self, name: str, x: float, y: float) -> None:
        """Place a mark that is defined once, at the end, with its foot at `y`."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.doForm(name)
        self.canvas.restoreState()

    def define_mark(self, name: str, text: SetText) -> None:
        """Say what a shared mark shows."""
        self.canvas.beginForm(name, 0, -text.leading, 200, 2 * text.leading)
        for strip in text.lines[0]:
            self.canvas.addLiteral(
                self.strip_operators(strip, text.size, strip.x, text.leading - self.baseline(text))
            )
        self.canvas.endForm()

    # --- pages ---------------------------------------------------------------------------------------------

    def resize(self, size: tuple[float, float]) -> None:
        """Give this page, on which nothing stands yet, and those after it another size."""
        self.height = size[1]
        self.canvas.setPageSize(size)

    def end_page(self) -> None:
        """Finish the page; the next drawing goes on a new one."""
        self.canvas.showPage()

    def finish(self) -> bytes:
        """The whole PDF."""
        for embedded in self.embedded.values():
            if embedded.used:
                embedded.write(self.canvas._doc)  # noqa: SLF001  # ReportLab offers no other door for a font of one's own
        self.canvas.save()
        return self.buffer.getvalue()
