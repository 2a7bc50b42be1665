"""Paints the rows of a table, or parts of them where a page cuts them: grey, words, pictures, and the rules around."""

from collections.abc import Sequence

from ita_desk.render.pdf import styles
from ita_desk.render.pdf.ink import Ink
from ita_desk.render.pdf.painted import Painted, Painting, Rectangle
from ita_desk.render.pdf.set_cells import BEGINNING, Part, Place, SetRow
from ita_desk.render.pdf.thai_text import SetText

# How far each cell was printed before, and how far it is now.
Between = tuple[tuple[Place, ...], tuple[Place, ...]]


class RowPainter:
    """Paints rows between the `edges` of a table's columns, in points from the left of the page."""

    def __init__(self, ink: Ink, edges: Sequence[float]) -> None:
        self._ink, self._edges = ink, edges

    def paint(
        self, set_row: SetRow, between: Between | None, room: float, joined: tuple[int, ...], *, closed: bool
    ) -> Painted:
        """What lies between two sets of places (of None: the whole row), at most `room` points high.

        The rule below is left open at the columns that are `joined` with the row below; `closed` is whether one is
        drawn above.
        """
        group = set_row.row.group
        start, end = between or (
            tuple(BEGINNING for _ in set_row.cells),
            tuple(cell.end for cell in set_row.cells),
        )
        parts = [cell.parts(a, b) for cell, a, b in zip(set_row.cells, start, end, strict=True)]
        used_heights = [sum(part.height + part.gap for part in cell) for cell in parts]
        height = min(room, max(used_heights, default=0.0) + 2 * styles.PAD_Y)
        left, right = self._edges[0], self._edges[-1]
        painting = Painting(self._ink)
        if group:
            painting.fill((left, 0.0, right - left, height), styles.GROUP_GREY)
        painting.note((left, 0.0, right - left, height), "group" if group else "row", set_row.row.source)
        for number, cell in enumerate(parts):
            width = (right if group else self._edges[number + 1]) - self._edges[number]
            _put_cell(painting, cell, self._edges[number], width)
        edges = [left, right] if group else self._edges
        lines = _across(edges, height, joined)
        if closed:
            lines.append((left, 0.0, right, 0.0))
        painting.rules([*lines, *((x, 0.0, x, height) for x in edges)], styles.RULE)
        return painting.painted(height)


def _put_cell(painting: Painting, parts: Sequence[Part], x: float, width: float) -> None:
    """The parts of a cell below each other."""
    y = styles.PAD_Y
    for item, first, last, height, gap in parts:
        y += gap
        if isinstance(item.content, SetText):
            box = (x + styles.PAD_X, y, item.width, height)
            painting.put_lines(item.content, box, (first, last), item.source)
        else:
            painting.put_photo(item.content, (x + (width - item.width) / 2, y, item.width, height))
        y += height


def _across(edges: Sequence[float], y: float, joined: tuple[int, ...]) -> list[Rectangle]:
    """The rule at a height over all columns but the joined ones."""
    if not joined:
        return [(edges[0], y, edges[-1], y)]
    columns = [n for n in range(len(edges) - 1) if n not in joined]
    return [(edges[n], y, edges[n + 1], y) for n in columns]
