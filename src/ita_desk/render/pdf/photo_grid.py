"""Sets photos in a grid below the title of what they show: rows are kept whole, the title with the first of them."""

from ita_desk.document.blocks import Photo, PhotoGrid, Source
from ita_desk.records import dataclass
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.page import Pages
from ita_desk.render.pdf.sheet import flow
from ita_desk.render.pdf.thai_text import SetText

_GUTTER = 14.0
_TITLE_GAP, _ROW_GAP = 10.0, 8.0
# A photo stands at most this high: a share of its cell's width, and no more than so many points; never lower than the
# least, however long the captions are.
_SHAPE, _MOST, _LEAST = 0.9, 300.0, 60.0
_LEAST_LINES = 2  # of a caption on the page of its photo


@dataclass(frozen=True, slots=True)
class _Cell:
    """A photo with its printed size, and its caption."""

    photo: Photo
    width: float
    height: float
    caption: SetText | None

    @property
    def source(self) -> Source | None:
        return self.photo.caption.source if self.photo.caption else None

    @property
    def lines(self) -> int:
        """How many lines the caption has."""
        return len(self.caption.lines) if self.caption else 0


class _Grid:
    """The set title and rows of one grid."""

    def __init__(self, block: PhotoGrid, pages: Pages) -> None:
        g = pages.geometry
        self.block, self.pages = block, pages
        said = block.title.plain or block.title.marker
        self.title = pages.typesetter.set_text(block.title, styles.HEADING_3, g.column) if said else None
        self.width = (g.column - _GUTTER * (block.columns - 1)) / block.columns
        starts = range(0, len(block.photos), block.columns)
        self.rows = [self._row(block.photos[n : n + block.columns]) for n in starts]

    def _row(self, photos: tuple[Photo, ...]) -> list[_Cell]:
        set_text = self.pages.typesetter.set_text
        captions = [
            set_text(p.caption, styles.PHOTO_CAPTION, self.width) if p.caption else None for p in photos
        ]
        below = max((c.height + styles.PHOTO_GAP for c in captions if c), default=0.0)
        room = self.pages.geometry.body - self._title_height - below
        most = max(min(self.width * _SHAPE, _MOST, room), _LEAST)
        sizes = [self.pages.photos.print_size(photo, self.width, most) for photo in photos]
        return [_Cell(p, *size, c) for p, size, c in zip(photos, sizes, captions, strict=True)]

    @property
    def _title_height(self) -> float:
        return self.title.height + _TITLE_GAP if self.title else 0.0

    @property
    def least_height(self) -> float:
        """The height of the title and the first row, in points."""
        return self._title_height + _row_height(self.rows[0]) if self.rows else self._title_height

    def draw(self, trailing: float) -> None:
        """Put the grid down, its last row on one page with the `trailing` points that follow."""
        pages = self.pages
        after = trailing if len(self.rows) == 1 else 0.0
        if pages.room < _TITLE_GAP + self.least_height + after and not pages.fresh:
            pages.next_page()
        if self.title:
            pages.skip(_TITLE_GAP)
            flow(self.title, self.block.title.source, pages)
            pages.y += _TITLE_GAP / 2
        for number, row in enumerate(self.rows):
            height = _row_height(row) + (trailing if number == len(self.rows) - 1 else 0.0)
            # The first row stands with the title even where captions go on over the page.
            if pages.room < (height if number else _opening_height(row)) and not pages.fresh:
                pages.next_page()
            self._draw_row(row)
            pages.y += _ROW_GAP

    def _draw_row(self, row: list[_Cell]) -> None:
        pages = self.pages
        free = pages.geometry.column - len(row) * self.width - (len(row) - 1) * _GUTTER
        lefts = [pages.geometry.left + free / 2 + n * (self.width + _GUTTER) for n in range(len(row))]
        tallest = max(cell.height for cell in row)
        for cell, left in zip(row, lefts, strict=True):
            x, y = left + (self.width - cell.width) / 2, pages.y + (tallest - cell.height) / 2
            pages.put_photo(cell.photo, x, y, cell.width, cell.height)
        pages.y += tallest + styles.PHOTO_GAP
        self._draw_captions(row, lefts)

    def _draw_captions(self, row: list[_Cell], lefts: list[float]) -> None:
        """The captions side by side; those without end go on over the page."""
        pages, leading = self.pages, styles.PHOTO_CAPTION.leading
        done, lines = 0, max(cell.lines for cell in row)
        while done < lines:
            reached = min(lines, done + int((pages.room + 1e-6) / leading))
            if reached == done:
                pages.next_page()
                continue
            for cell, left in zip(row, lefts, strict=True):
                if cell.caption and done < cell.lines:
                    part = (done, min(reached, cell.lines))
                    pages.put_lines(cell.caption, (left, pages.y, self.width), part, cell.source)
            pages.y += (reached - done) * leading
            done = reached


def _row_height(row: list[_Cell]) -> float:
    below = max(cell.lines for cell in row) * styles.PHOTO_CAPTION.leading
    return max(cell.height for cell in row) + styles.PHOTO_GAP + below


def _opening_height(row: list[_Cell]) -> float:
    """The height of the photos and of the beginning of their captions."""
    lines = min(max(cell.lines for cell in row), _LEAST_LINES)
    return max(cell.height for cell in row) + styles.PHOTO_GAP + lines * styles.PHOTO_CAPTION.leading


def grid_beginning(block: PhotoGrid, pages: Pages) -> float:
    """The height without which a grid does not begin on a page, in points."""
    return _Grid(block, pages).least_height


def draw_photo_grid(block: PhotoGrid, pages: Pages, trailing: float = 0.0) -> None:
    """The title and the photos below it, on as many pages as they need."""
    _Grid(block, pages).draw(trailing)
