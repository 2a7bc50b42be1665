"""The backups of the open office: what there is, bringing one back, and where they are kept."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.models.backup_words import content_text, moment_text, place_text, size_text
from ita_desk.gui.widgets.act_button import build_act_button, build_button_row
from ita_desk.gui.widgets.flat_list import build_flat_list
from ita_desk.gui.widgets.letter_sizes import size_in_letters
from ita_desk.gui.widgets.severity_icon import severity_icon
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.keeping.backups import Backup, BackupContent, Place

_CHARACTERS, _LINES = 125, 26  # the size of the dialog, in letters and lines of its font
_HEADINGS = ("when", "state", "content", "size", "place")
_WHEN, _STATE, _CONTENT, _SIZE, _PLACE = range(len(_HEADINGS))
_BACKUP = Qt.ItemDataRole.UserRole


class BackupsDialog(QDialog):
    """The list, newest first; what is inside each is filled in as it comes.

    `make_wanted`, `second_wanted` (choose another place) and `second_dropped` carry nothing; `restore_wanted`,
    `copy_wanted` carry the chosen Backup, `folder_wanted` the folder it lies in. A read-only office can only be looked at.
    """

    make_wanted = Signal()
    restore_wanted = Signal(object)
    copy_wanted = Signal(object)
    folder_wanted = Signal(object)
    second_wanted = Signal()
    second_dropped = Signal()

    def __init__(self, messages: Messages, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backups")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("window.backups.title"))
        self._messages, self._read_only, self._making = messages, read_only, False
        self._content: dict[Path, BackupContent | None] = {}  # None: damaged
        self.told = ThaiLabel(messages.say("window.backups.help"))
        self.list = self._build_list()
        acts = {
            "restore": lambda: self.restore_wanted.emit(self.chosen),
            "copy": lambda: self.copy_wanted.emit(self.chosen),
            "folder": self._want_folder,
            "make": self.make_wanted.emit,
            "second": self.second_wanted.emit,
            "drop": self.second_dropped.emit,
            "close": self.reject,
        }
        self.buttons = {name: self._button(name, act) for name, act in acts.items()}
        self.second = ThaiLabel()
        self.second.setObjectName("second_place")
        self._lay_out()
        self.list.currentItemChanged.connect(self._allow)
        self._allow()
        self.resize(self.sizeHint())

    # --- building --------------------------------------------------------------------------------------------

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        return build_act_button(name, self._messages.say(f"window.backups.{name}"), act)

    def _build_list(self) -> QTreeWidget:
        say = self._messages.say
        headings = [say(f"window.backups.column.{name}") for name in _HEADINGS]
        return build_flat_list("list", say("window.backups.list"), headings)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(self._row("restore", "copy", "folder", "make"))
        box = QGroupBox(self._messages.say("window.backups.second_title"))
        inside = QVBoxLayout(box)
        inside.addWidget(self.second)
        inside.addLayout(self._row("second", "drop"))
        column.addWidget(box)
        column.addLayout(build_button_row(self.buttons["close"], at_end=True))

    def _row(self, *names: str) -> QHBoxLayout:
        return build_button_row(*(self.buttons[name] for name in names))

    def sizeHint(self) -> QSize:
        """As wide and high as the letters need."""
        return size_in_letters(self, _CHARACTERS, _LINES)

    # --- showing ---------------------------------------------------------------------------------------------

    def show_backups(self, backups: Sequence[Backup], moved: Sequence[Backup]) -> None:
        """List backups of this file, and after them those of a file of that name elsewhere, each newest first."""
        former = self.chosen.path if self.chosen else None
        self.list.clear()
        self.list.addTopLevelItems([self._row_of(one, moved=False) for one in backups])
        self.list.addTopLevelItems([self._row_of(one, moved=True) for one in moved])
        none = self._messages.say("window.backups.none")
        if not self._rows or self.told.text() == none:  # else what was told last stays
            self.told.setText(self._messages.say("window.backups.help") if self._rows else none)
        again = next((row for row in self._rows if _backup_of(row).path == former), None)
        if row := again or self.list.topLevelItem(0):
            self.list.setCurrentItem(row)
        self._allow()

    def _row_of(self, backup: Backup, *, moved: bool) -> QTreeWidgetItem:
        row = QTreeWidgetItem()
        row.setData(_WHEN, _BACKUP, backup)
        row.setText(_WHEN, moment_text(backup.made_at))
        row.setText(_SIZE, size_text(backup.size))
        row.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setText(_PLACE, place_text(backup, self._messages, moved=moved))
        row.setToolTip(_PLACE, plain_tip(str(backup.path.parent)))
        self._tell_state(row)
        return row

    @property
    def _rows(self) -> list[QTreeWidgetItem]:
        rows = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [row for row in rows if row]

    def show_content(self, backup: Backup, content: BackupContent | None) -> None:
        """Say what is inside a backup; None if it cannot be read."""
        self._content[backup.path] = content
        for row in self._rows:
            if _backup_of(row).path == backup.path:
                self._tell_state(row)
                if content is None and row is self.list.currentItem():
                    self._choose_below(row)
        self._allow()

    def _choose_below(self, bad: QTreeWidgetItem) -> None:
        """Go on to the next backup of the same file: nobody wants a bad one."""
        below = self.list.itemBelow(bad)
        if below and _backup_of(below).original == _backup_of(bad).original:
            self.list.setCurrentItem(below)

    def _tell_state(self, row: QTreeWidgetItem) -> None:
        path, say = _backup_of(row).path, self._messages.say
        if path not in self._content:
            row.setText(_STATE, say("window.backups.reading"))
            return
        content = self._content[path]
        row.setText(_STATE, say("window.backups.good" if content else "window.backups.bad"))
        if content:
            row.setText(_CONTENT, content_text(content, self._messages))
            row.setToolTip(_CONTENT, plain_tip(content.agency))
        else:
            row.setIcon(_STATE, severity_icon("must"))

    def content_of(self, backup: Backup) -> BackupContent | None:
        """What is inside a backup, as far as is known."""
        return self._content.get(backup.path)

    def unread(self, place: Place) -> Backup | None:
        """The first backup of a place of which nothing is known yet."""
        here = (backup for backup in map(_backup_of, self._rows) if backup.place == place)
        return next((backup for backup in here if backup.path not in self._content), None)

    def newest(self, place: Place) -> Backup | None:
        """The newest backup of a place."""
        return next((one for one in map(_backup_of, self._rows) if one.place == place), None)

    def tell(self, text: str) -> None:
        """Say something above the list."""
        self.told.setText(text)

    def show_second(self, told: str, *, chosen: bool) -> None:
        """Say where the second place is and how it is; `chosen` is whether there is one."""
        self.second.setText(told)
        self.buttons["drop"].setEnabled(chosen)

    def show_making(self, *, making: bool) -> None:
        """Say that a backup is being made, or no more."""
        self._making = making
        name = "making" if making else "make"
        self.buttons["make"].setText(self._messages.say(f"window.backups.{name}"))
        self._allow()

    @property
    def chosen(self) -> Backup | None:
        """The backup of the chosen row."""
        row = self.list.currentItem()
        return _backup_of(row) if row else None

    def _want_folder(self) -> None:
        if self.chosen:
            self.folder_wanted.emit(self.chosen.path.parent)

    def _allow(self) -> None:
        chosen = self.chosen
        good = bool(chosen and self._content.get(chosen.path))
        self.buttons["restore"].setEnabled(good and not self._read_only)
        self.buttons["copy"].setEnabled(good)
        self.buttons["folder"].setEnabled(chosen is not None)
        self.buttons["make"].setEnabled(not (self._read_only or self._making))


def _backup_of(row: QTreeWidgetItem) -> Backup:
    backup = row.data(_WHEN, _BACKUP)
    assert isinstance(backup, Backup)
    return backup
