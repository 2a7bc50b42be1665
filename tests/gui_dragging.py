"""Dragging for tests of the window, as the system does it: the window's handle is told, not a widget."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drag_over(window: QWidget, dragged: QMimeData, at: QPoint | None = None) -> bool:
    """Drags something into a shown window, to its middle or a place in it, and drops it if it is wanted there."""
    place = window.rect().center() if at is None else at
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    handle = window.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, QDragEnterEvent(place, actions, dragged, left, none))
    moving = QDragMoveEvent(place, actions, dragged, left, none)
    QApplication.sendEvent(handle, moving)
    if moving.isAccepted():
        QApplication.sendEvent(handle, QDropEvent(QPointF(place), actions, dragged, left, none))
    return moving.isAccepted()
