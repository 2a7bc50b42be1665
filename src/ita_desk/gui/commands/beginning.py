"""Beginning: a new office of three answers, what it begins from, and the sample that can be had afresh."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.ids import IdSource
from ita_desk.gui.commands.import_commands import ImportCommands
from ita_desk.gui.commands.opener import ENDING, Opener, file_name
from ita_desk.gui.desk import Desk, first_year
from ita_desk.gui.dialogs.files import documents_folder
from ita_desk.gui.dialogs.new_office import FileKinds, NewOffice, NewOfficeDialog
from ita_desk.gui.error_dialog import show_error
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.i18n import Messages
from ita_desk.services.beginning import restore_sample
from ita_desk.services.create import create_office, free_path, sample_photos

SAMPLE = "sample"  # the notice of the sample office


class Beginning(QObject):
    """Asks the three questions, makes the office, and goes on with it once it is open."""

    def __init__(
        self,
        window: QWidget,
        opener: Opener,
        imports: ImportCommands,
        messages: Messages,
        new_id: IdSource,
        today: FiscalYear,
    ) -> None:
        super().__init__(window)
        self._window, self._opener, self._imports, self._messages = window, opener, imports, messages
        self._new_id, self._today = new_id, today
        self._tasks = Tasks(self)
        self._made: NewOffice | None = None  # which is being made
        opener.failed.connect(self._forget)

    def close(self) -> None:
        """End what still runs."""
        self._tasks.close()

    def ask(self) -> None:
        """Ask the three questions, then make the office and open it."""
        folder = documents_folder()
        kinds = FileKinds(self._opener.kinds, self._imports.kinds, folder)
        dialog = NewOfficeDialog(
            self._messages,
            self._today,
            kinds,
            lambda name: free_path(folder / f"{file_name(name)}{ENDING}"),
            self._window,
        )
        dialog.wanted.connect(self._make)
        dialog.open()

    def _make(self, wanted: NewOffice) -> None:
        self._made = wanted
        self._opener.create(
            wanted.path,
            lambda: create_office(wanted.path, wanted.names, wanted.fiscal_year, wanted.basis_year),
        )

    def _forget(self) -> None:
        self._made = None

    def office_opened(self, desk: Desk, notices: NoticeBar) -> None:
        """Go on with the office that was just made, and say of the sample that it is one."""
        made, self._made = self._made, None
        if made and made.path.absolute() == desk.path.absolute():
            desk.place.go_to_round(made.months)
            if made.source:
                self._imports.begin_from(made.source, made.fiscal_year)
        if desk.path.absolute() == self._opener.sample_path.absolute():
            afresh = {self._messages.say("window.sample.afresh"): partial(self._restore, desk, notices)}
            told = self._messages.say("window.sample.notice")
            notices.put(SAMPLE, told, {} if desk.bridge.read_only else afresh)

    def _restore(self, desk: Desk, notices: NoticeBar) -> None:
        """Put the sample in place as it was at first: photos, then one step that can be undone."""
        store = desk.opened.store

        def work() -> None:
            for photo in sample_photos():
                store.add_blob(photo)

        def restore(_: object) -> None:
            if isValid(desk) and desk.bridge.command(restore_sample(self._new_id)):
                desk.place.go_to_year(first_year(desk.bridge.office))
                notices.put("done", self._messages.say("window.sample.restored"))

        self._tasks.run(work, restore, self._tell_error)

    def _tell_error(self, error: Exception) -> None:
        show_error(self._window, self._messages, error)
