"""An office opened in the window, with everything that works on it."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Signal

from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.gui.places.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.i18n import Message
from ita_desk.services.edits import replace_office
from ita_desk.services.opening import OpenOffice
from ita_desk.services.rescue import RescueFile
from ita_desk.services.saver import Saver, SaveReport
from ita_desk.services.session import Session
from ita_desk.services.worker import Answer, PageWorker, build_page_maker

BuildWorker = Callable[[Path, Callable[[Answer], None]], PageWorker]


def build_worker(path: Path, answered: Callable[[Answer], None]) -> PageWorker:
    """The worker that sets the pages of an office file."""
    return PageWorker(path, build_page_maker, answered)


class Desk(QObject):
    """The open office: session, saver, worker, and where the user stands.

    `save_reported` carries each `SaveReport` and `answered` each answer of the worker, both in the window's thread.
    """

    save_reported = Signal(object)
    answered = Signal(object)

    def __init__(
        self, opened: OpenOffice, choices: PrintChoices, new_id: IdSource, start_worker: BuildWorker
    ) -> None:
        super().__init__()
        self.opened, self.choices = opened, choices
        self._rescue = RescueFile(opened.path.stem)
        session = Session(opened.office, monotonic)
        self.saver = None if opened.read_only else self._build_saver()
        self.bridge = SessionBridge(session, new_id, self._keep, read_only=opened.read_only, parent=self)
        self.place = Place(first_year(opened.office), self)
        self.place.leaving.connect(self.bridge.settle)
        self.worker = start_worker(opened.path, self.answered.emit)
        self.last_report: SaveReport | None = None
        self.save_reported.connect(self._remember)

    def _build_saver(self) -> Saver:
        opened = self.opened
        return Saver(opened.store, opened.office, self.save_reported.emit, rescue=self._rescue.write)

    @property
    def path(self) -> Path:
        """The office file."""
        return self.opened.path

    def _keep(self, office: Office, edit_number: int) -> None:
        if self.saver:
            self.saver.submit(office, edit_number)

    def _remember(self, report: SaveReport) -> None:
        self.last_report = report

    @property
    def saved(self) -> bool:
        """Whether every edit is in the file."""
        return self.saver is None or self.saver.saved_through >= self.bridge.edit_number

    def save(self, timeout: float) -> bool:
        """Make edits of what was typed and wait until they are in the file; False if that takes too long."""
        self.bridge.settle()
        return self.save_waiting(timeout)

    def save_waiting(self, timeout: float) -> bool:
        """Wait until all edits made are in the file; may be called from any thread."""
        return self.saver is None or self.saver.wait(timeout)

    def revert(self) -> bool:
        """Return to the office as it was when opened: one step that can be undone."""
        return self.bridge.command(replace_office(self.opened.office, Message("edit.revert")))

    def close(self, timeout: float) -> bool:
        """End everything, saving what is left; False if not all could be saved (a rescue file then holds it)."""
        self.bridge.settle()
        saved = self.saver is None or self.saver.close(timeout)
        if saved:
            self._rescue.discard()
        self.worker.close()
        self.opened.close()
        return saved


def first_year(office: Office) -> int:
    """The fiscal year to begin with: the newest that has measures, else the newest; 0 where there is none."""
    filled = [report for report in office.years if report.measures] or list(office.years)
    return int(filled[-1].fiscal_year) if filled else 0
