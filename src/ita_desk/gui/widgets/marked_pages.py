"""Pages on which is marked what is being edited, and on which what is printed can be clicked."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ita_desk.gui.widgets.page_marks import draw_field, draw_hovered, draw_record, mark_colour
from ita_desk.gui.widgets.pages_view import PagesView
from ita_desk.services.printing.page_places import PrintedBox

FindBox = Callable[[int, float, float], PrintedBox | None]


class MarkedPages(PagesView):
    """Pages with marks over their pictures; the marks are on the screen only.

    `find_box` says which box at a place of a page can be edited, `tell_box` what is said of it beside the mouse. `clicked` carries the box
    clicked on; `entered` says that the user wants to go to what is marked.
    """

    clicked = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.find_box: FindBox = lambda *_: None
        self.tell_box: Callable[[PrintedBox], str] = lambda _: ""
        self._record: tuple[PrintedBox, ...] = ()
        self._field: tuple[PrintedBox, ...] = ()
        self._hovered: PrintedBox | None = None
        self._pressed: QPoint | None = None
        self.viewport().setMouseTracking(True)

    # --- marks ---------------------------------------------------------------------------------------------

    @property
    def marks(self) -> tuple[tuple[PrintedBox, ...], tuple[PrintedBox, ...]]:
        """What is marked: boxes of the record and of the field."""
        return self._record, self._field

    def show_marks(self, record: Sequence[PrintedBox], field: Sequence[PrintedBox]) -> None:
        """Mark what prints the record being edited and, more plainly, the field."""
        if (tuple(record), tuple(field)) != self.marks:
            self._record, self._field = tuple(record), tuple(field)
            self.viewport().update()

    def show_nothing(self) -> None:
        """Show no page and no mark."""
        super().show_nothing()
        self._hover(None)
        self.show_marks((), ())

    def rect_of(self, box: PrintedBox) -> QRect:
        """Where a box stands in the viewport."""
        return self.rect_on(box.page, QRectF(box.x, box.y, box.width, box.height))

    def draw_over(self, painter: QPainter, pages: range) -> None:
        """Draw the marks."""
        colour = mark_colour(self.palette())
        record, field = ([self.rect_of(box) for box in boxes if box.page in pages] for boxes in self.marks)
        draw_record(painter, record, colour)
        draw_field(painter, field, colour, alone=not self._record)
        if self._hovered and self._hovered.page in pages:
            draw_hovered(painter, self.rect_of(self._hovered), colour)

    # --- keeping them in sight -----------------------------------------------------------------------------

    def shows(self, box: PrintedBox) -> bool:
        """Whether enough of a box is in sight to see what changes in it."""
        rect, room = self.rect_of(box), self.viewport().rect()
        seen = rect & room
        high = seen.height() >= min(rect.height(), room.height() // 3)
        wide = seen.width() >= min(rect.width(), room.width() // 3)
        return not rect.isEmpty() and high and wide

    def reveal_box(self, box: PrintedBox) -> None:
        """Bring a box into sight; nothing moves if it is."""
        if self.shows(box):
            return
        self.reveal(box.page, box.y)
        rect, room, bar = self.rect_of(box), self.viewport().width(), self.horizontalScrollBar()
        if rect.left() < 0 or rect.right() > room:
            bar.setValue(bar.value() + rect.left() - max(0, (room - rect.width()) // 2))

    def hold(self, box: PrintedBox, height: int) -> None:
        """Scroll so that a box stands at a height of the viewport."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rect_of(box).top() - height)

    # --- mouse and keys ------------------------------------------------------------------------------------

    def _box_at(self, at: QPoint) -> PrintedBox | None:
        place = self.place_at(at)
        return self.find_box(*place) if place else None

    def _hover(self, box: PrintedBox | None) -> None:
        """Outline what a click would go to."""
        if box != self._hovered:
            self._hovered = box
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if box else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would go to."""
        self._hover(self._box_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to what is clicked on, if the mouse was not moved away."""
        at, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if pressed is None or (at - pressed).manhattanLength() >= QApplication.startDragDistance():
            return
        if box := self._box_at(at):
            self.clicked.emit(box)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say beside the mouse what a click would go to."""
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self._box_at(event.pos())
            text = self.tell_box(box) if box else ""
            rect = self.rect_of(box) if box else QRect()
            QToolTip.showText(event.globalPos(), text and f"<p>{escape(text)}</p>", self.viewport(), rect)
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Forget what the mouse was over: it is over something else now."""
        super().scrollContentsBy(dx, dy)
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to what is marked."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
