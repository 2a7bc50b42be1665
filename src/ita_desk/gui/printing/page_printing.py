"""Prints the pages of a PDF as pictures, one at a time, between what else the window has to do."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QObject, QPoint, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from ita_desk.errors import SystemFault
from ita_desk.gui.printing.chosen import keep_true_size, refuse_what_is_printed
from ita_desk.gui.printing.paper import layout_of

DPI = 300  # a page of A4 takes 33 MiB then; the 1200 a printer may ask for would take sixteen times as much
_POINTS_PER_INCH = 72


class OpenedPdf(QObject):
    """A PDF in memory, to be drawn; what it reads from lives as long."""

    def __init__(self, content: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self.content = content
        self.document = QPdfDocument(self)  # ends before the buffer
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        if self.document.status() != QPdfDocument.Status.Ready:
            raise SystemFault("print.unreadable")
        pages = range(self.document.pageCount())
        self.sizes = tuple(self.document.pagePointSize(page) for page in pages)  # in points

    def draw(self, page: int) -> QImage:
        """A page (from 1) on white paper at 300 dpi."""
        image = self.document.render(page - 1, (self.sizes[page - 1] * DPI / _POINTS_PER_INCH).toSize())
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        painter.fillRect(image.rect(), Qt.GlobalColor.white)
        painter.end()
        image.convertTo(QImage.Format.Format_RGB32)
        return image


class PagePrinting(QObject):
    """Prints pages (from 1, in this order) on a printer.

    `began_page` carries which of them is next, from 1; `ended` that all are printed; `cancelled` that nothing will be; `failed` the
    AppError that kept it from going on. After one of the last three comes nothing.
    """

    began_page = Signal(int)
    ended = Signal()
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, pdf: OpenedPdf, pages: Sequence[int], printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._pdf, self._pages, self._printer = pdf, pages, printer
        self._at = 0
        self._painter = QPainter()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._step)

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        self._printer.setResolution(DPI)
        self._printer.setPageLayout(layout_of(self._size))
        keep_true_size(self._printer)
        self._next.start()

    def cancel(self) -> None:
        """Print nothing, where it is not too late."""
        self._next.stop()
        if self._painter.isActive():
            refuse_what_is_printed(self._printer)
            self._painter.end()
        self.cancelled.emit()

    @property
    def _size(self) -> QSizeF:
        return self._pdf.sizes[self._pages[self._at] - 1]

    def _step(self) -> None:
        """Print one page."""
        self.began_page.emit(self._at + 1)
        if not (self._turn_page() if self._painter.isActive() else self._begin()):
            self._fail()
            return
        self._draw(self._pdf.draw(self._pages[self._at]))
        self._at += 1
        if self._at < len(self._pages):
            self._next.start()
        elif self._painter.end() and self._printer.printerState() != QPrinter.PrinterState.Error:
            self.ended.emit()
        else:
            self._fail()

    def _begin(self) -> bool:
        begun = self._painter.begin(self._printer)
        # Else Qt may put pictures into the file as photos, with noise around the letters.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        return begun

    def _turn_page(self) -> bool:
        """Begin a sheet; on Windows only the orientation can still be changed then."""
        wanted, now = layout_of(self._size), self._printer.pageLayout()
        if not wanted.pageSize().isEquivalentTo(now.pageSize()):
            self._printer.setPageSize(wanted.pageSize())
        if wanted.orientation() != now.orientation():
            self._printer.setPageOrientation(wanted.orientation())
        return self._printer.newPage()

    def _draw(self, image: QImage) -> None:
        paper: QPageLayout = self._printer.pageLayout()
        whole = paper.fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRect(QPoint(), whole.size()), image)

    def _fail(self) -> None:
        refuse_what_is_printed(self._printer)
        if self._painter.isActive():
            self._painter.end()
        self.failed.emit(SystemFault("print.failed", printer=self._printer.printerName()))
