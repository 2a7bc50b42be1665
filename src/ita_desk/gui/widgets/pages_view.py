"""Pages of a PDF in a column, renewed in place.

Qt's own view lays out every page of a document before it shows the first, in the window's thread: 20 ms for a hundred
pages, at each renewal. Here the sizes come with the pages, only what is in sight is drawn, by the same renderer in a thread of its own,
and the former picture of a page stays until the new one is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QBuffer, QByteArray, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

MARGIN = 6  # pixels around the column of pages
GAP = 4  # pixels between pages
FIT_WIDTH, FIT_PAGE = "width", "page"
Zoom = float | str  # a factor (1.0: as large as on paper), FIT_WIDTH or FIT_PAGE
PageSizes = tuple[tuple[float, float], ...]  # width and height of each page in points
ZOOM_STEP = 1.25
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 5.0
_POINTS_PER_INCH = 72
_PIXELS_PER_STEP = 40


class _Loaded(QObject):
    """A loaded PDF with its renderer and the bytes it reads from, which have to live as long."""

    def __init__(self, content: bytes, sizes: PageSizes, parent: QObject) -> None:
        super().__init__(parent)
        self.sizes = sizes
        self.waiting: set[tuple[int, int, int]] = set()  # page, width and height of what is being drawn
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.renderer = QPdfPageRenderer(self)
        self.renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self.renderer.setDocument(self.document)

    @property
    def readable(self) -> bool:
        return self.document.status() == QPdfDocument.Status.Ready


@dataclass(slots=True)
class _Picture:
    image: QImage
    fresh: bool


class PagesView(QAbstractScrollArea):
    """Pages as wide as the view, whole in the view, or at a factor.

    `page_reached` tells the page in sight (1-based), `zoomed` that pages got larger or smaller, `broken` that what was to be
    shown could not be read.
    """

    page_reached = Signal(int)
    broken = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded: _Loaded | None = None
        self._next: tuple[bytes, PageSizes] | None = None
        self._zoom: Zoom = FIT_WIDTH
        self._tops: list[int] = []
        self._pictures: dict[int, _Picture] = {}
        self._page = 0
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.viewport().setAutoFillBackground(True)
        self.verticalScrollBar().setSingleStep(_PIXELS_PER_STEP)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- pages ---------------------------------------------------------------------------------------------

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._loaded.sizes) if self._loaded else 0

    @property
    def page(self) -> int:
        """The page in sight (1-based), 0 if there is none."""
        return self._page

    @property
    def settled(self) -> bool:
        """Whether everything in sight is drawn as it now is."""
        return self._next is None and not (self._loaded and self._loaded.waiting)

    def show_pages(self, content: bytes, sizes: PageSizes) -> None:
        """Show a PDF in place of the one before, at the same place of the report.

        While pages are being drawn, the newest PDF waits for that: the library that draws does one thing at a time, and
        the window must not wait for it.
        """
        if self._loaded and self._loaded.waiting:
            self._next = (content, sizes)
            return
        loaded = _Loaded(content, sizes, self)
        if not loaded.readable:
            loaded.deleteLater()
            self.broken.emit()
            return
        self._discard()
        self._loaded = loaded
        loaded.renderer.pageRendered.connect(self._keep_picture)
        self._pictures = {n: p for n, p in self._pictures.items() if n < len(sizes)}
        for picture in self._pictures.values():
            picture.fresh = False
        self._lay_out()
        self._tell_page()
        self.viewport().update()

    def show_nothing(self) -> None:
        """Show no page."""
        self._discard()
        self._next = None
        self._pictures.clear()
        self._lay_out()
        self._tell_page()
        self.viewport().update()

    def _discard(self) -> None:
        if self._loaded:
            self._loaded.renderer.pageRendered.disconnect(self._keep_picture)
            self._loaded.deleteLater()
            self._loaded = None

    # --- layout --------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """How large pages are shown: a factor, FIT_WIDTH or FIT_PAGE."""
        return self._zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages larger or smaller, at the same place of the report."""
        self._zoom = zoom
        self._keep_place(self._lay_out)
        self.viewport().update()
        self.zoomed.emit()

    def zoom_by(self, change: float) -> None:
        """Show pages larger or smaller by a factor."""
        self.set_zoom(min(max(self.factor() * change, _LEAST_ZOOM), _MOST_ZOOM))

    def factor(self, page: int = 0) -> float:
        """How large a page (from 0) is shown now, compared with paper."""
        if isinstance(self._zoom, float) or not self._loaded:
            return self._zoom if isinstance(self._zoom, float) else 1.0
        width, height = self._loaded.sizes[page]
        pixels = self.logicalDpiX() / _POINTS_PER_INCH
        factor = (self.viewport().width() - 2 * MARGIN) / (width * pixels)
        if self._zoom == FIT_PAGE:
            factor = min(factor, (self.viewport().height() - 2 * MARGIN) / (height * pixels))
        return max(factor, 0.05)

    def _scale(self, page: int) -> float:
        return self.factor(page) * self.logicalDpiX() / _POINTS_PER_INCH

    def _size(self, page: int) -> QSize:
        """A page's size in pixels of the window."""
        assert self._loaded
        width, height = self._loaded.sizes[page]
        scale = self._scale(page)
        return QSize(round(width * scale), round(height * scale))

    def _lay_out(self) -> None:
        sizes = [self._size(page) for page in range(self.page_count)]
        self._tops = list(accumulate((size.height() + GAP for size in sizes), initial=MARGIN))
        room = self.viewport().size()
        widest = max((size.width() for size in sizes), default=0) + 2 * MARGIN
        self._set_range(self.horizontalScrollBar(), widest, room.width())
        self._set_range(
            self.verticalScrollBar(), self._tops[-1] - GAP + MARGIN if sizes else 0, room.height()
        )

    @staticmethod
    def _set_range(bar: QScrollBar, length: int, room: int) -> None:
        bar.setPageStep(room)
        bar.setRange(0, max(0, length - room))

    def _keep_place(self, change: Callable[[], None]) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / (bar.maximum() + bar.pageStep() or 1)
        change()
        bar.setValue(round(share * (bar.maximum() + bar.pageStep())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew, at the same place of the report."""
        super().resizeEvent(event)
        self._keep_place(self._lay_out)

    def _rect(self, page: int) -> QRect:
        """Where a page stands in the viewport."""
        size = self._size(page)
        room = self.viewport().width()
        left = max((room - size.width()) // 2, MARGIN) - self.horizontalScrollBar().value()
        return QRect(QPoint(left, self._tops[page] - self.verticalScrollBar().value()), size)

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [
            page
            for page in range(self.page_count)
            if self._tops[page] < bottom and self._tops[page + 1] - GAP > top
        ]

    def _tell_page(self) -> None:
        bar = self.verticalScrollBar()
        seen = bar.value() + self.viewport().height() // 3
        page = max((n + 1 for n in range(self.page_count) if self._tops[n] <= seen), default=0)
        if bar.value() == bar.maximum() > 0:
            page = self.page_count
        if page != self._page:
            self._page = page
            self.page_reached.emit(page)

    def reveal(self, page: int, down: float) -> None:
        """Bring a place into sight: a page (1-based) and points from its top; nothing moves if it is in sight."""
        if not 1 <= page <= self.page_count:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        at = self._tops[page - 1] + round(down * self._scale(page - 1))
        if not bar.value() <= at <= bar.value() + height * 2 // 3:
            bar.setValue(at - height // 6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make pages larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
        else:
            super().wheelEvent(event)

    # --- drawing -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, white where there is no picture yet."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = self._in_sight()
        for page in shown:
            rect = self._rect(page)
            painter.fillRect(rect, Qt.GlobalColor.white)
            if picture := self._pictures.get(page):
                painter.drawImage(rect, picture.image)
            self._ask(page)
        if shown:
            near = range(shown[0] - 2, shown[-1] + 3)
            self._pictures = {n: p for n, p in self._pictures.items() if n in near}

    def _ask(self, page: int) -> None:
        assert self._loaded
        size = self._size(page) * self.devicePixelRatioF()
        picture = self._pictures.get(page)
        wanted = (page, size.width(), size.height())
        if wanted in self._loaded.waiting or (picture and picture.fresh and picture.image.size() == size):
            return
        self._loaded.waiting.add(wanted)
        self._loaded.renderer.requestPage(page, size, QPdfDocumentRenderOptions())

    def _keep_picture(self, page: int, size: QSize, image: QImage) -> None:
        if self._loaded is None:
            return
        self._loaded.waiting.discard((page, size.width(), size.height()))
        self._pictures[page] = _Picture(image, fresh=True)
        if page < self.page_count:
            self.viewport().update(self._rect(page))
        if not self._loaded.waiting and self._next:
            (content, sizes), self._next = self._next, None
            self.show_pages(content, sizes)
