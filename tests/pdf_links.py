"""The addresses that a PDF leads to, and the boxes that lead there."""

from typing import Any, NamedTuple

from ita_desk.render.pdf.trace import TracedBox
from typeset import pdf_reader


class PlacedLink(NamedTuple):
    """An address and where it can be clicked, as a box of the trace."""

    url: str
    box: TracedBox


def links_of(content: bytes) -> list[PlacedLink]:
    """All links of a PDF in drawing order."""
    found: list[PlacedLink] = []
    for number, page in enumerate(pdf_reader(content).pages, 1):
        high = float(page.mediabox.height)
        for entry in page.get("/Annots", ()):
            link: Any = entry.get_object()
            assert (link["/Subtype"], link["/A"]["/S"]) == ("/Link", "/URI")
            left, bottom, right, top = (float(value) for value in link["/Rect"])
            box = TracedBox(number, left, high - top, right - left, top - bottom, "link", None)
            found.append(PlacedLink(str(link["/A"]["/URI"]), box))
    return found
