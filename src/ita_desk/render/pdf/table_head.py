"""Sets the heading of a table, which may stand on many pages."""

from collections.abc import Sequence
from functools import cached_property

from ita_desk.document.blocks import HeaderCell
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Pages
from ita_desk.render.pdf.painted import Painted, Painting
from ita_desk.render.pdf.thai_text import SetText


class TableHead:
    """The heading of a table, one or more rows of cells that may span."""

    def __init__(self, header: tuple[HeaderCell, ...], pages: Pages, edges: Sequence[float]) -> None:
        self.header, self.pages, self.edges = header, pages, edges
        self.texts = [self._set(cell) for cell in header]
        self.heights = self._row_heights()
        self.height = sum(self.heights)

    def _width(self, cell: HeaderCell) -> float:
        return self.edges[cell.column + cell.columns] - self.edges[cell.column]

    def _set(self, cell: HeaderCell) -> SetText:
        inner = self._width(cell) - 2 * styles.PAD_X
        return self.pages.typesetter.set_text(cell.text, styles.CELL_HEAD, inner)

    def _row_heights(self) -> list[float]:
        heights = [0.0] * max((cell.row + cell.rows for cell in self.header), default=0)
        for span in sorted({cell.rows for cell in self.header}):
            for cell, text in zip(self.header, self.texts, strict=True):
                if cell.rows == span:
                    rows = range(cell.row, cell.row + span)
                    short = text.height + 2 * styles.PAD_Y - sum(heights[r] for r in rows)
                    heights[rows[-1]] += max(short, 0.0)
        # A heading taller than half a page would leave no room for rows: its text is cut at the foot instead.
        most = self.pages.geometry.body / 2
        scale = min(1.0, most / sum(heights)) if sum(heights) else 1.0
        return [height * scale for height in heights]

    def draw(self) -> None:
        """Put the heading down where the pages have got to."""
        self.pages.put_painted(self._painted)

    @cached_property
    def _painted(self) -> Painted:
        painting = Painting(self.pages.canvas.ink)
        for cell, text in zip(self.header, self.texts, strict=True):
            x, width = self.edges[cell.column], self._width(cell)
            y = sum(self.heights[: cell.row])
            height = sum(self.heights[cell.row : cell.row + cell.rows])
            painting.fill((x, y, width, height), styles.HEAD_GREY)
            lines = min(len(text.lines), int((height - 2 * styles.PAD_Y + 0.01) / text.leading))
            middle = y + (height - lines * text.leading) / 2
            box = (x + styles.PAD_X, middle, width - 2 * styles.PAD_X, lines * text.leading)
            painting.put_lines(text, box, (0, lines), cell.text.source)
            painting.rules(_frame(x, y, width, height), styles.RULE)
        return painting.painted(self.height)


def _frame(x: float, y: float, width: float, height: float) -> list[tuple[float, float, float, float]]:
    right, foot = x + width, y + height
    return [(x, y, right, y), (x, foot, right, foot), (x, y, x, foot), (right, y, right, foot)]
