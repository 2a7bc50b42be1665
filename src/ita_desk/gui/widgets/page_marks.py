"""Marks over the pictures of pages: what is being edited, and what the mouse is over. They are on the screen only."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

_RECORD_TINT, _FIELD_TINT = 20, 38  # of 255
_BAR = 4  # pixels
_BAR_ROOM = 5  # pixels between the bar and what it stands beside
_FRAME = 2  # pixels
_DARKEST_NEEDED = 140  # lightness (of 255) that is still plain on white paper


def mark_colour(palette: QPalette) -> QColor:
    """The palette's highlight, dark enough for paper, which is white in a dark window too."""
    colour = palette.color(QPalette.ColorRole.Highlight)
    while colour.lightness() > _DARKEST_NEEDED:
        colour = colour.darker(120)
    return colour


def draw_record(painter: QPainter, rects: Iterable[QRect], colour: QColor) -> None:
    """Tint what prints a record, with a bar in the margin."""
    for rect in rects:
        painter.fillRect(rect, _tint(colour, _RECORD_TINT))
        _draw_bar(painter, rect, colour)


def draw_field(painter: QPainter, rects: Iterable[QRect], colour: QColor, *, alone: bool) -> None:
    """Tint and frame what prints a field; where it stands `alone`, without its record, with a bar as well."""
    for rect in rects:
        painter.fillRect(rect, _tint(colour, _FIELD_TINT))
        painter.setPen(QPen(colour, _FRAME))
        painter.drawRect(rect.adjusted(-2, -2, 2, 2))
        if alone:
            _draw_bar(painter, rect.adjusted(-3, -3, 3, 3), colour)


def draw_hovered(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Outline what a click would go to."""
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
    painter.drawRect(rect.adjusted(-2, -2, 2, 2))


def _draw_bar(painter: QPainter, rect: QRect, colour: QColor) -> None:
    painter.fillRect(QRect(rect.left() - _BAR_ROOM - _BAR, rect.top(), _BAR, rect.height()), colour)


def _tint(colour: QColor, share: int) -> QColor:
    tint = QColor(colour)
    tint.setAlpha(share)
    return tint
