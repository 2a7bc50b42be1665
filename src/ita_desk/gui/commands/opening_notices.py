"""What the user is told about how an office was opened, and about what an earlier run left."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.files import show_path
from ita_desk.gui.error_dialog import build_message_box
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.i18n import Message, Messages
from ita_desk.resources import PROGRAM
from ita_desk.services.edits.edit import replace_office
from ita_desk.services.keeping.recovery import LeftWork
from ita_desk.services.keeping.saver import SaveReport
from ita_desk.thai.dates import format_day

THROW_BOX = "throw_away"
_MOST_NAMES = 3
_MOST_LEFT = 2  # notices, which take room from the editor


class OpeningNotices(QObject):
    """Notices at opening: read only, migrated, ended unexpectedly, unsaved work, conflict copies.

    `save_copy` asks where to save a copy, `look` opens another file to read only.
    """

    def __init__(
        self,
        desk: Desk,
        notices: NoticeBar,
        save_copy: Callable[[], None],
        look: Callable[[Path], None],
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(notices)
        self._desk, self._notices, self._save_copy, self._look = desk, notices, save_copy, look
        self._messages, self._window = messages, window
        self._returned: list[tuple[int, LeftWork]] = []  # brought back by which edit
        desk.save_reported.connect(self._forget_saved)
        self._tell_how_opened()
        left = sorted(desk.opened.left, key=lambda work: work.written_at, reverse=True)
        for number, work in enumerate(left[:_MOST_LEFT], 1):  # the others when these are settled
            self._tell_left(f"left_work_{number}", work)
        if desk.opened.conflicts:
            self._tell_conflicts(desk.opened.conflicts)

    def _say(self, name: str, /, **values: object) -> str:
        return self._messages.say(f"window.found.{name}", **values)

    def _tell_how_opened(self) -> None:
        say, opened = self._messages.say, self._desk.opened
        if opened.read_only:
            acts = {say("window.action.save_copy"): self._save_copy}
            self._notices.put("read_only", say("window.notice.read_only"), acts, warning=True)
        if opened.lock and opened.lock.took_over:
            self._notices.put("took_over", self._ended())
        if copy := opened.store.copy_before_migration:
            self._notices.put("migrated", say("window.notice.migrated", path=str(copy)))

    def _ended(self) -> str:
        """What became of a run that ended unexpectedly."""
        opened = self._desk.opened
        rest = Message("window.found.left_below" if opened.left else "window.found.nothing_left")
        if opened.saved_at is None:
            return f"{self._messages.say('window.notice.took_over')} {self._messages.text(rest)}"
        return self._say("ended", at=_moment(opened.saved_at), rest=rest)

    # --- work that was not saved ---------------------------------------------------------------------------

    def _tell_left(self, key: str, work: LeftWork) -> None:
        text = self._say("left_work", at=_moment(work.written_at), what=_what_differs(work))
        acts: dict[str, Callable[[], None]] = {
            self._say("bring_back"): partial(self._bring_back, key, work),
            self._say("keep"): partial(self._notices.drop, key),
            self._say("throw_away"): partial(self._ask_to_throw_away, key, work),
        }
        self._notices.put(key, text, acts, warning=True)

    def _bring_back(self, key: str, work: LeftWork) -> None:
        bridge = self._desk.bridge
        if bridge.command(replace_office(work.office, Message("edit.bring_back"))):
            self._returned.append((bridge.edit_number, work))
            self._notices.drop(key)
            undo = {self._messages.say("window.action.undo_plain"): self._undo}
            self._notices.put("brought_back", self._say("brought_back"), undo)

    def _undo(self) -> None:
        self._notices.drop("brought_back")
        self._desk.bridge.undo()

    def _forget_saved(self, report: SaveReport) -> None:
        """Remove what was brought back and is in the file now."""
        if report.error is None:
            for number, work in list(self._returned):
                if number <= report.edit_number:
                    work.throw_away()
                    self._returned.remove((number, work))

    def _ask_to_throw_away(self, key: str, work: LeftWork) -> None:
        box = build_message_box(
            self._window, PROGRAM, self._say("throw_question", at=_moment(work.written_at))
        )
        box.setObjectName(THROW_BOX)
        box.setIcon(QMessageBox.Icon.Warning)
        throw = box.addButton(self._say("throw_away"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self._say("keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)

        def throw_away() -> None:
            work.throw_away()
            self._notices.drop(key)

        throw.clicked.connect(throw_away)
        box.open()

    # --- conflict copies -----------------------------------------------------------------------------------

    def _tell_conflicts(self, copies: tuple[Path, ...]) -> None:
        names = [copy.name for copy in copies[:_MOST_NAMES]] + ["…"] * (len(copies) > _MOST_NAMES)
        acts: dict[str, Callable[[], None]] = {
            self._say("look"): partial(self._look, copies[0]),
            self._messages.say("window.notice.open_folder"): partial(show_path, copies[0].parent),
        }
        self._notices.put("conflicts", self._say("conflicts", names=", ".join(names)), acts, warning=True)


def _what_differs(work: LeftWork) -> Message:
    years = ", ".join(str(year) for year in work.years)
    if not years:
        return Message("window.found.agency")
    if not work.measures:
        return Message("window.found.years", {"years": years})
    return Message("window.found.measures", {"years": years, "count": work.measures})


def _moment(at: datetime) -> str:
    return f"{format_day(at.date(), 'short')} {at:%H:%M}"
