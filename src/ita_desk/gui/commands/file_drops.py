"""Files dropped anywhere on a window, also where a text would take their names as text."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Takes files of this computer for the whole window; all else goes its way.

    `hovered` and `dropped` carry their paths; `left` when they are dragged over the window no more, dropped or not.
    """

    hovered = Signal(object)
    left = Signal()
    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.winId()  # there is no handle before
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags and drops of files before any widget gets them."""
        if event.type() == QEvent.Type.DragLeave:
            self.left.emit()
        if not isinstance(event, QDropEvent | QDragMoveEvent):
            return False
        paths = _files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            if isinstance(event, QDragEnterEvent):
                self.hovered.emit(paths)
            elif event.type() == QEvent.Type.Drop:
                self.left.emit()
                self.dropped.emit(paths)
        return bool(paths)


def _files(dragged: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
