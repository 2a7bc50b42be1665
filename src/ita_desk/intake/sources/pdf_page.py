"""A page of a PDF as it is read: drawn once, within the limits, and of each letter only what lines are made of.

pdfplumber keeps some twenty things of each letter; leaving out what nobody asks for makes a report twice as fast to
read.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from pdfminer.layout import LTChar, LTItem, LTPage
from pdfplumber.page import Page

from ita_desk.intake.sources.pdf_limits import DrawnCount

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF


class DrawnPage(Page):
    """A page of pdfplumber. Its letters have a text, a box (x0, top, x1, bottom), a size, and are upright or not."""

    def __init__(self, pdf: "PDF", page: Page, drawn: DrawnCount) -> None:
        super().__init__(pdf, page.page_obj, page.page_number, page.initial_doctop)
        self._drawn = drawn

    @cached_property
    def layout(self) -> LTPage:
        """What the page draws. Raises TooMuch, and all sorts where the page is broken."""
        return self._drawn.lay_out(self.page_obj, self.page_number)

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        """A letter, or whatever else is drawn, as pdfplumber tells of it."""
        if not isinstance(obj, LTChar):
            thing: dict[str, Any] = super().process_object(obj)
            return thing
        left, head = self.mediabox[:2]
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "x0": obj.x0 + left,
            "x1": obj.x1 + left,
            "top": self.height - obj.y1 + head,
            "bottom": self.height - obj.y0 + head,
            "size": obj.size,
            "upright": obj.upright,
        }
