"""The word that stands across each page of a draft."""

from math import atan2, degrees

from ita_desk.document.blocks import plain_text
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.canvas import PdfCanvas
from ita_desk.render.pdf.thai_text import Typesetter

_NAME = "draft-mark"
_SHADE = 0.13  # of black: light enough to read through it


class DraftMark:
    """A word from corner to corner of each page, outside of the flow of text; "" draws nothing.

    It is one object of the PDF, which all pages show.
    """

    def __init__(self, canvas: PdfCanvas, typesetter: Typesetter, word: str) -> None:
        self._canvas, self._word = canvas, word
        self._text = typesetter.set_text(plain_text(word), styles.DRAFT, 1000)

    def draw(self, width: float, height: float) -> None:
        """Draw the word over what stands on the page, which is `width` by `height` points."""
        if not self._word:
            return
        page = self._canvas.canvas
        page.saveState()
        page.setFillAlpha(_SHADE)
        page.translate(width / 2, height / 2)
        page.rotate(degrees(atan2(height, width)))
        page.doForm(_NAME)
        page.restoreState()

    def define(self) -> None:
        """Say, at the end, what all pages show."""
        if not self._word:
            return
        (strip,) = self._text.lines[0]
        wide, high = strip.width, self._text.size
        self._canvas.canvas.beginForm(_NAME, -wide, -high, wide, high)
        operators = self._canvas.strip_operators(strip, self._text.size, -wide / 2, -high / 4)
        self._canvas.canvas.addLiteral(operators)
        self._canvas.canvas.endForm()
