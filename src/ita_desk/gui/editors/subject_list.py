"""The list of what a year's analysis is about."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.look.thai_breaks import ThaiDelegate
from ita_desk.gui.models.analysis_lines import SubjectLine
from ita_desk.i18n import Messages

_KEY = Qt.ItemDataRole.UserRole
_COLUMNS = ("subject", "score", "written")
_MARGIN = 6  # pixels above and below a name together


class _WrappedNames(ThaiDelegate):
    """Rows as high as their names need in the width of the first column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size of a wrapped name."""
        size = super().sizeHint(option, index)
        view = self.parent()
        if index.column() or not isinstance(view, QTreeWidget):
            return size
        text = self.displayText(index.data(), option.locale)
        margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, view) + 1
        width = view.columnWidth(0) - 2 * margin
        box = option.fontMetrics.boundingRect(0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, text)
        return QSize(size.width(), box.height() + _MARGIN)


class SubjectList(QTreeWidget):
    """Subjects with their lowest score and whether something is written; `chosen` tells the one gone to."""

    chosen = Signal(str)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._lines: tuple[SubjectLine, ...] = ()
        self.setObjectName("subjects")
        self.setAccessibleName(messages.say("window.analysis.subjects"))
        self.setHeaderLabels([messages.say(f"window.analysis.column.{name}") for name in _COLUMNS])
        self.setItemDelegate(_WrappedNames(self))
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fit_to_font(self, lambda one: one.setMinimumWidth(one.fontMetrics().averageCharWidth() * 26))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)  # names then wrap elsewhere
        self.currentItemChanged.connect(self._tell)

    @property
    def current(self) -> str:
        """The subject at which the list stands."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if item else ""

    def show_subjects(self, lines: Sequence[SubjectLine]) -> None:
        """Show these subjects; the list stays where it stands, if that is still there."""
        if tuple(lines) == self._lines:
            return
        same = [line.about for line in lines] == [line.about for line in self._lines]
        self._lines = tuple(lines)
        if not same:
            current = self.current
            self.blockSignals(True)
            self.clear()
            self.addTopLevelItems([QTreeWidgetItem() for _ in lines])
            self.blockSignals(False)
        for place, line in enumerate(lines):
            if item := self.topLevelItem(place):
                self._fill(item, line)
        if not same:
            self.go_to(current if current in [line.about for line in lines] else lines[0].about)

    def _fill(self, item: QTreeWidgetItem, line: SubjectLine) -> None:
        key = "written" if line.written else "unwritten"
        written = "" if line.written is None else self._messages.say(f"window.analysis.{key}")
        item.setData(0, _KEY, line.about)
        for column, text in enumerate((line.name, line.score, written)):
            item.setText(column, text)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        told = f"{line.name} {line.score} {written}".strip()
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)

    def go_to(self, about: str) -> bool:
        """Stand at a subject; False if the list has none such."""
        for place, line in enumerate(self._lines):
            item = self.topLevelItem(place)
            if line.about == about and item:
                self.setCurrentItem(item)
                return True
        return False

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self.current)
