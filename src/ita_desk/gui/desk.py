"""An office opened in the window, with everything that works on it."""

import logging
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Signal

from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.errors import AppError
from ita_desk.gui.places.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import replace_office
from ita_desk.services.keeping.opening import OpenOffice
from ita_desk.services.keeping.rescue import RescueFile
from ita_desk.services.keeping.saver import Saver, SaveReport
from ita_desk.services.printing.worker import Answer, PageWorker, build_page_maker
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore

BuildWorker = Callable[[Path, Callable[[Answer], None]], PageWorker]


def build_worker(path: Path, answered: Callable[[Answer], None]) -> PageWorker:
    """The worker that sets the pages of an office file."""
    return PageWorker(path, build_page_maker, answered)


class Desk(QObject):
    """The open office: session, saver, worker, and where the user stands.

    `save_reported` carries each `SaveReport` and `answered` each answer of the worker, both in the window's thread;
    neither comes after `close`, when those who would take them are about to go.
    """

    save_reported = Signal(object)
    answered = Signal(object)
    _came = Signal(object)

    def __init__(
        self, opened: OpenOffice, choices: PrintChoices, new_id: IdSource, start_worker: BuildWorker
    ) -> None:
        super().__init__()
        self.opened, self.choices = opened, choices
        self._rescue = RescueFile(opened.path)
        self._was_failing = False  # the saver's own
        self._closed = False
        self._came.connect(self._pass_on)
        session = Session(opened.office, monotonic)
        self.saver = None if opened.read_only else self._build_saver()
        self.bridge = SessionBridge(session, new_id, self._keep, read_only=opened.read_only, parent=self)
        self.place = Place(first_year(opened.office), self)
        self.place.leaving.connect(self.bridge.settle)
        self.worker = start_worker(opened.path, self._came.emit)
        self.last_report: SaveReport | None = None

    def _build_saver(self) -> Saver:
        opened, rescue = self.opened, self._rescue
        return Saver(
            opened.store,
            opened.office,
            self._take_report,
            rescue=rescue.write,
            discard=rescue.discard,
        )

    @property
    def path(self) -> Path:
        """The office file."""
        return self.opened.path

    def _keep(self, office: Office, edit_number: int) -> None:
        if self.saver:
            self.saver.submit(office, edit_number)

    def _take_report(self, report: SaveReport) -> None:
        """In the saver's thread: after trouble, see to it that others still know that we have the file."""
        if report.error is None and self._was_failing and self.opened.lock:
            try:
                self.opened.lock.renew()
            except AppError as error:  # what somebody else saves is found by its revision all the same
                logging.getLogger(__name__).warning("the lock is no longer ours: %s", error)
        self._was_failing = report.error is not None
        self._came.emit(report)

    def _pass_on(self, came: SaveReport | Answer) -> None:
        if self._closed:
            return
        if isinstance(came, SaveReport):
            self.last_report = came
            self.save_reported.emit(came)
        else:
            self.answered.emit(came)

    @property
    def saved(self) -> bool:
        """Whether every edit is in the file."""
        return self.saver is None or self.saver.saved_through >= self.bridge.edit_number

    @property
    def failing(self) -> bool:
        """Whether the last save failed."""
        return self.last_report is not None and self.last_report.error is not None

    def retry(self) -> None:
        """Try again now to save what could not be saved."""
        if self.saver:
            self.saver.retry()

    def rescue_now(self) -> Path | None:
        """Put what is not saved into the rescue file; its path, None where there is nothing or no place for it."""
        self.bridge.settle()
        return self.saver.rescue_now() if self.saver else None

    def take_theirs(self, store: OfficeStore, office: Office) -> Path | None:
        """Go on from what somebody else saved into the file, as `store` loaded it: one step that can be undone.

        What stood here and was not saved stays in a rescue file for good; its path.
        """
        rescue = self.rescue_now()
        if self.saver:
            self._rescue.keep()
            self.saver.continue_with(store, office)
        self.bridge.command(replace_office(office, Message("edit.take_theirs")))
        return rescue

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
        self._closed = True
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
