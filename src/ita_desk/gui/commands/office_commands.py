"""What the user can do with the open office as a whole."""

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ita_desk.domain.changes import Changes
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.commands.find_commands import FindCommands
from ita_desk.gui.commands.save_trouble import SaveTrouble
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import ask_where_to_save, documents_folder, show_path
from ita_desk.gui.dialogs.new_year import NewYearDialog
from ita_desk.gui.error_dialog import build_message_box, show_error
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Messages
from ita_desk.resources import PROGRAM
from ita_desk.services.edits.edit import Edit
from ita_desk.services.keeping.opening import save_copy
from ita_desk.services.rollover import Rollover, plan_rollover

LEAVE_BOX = "leave"
_SAVE_SECONDS = 5.0


class OfficeCommands(QObject):
    """Undo, redo, save a copy, return to the opening, add a year; all by the window's menus.

    `open_wanted` carries the path of a copy the user wants to go on in.
    """

    open_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        kinds: str,
        messages: Messages,
        frameworks: FrameworkCatalog,
        window: QWidget,
    ) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._kinds, self._frameworks = desk, workspace, kinds, frameworks
        self._messages, self._window = messages, window
        self._tasks = Tasks(self)
        self.trouble = SaveTrouble(desk, workspace.notices, self.save_copy, messages, window)
        self.finding = FindCommands(desk, workspace, messages, window, self.revert)

    def close(self) -> None:
        """End what still runs."""
        self.finding.close()
        self.trouble.close()
        self._tasks.close()

    # --- undo ----------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back and show where."""
        self._show(self._desk.bridge.undo())

    def redo(self) -> None:
        """Repeat the step undone last and show where."""
        self._show(self._desk.bridge.redo())

    def _show(self, changes: Changes) -> None:
        self._workspace.guide.show_changes(changes)

    def revert(self) -> None:
        """Return to the office as it was when opened."""
        if self._desk.revert():
            self._workspace.notices.put(
                "reverted",
                self._messages.say("window.notice.reverted"),
                {self._messages.say("window.action.undo_plain"): self._undo_revert},
            )

    def _undo_revert(self) -> None:
        self._workspace.notices.drop("reverted")
        self.undo()

    # --- finding -------------------------------------------------------------------------------------------

    def find(self) -> None:
        """Look for words."""
        self.finding.find()

    def replace(self) -> None:
        """Look for words to put others in their place."""
        self.finding.replace()

    def find_next(self) -> None:
        """Show the next place of what was looked for."""
        self.finding.find_next()

    def find_previous(self) -> None:
        """Show the place before."""
        self.finding.find_previous()

    def history(self) -> None:
        """Show what was done since the file was opened."""
        self.finding.history()

    # --- files ---------------------------------------------------------------------------------------------

    def save_copy(self) -> None:
        """Ask for a place and put a copy of the office file there."""
        path = self._desk.path
        if self._desk.failing:  # its folder may be full or gone
            path = documents_folder() / path.name
        suggested = path.with_name(self._messages.say("window.copy.name", name=path.stem) + path.suffix)
        title = plain(self._messages.say("window.action.save_copy"))
        ask_where_to_save(self._window, title, self._kinds, suggested, self._copy_to)

    def _copy_to(self, target: Path) -> None:
        self._desk.bridge.settle()
        office = self._desk.bridge.office

        def work() -> tuple[Path, int]:
            if not self._desk.failing:
                self._desk.save_waiting(_SAVE_SECONDS)
            return target, save_copy(self._desk.path, target, office)

        self._tasks.run(work, self._tell_copied, self._tell_error)

    def _tell_copied(self, copied: tuple[Path, int]) -> None:
        target, missing = copied
        key = "window.notice.copied_without" if missing else "window.notice.copied"
        self._workspace.notices.put(
            "done",
            self._messages.say(key, path=str(target), photos=missing),
            {
                self._messages.say("window.notice.open_copy"): lambda: self.open_wanted.emit(target),
                self._messages.say("window.notice.open_folder"): lambda: show_path(target.parent),
            },
        )

    def _tell_error(self, error: Exception) -> None:
        show_error(self._window, self._messages, error)

    # --- years ---------------------------------------------------------------------------------------------

    def add_year(self) -> None:
        """Ask for a fiscal year and add it."""
        years = [int(report.fiscal_year) for report in self._desk.bridge.office.years]
        suggested = max(years, default=self._desk.place.year) + 1
        dialog = NewYearDialog(
            self._messages, self._desk.bridge.office, suggested, self._plan, self._titles, self._window
        )
        dialog.wanted.connect(self._add_year)
        dialog.open()

    def _plan(self, from_year: int, to_year: int, measures: Collection[str]) -> Rollover:
        bridge = self._desk.bridge
        return plan_rollover(
            bridge.office, from_year, to_year, self._frameworks.of_year, bridge.new_id, measures
        )

    def _titles(self, year: int) -> dict[str, str]:
        framework = self._frameworks.of_year(year)
        return {question.code: question.title for question in framework.questions} if framework else {}

    def _add_year(self, edit: Edit, year: int) -> None:
        if self._desk.bridge.command(edit):
            self._desk.place.go_to_year(year)


def ask_to_leave(
    window: QWidget,
    messages: Messages,
    leave: Callable[[], None],
    rescue: Path | None,
    save_copy: Callable[[], None],
) -> QMessageBox:
    """The open box that says that not all is saved and where it lies; `leave` is called if the user goes all the same."""
    key = "window.leave.rescued" if rescue else "window.leave.nowhere"
    box = build_message_box(window, PROGRAM, messages.say(key, path=str(rescue or "")))
    box.setObjectName(LEAVE_BOX)
    box.setIcon(QMessageBox.Icon.Warning)
    go = box.addButton(messages.say("window.leave.go"), QMessageBox.ButtonRole.DestructiveRole)
    copy = box.addButton(messages.say("window.trouble.save_copy"), QMessageBox.ButtonRole.RejectRole)
    stay = box.addButton(messages.say("window.leave.stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    go.clicked.connect(leave)
    copy.clicked.connect(save_copy)
    box.open()
    return box
