"""What was chosen in the system's print dialog."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from ita_desk.gui.printing.paper import is_one_paper, layout_of, media_of
from ita_desk.services.print_queue import LONG_EDGE, ONE_SIDED, SHORT_EDGE, QueueJob, Ranges, read_ranges

# Where Qt keeps what the dialog set for CUPS: names and values by turns. Its own header has the number.
_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
_RANGE_REFUSED = ["page-ranges", "0-0"]
_Duplex = QPrinter.DuplexMode


def build_printer(sizes: Sequence[QSizeF], sides: str) -> QPrinter:
    """The usual printer with paper and orientation of the first page, on one side where that is proposed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(layout_of(sizes[0]))
    if sides == ONE_SIDED:
        printer.setDuplex(_Duplex.DuplexNone)
    return printer


def file_of(printer: QPrinter) -> Path | None:
    """The file chosen in place of a printer."""
    into_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    return Path(printer.outputFileName()) if into_file else None


def ranges_of(printer: QPrinter, page_in_sight: int) -> Ranges:
    """The pages we are to choose; () for all. Those that Qt tells CUPS by itself are not among them."""
    wanted = printer.printRange()
    if wanted == QPrinter.PrintRange.CurrentPage:
        return ((page_in_sight, page_in_sight),)
    if wanted != QPrinter.PrintRange.PageRange:
        return ()
    several = tuple((part.from_, part.to) for part in printer.pageRanges().toRangeList())
    return several or ((printer.fromPage(), printer.toPage()),)


def job_of(printer: QPrinter, title: str, sizes: Sequence[QSizeF], page_in_sight: int) -> QueueJob:
    """The same for a queue. The paper is the document's own: the dialog shows the printer's usual one, chosen or not."""
    options = _cups_options(printer)
    return QueueJob(
        queue=printer.printerName(),
        title=title,
        media=media_of(sizes),
        ranges=ranges_of(printer, page_in_sight) or read_ranges(options.get("page-ranges", "")),
        copies=printer.copyCount(),
        collate=printer.collateCopies(),
        sides=_sides(printer),
        grey=printer.colorMode() == QPrinter.ColorMode.GrayScale and _has_colour(printer),
        reverse=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
        true_size=is_one_paper(sizes),
        options=tuple(options.items()),
    )


def _sides(printer: QPrinter) -> str:
    """How the sheets are printed; short edges are meant for upright pages: turned ones are bound at the other."""
    short = printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    sides = {
        _Duplex.DuplexNone: ONE_SIDED,
        _Duplex.DuplexLongSide: LONG_EDGE,
        _Duplex.DuplexShortSide: SHORT_EDGE,
        _Duplex.DuplexAuto: SHORT_EDGE if short else LONG_EDGE,
    }
    return sides[printer.duplex()] if can_print_two_sides(printer) else ""


def can_print_two_sides(printer: QPrinter) -> bool:
    """Whether the printer has more than one way to print sheets."""
    return len(QPrinterInfo(printer).supportedDuplexModes()) > 1


def _has_colour(printer: QPrinter) -> bool:
    return len(QPrinterInfo(printer).supportedColorModes()) > 1


def _cups_options(printer: QPrinter) -> dict[str, str]:
    """The options by name; none on other systems."""
    told = printer.printEngine().property(_CUPS_OPTIONS)
    words = [str(word) for word in told] if isinstance(told, list) else []
    return dict(zip(words[::2], words[1::2], strict=False))


def keep_true_size(printer: QPrinter) -> None:
    """Have CUPS print pages as large as they are: by itself it makes those smaller that have no room for the printer's margins."""
    options = _cups_options(printer)
    if options.get("number-up", "1") == "1":  # several pages on a sheet are made smaller anyway
        told = [word for pair in {**options, "print-scaling": "none"}.items() for word in pair]
        printer.printEngine().setProperty(_CUPS_OPTIONS, told)


def refuse_what_is_printed(printer: QPrinter) -> None:
    """Give up what was printed so far.

    With CUPS Qt cannot: at the end it sends what is there. But there a job whose pages are from 0 to 0 is refused whole.
    """
    if not printer.abort():
        printer.printEngine().setProperty(_CUPS_OPTIONS, _RANGE_REFUSED)
