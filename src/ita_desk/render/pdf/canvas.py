"""Draws set text, rules, fills and pictures on the pages of one PDF."""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ita_desk.render.pdf.embed import EmbeddedFace
from ita_desk.render.pdf.fonts import Face, Family
from ita_desk.render.pdf.shaping import Shaped, Shaper
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
        self.canvas: Any = _Canvas(self.buffer, pagesize=size, invariant=1, pageCompression=1, lang="th-TH")
        self.shapers = shapers
        self.embedded = {face.index: EmbeddedFace(face) for face in family.faces}
        self._items = lru_cache(maxsize=20_000)(self._items_of)

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
        for number, line in enumerate(text.lines[first:last]):
            self._draw_line(line, text.size, x, y + number * text.leading + self._baseline(text))

    def _baseline(self, text: SetText) -> float:
        """The baseline's distance from a line's top: the face's own height centred in the leading."""
        face = self.embedded[0].face
        return (text.leading + (face.ascent + face.descent) * text.size / 1000) / 2

    def _draw_line(self, line: tuple[Strip, ...], size: float, x: float, y: float) -> None:
        for strip in line:
            if strip.words:
                self.canvas.addLiteral(self.strip_operators(strip, size, x + strip.x, self.height - y))

    def strip_operators(self, strip: Strip, size: float, x: float, y: float) -> str:
        """The PDF operators that draw a strip with its baseline starting at (x, y) from the bottom left."""
        writer = _Operators(size, strip.letter / size * 1000)
        for face, word in strip.words:
            writer.select(face)
            writer.add(self._items(face.index, word), first=not writer.placed)
            if word == " " and strip.blank:
                writer.skip(strip.blank / size * 1000)
        outlines = "".join(
            f" q {_number(size / 1000 * face.per_em)} 0 0 {_number(size / 1000 * face.per_em)} "
            f"{_number(x + em * size / 1000)} {_number(y + rise * size / 1000)} cm {_outline(face, gid)} f Q"
            for face, gid, em, rise in writer.outlines
        )
        return f"BT 1 0 0 1 {_number(x)} {_number(y)} Tm {writer.finish()} ET{outlines}"

    def _items_of(self, face_index: int, word: str) -> Shaped:
        shaped = self.shapers[face_index].shape(word)
        for glyph in shaped.glyphs:
            if glyph.text:
                self.embedded[face_index].use(glyph)
        return shaped

    # --- rules, fills, pictures ----------------------------------------------------------------------------

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5) -> None:
        """A straight line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x1, self.height - y1, x2, self.height - y2)

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A grey rectangle without a border; 1 is white."""
        self.canvas.saveState()
        self.canvas.setFillGray(grey)
        self.canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)
        self.canvas.restoreState()

    def picture(
        self, photo: bytes, box: tuple[float, float, float, float], turn: int, crop: tuple[float, ...]
    ) -> None:
        """A picture turned and cropped into a box (left, top, width, height); its bytes stand in the PDF once."""
        left, top, width, height = box
        c = self.canvas
        c.saveState()
        path = c.beginPath()
        path.rect(left, self.height - top - height, width, height)
        c.clipPath(path, stroke=0, fill=0)
        c.translate(left + width / 2, self.height - top - height / 2)
        c.rotate(-turn)
        if turn % 180:
            width, height = height, width
        from_left, from_top, to_right, to_bottom = crop
        whole_width, whole_height = width / (to_right - from_left), height / (to_bottom - from_top)
        x = -width / 2 - from_left * whole_width
        y = -height / 2 - (1 - to_bottom) * whole_height
        c.drawImage(ImageReader(BytesIO(photo)), x, y, whole_width, whole_height)
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
                self.strip_operators(strip, text.size, strip.x, text.leading - self._baseline(text))
            )
        self.canvas.endForm()

    # --- pages ---------------------------------------------------------------------------------------------

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


class _Operators:
    """Collects the operators of one strip; numbers inside are in 1/1000 em."""

    def __init__(self, size: float, letter: float) -> None:
        self.size, self.letter = size, letter
        self.out: list[str] = []
        self.array: list[str] = []
        self.pending = 0.0
        self.rise = 0.0
        self.face: Face | None = None
        self.placed = 0.0
        self.outlines: list[tuple[Face, int, float, float]] = []

    def select(self, face: Face) -> None:
        if face is not self.face:
            self._flush()
            self.out.append(f"/{face.resource} {_number(self.size)} Tf")
            self.face = face

    def skip(self, distance: float) -> None:
        """Move the pen right."""
        self.pending -= distance
        self.placed += distance

    def add(self, shaped: Shaped, *, first: bool) -> None:
        for glyph in shaped.glyphs:
            if self.letter and glyph.starts and not first:
                self.skip(self.letter)
            first = False
            if not glyph.text:
                assert self.face is not None
                self.outlines.append((self.face, glyph.gid, self.placed + glyph.dx, glyph.dy))
                self.skip(glyph.advance)
                continue
            if abs(glyph.dy - self.rise) > 0.5:
                self._flush()
                self.rise = glyph.dy
                self.out.append(f"{_number(self.rise * self.size / 1000)} Ts")
            self.pending -= glyph.dx
            if abs(self.pending) >= 0.5:
                self.array.append(_number(self.pending))
                self.pending = 0.0
            self.array.append(f"<{glyph.code:04X}>")
            self.pending += glyph.dx + glyph.width - glyph.advance
            self.placed += glyph.advance

    def _flush(self) -> None:
        if self.array:
            self.out.append(f"[{''.join(self.array).replace('><', '')}] TJ")
            self.array = []

    def finish(self) -> str:
        self._flush()
        if self.rise:
            self.out.append("0 Ts")
        return " ".join(self.out)


@lru_cache(maxsize=500)
def _outline(face: Face, gid: int) -> str:
    """A glyph's outline as path operators, in font units."""
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
        self.path += [_number(v) for v in (*a, *b)]
        self._put(c, "c")

    def qCurveTo(self, a: tuple[float, float], c: tuple[float, float]) -> None:  # noqa: N802
        (x, y), (ax, ay), (cx, cy) = self.at, a, c
        first = (x + 2 / 3 * (ax - x), y + 2 / 3 * (ay - y))
        self.curveTo(first, (cx + 2 / 3 * (ax - cx), cy + 2 / 3 * (ay - cy)), c)

    def closePath(self) -> None:  # noqa: N802
        self.path.append("h")

    def _put(self, p: tuple[float, float], operator: str) -> None:
        self.path += [_number(p[0]), _number(p[1]), operator]
        self.at = p


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
