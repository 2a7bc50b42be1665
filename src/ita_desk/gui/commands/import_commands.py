"""Bringing in what other programs wrote: chosen files, dropped files, copied tables, and beginning from a report."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressDialog, QWidget

from ita_desk.domain.ids import IdSource
from ita_desk.errors import UserError
from ita_desk.gui.commands.import_tasks import SourceTasks
from ita_desk.gui.commands.opener import ENDING, Opener
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import ask_for_file, ask_for_files, documents_folder
from ita_desk.gui.dialogs.import_dialog import ImportDialog
from ita_desk.gui.error_dialog import build_message_box, show_error
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.intake.reader import ENDINGS
from ita_desk.resources import PROGRAM
from ita_desk.services.beginning import without_empty_year
from ita_desk.services.intake.reading import Reading, read_copied, read_file
from ita_desk.services.intake.review import Review, suggested_parts
from ita_desk.services.photos import is_picture

_SHOWN_AFTER = 500  # milliseconds: what is quicker needs no dialog


class ImportCommands(QObject):
    """Reads sources one after the other and shows each in a dialog; with no office open, makes one of the first.

    `desk` and `workspace` give the open office, if there is one; `add_year` asks for a new year.
    """

    def __init__(
        self,
        window: QWidget,
        opener: Opener,
        messages: Messages,
        new_id: IdSource,
        desk: Callable[[], Desk | None],
        workspace: Callable[[], Workspace | None],
        add_year: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._opener, self._messages, self._new_id = window, opener, messages, new_id
        self._desk, self._workspace, self._add_year = desk, workspace, add_year
        self._reader, self._keeper = SourceTasks(self), Tasks(self)
        self._waiting: list[Path] = []
        self._number = 0  # of the reading whose result is wanted
        self._progress: QProgressDialog | None = None
        self._dialog: ImportDialog | None = None
        self._begun: tuple[Path, Reading] | None = None  # an office that is being made, and what goes into it
        self._empty_year = 0  # the year of an office just made, which goes if the first source is of another
        opener.failed.connect(self._forget)

    def close(self) -> None:
        """End what still runs."""
        self._reader.close()
        self._keeper.close()

    # --- ways in -------------------------------------------------------------------------------------------

    def ask_and_import(self) -> None:
        """Ask for files and bring them in."""
        folder = documents_folder()
        ask_for_files(self._window, self._say("files"), self.kinds, folder, self.import_files)

    def ask_and_begin(self) -> None:
        """Ask for a report, and make an office of it."""
        folder = documents_folder()
        ask_for_file(
            self._window, self._say("begin"), self.kinds, folder, lambda path: self.import_files([path])
        )

    def begin_from(self, source: Path, empty_year: int) -> None:
        """Bring the first report into an office just made with an empty year."""
        self._empty_year = empty_year
        self.import_files([source])

    def import_files(self, paths: Sequence[Path]) -> None:
        """Bring files in, one after the other."""
        self._waiting += paths
        self._go_on()

    def take_dropped(self, paths: Sequence[Path], open_office: Callable[[Path], None]) -> None:
        """Open a dropped office file, or bring other files in; pictures become evidence."""
        offices = [path for path in paths if path.suffix.lower() == ENDING]
        pictures = [path for path in paths if is_picture(path)]
        workspace = self._workspace()
        if offices:
            open_office(offices[0])
        elif pictures and workspace:
            workspace.photos.drop(pictures)
            self.import_files([path for path in paths if path not in pictures])
        elif pictures:
            box = build_message_box(self._window, PROGRAM, self._say("picture"))
            box.addButton(QMessageBox.StandardButton.Ok)
            box.open()
        else:
            self.import_files(paths)

    def paste(self) -> None:
        """Bring in the table that was copied in another program."""
        copied = QGuiApplication.clipboard().mimeData()
        html = copied.html() if copied.hasHtml() else ""
        text = copied.text() if copied.hasText() else ""
        name = self._say("clipboard")
        if self._may_write() and self._dialog is None:
            self._read(lambda: read_copied(html, text, name, self._new_id))

    @property
    def kinds(self) -> str:
        """The kinds of report that can be read, as a file dialog names them."""
        return f"{self._say('kinds')} ({' '.join(f'*{ending}' for ending in ENDINGS)})"

    def _say(self, name: str, **values: object) -> str:
        return self._messages.say(f"window.import.{name}", **values)

    # --- reading -------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Read the next file, unless one is being read or looked over."""
        if self._waiting and self._progress is None and self._dialog is None:
            if not self._may_write():
                self._waiting.clear()
                return
            path = self._waiting.pop(0)
            self._read(lambda: read_file(path, self._new_id))

    def _may_write(self) -> bool:
        desk = self._desk()
        if desk is not None and desk.bridge.read_only:
            show_error(self._window, self._messages, UserError("session.read_only"))
            return False
        return True

    def _read(self, read: Callable[[], Reading]) -> None:
        if self._progress is not None:
            return
        self._number += 1
        number = self._number
        progress = QProgressDialog(self._window)
        progress.setWindowTitle(PROGRAM)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setLabelText(self._say("reading"))
        progress.setRange(0, 0)
        progress.setMinimumDuration(_SHOWN_AFTER)
        progress.setAutoClose(False)
        progress.canceled.connect(partial(self._cancel, number))
        self._progress = progress
        self._reader.run(read, partial(self._take, number), partial(self._fail, number))

    def _cancel(self, number: int) -> None:
        """Drop what is being read and what waits behind it: reading itself cannot be stopped."""
        if self._is_wanted(number):
            self._waiting.clear()
            self._empty_year = 0

    def _is_wanted(self, number: int) -> bool:
        """Whether a reading is the one that is waited for, which it then is no more."""
        if number != self._number or self._progress is None:
            return False
        progress, self._progress = self._progress, None
        progress.reset()
        progress.deleteLater()
        return True

    def _fail(self, number: int, error: Exception) -> None:
        if self._is_wanted(number):
            self._empty_year = 0
            show_error(self._window, self._messages, error).finished.connect(lambda _: self._go_on())

    def _take(self, number: int, reading: Reading) -> None:
        if not self._is_wanted(number):
            return
        desk = self._desk()
        if desk is None:
            self._ask_where(reading)
        else:
            self._show(desk, reading)

    # --- an office made of a report ------------------------------------------------------------------------

    def _ask_where(self, reading: Reading) -> None:
        agency = reading.proposal.office.agency
        name = agency.kind + agency.name if agency.name else Path(reading.file).stem

        def remember(path: Path) -> None:
            self._begun = path, reading

        dialog = self._opener.ask_and_create_empty(name, reading.proposal.fiscal_year, remember)
        dialog.rejected.connect(self._forget)

    def _forget(self) -> None:
        """No office is made: nothing goes into it."""
        self._begun = None
        self._waiting.clear()

    def office_opened(self, path: Path) -> None:
        """Go on with the report that an office was made for, now that it is open."""
        begun, self._begun = self._begun, None
        desk = self._desk()
        if begun and desk and begun[0].absolute() == path.absolute():
            self._show(desk, begun[1], begun=True)

    # --- looking it over and taking it in --------------------------------------------------------------------

    def _show(self, desk: Desk, reading: Reading, *, begun: bool = False) -> None:
        desk.bridge.settle()
        office = desk.bridge.office
        year = reading.proposal.fiscal_year or desk.place.year or None
        review = Review(reading, office, self._new_id, year, suggested_parts(reading, office))
        dialog = ImportDialog(self._messages, review, office, self._window)
        self._dialog = dialog
        begun = begun or bool(self._empty_year)
        dialog.wanted.connect(lambda: self._store(desk, dialog, begun=begun))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, result: int) -> None:
        self._dialog, self._empty_year = None, 0
        self._go_on()

    def leave(self) -> None:
        """Drop what is being read and close the dialog: their office is being left."""
        self._waiting.clear()
        self._empty_year = 0
        self._is_wanted(self._number)
        if self._dialog:
            self._dialog.reject()

    def _store(self, desk: Desk, dialog: ImportDialog, *, begun: bool) -> None:
        """Store the photos, then make the edit."""
        photos, store = dialog.review.photos, desk.opened.store

        def work() -> None:
            for content in photos:
                store.add_blob(content)

        def fail(error: Exception) -> None:
            if dialog is not self._dialog:  # closed meanwhile
                return
            dialog.set_busy(busy=False)
            show_error(dialog, self._messages, error)

        dialog.set_busy(busy=True)
        self._keeper.run(work, lambda _: self._apply(desk, dialog, begun=begun), fail)

    def _apply(self, desk: Desk, dialog: ImportDialog, *, begun: bool) -> None:
        if dialog is not self._dialog:  # closed meanwhile
            return
        review = dialog.review
        edit = review.edit()
        if empty := self._empty_year:
            edit = without_empty_year(edit, empty)
        made = desk.bridge.command(edit)
        dialog.done(QDialog.DialogCode.Accepted)
        workspace = self._workspace()
        if not made or workspace is None:
            return
        if review.fiscal_year and desk.bridge.office.year(review.fiscal_year):
            desk.place.go_to_year(review.fiscal_year)
            if review.first_measure:
                desk.place.go_to_measure(review.first_measure)
        acts = {self._say("add_year"): self._add_year} if begun else {}
        said = self._say("done", file=review.reading.file, **review.outcome)
        workspace.notices.put("done", said, acts)
