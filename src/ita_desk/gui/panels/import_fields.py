"""Places where a source and the office say different things, to choose between the two."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.office import Office
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.look.thai_breaks import ThaiDelegate
from ita_desk.gui.models.import_words import parted, place_words, time_words
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.intake.merge import Difference

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_KEY = Qt.ItemDataRole.UserRole
_PLACE_LETTERS = 28
_TALL = 100_000  # pixels; higher than any text
_AIR = 5  # pixels a row has more than its text, for the marks above and below Thai letters


class _WholeTexts(ThaiDelegate):
    """Makes rows of a tree as high as their texts are in their columns; Qt's own trees do not ask how wide those are."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.header().sectionResized.connect(tree.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The room for the whole text of a cell."""
        told = QStyleOptionViewItem(option)
        indent = self._tree.indentation() if index.parent().isValid() and index.column() == 0 else 0
        told.rect = QRect(0, 0, self._tree.columnWidth(index.column()) - indent, _TALL)
        size = super().sizeHint(told, index)
        return QSize(size.width(), size.height() + _AIR)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell; a check stands beside the first lines, however high the row is."""
        super().paint(painter, self._at_top(option, index), index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Check where the check stands."""
        return super().editorEvent(event, model, self._at_top(option, index), index)

    def _at_top(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QStyleOptionViewItem:
        told = QStyleOptionViewItem(option)
        if index.column() == 0:
            told.rect.setHeight(min(told.rect.height(), self.sizeHint(option, index).height()))
        return told


class ImportFields(QWidget):
    """A list of places with what stands there and what the source says; a checked one takes the source's.

    `chosen` carries the paths and whether the source's text is taken there; `part_taken` whether the whole part is,
    where `part` asks for that.
    """

    chosen = Signal(object, bool)
    part_taken = Signal(bool)

    def __init__(
        self, messages: Messages, office: Office, name: str, part: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._messages, self._office = messages, office
        self._filling = False
        self.part = QCheckBox(messages.say(f"window.import.take.{part}")) if part else None
        self.told = ThaiLabel()
        self.list = build_list(self, messages, name, ("field", "current", "incoming"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        fit_to_font(
            self.list,
            lambda one: one.header().resizeSection(0, one.fontMetrics().averageCharWidth() * _PLACE_LETTERS),
        )
        self.all_new = QPushButton(messages.say("window.import.all_new"))
        self.all_old = QPushButton(messages.say("window.import.all_old"))
        self._lay_out()
        self.list.itemChanged.connect(self._choose)
        self.all_new.clicked.connect(lambda: self._choose_all(taken=True))
        self.all_old.clicked.connect(lambda: self._choose_all(taken=False))
        if self.part:
            self.part.toggled.connect(self._take_part)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        for button in (self.all_new, self.all_old):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        if self.part:
            column.addWidget(self.part)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def show_places(
        self,
        differences: Sequence[Difference],
        filled: Sequence[Difference],
        taken: Iterable[str],
        *,
        part_taken: bool = True,
    ) -> None:
        """List where the office says something else, and what it does not say yet."""
        self._filling = True
        places, bar = set(taken), self.list.verticalScrollBar().value()
        self.list.clear()
        for difference in differences:
            item = self._add(difference, *parted(*time_words(difference.current, difference.incoming)))
            item.setData(0, _KEY, difference.path)
            item.setCheckState(0, CHECKED if difference.path in places else UNCHECKED)
        for difference in filled:
            _, incoming = time_words("", difference.incoming or self._messages.say("window.import.no_words"))
            self._add(difference, self._messages.say("window.import.nothing_yet"), incoming)
        key = "places" if differences else "filled" if filled else "no_places"
        counts = {"differences": len(differences), "filled": len(filled)}
        self.told.setText(self._messages.say(f"window.import.{key}", **counts))
        for button in (self.all_new, self.all_old):
            button.setEnabled(bool(differences))
        if self.part:
            self.part.setChecked(part_taken)
        self._filling = False
        self.list.verticalScrollBar().setValue(bar)

    def _add(self, difference: Difference, current: str, incoming: str) -> QTreeWidgetItem:
        label = place_words(self._messages, difference.path, self._office)
        item = QTreeWidgetItem([label, current, incoming])
        for place in range(3):
            item.setTextAlignment(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.list.addTopLevelItem(item)
        return item

    def _choose(self, item: QTreeWidgetItem) -> None:
        if not self._filling and (path := item.data(0, _KEY)):
            self.chosen.emit([path], item.checkState(0) == CHECKED)

    def _choose_all(self, *, taken: bool) -> None:
        items = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        self.chosen.emit([path for item in items if item and (path := item.data(0, _KEY))], taken)

    def _take_part(self, taken: bool) -> None:
        if not self._filling:
            self.part_taken.emit(taken)


def build_list(parent: QWidget, messages: Messages, name: str, columns: Sequence[str]) -> QTreeWidget:
    """A list whose texts break between Thai words, with headings `window.import.column.…`."""
    tree = QTreeWidget(parent)
    tree.setObjectName(name)
    tree.setAccessibleName(messages.say(f"window.import.tab.{name}"))
    tree.setRootIsDecorated(False)
    tree.setAlternatingRowColors(True)
    tree.setWordWrap(True)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    tree.setItemDelegate(_WholeTexts(tree))
    tree.setHeaderLabels([messages.say(f"window.import.column.{column}") for column in columns])
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return tree
