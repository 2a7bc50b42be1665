"""The report on paper."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget

from ita_desk.errors import AppError
from ita_desk.gui.commands.problems_first import ask_problems_first
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import show_path
from ita_desk.gui.error_dialog import show_error, show_unless_stopped
from ita_desk.gui.printing.chosen import build_printer, can_print_two_sides
from ita_desk.gui.printing.dialog import open_print_dialog, tell_no_printer
from ita_desk.gui.printing.page_printing import OpenedPdf
from ita_desk.gui.printing.print_run import Paper, PrintRun
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.widgets.busy_sign import build_busy_sign
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Message, Messages
from ita_desk.records import dataclass
from ita_desk.services.print_queue import ONE_SIDED, proposed_sides
from ita_desk.services.printing.page_maker import ExportAnswer
from ita_desk.services.private_files import private_file, remove_private_file


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the worker is making, to be printed."""

    target: Path
    progress: QProgressDialog
    title: str
    sides: str


class PrintCommands(QObject):
    """Has the worker make the PDF that export would make, asks how to print it, and prints it.

    `save_pdf` asks for a place and puts the report there, for those who have no printer.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        messages: Messages,
        window: QWidget,
        save_pdf: Callable[[], None],
    ) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._messages, self._window = desk, workspace, messages, window
        self._save_pdf = save_pdf
        self._tasks = Tasks(self)
        self._wanted: dict[int, _Wanted] = {}  # by answers' numbers
        self._runs: set[PrintRun] = set()
        desk.answered.connect(self._take_made)

    def close(self) -> None:
        """Give up what is not printed yet."""
        for run in tuple(self._runs):
            run.cancel()
        for wanted in self._wanted.values():  # no answer comes any more
            remove_private_file(wanted.target)
        self._tasks.close()

    def print_report(self) -> None:
        """Print the chosen report; what must be mended is named before."""
        if self._has_printer():
            ask_problems_first(self._window, self._messages, self._desk, self._workspace, self._make)

    def _has_printer(self) -> bool:
        found = bool(QPrinterInfo.availablePrinterNames())
        if not found:
            tell_no_printer(self._window, self._messages, self._save_pdf)
        return found

    # --- making --------------------------------------------------------------------------------------------

    def _make(self, draft: bool) -> None:
        try:
            target = private_file("report.pdf")
        except AppError as error:
            show_error(self._window, self._messages, error)
            return
        request = self._workspace.feed.request(draft=draft)
        number = self._desk.worker.ask_export(self._desk.bridge.office, request, target)
        progress = build_busy_sign(
            self._window,
            self._messages,
            "print",
            self._messages.say("window.print.preparing"),
            partial(self._desk.worker.stop, number),
        )
        title = f"{request.form.name} {request.fiscal_year}"
        self._wanted[number] = _Wanted(target, progress, title, "" if draft else proposed_sides(request.form))

    def _take_made(self, answer: object) -> None:
        if not isinstance(answer, ExportAnswer) or answer.number not in self._wanted:
            return  # a file for another purpose
        wanted = self._wanted.pop(answer.number)
        wanted.progress.close()
        wanted.progress.deleteLater()
        content = _read(answer.target)
        remove_private_file(answer.target)
        if answer.error:
            show_unless_stopped(self._window, self._messages, answer.error)
            return
        page = self._workspace.pages.view.page
        self._choose(content, wanted.title, wanted.sides, page, answer.faults)

    # --- choosing ------------------------------------------------------------------------------------------

    def print_pdf(self, content: bytes, title: str, *, signed: bool = True) -> None:
        """Print a finished PDF; one that is `signed` on paper is proposed on one side."""
        if self._has_printer():
            self._choose(content, title, ONE_SIDED if signed else "")

    def _choose(
        self, content: bytes, title: str, sides: str, in_sight: int = 0, faults: Sequence[Message] = ()
    ) -> None:
        try:
            pdf = OpenedPdf(content, self)
        except AppError as error:
            show_error(self._window, self._messages, error)
            return
        printer = build_printer(pdf.sizes, sides)
        paper = Paper(pdf, title, min(in_sight, len(pdf.sizes)))
        dialog = open_print_dialog(
            self._window,
            printer,
            len(pdf.sizes),
            lambda: self._start(paper, printer, sides, faults),
            in_sight=in_sight > 0,
        )
        dialog.rejected.connect(pdf.deleteLater)

    # --- printing ------------------------------------------------------------------------------------------

    def _start(self, paper: Paper, printer: QPrinter, sides: str, faults: Sequence[Message]) -> None:
        run = PrintRun(paper, printer, self._tasks, self._messages, self._window)
        self._runs.add(run)
        run.printed.connect(lambda target: self._tell_printed(run, paper, target, sides, faults))
        run.cancelled.connect(lambda: self._tell_cancelled(run))
        run.failed.connect(lambda error: self._tell_failed(run, error))
        for over in (run.printed, run.cancelled, run.failed):
            over.connect(paper.pdf.deleteLater)
        run.start()

    def _leave(self, run: PrintRun) -> None:
        self._runs.discard(run)
        run.deleteLater()

    def _tell_printed(
        self, run: PrintRun, paper: Paper, target: Path | None, sides: str, faults: Sequence[Message]
    ) -> None:
        self._leave(run)
        say, acts = self._messages.say, {}
        if target:
            lines = [say("window.notice.printed_file", path=str(target))]
            acts = {say("window.notice.open_folder"): lambda: show_path(target.parent)}
        else:
            lines = [say("window.notice.printed", title=paper.title, printer=run.printer.printerName())]
            one_sided = run.printer.duplex() == QPrinter.DuplexMode.DuplexNone
            if sides == ONE_SIDED and one_sided and can_print_two_sides(run.printer):
                lines.append(say("window.notice.printed_one_sided"))
        lines += [self._messages.text(fault) for fault in faults]
        self._workspace.notices.put("done", "\n".join(lines), acts)

    def _tell_cancelled(self, run: PrintRun) -> None:
        self._leave(run)
        self._workspace.notices.put("done", self._messages.say("window.notice.print_cancelled"))

    def _tell_failed(self, run: PrintRun, error: Exception) -> None:
        self._leave(run)
        show_error(self._window, self._messages, error)


def _read(path: Path) -> bytes:
    """What the worker made; nothing where it could not."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
