"""What a mail needs, for those whose mail program cannot be opened with it, as those who use webmail."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.models.backup_words import size_text
from ita_desk.gui.widgets.act_button import build_act_button
from ita_desk.gui.widgets.flat_list import build_flat_list
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.mailing.mail import MANY_BYTES, Mail
from ita_desk.services.mailing.outbox import size_of

_LETTERS, _LINES = 84, 5
_ROWS = (("folder", "copy_files", "draft"), ("copy_to", "copy_subject", "copy_body"), ("mailto", "", "close"))


class MailByHandDialog(QDialog):
    """The files and buttons that copy each part; `failed` is whether a mail program was tried before.

    `folder_wanted`, `mailto_wanted`, `draft_wanted` carry nothing.
    """

    folder_wanted = Signal()
    mailto_wanted = Signal()
    draft_wanted = Signal()

    def __init__(
        self, messages: Messages, mail: Mail, *, failed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mail_by_hand")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("mail.hand.title"))
        fit_to_font(self, lambda one: one.setMinimumWidth(one.fontMetrics().averageCharWidth() * _LETTERS))
        self._messages, self._mail = messages, mail
        acts: dict[str, Callable[[], object]] = {
            "folder": self.folder_wanted.emit,
            "copy_files": self._copy_files,
            "draft": self.draft_wanted.emit,
            "copy_to": lambda: self._copy(", ".join(mail.to)),
            "copy_subject": lambda: self._copy(mail.subject),
            "copy_body": lambda: self._copy(mail.body),
            "mailto": self.mailto_wanted.emit,
            "close": self.reject,
        }
        self.buttons = {name: self._button(name, act) for name, act in acts.items()}
        self.buttons["copy_to"].setEnabled(bool(mail.to))
        self.told = ThaiLabel()
        self.told.setObjectName("told")
        self._lay_out(failed=failed)

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        return build_act_button(name, self._messages.say(f"mail.hand.{name}"), act)

    def _lay_out(self, *, failed: bool) -> None:
        column = QVBoxLayout(self)
        for key in ("failed", "help") if failed else ("help",):
            column.addWidget(ThaiLabel(self._messages.say(f"mail.hand.{key}")))
        column.addWidget(self._build_list(), 1)
        column.addWidget(ThaiLabel(self._messages.say("mail.hand.kept")))
        if sum(size_of(one.path) or 0 for one in self._mail.enclosures) > MANY_BYTES:
            column.addWidget(ThaiLabel(self._messages.say("mail.too_large")))
        grid = QGridLayout()
        for row, names in enumerate(_ROWS):
            for place, name in enumerate(names):
                if name:
                    grid.addWidget(self.buttons[name], row, place)
        column.addLayout(grid)
        column.addWidget(self.told)

    def _build_list(self) -> QWidget:
        say = self._messages.say
        self.list = build_flat_list(
            "files", say("mail.files"), [say("mail.files.name"), say("mail.files.size")]
        )
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        for one in self._mail.enclosures:
            row = QTreeWidgetItem([one.path.name, size_text(size_of(one.path) or 0)])
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(row)
        return self.list

    def tell(self, text: str) -> None:
        """Say what was done."""
        self.told.setText(text)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.tell(self._messages.say("mail.hand.copied.text"))

    def _copy_files(self) -> None:
        copied = QMimeData()
        copied.setUrls([QUrl.fromLocalFile(str(one.path)) for one in self._mail.enclosures])
        QGuiApplication.clipboard().setMimeData(copied)
        self.tell(self._messages.say("mail.hand.copied.files"))
