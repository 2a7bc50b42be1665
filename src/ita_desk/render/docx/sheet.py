"""The text of a Word file as it is being written: its body, and what writes texts and pictures into it."""

from collections.abc import Iterable
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from ita_desk.render.docx.chart_pictures import ChartPictures
from ita_desk.render.docx.elements import element, is_table, seam
from ita_desk.render.docx.pictures import Pictures
from ita_desk.render.docx.texts import Writer
from ita_desk.render.pdf.page import Geometry


class Sheet:
    """The body being filled, on pages of the present geometry (points)."""

    def __init__(self, writer: Writer, pictures: Pictures, charts: ChartPictures, geometry: Geometry) -> None:
        self.writer, self.pictures, self.charts, self.geometry = writer, pictures, charts, geometry
        self.body: list[BaseOxmlElement] = []
        self.fresh = True  # nothing stands on the pages of this section yet

    def put(self, made: BaseOxmlElement) -> None:
        """Add a paragraph or a table."""
        if self.body and is_table(made) and is_table(self.body[-1]):
            self.body.append(seam())
        self.body.append(made)
        self.fresh = False


def grid(style: str, widths: Iterable[int], *, indent: int = 0) -> BaseOxmlElement:
    """A table without rows yet; its columns keep their widths, in twips."""
    wide = list(widths)
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=style),
            element("w:tblW", w=sum(wide), type="dxa"),
            element("w:tblInd", w=indent, type="dxa"),
            element("w:tblLayout", type="fixed"),
            element("w:tblLook", val="0000"),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=width) for width in wide)),
    )


def cell(
    width: int, content: Iterable[BaseOxmlElement], *properties: BaseOxmlElement, empty: str = "Normal"
) -> BaseOxmlElement:
    """A cell of a table so many twips wide; one with nothing in it gets a blank paragraph of a style."""
    blank = element("w:p", element("w:pPr", element("w:pStyle", val=empty)))
    return element(
        "w:tc",
        element("w:tcPr", element("w:tcW", w=width, type="dxa"), *properties),
        *(list(content) or [blank]),
    )


def table_row(cells: Iterable[BaseOxmlElement], *properties: BaseOxmlElement) -> BaseOxmlElement:
    """A row of a table."""
    return element("w:tr", *([element("w:trPr", *properties)] if properties else []), *cells)


def shares(widths: Iterable[float], total: int) -> list[int]:
    """Whole widths in the proportion of these; together exactly the total."""
    wide = list(widths)
    edges = [round(total * sum(wide[:number]) / sum(wide)) for number in range(len(wide) + 1)]
    return [right - left for left, right in pairwise(edges)]
