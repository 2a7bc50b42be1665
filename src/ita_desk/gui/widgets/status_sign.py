"""The sign of a status: a small circle, of another shape for each; always beside its word."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

_CHECK = ((0.24, 0.52), (0.43, 0.72), (0.78, 0.30))
_CROSS = ((0.28, 0.28), (0.72, 0.72)), ((0.72, 0.28), (0.28, 0.72))
_BAR = (((0.22, 0.5), (0.78, 0.5)),)


def paint_status(painter: QPainter, box: QRectF, status: str, colour: QColor) -> None:
    """Paint the sign of a status into a square: empty, half full, ticked, crossed or struck through."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.2, box.width() / 9)))
    if status in ("not_started", "in_progress"):
        painter.drawEllipse(box)
    if status == "in_progress":
        painter.setBrush(colour)
        painter.drawChord(box, -90 * 16, 180 * 16)
    for (left, top), (right, bottom) in _strokes(status):
        start, end = _at(box, left, top), _at(box, right, bottom)
        painter.drawLine(QLineF(*start, *end))
    painter.restore()


def _strokes(status: str) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    if status == "done":
        first, middle, last = _CHECK
        return (first, middle), (middle, last)
    return {"not_done": _CROSS, "cancelled": _BAR}.get(status, ())


def _at(box: QRectF, across: float, down: float) -> tuple[float, float]:
    return box.x() + across * box.width(), box.y() + down * box.height()
