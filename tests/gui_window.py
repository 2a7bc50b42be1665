"""A whole window for tests: built as the program builds it, but for the worker, which answers in this process."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ita_desk import resources
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.report_form import ReportForm
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.actions import TABS
from ita_desk.gui.desk import Desk
from ita_desk.gui.graph import Graph, OfficeParts
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.window_state import WindowState
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedYear
from ita_desk.services.keeping.backup_keeper import BackupKeeper, Making, merge_reports
from ita_desk.services.keeping.backups import BackupReport
from ita_desk.services.keeping.opening import open_to_read, open_to_write
from ita_desk.services.own_forms import OwnForms
from ita_desk.services.phrase_book import PhraseBook
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import PageMaker, PageRequest, Problems
from ita_desk.services.printing.worker import STOPPED, Answer, PageWorker
from ita_desk.services.publishing.plan import PublishPlan, PublishRequest
from ita_desk.storage.office_store import OfficeStore
from printing import exporter, forms
from small_office import OFFICE

LONG = 10_000  # milliseconds; nothing here takes nearly as long
FORM = "result-outcomes"
AMPERSANDS = "ก & <b>ข<b> %1 {name}"  # what must stand as it is wherever it is shown
Checking = Callable[[Office, int, ReportForm | None], CheckedYear]
Child = TypeVar("Child", bound=QObject)


class FakeWorker(PageWorker):
    """Sets real pages in this process, one turn of the event loop later; while `holding`, not before `go_on`."""

    def __init__(self, path: Path, answered: Callable[[Answer], None]) -> None:
        self._maker = PageMaker(path, exporter())
        self._tell = answered
        self.holding = self.ended = False
        self.asked: list[ExportRequest] = []
        self.checking: Checking = lambda _, year, __: CheckedYear(year)  # finds nothing
        self.exported: list[tuple[ExportRequest, Path]] = []
        self.stopped: list[int] = []
        self._tasks: list[Callable[[], Answer]] = []
        self._number = 0

    def warm(self, office: Office | None = None) -> None:
        """Nothing has to be made ready."""

    def ask_pages(self, office: Office, export: ExportRequest) -> int:
        self.asked.append(export)
        request = self._numbered(export)
        return self._plan(request.number, lambda: self._with(office).make(request))

    def ask_problems(self, office: Office, fiscal_year: int, form: ReportForm | None = None) -> int:
        self._number += 1
        number = self._number
        return self._plan(number, lambda: Problems(number, self.checking(office, fiscal_year, form)))

    def ask_export(self, office: Office, export: ExportRequest, target: Path) -> int:
        self.exported.append((export, target))
        request = self._numbered(export)
        return self._plan(request.number, lambda: self._with(office).export(request, target))

    def ask_publish(self, office: Office, plan: PublishPlan) -> int:
        self._number += 1
        request = PublishRequest(self._number, plan)
        return self._plan(request.number, lambda: self._with(office).publish(request))

    def stop(self, number: int) -> None:
        self.stopped.append(number)

    def close(self) -> None:
        self.ended = True

    def go_on(self) -> None:
        """Answer what was held back."""
        self.holding = False
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            self._answer(task)

    def _numbered(self, export: ExportRequest) -> PageRequest:
        self._number += 1
        return PageRequest(self._number, export)

    def _with(self, office: Office) -> PageMaker:
        self._maker.office = office
        return self._maker

    def _plan(self, number: int, task: Callable[[], Answer]) -> int:
        if self.holding:
            self._tasks.append(task)
        else:
            QTimer.singleShot(0, lambda: self._answer(task))
        return number

    def _answer(self, task: Callable[[], Answer]) -> None:
        if not self.ended:
            answer = task()
            stopped = answer.number in self.stopped
            self._tell(replace(answer, error=UserError(STOPPED)) if stopped else answer)


class FakeKeeper(BackupKeeper):
    """Makes a backup in this process, one turn of the event loop later, and only when it is asked to."""

    def __init__(self, making: Making, reported: Callable[[BackupReport], None]) -> None:
        self.making, self.report = making, reported
        self.changes = 0
        self.closed = False

    def note_change(self) -> None:
        self.changes += 1

    def make_now(self, making: Making | None = None) -> None:
        self.making = making or self.making
        QTimer.singleShot(0, lambda: self.report(merge_reports(list(self.making.run()))))

    def close(self) -> None:
        self.closed = True


class Bench:
    """A window with its settings in `folder`, and the workers it started."""

    def __init__(self, folder: Path, qtbot: QtBot, language: str = "th", text_size: int = 100) -> None:
        self.folder, self.qtbot = folder, qtbot
        self.workers: list[FakeWorker] = []
        self.graph = build_graph(folder, self.start_worker, language)
        self.messages = self.graph.messages
        self.graph.state.keep_text_size(text_size)
        self.window = MainWindow(self.graph)

    def start_worker(self, path: Path, answered: Callable[[Answer], None]) -> PageWorker:
        self.workers.append(FakeWorker(path, answered))
        return self.workers[-1]

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def worker(self) -> FakeWorker:
        """The worker of the open office."""
        return self.workers[-1]

    def show(self) -> None:
        """Show the window, and wait until it stands."""
        with self.qtbot.waitExposed(self.window):
            self.window.show()

    def await_office(self, path: Path) -> None:
        """Wait until an office file is open and its pages stand, and go from the overview to the measures."""
        window = self.window
        self.qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == path, timeout=LONG)
        self.workspace.tabs.setCurrentIndex(TABS.index("measures"))
        self.qtbot.waitUntil(lambda: self.workspace.pages.page_count > 0, timeout=LONG)

    def open(self, path: Path) -> None:
        """Open an office file and wait for it."""
        self.window.open(path)
        self.await_office(path)

    def await_saved(self) -> Office:
        """The office in the file, once every edit is there."""
        self.qtbot.waitUntil(lambda: self.desk.saved, timeout=LONG)
        return OfficeStore(self.desk.path).load()

    def box(self, name: str = "") -> QMessageBox:
        """The message box that is open, once it is."""
        return self.await_dialog(QMessageBox, name)

    def await_dialog(self, kind: type[Child], name: str = "") -> Child:
        """The one dialog of a kind that is open, once it is."""

        def shown() -> list[Child]:
            found = self.window.findChildren(kind, name) if name else self.window.findChildren(kind)
            return [d for d in found if isinstance(d, kind) and isinstance(d, QWidget) and d.isVisible()]

        self.qtbot.waitUntil(lambda: len(shown()) == 1, timeout=LONG)
        return shown()[0]

    def act(self, name: str) -> None:
        """Choose a command of the menus."""
        self.window.menu_actions[name].trigger()

    def await_notice(self, key: str) -> str:
        """What a notice says, once it stands there."""
        self.qtbot.waitUntil(lambda: self.workspace.notices.text_of(key) is not None, timeout=LONG)
        return self.workspace.notices.text_of(key) or ""

    def press_notice(self, text: str) -> None:
        """Press the button of the notices that says the words of a key."""
        notices, said = self.workspace.notices, self.messages.say(text)
        found = [b for b in notices.findChildren(QPushButton) if said in (b.text(), b.objectName())]
        # One that was replaced is hidden and goes when Qt comes to it.
        (shown,) = [b for b in found if b.isVisibleTo(notices)] if len(found) > 1 else found
        shown.click()

    def choose_file(self, path: Path) -> None:
        """Enter a file's name in the open file dialog."""
        dialog = self.await_dialog(QFileDialog)
        child(dialog, QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    def no_dialog(self) -> bool:
        """Whether no dialog is open."""
        return not any(dialog.isVisible() for dialog in self.window.findChildren(QDialog))

    def end(self) -> None:
        """End threads and give the lock back, whatever state the window is in."""
        self.window._end_office()
        self.window.imports.close()
        self.window.opener.close()


def build_graph(
    folder: Path,
    start_worker: Callable[[Path, Callable[[Answer], None]], PageWorker],
    language: str = "th",
) -> Graph:
    """What a window is built from, with settings in `folder`."""
    state = WindowState(folder / "window.ini")
    state.offer_page(True)  # the screen of the tests is a small one
    at_hand = FormCatalog((resources.forms_folder(), folder / "forms"))
    parts = OfficeParts(
        forms=at_hand,
        frameworks=shipped_frameworks(),
        start_worker=start_worker,
        own_forms=OwnForms(at_hand, folder / "forms"),
        phrases=PhraseBook(resources.resource("phrases"), folder / "phrases.toml"),
        start_backups=FakeKeeper,
    )
    return Graph(
        messages=Messages(language),
        state=state,
        new_id=counted_ids("new"),
        this_year=FiscalYear(2570),
        version=lambda: "1.2.3",
        parts=lambda: parts,
    )


def build_desk(path: Path, *, read_only: bool = False) -> Desk:
    """An office file opened for work, with a fake worker."""
    opened = open_to_read(path) if read_only else open_to_write(path)
    return Desk(opened, PrintChoices(FORM, forms()), counted_ids("new"), FakeWorker)


def office_file(folder: Path, office: Office = OFFICE, name: str = "office.ita") -> Path:
    """A new office file."""
    return OfficeStore.create(folder / name, office).path


def worker_of(desk: Desk) -> FakeWorker:
    """The fake worker of a desk."""
    assert isinstance(desk.worker, FakeWorker)
    return desk.worker


def await_gone(qtbot: QtBot, dialog: QObject) -> None:
    """Wait until a closed dialog has been deleted."""
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=LONG)


def child(parent: QObject, kind: type[Child], name: str = "") -> Child:
    """The one child of a kind and name."""
    found = parent.findChildren(kind, name) if name else parent.findChildren(kind)
    (only,) = found
    assert isinstance(only, kind)
    return only


def button(box: QWidget, text: str) -> QPushButton:
    """The button of a dialog or notice that says a text or has it as its name."""
    (only,) = [b for b in box.findChildren(QPushButton) if text in (b.text(), b.objectName())]
    return only
