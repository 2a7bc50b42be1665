"""Pages as pictures, printed into a PDF file."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from gui_window import LONG
from ita_desk.errors import SystemFault
from ita_desk.gui.printing.page_printing import OpenedPdf, PagePrinting

A4, TURNED = (595.276, 841.89), (841.89, 595.276)
WIDTHS = (20, 40, 60, 80)  # of the black bar at the left edge, by which pages are known; points


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Upright and turned pages by turns."""
    path = tmp_path_factory.mktemp("mixed") / "mixed.pdf"
    canvas = Canvas(str(path))
    for width, size in zip(WIDTHS, (A4, TURNED, A4, TURNED), strict=True):
        canvas.setPageSize(size)
        canvas.rect(0, 100, width, 300, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.fixture
def pdf(mixed: bytes, qapp: QApplication) -> OpenedPdf:
    return OpenedPdf(mixed, qapp)


def file_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def bars(path: Path) -> list[tuple[int, bool]]:
    """Of each page the width of its bar in points, and whether it is turned."""
    found = []
    with pypdfium2.PdfDocument(path) as printed:
        for page in printed:
            row = page.render(scale=1, grayscale=True).to_pil().convert("L")
            pixels = [row.getpixel((x, row.height - 200)) for x in range(row.width)]
            found.append((sum(p < 128 for p in pixels if isinstance(p, int)), row.width > row.height))
    return found


@pytest.mark.parametrize("pages", [(1, 2, 3, 4), (2,), (4, 3, 4)])
def test_pages_come_out_as_they_are(
    pages: tuple[int, ...], pdf: OpenedPdf, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "out.pdf"
    job, begun = PagePrinting(pdf, pages, file_printer(target), pdf), list[int]()
    job.began_page.connect(begun.append)
    with qtbot.waitSignal(job.ended, timeout=LONG):
        job.start()
    assert begun == list(range(1, len(pages) + 1))
    assert bars(target) == [(WIDTHS[page - 1], page % 2 == 0) for page in pages]


def test_a_page_is_drawn_at_300_dpi_on_white(pdf: OpenedPdf) -> None:
    image = pdf.draw(2)
    assert (image.width(), image.height()) == (3508, 2480)
    assert not image.hasAlphaChannel()
    assert image.pixelColor(3000, 100).lightness() == 255
    assert image.pixelColor(50, 2480 - 800).lightness() == 0


def test_the_window_goes_on_between_pages(pdf: OpenedPdf, tmp_path: Path, qtbot: QtBot) -> None:
    job, between = PagePrinting(pdf, (1, 2, 3), file_printer(tmp_path / "out.pdf"), pdf), list[int]()
    job.began_page.connect(lambda page: QTimer.singleShot(0, lambda: between.append(page)))
    with qtbot.waitSignal(job.ended, timeout=LONG):
        job.start()
    assert between[:2] == [1, 2]


def test_after_cancelling_nothing_comes(pdf: OpenedPdf, tmp_path: Path, qtbot: QtBot) -> None:
    job, begun = PagePrinting(pdf, (1, 2, 3), file_printer(tmp_path / "out.pdf"), pdf), list[int]()
    job.began_page.connect(begun.append)
    job.began_page.connect(lambda page: QTimer.singleShot(0, job.cancel) if page == 2 else None)
    with qtbot.assertNotEmitted(job.ended), qtbot.waitSignal(job.cancelled, timeout=LONG):
        job.start()
    QCoreApplication.processEvents()
    assert begun[-1] < 3


def test_a_printer_that_cannot_be_reached_is_told(
    pdf: OpenedPdf, tmp_path: Path, qtbot: QtBot, qtlog: Any
) -> None:
    printer = file_printer(tmp_path / "not there" / "out.pdf")
    job = PagePrinting(pdf, (1,), printer, pdf)
    with qtlog.disabled(), qtbot.waitSignal(job.failed, timeout=LONG) as told:  # Qt warns, too
        job.start()
    assert told.args
    assert told.args[0].key == "print.failed"


@pytest.mark.parametrize("content", [b"", b"no PDF"])
def test_what_is_no_pdf_is_told(content: bytes, qapp: QApplication) -> None:
    with pytest.raises(SystemFault) as told:
        OpenedPdf(content, qapp)
    assert told.value.key == "print.unreadable"
