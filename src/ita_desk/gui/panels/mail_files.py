"""The files of the user's that go along with a mail."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget

from ita_desk.gui.dialogs.files import ask_for_files
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.models.backup_words import size_text
from ita_desk.gui.widgets.flat_list import build_flat_list
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.mailing.mail import MANY_BYTES
from ita_desk.services.mailing.outbox import size_of

_NAME, _SIZE = range(2)
_OFFICE = ".ita"
_LINES = 5.5


class MailFiles(QWidget):
    """A list to add to and to take from, with what the files come to; nothing is in it that was not put there.

    `changed` tells that other files stand there.
    """

    changed = Signal()

    def __init__(self, messages: Messages, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages, self._folder = messages, folder
        self._sizes: dict[Path, int] = {}
        say = messages.say
        self.list = build_flat_list(
            "files", say("mail.files"), [say("mail.files.name"), say("mail.files.size")]
        )
        self.list.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        fit_to_font(
            self.list, lambda one: one.setFixedHeight(round(one.fontMetrics().lineSpacing() * _LINES))
        )
        self.add, self.remove = QPushButton(say("mail.add")), QPushButton(say("mail.remove"))
        for button, name in ((self.add, "add"), (self.remove, "remove")):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.total = ThaiLabel()
        self.total.setObjectName("total")
        row = QHBoxLayout()
        for button in (self.add, self.remove):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (ThaiLabel(say("mail.files")), self.list):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.total)
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self.list.currentItemChanged.connect(self.allow)
        self._show()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order they were added."""
        return tuple(self._sizes)

    def add_files(self, paths: list[Path]) -> None:
        """Put files into the list; what is no file is passed over."""
        for path in paths:
            size = size_of(path)
            if size is not None:
                self._sizes[path] = size
                self._folder = path.parent
        self._show()

    def _ask(self) -> None:
        kinds = f"{self._messages.say('mail.any_file')} (*)"
        ask_for_files(self, self._messages.say("mail.add"), kinds, self._folder, self.add_files)

    def _remove(self) -> None:
        row = self.list.currentItem()
        if row:
            del self._sizes[row.data(_NAME, Qt.ItemDataRole.UserRole)]
            self._show()

    def _show(self) -> None:
        self.list.clear()
        for path, size in self._sizes.items():
            row = QTreeWidgetItem([path.name, size_text(size)])
            row.setData(_NAME, Qt.ItemDataRole.UserRole, path)
            row.setToolTip(_NAME, plain_tip(str(path)))
            row.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(row)
        self.total.setText("\n".join(self._said()))
        self.allow()
        self.changed.emit()

    def _said(self) -> list[str]:
        if not self._sizes:
            return [self._messages.say("mail.total.none")]
        total = sum(self._sizes.values())
        said = [self._messages.say("mail.total", size=size_text(total))]
        if total > MANY_BYTES:
            said.append(self._messages.say("mail.too_large"))
        if any(path.suffix.lower() == _OFFICE for path in self._sizes):
            said.append(self._messages.say("mail.has_office"))
        return said

    def allow(self) -> None:
        """Let take away only what is there."""
        self.remove.setEnabled(self.add.isEnabled() and self.list.currentItem() is not None)
