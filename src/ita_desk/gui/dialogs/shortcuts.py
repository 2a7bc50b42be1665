"""The page of keys: every command with its keys, to be searched."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.look.key_list import KeyLine
from ita_desk.gui.widgets.airy_rows import AiryRows
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_COLUMNS = ("group", "name", "keys")
_LETTERS, _LINES = 76, 24


class ShortcutsDialog(QDialog):
    """A table of commands by menu, with a box that leaves only those with the words or keys written in it."""

    def __init__(self, messages: Messages, lines: Sequence[KeyLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages = messages
        self.setWindowTitle(self._messages.say("window.keys.title"))
        self._model = QStandardItemModel(0, len(_COLUMNS), self)
        self._model.setHorizontalHeaderLabels(
            [self._messages.say(f"window.keys.{name}") for name in _COLUMNS]
        )
        for line in lines:
            self._model.appendRow([QStandardItem(text) for text in (line.group, line.name, line.keys)])
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(self._model)
        self.shown.setFilterKeyColumn(-1)
        self.shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = LineBox()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(self._messages.say("window.keys.search_example"))
        self.search.textChanged.connect(self.shown.setFilterFixedString)
        self.table = self._build_table()
        self._lay_out()
        metrics = self.fontMetrics()
        wanted = QSize(metrics.averageCharWidth() * _LETTERS, metrics.lineSpacing() * _LINES)
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    def _build_table(self) -> QTreeView:
        table = QTreeView()
        table.setModel(self.shown)
        table.setItemDelegate(AiryRows(table))
        table.setRootIsDecorated(False)
        table.setAlternatingRowColors(True)
        table.setUniformRowHeights(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAccessibleName(self._messages.say("window.keys.title"))
        header = table.header()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        fit_to_font(table, _fit_columns)
        return table

    def _lay_out(self) -> None:
        label = ThaiLabel(self._messages.say("window.keys.search"), wraps=False)
        label.setBuddy(self.search)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)


def _fit_columns(table: QTreeView) -> None:
    for column in (0, 2):
        table.resizeColumnToContents(column)
