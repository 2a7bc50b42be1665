"""Pages of a PDF in a column, renewed in place.

Qt's own view lays out every page of a document before it shows the first, in the window's thread: 20 ms for a hundred
pages, at each renewal. Here the sizes come with the pages, only what is in sight is drawn, by the same renderer in a thread of its own,
and the former picture of a page stays until the new one is there; for good where the page still looks the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocumentRenderOptions
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from ita_desk.gui.parting import part
from ita_desk.gui.widgets.loaded_pdf import LoadedPdf
from ita_desk.gui.widgets.page_layout import FIT_WIDTH, PageLayout, PageSizes, Zoom, lay_out

ZOOM_STEP = 1.25
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 5.0
_POINTS_PER_INCH = 72
_PIXELS_PER_STEP = 40
_Key = Qt.Key
_ZOOM_KEYS = {_Key.Key_Plus: ZOOM_STEP, _Key.Key_Equal: ZOOM_STEP, _Key.Key_Minus: 1 / ZOOM_STEP}


@dataclass(slots=True)
class _Picture:
    image: QImage
    look: object


class PagesView(QAbstractScrollArea):
    """Pages as wide as the view, whole in the view, or at a factor; alone or two to a row.

    `page_reached` tells the page in sight (1-based), `zoomed` that pages got larger or smaller, `broken` that what was to be
    shown could not be read, `renewed` that it is what stands, before it is drawn.
    """

    page_reached = Signal(int)
    broken = Signal()
    zoomed = Signal()
    renewed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loaded: LoadedPdf | None = None
        self._next: tuple[bytes, PageSizes, Sequence[int]] | None = None
        self._zoom: Zoom = FIT_WIDTH
        self._side_by_side = False
        self._layout = PageLayout()
        self._laid_out_for: tuple[object, ...] = ()
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

    def show_pages(self, content: bytes, sizes: PageSizes, looks: Sequence[int] = ()) -> None:
        """Show a PDF in place of the one before, at the same place of the report.

        Pages are drawn anew but where their number among `looks` is that of the page of which there is a picture.
        While pages are being drawn, the newest PDF waits for that: the library that draws does one thing at a time, and
        the window must not wait for it.
        """
        if self._loaded and self._loaded.waiting:
            self._next = (content, sizes, looks)
            return
        loaded = LoadedPdf(content, sizes, looks, self)
        if not loaded.readable:
            loaded.deleteLater()
            self.broken.emit()
            return
        self._discard()
        self._loaded = loaded
        loaded.renderer.pageRendered.connect(self._keep_picture)
        self._pictures = {n: p for n, p in self._pictures.items() if n < len(sizes)}
        self._lay_out()
        self._tell_page()
        self.viewport().update()
        self.renewed.emit()
        if self.isVisible():
            for page in self._pictures.keys() & self._in_sight():
                self._ask(page)  # now, while the former pictures are painted once more

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
            part(self._loaded.renderer.pageRendered, self._keep_picture)
            self._loaded.deleteLater()
            self._loaded = None

    # --- layout --------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """How large pages are shown: a factor, FIT_WIDTH or FIT_PAGE."""
        return self._zoom

    @property
    def side_by_side(self) -> bool:
        """Whether two pages stand in a row."""
        return self._side_by_side

    def set_zoom(self, zoom: Zoom, *, side_by_side: bool = False) -> None:
        """Show pages larger or smaller, one or two to a row, at the same place of the report."""
        self._change_zoom(zoom, side_by_side)

    def zoom_by(self, change: float, at: QPoint | None = None) -> None:
        """Show pages larger or smaller by a factor; what stands at a place of the view stays there."""
        self._change_zoom(self.factor() * change, self._side_by_side, at)

    def _change_zoom(self, zoom: Zoom, side_by_side: bool, at: QPoint | None = None) -> None:
        page, place = self._page, self.place_at(at) if at else None
        regrouped = side_by_side != self._side_by_side
        if isinstance(zoom, float):
            zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)

        self._zoom, self._side_by_side = zoom, side_by_side
        self._lay_out_in_place()
        if at and place:
            moved = self.rect_on(place[0], QRectF(*place[1:], 0, 0)).topLeft() - at
            for bar, by in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
                bar.setValue(bar.value() + by)
        if regrouped:
            self.go_to(page)
        self.viewport().update()
        self.zoomed.emit()

    def factor(self) -> float:
        """How large the page in sight is shown now, compared with paper."""
        if isinstance(self._zoom, float):
            return self._zoom
        if not self._layout.scales:
            return 1.0
        return self._layout.scales[max(self._page - 1, 0)] * _POINTS_PER_INCH / self.logicalDpiX()

    def _lay_out(self) -> None:
        sizes, room = self._loaded.sizes if self._loaded else (), self.viewport().size()
        wanted = (sizes, self._zoom, room, self.logicalDpiX(), self._side_by_side)
        if wanted != self._laid_out_for:
            pixels = self.logicalDpiX() / _POINTS_PER_INCH
            self._layout = lay_out(sizes, self._zoom, room, pixels, side_by_side=self._side_by_side)
            self._laid_out_for = wanted
        self._set_range(self.horizontalScrollBar(), self._layout.width, room.width())
        self._set_range(self.verticalScrollBar(), self._layout.height, room.height())

    @staticmethod
    def _set_range(bar: QScrollBar, length: int, room: int) -> None:
        bar.setPageStep(room)
        bar.setRange(0, max(0, length - room))

    def _lay_out_in_place(self) -> None:
        """Lay out anew, at the same place of the report."""
        bar = self.verticalScrollBar()
        share = bar.value() / (bar.maximum() + bar.pageStep() or 1)
        self._lay_out()
        bar.setValue(round(share * (bar.maximum() + bar.pageStep())))
        self._tell_page()  # the bar tells nothing where its value stays

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew, at the same place of the report."""
        super().resizeEvent(event)
        self._lay_out_in_place()

    @property
    def _offset(self) -> QPoint:
        """What of the column is above and at the left of the view."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _rect(self, page: int) -> QRect:
        """Where a page stands in the viewport."""
        return self._layout.rects[page].translated(-self._offset)

    def rect_on(self, page: int, area: QRectF) -> QRect:
        """Where an area of a page (1-based), in points, stands in the viewport; nowhere if there is no such page."""
        if not 1 <= page <= self.page_count:
            return QRect()
        scale, corner = self._layout.scales[page - 1], self._rect(page - 1).topLeft()
        rect = QRectF(area.topLeft() * scale, area.size() * scale)
        return rect.translated(corner).toAlignedRect()

    def place_at(self, at: QPoint) -> tuple[int, float, float] | None:
        """The page (1-based) at a place of the viewport, with points from its left and top."""
        page = self._layout.page_at(at + self._offset) if self._loaded else None
        if page is None:
            return None
        inside, scale = at - self._rect(page).topLeft(), self._layout.scales[page]
        return page + 1, inside.x() / scale, inside.y() / scale

    # --- going to a place ----------------------------------------------------------------------------------

    def _tell_page(self) -> None:
        bar = self.verticalScrollBar()
        page = self._layout.first_at(bar.value() + self.viewport().height() // 3) + 1
        if not self.page_count:
            page = 0
        elif bar.value() == bar.maximum() > 0:
            page = self.page_count
        if page and self._page and self._layout.row_of(page - 1) == self._layout.row_of(self._page - 1):
            page = min(self._page, self.page_count)  # beside the one gone to
        self._reach(page)

    def _reach(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_reached.emit(page)

    def go_to(self, page: int) -> None:
        """Show a page (1-based) from its top; the nearest where there is no such page."""
        if self.page_count:
            page = min(max(page, 1), self.page_count)
            self.verticalScrollBar().setValue(self._layout.tops[self._layout.row_of(page - 1)] - 4)
            self._reach(page)  # where pages are short, the last ones cannot stand at the top

    def turn(self, rows: int) -> None:
        """Go some rows of pages down or, if negative, up."""
        count = 2 if self._side_by_side else 1
        self.go_to(((max(self._page, 1) - 1) // count + rows) * count + 1)

    def reveal(self, page: int, down: float) -> None:
        """Bring a place into sight: a page (1-based) and points from its top; nothing moves if it is in sight."""
        if not 1 <= page <= self.page_count:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        at = self._layout.rects[page - 1].top() + round(down * self._layout.scales[page - 1])
        if not bar.value() <= at <= bar.value() + height * 2 // 3:
            bar.setValue(at - height // 6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make pages larger or smaller at the mouse."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            larger = event.angleDelta().y() > 0
            self.zoom_by(ZOOM_STEP if larger else 1 / ZOOM_STEP, event.position().toPoint())
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages, and make them larger or smaller."""
        key, bar = _Key(event.key()), self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _ZOOM_KEYS:
            self.zoom_by(_ZOOM_KEYS[key])
        elif key in (_Key.Key_Home, _Key.Key_End):
            bar.setValue(bar.minimum() if key == _Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    # --- drawing -------------------------------------------------------------------------------------------

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height()) if self._loaded else range(0)

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
            self.draw_over(painter, range(shown[0] + 1, shown[-1] + 2))

    def draw_over(self, painter: QPainter, pages: range) -> None:
        """Draw over the pictures of pages (1-based) in sight."""

    def _ask(self, page: int) -> None:
        assert self._loaded
        size = self._layout.rects[page].size() * self.devicePixelRatioF()
        picture = self._pictures.get(page)
        drawn = picture and picture.look == self._loaded.looks[page] and picture.image.size() == size
        wanted = (page, size.width(), size.height())
        if drawn or wanted in self._loaded.waiting:
            return
        self._loaded.waiting.add(wanted)
        self._loaded.renderer.requestPage(page, size, QPdfDocumentRenderOptions())

    def _keep_picture(self, page: int, size: QSize, image: QImage) -> None:
        if self._loaded is None:
            return
        self._loaded.waiting.discard((page, size.width(), size.height()))
        self._pictures[page] = _Picture(image, self._loaded.looks[page])
        self.viewport().update(self._rect(page))
        if not self._loaded.waiting and self._next:
            following, self._next = self._next, None
            self.show_pages(*following)
