"""Backups while an office is open: having them made, listing them, and bringing one back."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from ita_desk.domain.office import Office
from ita_desk.errors import AppError
from ita_desk.gui.commands.backup_notices import BackupNotices
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.backups import BackupsDialog
from ita_desk.gui.dialogs.files import ask_for_folder, ask_where_to_save, documents_folder, show_path
from ita_desk.gui.error_dialog import build_message_box, error_text
from ita_desk.gui.graph import Graph
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.loose_tasks import LooseTasks
from ita_desk.gui.models.backup_words import content_in, content_text, file_moment, moment_text
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import replace_office
from ita_desk.services.keeping.backup_keeper import BackupMaking
from ita_desk.services.keeping.backups import (
    Backup,
    BackupContent,
    BackupReport,
    Backups,
    Place,
    bring_blobs,
    content_of,
    load_backup,
)
from ita_desk.services.keeping.opening import save_copy
from ita_desk.services.keeping.saver import SaveReport

ASK_BOX = "ask_restore"
PLACES: tuple[Place, ...] = ("own", "second")
_SAVE_SECONDS = 5.0
_Listed = tuple[Sequence[Backup], Sequence[Backup]]  # of this file, and of one of its name elsewhere


class BackupCommands(QObject):
    """Keeps the open office backed up, and shows the dialog about its backups.

    `kinds` names the kinds of file for a file dialog, `save_copy_now` saves a copy of the office elsewhere.
    """

    def __init__(
        self,
        desk: Desk,
        notices: NoticeBar,
        kinds: str,
        graph: Graph,
        save_copy_now: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(desk)
        self._desk, self._notices, self._kinds, self._window = desk, notices, kinds, window
        self._messages, self._state = graph.messages, graph.state
        self._tasks = LooseTasks(self)
        self._dialog: BackupsDialog | None = None
        self._asked = False  # whether the user waits for a backup
        self._reading = set[Place]()
        acts = {
            "backup": ("window.notice.save_copy", save_copy_now),
            "backup_second": ("window.notice.backups", self.show),
        }
        own = Backups(desk.path).own_folder.name
        self.failing = BackupNotices(notices, self._messages, self._state, own, acts, _now)
        self.keeper = (
            None if desk.opened.read_only else graph.parts().start_backups(self._making, self._report)
        )
        if self.keeper:
            desk.bridge.changed.connect(self.keeper.note_change)
            desk.save_reported.connect(self._note_saved)  # a save may come long after its edit
        desk.bridge.changed.connect(lambda: notices.drop("restored"))

    @property
    def _making(self) -> BackupMaking:
        return BackupMaking(self._desk.path, self._state.second_place)

    @property
    def dialog(self) -> BackupsDialog | None:
        """The dialog, while it is open."""
        return self._dialog if self._dialog and isValid(self._dialog) and self._dialog.isVisible() else None

    @property
    def _around(self) -> QWidget:
        """What further questions belong to."""
        return self.dialog or self._window

    def close(self) -> None:
        """Have the last backup made, without waiting for it. Save before."""
        self._tasks.close()
        if self.dialog:
            self.dialog.reject()
        if self.keeper:
            self.keeper.close()

    def _note_saved(self, report: SaveReport) -> None:
        if self.keeper and report.error is None:
            self.keeper.note_change()

    # --- reports -------------------------------------------------------------------------------------------

    def _report(self, report: BackupReport) -> None:
        self._tasks.tell(self._take, report)

    def _take(self, report: BackupReport) -> None:
        self.failing.take(report)
        asked, self._asked = self._asked, False
        if dialog := self.dialog:
            dialog.show_making(making=False)
            self._list(dialog)
            if asked:
                dialog.tell(self._outcome(report))

    def _outcome(self, report: BackupReport) -> str:
        if failure := report.failure or report.second_failure:
            return error_text(self._messages, failure)
        made = report.made or report.second_made
        return self._messages.say(f"window.backups.{'made' if made else 'nothing_new'}")

    # --- the dialog ----------------------------------------------------------------------------------------

    def show(self) -> None:
        """Open the dialog, unless it is open."""
        if self.dialog:
            return
        dialog = BackupsDialog(self._messages, read_only=self.keeper is None, parent=self._window)
        dialog.make_wanted.connect(self._make)
        dialog.restore_wanted.connect(self._ask)
        dialog.copy_wanted.connect(self._ask_where)
        dialog.folder_wanted.connect(show_path)
        dialog.second_wanted.connect(self._ask_second)
        dialog.second_dropped.connect(lambda: self._keep_second(None))
        self._dialog = dialog
        self._list(dialog)
        dialog.open()

    def _list(self, dialog: BackupsDialog) -> None:
        """List what is here at once, and what lies in the second place when that answers."""
        second = self._state.second_place
        self._show_second(dialog)

        def show(listed: _Listed, *, last: bool) -> None:
            if dialog is self.dialog:
                dialog.show_backups(*listed)
                self._show_second(dialog)
                for place in PLACES:
                    self._read_next(dialog, place)
                if second and not last:
                    both = Backups(self._desk.path, second)
                    self._tasks.run(lambda: _list_of(both), partial(show, last=True), self._tell)

        here = Backups(self._desk.path)
        self._tasks.run(lambda: _list_of(here), partial(show, last=False), self._tell)

    def _read_next(self, dialog: BackupsDialog, place: Place) -> None:
        """Look into the first backup of a place that was not looked into yet, and so on; the places go side by side."""
        backup = dialog.unread(place) if dialog is self.dialog else None
        if backup is None or place in self._reading:
            return
        self._reading.add(place)

        def show(content: BackupContent | None) -> None:
            self._reading.discard(place)
            if dialog is self.dialog:
                dialog.show_content(backup, content)
            if self.dialog:
                self._read_next(self.dialog, place)

        self._tasks.run(lambda: content_of(backup), show, lambda _: show(None))

    def _tell(self, error: Exception) -> None:
        if self.dialog:
            self.dialog.setEnabled(True)
            told = error_text(self._messages, error) if isinstance(error, AppError) else ""
            self.dialog.tell(told or self._messages.say("error.bug"))

    def _make(self) -> None:
        if self.keeper and self.dialog:
            make = self.keeper.make_now
            self._asked = True
            self.dialog.show_making(making=True)
            self._desk.bridge.settle()
            self._tasks.run(lambda: self._desk.save_waiting(_SAVE_SECONDS), lambda _: make(), self._tell)

    def _ask_where(self, backup: Backup) -> None:
        path = self._desk.path
        suggested = documents_folder() / f"{path.stem} {file_moment(backup.made_at)}{path.suffix}"
        title = plain(self._messages.say("window.backups.copy"))
        ask_where_to_save(self._around, title, self._kinds, suggested, partial(self._copy, backup))

    def _copy(self, backup: Backup, target: Path) -> None:
        def tell(_: None) -> None:
            if self.dialog:
                self.dialog.tell(self._messages.say("window.notice.copied", path=str(target)))

        self._tasks.run(lambda: save_copy(backup.path, target), tell, self._tell)

    # --- the second place ----------------------------------------------------------------------------------

    def _ask_second(self) -> None:
        begin = self._state.second_place or documents_folder()
        ask_for_folder(
            self._around, self._messages.say("window.backups.second_ask"), begin, self._keep_second
        )

    def _keep_second(self, folder: Path | None) -> None:
        self._state.keep_second_place(folder)
        self.failing.forget_second()
        if self.dialog:
            self._list(self.dialog)
        if self.keeper:
            if folder and self.dialog:
                self.dialog.show_making(making=True)
            self.keeper.make_now(self._making)

    def _show_second(self, dialog: BackupsDialog) -> None:
        folder, since = self._state.second_place, self.failing.second_failing_since
        say, newest = self._messages.say, dialog.newest("second")
        if folder is None:
            told = say("window.backups.second_none")
        elif since:
            told = say("window.backups.second_failing", folder=str(folder), since=moment_text(since))
        elif newest:
            told = say("window.backups.second_works", folder=str(folder), moment=moment_text(newest.made_at))
        else:
            told = say("window.backups.second_new", folder=str(folder))
        dialog.show_second(told, chosen=folder is not None)

    # --- restoring -----------------------------------------------------------------------------------------

    def _ask(self, backup: Backup) -> None:
        content = self.dialog.content_of(backup) if self.dialog else None
        if content is None or self._window.findChild(QMessageBox, ASK_BOX):
            return
        self._desk.bridge.settle()
        say, now = self._messages.say, content_in(self._desk.bridge.office)
        lines = (
            say("window.backups.ask", moment=moment_text(backup.made_at)),
            "",
            say("window.backups.ask_then", content=self._told(content, now)),
            say("window.backups.ask_now", content=self._told(now, content)),
            "",
            say("window.backups.ask_safe"),
        )
        text = "\n".join(lines)
        box = build_message_box(self._around, say("window.backups.ask_title"), text)
        box.setObjectName(ASK_BOX)
        box.setIcon(QMessageBox.Icon.Question)
        go = box.addButton(plain(say("window.backups.restore")), QMessageBox.ButtonRole.AcceptRole)
        go.setObjectName("go")
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        go.clicked.connect(lambda: self._restore(backup))
        box.open()

    def _told(self, content: BackupContent, other: BackupContent) -> str:
        """What is inside; whose it is too where that differs."""
        named = [] if content.agency == other.agency else [content.agency]
        return " ".join([*named, content_text(content, self._messages)])

    def _restore(self, backup: Backup) -> None:
        """Keep the office as it is now as a backup too, and put the one of the backup in its place."""
        desk = self._desk
        if self.dialog:
            self.dialog.setEnabled(False)
            self.dialog.tell(self._messages.say("window.backups.restoring"))

        def work() -> Office:
            if desk.save_waiting(_SAVE_SECONDS):
                Backups(desk.path).make(_now())  # one more way back; undoing is the other
            office = load_backup(backup)
            bring_blobs(backup, desk.opened.store)
            return office

        self._tasks.run(work, partial(self._put, backup), self._tell)

    def _put(self, backup: Backup, office: Office) -> None:
        say, before, moment = self._messages.say, self._desk.bridge.office, moment_text(backup.made_at)
        if self.dialog:
            self.dialog.accept()
        self._desk.bridge.command(replace_office(office, Message("edit.restore", {"moment": moment})))
        if self._desk.bridge.office is before:
            self._notices.put("restored", say("window.notice.restored_same", moment=moment))
            return
        told = say("window.notice.restored", moment=moment)
        self._notices.put("restored", told, {say("window.action.undo_plain"): self._undo})

    def _undo(self) -> None:
        self._desk.bridge.undo()


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _list_of(backups: Backups) -> _Listed:
    return backups.all(), backups.elsewhere()
