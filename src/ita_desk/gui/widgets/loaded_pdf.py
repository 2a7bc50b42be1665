"""A PDF in memory, and the thread that draws its pages."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QObject
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

from ita_desk.gui.widgets.page_layout import PageSizes


class LoadedPdf(QObject):
    """A loaded PDF with its renderer and the bytes it reads from, which have to live as long.

    `looks` are numbers by which pages that look alike are known; without them each page looks like no other.
    """

    def __init__(self, content: bytes, sizes: PageSizes, looks: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self.sizes = sizes
        self.looks: Sequence[object] = looks or [object() for _ in sizes]
        self.waiting: set[tuple[int, int, int]] = set()  # page, width and height of what is being drawn
        # In this order, in which they also end: the thread that draws reads the document, and that the buffer.
        self.renderer = QPdfPageRenderer(self)
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self.renderer.setDocument(self.document)

    @property
    def readable(self) -> bool:
        """Whether it could be read."""
        return self.document.status() == QPdfDocument.Status.Ready
