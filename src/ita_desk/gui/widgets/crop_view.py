"""A picture on which the part that is printed is chosen, by dragging or by keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desk.domain.photo_part import EDGES, WHOLE, Part, moved, with_edge

HANDLE = 10.0  # pixels of a handle's side
_REACH = 12.0  # pixels beside an edge that still take hold of it
_MARGIN = 8  # pixels around the picture
_STEP, _LONG_STEP = 0.01, 0.05  # shares of the picture
_SHADE = 150  # of 255, over what is not printed
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PARTS = ("all", *EDGES)  # what the arrow keys move


class CropView(QWidget):
    """A picture with a frame around the part shown.

    `cut` carries the new part and whether it is a step of its own (dragged) or one of several (keys); `grip_changed`
    which of `PARTS` the arrow keys move now.
    """

    cut = Signal(object, bool)
    grip_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._scaled = QImage(), QPixmap()
        self._words = ""
        self._part: Part = WHOLE
        self._held: tuple[str, ...] = ()
        self._from = QPointF()
        self._began: Part = WHOLE
        self.grip = "all"
        self.read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def part(self) -> Part:
        """The part chosen."""
        return self._part

    def show_picture(self, image: QImage, words: str = "") -> None:
        """Show another picture; words stand in the place of a null one."""
        self._image, self._words = image, words
        self._scaled = QPixmap()
        self.update()

    def show_part(self, part: Part) -> None:
        """Show which part is chosen, unless it is just being dragged."""
        if not self._held:
            self._part = part
            self.update()

    def sizeHint(self) -> QSize:
        """Room to see."""
        return QSize(640, 400)

    def minimumSizeHint(self) -> QSize:
        """Still enough to take hold of the edges."""
        return QSize(200, 120)

    # --- where things are ----------------------------------------------------------------------------------

    @property
    def picture_box(self) -> QRectF:
        """Where the picture stands in the view."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(room.center())
        return box

    @property
    def part_box(self) -> QRectF:
        """Where the part chosen stands in the view."""
        box, (left, top, right, bottom) = self.picture_box, self._part
        return QRectF(
            QPointF(box.left() + left * box.width(), box.top() + top * box.height()),
            QPointF(box.left() + right * box.width(), box.top() + bottom * box.height()),
        )

    def _grips_at(self, place: QPointF) -> tuple[str, ...]:
        """The edges that a place takes hold of, two at a corner; all inside; nothing outside."""
        box = self.part_box
        if not box.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(place):
            return ()
        ways = {
            "left": abs(place.x() - box.left()),
            "top": abs(place.y() - box.top()),
            "right": abs(place.x() - box.right()),
            "bottom": abs(place.y() - box.bottom()),
        }
        near = tuple(edge for edge in EDGES if ways[edge] <= _REACH)
        if ("left" in near and "right" in near) or (
            "top" in near and "bottom" in near
        ):  # a small part: the nearer
            near = (min(near, key=lambda edge: ways[edge]),)
        return near or ("all",)

    # --- mouse ---------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge, a corner or the whole part."""
        if event.button() == Qt.MouseButton.LeftButton and not self.read_only and not self._image.isNull():
            self._held, self._from, self._began = (
                self._grips_at(event.position()),
                event.position(),
                self._part,
            )
            if self._held:
                self._choose(self._held[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held."""
        if not self._held:
            self._show_cursor(event.position())
            return
        way, box = event.position() - self._from, self.picture_box
        self._part = self._changed(self._began, self._held, way.x() / box.width(), way.y() / box.height())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what was moved counts."""
        held, self._held = self._held, ()
        if held and self._part != self._began:
            self.cut.emit(self._part, True)

    def _show_cursor(self, place: QPointF) -> None:
        grips = () if self.read_only or self._image.isNull() else self._grips_at(place)
        shapes = {
            ("left",): Qt.CursorShape.SizeHorCursor,
            ("right",): Qt.CursorShape.SizeHorCursor,
            ("top",): Qt.CursorShape.SizeVerCursor,
            ("bottom",): Qt.CursorShape.SizeVerCursor,
            ("left", "top"): Qt.CursorShape.SizeFDiagCursor,
            ("right", "bottom"): Qt.CursorShape.SizeFDiagCursor,
            ("top", "right"): Qt.CursorShape.SizeBDiagCursor,
            ("left", "bottom"): Qt.CursorShape.SizeBDiagCursor,
            ("all",): Qt.CursorShape.SizeAllCursor,
        }
        self.setCursor(shapes.get(grips, Qt.CursorShape.ArrowCursor))

    @staticmethod
    def _changed(part: Part, held: tuple[str, ...], right: float, down: float) -> Part:
        if held == ("all",):
            return moved(part, right, down)
        for edge in held:
            at = part[EDGES.index(edge)] + (right if edge in ("left", "right") else down)
            part = with_edge(part, edge, at)
        return part

    # --- keys ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move what the space bar has chosen, with Shift further."""
        key = Qt.Key(event.key())
        if self.read_only or self._image.isNull():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose(PARTS[(PARTS.index(self.grip) + (-1 if back else 1)) % len(PARTS)])
        elif key in _WAYS:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = _LONG_STEP if far else _STEP
            right, down = _WAYS[key]
            part = self._changed(self._part, (self.grip,), right * step, down * step)
            if part != self._part:
                self._part = part
                self.update()
                self.cut.emit(part, False)
        else:
            super().keyPressEvent(event)

    def _choose(self, grip: str) -> None:
        if grip != self.grip:
            self.grip = grip
            self.grip_changed.emit(grip)
        self.update()

    # --- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, a shade over what is not printed, the frame with its handles."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Mid))
        if self._image.isNull():
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
            return
        box = self.picture_box
        painter.drawPixmap(box.topLeft(), self._scaled_to(box))
        self._draw_shade(painter, box)
        self._draw_frame(painter)

    def _scaled_to(self, box: QRectF) -> QPixmap:
        """The picture in the size it is shown at, made once for each size."""
        ratio = self.devicePixelRatioF()
        size = (box.size() * ratio).toSize()
        if self._scaled.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._scaled = QPixmap.fromImage(scaled)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _draw_shade(self, painter: QPainter, box: QRectF) -> None:
        shade = self.palette().color(QPalette.ColorRole.Shadow)
        shade.setAlpha(_SHADE)
        part = self.part_box
        for left, top, right, bottom in (
            (box.left(), box.top(), box.right(), part.top()),
            (box.left(), part.bottom(), box.right(), box.bottom()),
            (box.left(), part.top(), part.left(), part.bottom()),
            (part.right(), part.top(), box.right(), part.bottom()),
        ):
            painter.fillRect(QRectF(QPointF(left, top), QPointF(right, bottom)), shade)

    def _draw_frame(self, painter: QPainter) -> None:
        palette, part = self.palette(), self.part_box
        dark, light = (
            palette.color(QPalette.ColorRole.Highlight),
            palette.color(QPalette.ColorRole.HighlightedText),
        )
        painter.setPen(QPen(light, 3))
        painter.drawRect(part)
        painter.setPen(QPen(dark, 1))
        painter.drawRect(part)
        if self.read_only:
            return
        lines = {
            "left": (part.topLeft(), part.bottomLeft()),
            "top": (part.topLeft(), part.topRight()),
            "right": (part.topRight(), part.bottomRight()),
            "bottom": (part.bottomLeft(), part.bottomRight()),
        }
        if self.hasFocus():
            painter.setPen(QPen(dark, 5))
            for edge in EDGES if self.grip == "all" else (self.grip,):
                painter.drawLine(*lines[edge])
        painter.setPen(QPen(light, 1))
        painter.setBrush(dark)
        middle = part.center()
        for x in (part.left(), middle.x(), part.right()):
            for y in (part.top(), middle.y(), part.bottom()):
                if (x, y) != (middle.x(), middle.y()):
                    painter.drawRect(QRectF(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE))
