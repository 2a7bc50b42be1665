"""Where the pages of a report stand on the screen: in a column, one or two to a row."""

from bisect import bisect_right

from PySide6.QtCore import QPoint, QRect, QSize

from ita_desk.records import dataclass

MARGIN = 6  # pixels around the column of pages
GAP = 4  # pixels between pages
FIT_WIDTH, FIT_PAGE = "width", "page"
Zoom = float | str  # a factor (1.0: as large as on paper), FIT_WIDTH or FIT_PAGE
PageSizes = tuple[tuple[float, float], ...]  # width and height of each page in points
_LEAST_SCALE = 0.05


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Pages (from 0) in pixels of the whole column; `scales` are pixels a point, `tops` where each row begins.

    `tops` has one more: where a further row would begin.
    """

    rects: tuple[QRect, ...] = ()
    scales: tuple[float, ...] = ()
    tops: tuple[int, ...] = (MARGIN,)
    side_by_side: int = 1
    width: int = 0

    @property
    def height(self) -> int:
        """The height of the column."""
        return self.tops[-1] - GAP + MARGIN if self.rects else 0

    def row_of(self, page: int) -> int:
        """The row in which a page stands."""
        return page // self.side_by_side

    def first_at(self, height: int) -> int:
        """The first page of the row at a height; of the first or last row above or below them all."""
        row = min(max(bisect_right(self.tops, height) - 1, 0), max(len(self.tops) - 2, 0))
        return row * self.side_by_side

    def between(self, top: int, bottom: int) -> range:
        """The pages of the rows that can be seen between two heights."""
        if not self.rects:
            return range(0)
        last = self.first_at(bottom - 1) + self.side_by_side
        return range(self.first_at(top), min(last, len(self.rects)))

    def page_at(self, place: QPoint) -> int | None:
        """The page at a place of the column, None between pages."""
        first = self.first_at(place.y())
        pages = range(first, min(first + self.side_by_side, len(self.rects)))
        return next((page for page in pages if self.rects[page].contains(place)), None)


def lay_out(sizes: PageSizes, zoom: Zoom, room: QSize, pixels: float, *, side_by_side: bool) -> PageLayout:
    """The layout of pages in a room; `pixels` are those of a point on paper.

    A page alone in its row is fitted by itself. Two to a row all have one scale, so that pages that stand and pages
    that lie keep their proportions beside each other.
    """
    count = 2 if side_by_side else 1
    rows = [sizes[n : n + count] for n in range(0, len(sizes), count)]
    scale_of: dict[tuple[tuple[float, float], ...], float] = {}
    for kind in dict.fromkeys(rows):
        scale_of[kind] = _scale(kind, zoom, room, pixels, count)
    if side_by_side and scale_of:
        scale_of = dict.fromkeys(scale_of, min(scale_of.values()))
    widths = {kind: round(_width(kind, count) * scale_of[kind]) + GAP * (count - 1) for kind in scale_of}
    widest = max(widths.values(), default=0) + 2 * MARGIN
    rects: list[QRect] = []
    tops, top = [MARGIN], MARGIN
    for row in rows:
        scale, left = scale_of[row], max((max(widest, room.width()) - widths[row]) // 2, MARGIN)
        for width, height in row:
            rects.append(QRect(left, top, round(width * scale), round(height * scale)))
            left += round(width * scale) + GAP
        top += round(max(height for _, height in row) * scale) + GAP
        tops.append(top)
    scales = tuple(scale_of[row] for row in rows for _ in row)
    return PageLayout(tuple(rects), scales, tuple(tops), count, widest)


def _width(row: PageSizes, count: int) -> float:
    """The width of a row; a last page without a partner leaves room for one of its size."""
    return sum(width for width, _ in row) * count / len(row)


def _scale(row: PageSizes, zoom: Zoom, room: QSize, pixels: float, count: int) -> float:
    if isinstance(zoom, float):
        return zoom * pixels
    scale = (room.width() - 2 * MARGIN - GAP * (count - 1)) / _width(row, count)
    if zoom == FIT_PAGE:
        scale = min(scale, (room.height() - 2 * MARGIN) / max(height for _, height in row))
    return max(scale, _LEAST_SCALE * pixels)
