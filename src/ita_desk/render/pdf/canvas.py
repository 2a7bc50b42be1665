"""Draws set text, rules, fills and pictures on the pages of one PDF."""

import zlib
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from ita_desk.render.pdf.embed import EmbeddedFace
from ita_desk.render.pdf.fonts import Family
from ita_desk.render.pdf.ink import Ink, Used
from ita_desk.render.pdf.links import add_link
from ita_desk.render.pdf.objects import PictureObject, ReadyPage, packed_stream, write_document
from ita_desk.render.pdf.operators import fill_operators, number, rule_operators
from ita_desk.render.pdf.painted import Painted
from ita_desk.render.pdf.photos import Picture
from ita_desk.render.pdf.thai_text import SetText, Strip

_PREAMBLE = "1 0 0 1 0 0 cm"
_MOST_WORDS = 10_000  # of a face, whose codes need not be looked up again


class _Canvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    def _make_preamble(self) -> None:
        # The stock preamble selects Helvetica on every page, which would stand in the file without being embedded.
        self._preamble = _PREAMBLE


# zlib's usual 6 takes half as long again, for a tenth of a page's bytes.
_PACKING = 4


def packed(content: str) -> bytes:
    """A page's operators as they stand in the file."""
    return zlib.compress(content.encode("latin-1"), _PACKING)


class PdfCanvas:
    """One PDF being drawn; places are in points from the top left of the page, downwards."""

    def __init__(self, family: Family, ink: Ink, size: tuple[float, float]) -> None:
        rl_config.useA85 = 0  # binary streams: a fifth smaller
        self.height = size[1]
        self.canvas: Any = _Canvas(
            "", pagesize=size, invariant=1, pageCompression=1, lang="th-TH", pdfVersion=(1, 7)
        )
        self.family, self.ink = family, ink
        self._codes: dict[int, set[int]] = {face.index: set() for face in family.faces}  # that are drawn
        self._words: Used = {face.index: set() for face in family.faces}  # whose codes are among them

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
        used: Used = {}
        for operators in self.ink.lines(text, x, self.height - y, (first, last), used):
            self.canvas.addLiteral(operators)
        self._use(used)

    def baseline(self, text: SetText) -> float:
        """The baseline's distance from a line's top: the face's own height centred in the leading."""
        return self.ink.baseline(text)

    def strip_operators(self, strip: Strip, size: float, x: float, y: float) -> str:
        """The PDF operators that draw a strip with its baseline starting at (x, y) from the bottom left."""
        used: Used = {}
        operators = self.ink.strip(strip, size, x, y, used)
        self._use(used)
        return operators

    def _use(self, used: Used) -> None:
        """Note the codes of words."""
        for face, words in used.items():
            noted = self._words[face]
            new = words - noted
            if new:
                self._codes[face] |= self.ink.codes(face, new)
                if len(noted) > _MOST_WORDS:
                    noted.clear()
                noted |= new

    # --- what was painted before ---------------------------------------------------------------------------

    def place(self, painted: Painted, y: float) -> None:
        """Put operators down with their top at `y`."""
        self.canvas.addLiteral(f"q 1 0 0 1 0 {number(self.height - y)} cm\n{painted.operators}\nQ")
        self._use(painted.used)

    # --- rules, fills, pictures ----------------------------------------------------------------------------

    def rules(self, lines: Iterable[tuple[float, float, float, float]], width: float) -> None:
        """Straight lines, each from (x1, y1) to (x2, y2)."""
        self.canvas.addLiteral(rule_operators(lines, width, self.height))

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
        self.canvas.addLiteral(fill_operators((x, self.height - y - height, width, height), grey))

    def picture(self, picture: Picture, box: tuple[float, float, float, float], turn: int) -> None:
        """A picture turned into a box (left, top, width, height); its bytes stand in the PDF once."""
        left, top, width, height = box
        c, document = self.canvas, self.canvas._doc  # noqa: SLF001  # ReportLab's own way unpacks every JPEG
        name = document.getXObjectName(picture.digest)
        if name not in document.idToObject:
            document.Reference(PictureObject(picture), name)
        c.saveState()
        c.translate(left + width / 2, self.height - top - height / 2)
        c.rotate(-turn)
        if turn % 180:
            width, height = height, width
        c.translate(-width / 2, -height / 2)
        c.scale(width, height)
        c.doForm(picture.digest)
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

    def end_page(self, pack: Callable[[str], bytes] = packed) -> None:
        """Finish the page, its operators packed by `pack` (zlib's deflate); the next drawing goes on a new one."""
        canvas = self.canvas  # ReportLab's own way through `showPage` takes as long as setting half a page
        document = canvas._doc  # noqa: SLF001
        content = "\n".join([_PREAMBLE, *canvas._code, ""])  # noqa: SLF001
        contents = document.Reference(packed_stream(pack(content)))
        forms = [document.getXObjectName(name) for name in canvas._formsinuse]  # noqa: SLF001
        states = canvas._extgstate.getState()  # noqa: SLF001
        page = ReadyPage(canvas._pagesize, contents, forms, states, canvas._annotationrefs)  # noqa: SLF001
        document.addPage(page)
        canvas._startPage()  # noqa: SLF001

    def finish(self) -> None:
        """Put in the faces, with the glyphs that were used, when everything has been drawn."""
        for face in self.family.faces:
            if codes := self._codes[face.index]:
                glyphs = self.ink.shapers[face.index].glyphs
                used = {code: glyphs[code] for code in codes}
                EmbeddedFace(face, used).write(self.canvas._doc)  # noqa: SLF001  # no other door for a font of one's own

    def write(self, out: BinaryIO) -> None:
        """Write the whole PDF. Raises OSError where `out` does, and what the readers of photos raise."""
        write_document(self.canvas, out)
