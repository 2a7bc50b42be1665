"""Asks for the scanned pages of a signed paper, in their order, and what they stand for."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.dialogs.files import ask_for_files, documents_folder
from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.widgets.act_button import build_act_button
from ita_desk.gui.widgets.airy_rows import AiryRows
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.thai.digits import to_arabic

ENDINGS = (".pdf", ".jpg", ".jpeg", ".png")
_LETTERS = 72  # the dialog's width at first
_PATH = Qt.ItemDataRole.UserRole
_WAYS = ("whole", "pages")


class AttachScanDialog(QDialog):
    """The files in order, and whether they are the whole paper or stand for some of its pages.

    `wanted` carries the paths and the numbers of the pages that they stand for, none for the whole paper.
    """

    wanted = Signal(list, tuple)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attach_scan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("window.scan.title"))
        self._messages, self._folder = messages, documents_folder()
        self.list = self._build_list()
        acts = {
            "add": self.ask,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "leave_out": self._leave_out,
        }
        self.buttons = {name: self._button(name, act) for name, act in acts.items()}
        self._build_ways()
        kinds = QDialogButtonBox.StandardButton
        self.box = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.attach_button = self.box.button(kinds.Ok)
        self._lay_out()
        self._connect()
        self._allow()

    # --- building --------------------------------------------------------------------------------------------

    def _build_list(self) -> QListWidget:
        files = QListWidget()
        files.setObjectName("files")
        files.setAccessibleName(self._messages.say("window.scan.files"))
        files.setItemDelegate(AiryRows(files))
        files.setAlternatingRowColors(True)
        files.setMinimumHeight(files.fontMetrics().lineSpacing() * 8)
        return files

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        return build_act_button(name, self._messages.say(f"window.scan.{name}"), act)

    def _build_ways(self) -> None:
        group = QButtonGroup(self)
        self.ways = {name: QRadioButton(self._messages.say(f"window.scan.{name}")) for name in _WAYS}
        for name, button in self.ways.items():
            button.setObjectName(name)
            group.addButton(button)
        self.ways["whole"].setChecked(True)
        self.pages = LineBox()
        self.pages.setObjectName("page_numbers")
        self.pages.setAccessibleName(self._messages.say("window.scan.page_numbers"))
        self.pages.setPlaceholderText(self._messages.say("window.scan.page_numbers_hint"))

    def _lay_out(self) -> None:
        for button in self.box.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        self.attach_button.setText(self._messages.say("window.scan.attach"))
        beside = QVBoxLayout()
        for button in self.buttons.values():
            beside.addWidget(button)
        beside.addStretch(1)
        files = QHBoxLayout()
        files.addWidget(self.list, 1)
        files.addLayout(beside)
        ways = QGridLayout()
        ways.addWidget(self.ways["whole"], 0, 0, 1, 2)
        ways.addWidget(self.ways["pages"], 1, 0)
        ways.addWidget(self.pages, 1, 1)
        ways.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(self._messages.say("window.scan.help")))
        column.addLayout(files, 1)
        column.addLayout(ways)
        column.addWidget(self.box)
        self.resize(self.fontMetrics().averageCharWidth() * _LETTERS, self.sizeHint().height())

    def _connect(self) -> None:
        for button in self.ways.values():
            button.toggled.connect(self._allow)
        self.pages.textChanged.connect(self._allow)
        self.list.currentRowChanged.connect(self._allow)
        self.box.accepted.connect(self._accept)
        self.box.rejected.connect(self.reject)

    # --- the files -------------------------------------------------------------------------------------------

    @property
    def paths(self) -> list[Path]:
        """The files, in order."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [row.data(_PATH) for row in rows if row]

    @property
    def page_numbers(self) -> tuple[int, ...]:
        """The pages that the scanned ones stand for, from 1; none for the whole paper."""
        if self.ways["whole"].isChecked():
            return ()
        return tuple(int(number) for number in re.findall(r"[0-9]{1,6}", to_arabic(self.pages.value())))

    def ask(self) -> None:
        """Have files chosen and put them behind those that are there."""
        kinds = f"{self._messages.say('window.scan.kinds')} ({' '.join(f'*{one}' for one in ENDINGS)})"
        title = self.buttons["add"].text().removesuffix("…")
        ask_for_files(self, title, kinds, self._folder, self.add)

    def add(self, paths: Sequence[Path]) -> None:
        """Put files behind those that are there."""
        for path in paths:
            self._folder = path.parent  # the next ones usually lie beside them
            row = QListWidgetItem(path.name)
            row.setData(_PATH, path)
            row.setToolTip(plain_tip(str(path)))
            self.list.addItem(row)
        self.list.setCurrentRow(self.list.count() - 1)
        self._allow()

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if item := self.list.takeItem(row):
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)
        self._allow()

    def _leave_out(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._allow()

    def _allow(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.buttons["up"].setEnabled(row > 0)
        self.buttons["down"].setEnabled(0 <= row < count - 1)
        self.buttons["leave_out"].setEnabled(row >= 0)
        self.pages.setEnabled(self.ways["pages"].isChecked())
        told = self.ways["whole"].isChecked() or bool(self.page_numbers)
        self.attach_button.setEnabled(count > 0 and told)

    def _accept(self) -> None:
        paths, pages = self.paths, self.page_numbers
        self.accept()
        self.wanted.emit(paths, pages)
