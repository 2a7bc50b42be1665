"""One paper on its way from the print dialog to the printer."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from ita_desk.errors import AppError, UserError
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.parting import part
from ita_desk.gui.printing.chosen import file_of, job_of, ranges_of
from ita_desk.gui.printing.page_printing import OpenedPdf, PagePrinting
from ita_desk.gui.tasks import Tasks
from ita_desk.i18n import Messages
from ita_desk.records import dataclass
from ita_desk.services.files import replace_file
from ita_desk.services.print_queue import HandOver, can_hand_over, in_order, pages_of

_SHOWN_AFTER = 500  # milliseconds: what is quicker needs no dialog


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed, what it is called in the queue, and which page (from 1) is looked at, 0 for none."""

    pdf: OpenedPdf
    title: str
    in_sight: int = 0


class PrintRun(QObject):
    """Hands the PDF itself to the queue; where that cannot be, pictures of its pages to the printer.

    Of these signals one comes, once, and never after `cancel`, but for `cancelled`. `printed` carries the file where one was chosen
    in place of a printer, else None; `failed` an AppError or a bug.
    """

    printed = Signal(object)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(
        self, paper: Paper, printer: QPrinter, tasks: Tasks, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(tasks)
        self._paper, self.printer, self._tasks, self._messages = paper, printer, tasks, messages
        self._job = job_of(printer, paper.title, paper.pdf.sizes, paper.in_sight)
        self._hand_over: HandOver | None = None
        self._pages: PagePrinting | None = None
        self._progress = QProgressDialog(window)
        self._progress.setWindowTitle(plain(messages.say("window.action.print")))
        self._progress.setCancelButtonText(messages.say("window.print.cancel"))
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumDuration(_SHOWN_AFTER)
        self._progress.setAutoClose(False)
        self._progress.setAutoReset(False)
        self._progress.canceled.connect(self.cancel)

    def start(self) -> None:
        """Send it."""
        target = file_of(self.printer)
        if target:
            self._write(target)
        elif not pages_of(self._job.ranges, len(self._paper.pdf.sizes)):
            self._fail(UserError("print.no_pages", pages=len(self._paper.pdf.sizes)))
        elif can_hand_over():
            self._hand()
        else:
            self._print_pages()

    def cancel(self) -> None:
        """Give it up, where it is not too late."""
        if self._hand_over:
            self._hand_over.stop()
        elif self._pages:
            self._pages.cancel()

    def _end(self) -> None:
        part(self._progress.canceled, self.cancel)
        self._progress.close()
        self._progress.deleteLater()
        self._hand_over = self._pages = None

    def _cancelled(self) -> None:
        self._end()
        self.cancelled.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _done(self, target: Path | None = None) -> None:
        self._end()
        self.printed.emit(target)

    # --- ways ----------------------------------------------------------------------------------------------

    def _write(self, target: Path) -> None:
        """The whole PDF as it is: what Qt would write are pictures of pages."""

        def work() -> Path:
            replace_file(target, self._paper.pdf.content)
            return target

        self._tasks.run(work, self._done, self._fail)

    def _hand(self) -> None:
        self._progress.setLabelText(self._messages.say("window.print.handing", printer=self._job.queue))
        self._progress.setRange(0, 0)
        self._hand_over = hand_over = HandOver(self._job)
        content = self._paper.pdf.content
        self._tasks.run(lambda: hand_over.run(content), self._take_handed, self._take_refused)

    def _take_handed(self, handed: bool) -> None:
        if handed:
            self._done()
        else:
            self._cancelled()

    def _take_refused(self, error: Exception) -> None:
        if not isinstance(error, AppError) or error.key == "print.silent":  # might come out twice
            self._fail(error)
            return
        logging.getLogger(__name__).warning("pages go as pictures: %s", error.key)
        self._hand_over = None
        self._print_pages()

    def _print_pages(self) -> None:
        job, printer, total = self._job, self.printer, len(self._paper.pdf.sizes)
        own = ranges_of(printer, self._paper.in_sight)  # others Qt tells the queue
        once = printer.supportsMultipleCopies()
        pages = in_order(
            pages_of(own, total), 1 if once else job.copies, collate=job.collate, reverse=job.reverse
        )
        printer.setDocName(job.title)
        self._progress.setRange(0, len(pages))
        self._pages = printing = PagePrinting(self._paper.pdf, pages, printer, self)
        printing.began_page.connect(lambda page: self._tell_page(page, len(pages)))
        printing.ended.connect(self._done)
        printing.cancelled.connect(self._cancelled)
        printing.failed.connect(self._fail)
        printing.start()

    def _tell_page(self, page: int, pages: int) -> None:
        said = self._messages.say("window.print.page", page=page, pages=pages, printer=self._job.queue)
        self._progress.setLabelText(said)
        self._progress.setValue(page - 1)
