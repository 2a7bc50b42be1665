"""Opening offices: from a file, anew, as a copy, or the sample; and what to do when somebody else has the file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.ids import IdSource
from ita_desk.gui.commands.backup_offer import BackupOffer
from ita_desk.gui.dialogs.files import ask_for_file, ask_where_to_save, documents_folder
from ita_desk.gui.error_dialog import build_message_box, error_text, show_error
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages
from ita_desk.services.create import OfficeNames, create_office, create_sample_office
from ita_desk.services.keeping.opening import (
    OpenOffice,
    may_take_over,
    open_to_read,
    open_to_write,
    save_copy,
)
from ita_desk.storage.failures import DamagedFile, NotOfficeFile, OfficeInUse, OfficeMissing

ENDING = ".ita"


class Opener(QObject):
    """Asks what is to be opened and opens it; `opened` carries an OpenOffice, `failed` the path that would not open.

    `chosen` carries a path the user chose: the window calls `open` with it unless it is open already. While one is
    being opened, no other is: a double click would find the file in use by ourselves.
    """

    opened = Signal(object)
    failed = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, window: QWidget, messages: Messages, state: WindowState, new_id: IdSource, today: FiscalYear
    ) -> None:
        super().__init__(window)
        self._window, self._messages, self._new_id, self._today = window, messages, new_id, today
        self._tasks = Tasks(self)
        self._busy = False
        self._arriving: OpenOffice | None = None
        self.backups = BackupOffer(window, messages, state, self.kinds, self._run)

    @property
    def kinds(self) -> str:
        """The kinds of file, as a file dialog names them."""
        return f"{self._messages.say('window.file.kind')} (*{ENDING})"

    @property
    def busy(self) -> bool:
        """Whether an office is just being opened; no other can be then."""
        return self._busy

    def close(self) -> None:
        """End what still runs; an office that was just being opened is left again."""
        self.backups.close()
        self._tasks.close()
        if self._arriving:
            self._arriving.close()

    # --- opening -------------------------------------------------------------------------------------------

    def ask_and_open(self) -> None:
        """Ask for an office file and open it."""
        title = self._messages.say("window.open.title")
        ask_for_file(self._window, title, self.kinds, documents_folder(), self.chosen.emit)

    def open(self, path: Path) -> None:
        """Open an office file to write; if somebody has it, ask what to do."""
        self._run(lambda: open_to_write(path), path)

    def open_to_look(self, path: Path) -> None:
        """Open an office file to read only."""
        self._run(lambda: open_to_read(path), path)

    def _run(self, task: Callable[[], OpenOffice], path: Path) -> None:
        def work() -> OpenOffice:
            self._arriving = task()
            return self._arriving

        if not self._busy:
            self._busy = True
            self._tasks.run(work, self._succeed, partial(self._fail, path))

    def _succeed(self, opened: OpenOffice) -> None:
        self._busy, self._arriving = False, None
        self.opened.emit(opened)

    def _fail(self, path: Path, error: Exception) -> None:
        self._busy = False
        if isinstance(error, OfficeInUse):
            self._ask_about_lock(path, error)
        else:
            box = show_error(self._window, self._messages, error)
            if isinstance(error, DamagedFile | NotOfficeFile | OfficeMissing):
                self.backups.look(path, box, damaged=isinstance(error, DamagedFile))
            self.failed.emit(path)

    def _ask_about_lock(self, path: Path, error: OfficeInUse) -> None:
        say = self._messages.say
        safe = say(f"window.in_use.{_when_safe(error)}", machine=error.values["machine"])
        told = f"{error_text(self._messages, error)}\n\n{safe}"
        box = build_message_box(self._window, say("window.in_use.title"), told)
        box.setObjectName("in_use")
        box.setIcon(QMessageBox.Icon.Question)
        role = QMessageBox.ButtonRole.AcceptRole
        choices: list[tuple[str, Callable[[], None]]] = [
            ("read", lambda: self._run(lambda: open_to_read(path), path)),
            ("copy", lambda: self._ask_for_copy(path)),
        ]
        if may_take_over(error):
            choices.append(
                ("take_over", lambda: self._run(lambda: open_to_write(path, take_over=True), path))
            )
        acts = {}
        for name, act in choices:
            button = box.addButton(say(f"window.in_use.{name}"), role)
            button.setObjectName(name)
            acts[button] = act
            if name == "read":
                box.setDefaultButton(button)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.buttonClicked.connect(lambda button: acts.get(button, lambda: self.failed.emit(path))())
        box.open()

    def _ask_for_copy(self, path: Path) -> None:
        suggested = path.with_name(self._messages.say("window.copy.name", name=path.stem) + ENDING)

        def copy(target: Path) -> None:
            def work() -> OpenOffice:
                save_copy(path, target)
                return open_to_write(target)

            self._run(work, target)

        title = plain(self._messages.say("window.action.save_copy"))
        ask_where_to_save(self._window, title, self.kinds, suggested, copy)

    # --- new offices ---------------------------------------------------------------------------------------

    def create(self, path: Path, make: Callable[[], object]) -> None:
        """Make an office file and open it."""

        def work() -> OpenOffice:
            make()
            return open_to_write(path)

        self._run(work, path)

    def ask_and_create_empty(
        self, name: str, year: int | None, chosen: Callable[[Path], None]
    ) -> QFileDialog:
        """Ask where a new office of that name goes, tell `chosen` where, make it with one empty year and open it.

        Without a `year` it is the one before this.
        """

        def create(path: Path) -> None:
            chosen(path)
            self.create(path, lambda: create_office(path, OfficeNames(), year or self._today.previous))

        suggested = documents_folder() / f"{file_name(name)}{ENDING}"
        title = self._messages.say("window.new.title")
        return ask_where_to_save(self._window, title, self.kinds, suggested, create, may_replace=False)

    @property
    def sample_path(self) -> Path:
        """Where the invented office is kept."""
        return documents_folder() / (self._messages.say("window.sample.name") + ENDING)

    def open_sample(self) -> None:
        """Make the invented office in a place of its own, if it is not there yet, and open it."""
        path = self.sample_path
        if path.exists():
            self.chosen.emit(path)
            return

        def make() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            create_sample_office(path, OfficeNames(), None, self._new_id)

        self.create(path, make)


def _when_safe(error: OfficeInUse) -> str:
    """Which words say whether, and after what, the file may be taken over."""
    if not may_take_over(error):
        return "open_here"
    return "when_safe" if error.values["machine"] else "when_safe_unknown"


def file_name(name: str) -> str:
    """The name without what some system does not allow in file names."""
    return (
        "".join("-" if sign in '<>:"/\\|?*' or sign < " " else sign for sign in name).strip(" .") or "office"
    )
