"""Trouble with saving: what happened, where the work is safe, and the ways on."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desk.domain.office import Office
from ita_desk.errors import AppError
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import show_path
from ita_desk.gui.error_dialog import error_text, show_error
from ita_desk.gui.tasks import Tasks
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.i18n import Messages
from ita_desk.services.keeping.opening import open_again
from ita_desk.services.keeping.saver import SaveReport
from ita_desk.storage.office_store import OfficeStore

NOTICE = "save"
# By the last part of an error's key: what can be done about it.
_USUAL = ("retry", "save_copy")
_WAYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("disk_full", "read_only", "missing", "folder_gone"), _USUAL),
    **dict.fromkeys(("cannot_open", "locked", "damaged", "disk_fault"), _USUAL),
    **dict.fromkeys(("not_office_file", "newer_file"), _USUAL),
    "changed": ("save_mine", "take_theirs"),
    "hangs": ("save_copy",),
    "bug": ("save_copy",),
}


class SaveTrouble(QObject):
    """Tells in a notice that stays why saving fails, and takes it away when all is saved."""

    def __init__(
        self,
        desk: Desk,
        notices: NoticeBar,
        save_copy: Callable[[], None],
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(notices)
        self._desk, self._notices, self._messages, self._window = desk, notices, messages, window
        self._acts: Mapping[str, Callable[[], None]] = {
            "retry": desk.retry,
            "save_copy": save_copy,
            "save_mine": save_copy,
            "take_theirs": self._take_theirs,
        }
        self._tasks = Tasks(self)
        self._shown: tuple[str, Path | None] | None = None  # what the notice says, None for no notice
        self._taking = False
        desk.save_reported.connect(self._show)

    def close(self) -> None:
        """End what still runs."""
        self._tasks.close()

    def _show(self, report: SaveReport) -> None:
        if report.error is None:
            self._drop()
        elif report.lasting:
            self._tell(report, report.error)

    def _drop(self) -> None:
        self._shown = None
        self._notices.drop(NOTICE)

    def _tell(self, report: SaveReport, error: AppError) -> None:
        kind = error.key.rpartition(".")[2]
        text = f"{self._what(kind, error)}\n{self._where(report)}"
        if (text, report.rescue) == self._shown:  # tried again, with the same result: buttons must not move
            return
        acts = {self._say(way): self._acts[way] for way in _WAYS.get(kind, _USUAL)}
        if report.rescue:
            folder = report.rescue.parent
            acts[self._say("open_rescue")] = lambda: show_path(folder)
        self._notices.put(NOTICE, text, acts, warning=True)
        self._shown = (text, report.rescue)

    def _what(self, kind: str, error: AppError) -> str:
        """What happened and what to do."""
        if kind not in _WAYS:
            return error_text(self._messages, error)
        path = self._desk.path
        return self._say(kind, name=path.name, folder=str(path.parent))

    def _where(self, report: SaveReport) -> str:
        """Where the newest work is."""
        if report.rescue:
            return self._say("in_rescue", path=str(report.rescue))
        return self._say("in_window_only" if report.rescue_error else "in_window")

    def _say(self, name: str, /, **values: object) -> str:
        return self._messages.say(f"window.trouble.{name}", **values)

    # --- a file that somebody else changed -----------------------------------------------------------------

    def _take_theirs(self) -> None:
        if not self._taking:
            self._taking = True
            path = self._desk.path
            self._tasks.run(lambda: open_again(path), self._took, self._failed)

    def _took(self, loaded: tuple[OfficeStore, Office]) -> None:
        self._taking = False
        rescue = self._desk.take_theirs(*loaded)
        self._drop()
        acts: dict[str, Callable[[], None]] = {
            self._messages.say("window.action.undo_plain"): self._undo,
        }
        key = "theirs_taken" if rescue else "theirs_same"
        self._notices.put("theirs", self._say(key, path=str(rescue or "")), acts)

    def _undo(self) -> None:
        self._notices.drop("theirs")
        self._desk.bridge.undo()

    def _failed(self, error: Exception) -> None:
        self._taking = False
        show_error(self._window, self._messages, error)
