"""What was chosen in the print dialog."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ita_desk.gui.printing import chosen
from ita_desk.gui.printing.chosen import build_printer, file_of, job_of, ranges_of
from ita_desk.services.print_queue import LONG_EDGE, ONE_SIDED, SHORT_EDGE, Ranges

A4, TURNED = QSizeF(595.276, 841.89), QSizeF(841.89, 595.276)
Duplex = QPrinter.DuplexMode


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """One that prints into a file, as there is on every machine."""
    printer = build_printer([TURNED, A4], ONE_SIDED)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    return printer


def test_the_dialog_is_given_our_paper_and_one_side(printer: QPrinter, tmp_path: Path) -> None:
    assert printer.pageLayout().pageSize().key() == "A4"
    assert printer.duplex() == Duplex.DuplexNone
    assert file_of(printer) == tmp_path / "out.pdf"


def test_all_pages_the_one_in_sight_and_ranges(printer: QPrinter) -> None:
    def chosen_ranges(wanted: QPrinter.PrintRange) -> Ranges:
        printer.setPrintRange(wanted)
        return ranges_of(printer, 7)

    assert chosen_ranges(QPrinter.PrintRange.AllPages) == ()
    assert chosen_ranges(QPrinter.PrintRange.CurrentPage) == ((7, 7),)
    printer.setFromTo(2, 3)
    assert chosen_ranges(QPrinter.PrintRange.PageRange) == ((2, 3),)
    printer.setPageRanges(QPageRanges.fromString("1,4-5"))
    assert chosen_ranges(QPrinter.PrintRange.PageRange) == ((1, 1), (4, 5))


def test_copies_paper_and_order_go_to_the_queue(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(False)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    job = job_of(printer, "รายงาน", [A4, TURNED], 1)
    assert (job.title, job.media, job.copies, job.collate, job.reverse) == ("รายงาน", "A4", 2, False, True)
    assert (job.true_size, job.sides, job.grey) == (True, "", False)
    assert not job_of(printer, "", [A4, QSizeF(612, 792)], 1).true_size


@pytest.mark.parametrize(
    ("duplex", "sides"),
    [
        (Duplex.DuplexNone, ONE_SIDED),
        (Duplex.DuplexLongSide, LONG_EDGE),
        (Duplex.DuplexShortSide, SHORT_EDGE),
        (Duplex.DuplexAuto, LONG_EDGE),
    ],
)
def test_sides_are_told_where_the_printer_has_two(
    duplex: QPrinter.DuplexMode, sides: str, printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chosen, "can_print_two_sides", lambda _: True)
    monkeypatch.setattr(QPrinter, "duplex", lambda _: duplex)  # one that prints into a file has none
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    assert job_of(printer, "", [A4], 0).sides == sides


def test_what_the_dialog_tells_cups_is_told(printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "_cups_options", lambda _: {"page-ranges": "2-3,5", "number-up": "2"})
    job = job_of(printer, "", [A4], 0)
    assert job.ranges == ((2, 3), (5, 5))
    assert ("number-up", "2") in job.options
