"""The newest good backup, offered where an office file cannot be opened or is gone."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from ita_desk.errors import AppError
from ita_desk.gui.dialogs.files import ask_where_to_save, documents_folder
from ita_desk.gui.loose_tasks import LooseTasks
from ita_desk.gui.models.backup_words import content_text, moment_text
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages
from ita_desk.services.keeping.backups import Backup, BackupContent, Backups, content_of
from ita_desk.services.keeping.opening import OpenOffice, open_to_write, save_copy
from ita_desk.services.keeping.salvaging import bring_rest, readable_rest

_MOST_TRIED = 5
Open = Callable[[Callable[[], OpenOffice], Path], None]
_Found = tuple[Backup, BackupContent] | BackupContent | None


class BackupOffer(QObject):
    """Adds the offer to a box that tells about the file; the box need not wait for it.

    `open_by` has a function open the office of a path. What was restored is told by `told_about`.
    """

    def __init__(
        self, window: QWidget, messages: Messages, state: WindowState, kinds: str, open_by: Open
    ) -> None:
        super().__init__(window)
        self._window, self._messages, self._state, self._kinds = window, messages, state, kinds
        self._open_by = open_by
        self._tasks = LooseTasks(self)
        self._told: dict[Path, str] = {}

    def close(self) -> None:
        """Offer nothing any more."""
        self._tasks.close()

    def told_about(self, path: Path) -> str | None:
        """What the user is to be told once about an office that was opened from a backup."""
        return self._told.pop(path, None)

    def look(self, path: Path, box: QMessageBox, *, damaged: bool = False) -> None:
        """Look for a good backup of a file, and offer it in the open box.

        Of a damaged one without backup, what can be read is offered, or it is said that there is nothing.
        """
        second = self._state.second_place

        def find() -> _Found:
            return find_good(path, second) or (readable_rest(path) if damaged else None)

        def show(found: _Found) -> None:
            if isValid(box) and box.isVisible() and (found or damaged):
                self._show(found, path, box)

        self._tasks.run(find, show, lambda _: show(None))

    def _show(self, found: _Found, path: Path, box: QMessageBox) -> None:
        say = self._messages.say
        if found is None:
            box.setText(f"{box.text()}\n\n{say('window.lost.nothing')}")
        elif isinstance(found, BackupContent):
            said = say("window.lost.rest", content=content_text(found, self._messages))
            self._offer(box, said, "use_rest", lambda: self._open_rest(path))
        else:
            backup, content = found
            moment, inside = moment_text(backup.made_at), content_text(content, self._messages)
            said = say("window.lost.offer", moment=moment, content=inside)
            self._offer(box, said, "use_backup", lambda: self._use(path, backup))

    def _offer(self, box: QMessageBox, said: str, name: str, act: Callable[[], None]) -> None:
        box.setText(f"{box.text()}\n\n{said}")
        button = box.addButton(self._messages.say(f"window.lost.{name}"), QMessageBox.ButtonRole.AcceptRole)
        button.setObjectName(name)
        box.setDefaultButton(button)
        button.clicked.connect(act)

    def _open_rest(self, path: Path) -> None:
        wanted = path.with_stem(self._messages.say("window.lost.rest_name", name=path.stem))

        def work() -> OpenOffice:
            target = bring_rest(path, wanted)
            self._told[target] = self._messages.say("window.lost.brought", path=path, target=target)
            return open_to_write(target)

        self._open_by(work, path)

    def _use(self, path: Path, backup: Backup) -> None:
        if path.parent.is_dir():
            self._open_by(lambda: self._restored(path, backup), path)
            return
        title, suggested = self._messages.say("window.lost.where"), documents_folder() / path.name
        ask_where_to_save(self._window, title, self._kinds, suggested, lambda to: self._open_copy(backup, to))

    def _restored(self, path: Path, backup: Backup) -> OpenOffice:
        aside = Backups(path, self._state.second_place).restore_file(backup, _now())
        key = "window.lost.restored_aside" if aside else "window.lost.restored"
        self._told[path] = self._messages.say(
            key, moment=moment_text(backup.made_at), path=str(aside or path)
        )
        return open_to_write(path)

    def _open_copy(self, backup: Backup, target: Path) -> None:
        def work() -> OpenOffice:
            save_copy(backup.path, target)
            said = self._messages.say("window.lost.restored", moment=moment_text(backup.made_at), path=target)
            self._told[target] = said
            return open_to_write(target)

        self._open_by(work, target)


def find_good(path: Path, second: Path | None) -> tuple[Backup, BackupContent] | None:
    """The newest good backup of a file: one here, else one in the second place, else of its name elsewhere."""
    for place in dict.fromkeys((None, second)):
        if backup := Backups(path, place).newest_good():
            return backup, content_of(backup)
    for backup in Backups(path).elsewhere()[:_MOST_TRIED]:
        with suppress(AppError):
            return backup, content_of(backup)
    return None


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
