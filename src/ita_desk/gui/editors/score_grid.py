"""The grid of scores: a table that is filled by keyboard like a spreadsheet."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ita_desk.gui.look.thai_breaks import ThaiDelegate, soft_breaks
from ita_desk.gui.models.score_cells import Column
from ita_desk.gui.models.score_table import ScoreTable
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.i18n import Messages

Index = QModelIndex | QPersistentModelIndex
Orientation = Qt.Orientation
WIDEST_SCORE = "≠ 100.00 00"  # with some room, as it may be bold
_IDLE = 200  # milliseconds
NAME_LETTERS = 28  # the names' column is as wide as so many letters, longer names are wrapped


class NameHeader(QHeaderView):
    """The names of the rows, wrapped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Orientation.Vertical, parent)
        self.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Let Thai names break between words."""
        super().initStyleOptionForIndex(option, section)
        option.text = soft_breaks(option.text)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """The size of a wrapped name."""
        metrics, margin = self.fontMetrics(), 6
        text = soft_breaks(self.model().headerData(section, Orientation.Vertical))
        width = metrics.horizontalAdvance("ก") * NAME_LETTERS
        box = metrics.boundingRect(0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, text)
        return QSize(min(box.width(), width) + 2 * margin, box.height() + margin)


class CellDelegate(ThaiDelegate):
    """Opens a plain line for a cell and remembers it while it is open."""

    def __init__(self, bridge: SessionBridge, settler: "ScoreGrid") -> None:
        super().__init__(settler)
        self._bridge, self._settler = bridge, settler
        self.line: QLineEdit | None = None
        self.taken = True  # whether what was typed last could be an edit

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line with the cell's text; what is typed there counts before any command."""
        self.line = QLineEdit(parent)
        self.line.setObjectName("cell")
        self.line.setFrame(False)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole)))
        self._bridge.expect(self._settler)
        return self.line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, QLineEdit):
            self.taken = model.setData(index, editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the line."""
        self.line = None
        super().destroyEditor(editor, index)

    def settle(self) -> None:
        """Take in what was typed into the open line and close it."""
        if line := self.line:
            self.commitData.emit(line)
            self.closeEditor.emit(line, QAbstractItemDelegate.EndEditHint.NoHint)


class ScoreGrid(QTableView):
    """A table of scores: typing replaces, Enter goes down, Tab right, Delete empties; blocks are copied and pasted."""

    def __init__(self, bridge: SessionBridge, table: ScoreTable, messages: Messages) -> None:
        super().__init__()
        self._table = table
        self._delegate = CellDelegate(bridge, self)
        self._kept = ("", Column(0))
        self._later = QTimer(self, singleShot=True, interval=_IDLE)
        self._later.timeout.connect(self._measure)
        self.setObjectName("scores")
        self.setAccessibleName(messages.say("window.scores.table"))
        self.setItemDelegate(self._delegate)
        self.setVerticalHeader(NameHeader(self))
        self.setModel(table)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.horizontalHeader().setHighlightSections(False)  # bold is the year shown
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_actions(messages, bridge.read_only)
        table.modelAboutToBeReset.connect(self._keep_cell)
        table.modelReset.connect(self._return_to_cell)
        # Only names decide how high rows are, and levels how wide columns are: measuring all cells at each edit
        # would be felt.
        table.modelReset.connect(self._fit)
        table.dataChanged.connect(self._fit_columns)
        self._fit()

    def _add_actions(self, messages: Messages, read_only: bool) -> None:
        keys = QKeySequence.StandardKey
        for name, shortcut, act in (
            ("copy", keys.Copy, self.copy),
            ("paste", keys.Paste, self.paste),
            ("clear", keys.Delete, self.empty),
        ):
            action = QAction(messages.say(f"window.scores.{name}"), self)
            action.setObjectName(name)
            action.setShortcut(shortcut)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(name == "copy" or not read_only)
            action.triggered.connect(act)
            self.addAction(action)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows anew with another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what came while nobody saw it."""
        super().showEvent(event)
        if self._later.isActive():
            self._measure()

    def _fit(self) -> None:
        """Measure rows and columns; out of sight a little later, so that a large office opens sooner."""
        if self.isVisible():
            self._measure()
        else:
            self._later.start()

    def _measure(self) -> None:
        self._later.stop()
        self.resizeRowsToContents()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Make every column wide enough for its heading, its level and any score."""
        widest_score = self.fontMetrics().horizontalAdvance(WIDEST_SCORE)
        for column in range(self._table.columnCount()):
            heading = self.horizontalHeader().sectionSizeHint(column)
            level = self.fontMetrics().horizontalAdvance(f"{self._table.index(0, column).data()} 00")
            self.setColumnWidth(column, max(heading, level, widest_score))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current cell in sight when what is said of it takes more room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # --- the keyboard ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down; typing and the rest as in any table."""
        editing = self.state() == QAbstractItemView.State.EditingState  # then the cell closes first
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self._go_down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter, go down, unless what was typed was refused."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and self._delegate.taken:
            self._go_down()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Tab goes from one announced score to the next: others are not typed into."""
        moved = super().moveCursor(action, modifiers)
        if not moved.isValid() or self._table.columns[moved.column()].announced:
            return moved
        announced = [n for n, column in enumerate(self._table.columns) if column.announced]
        if action == QAbstractItemView.CursorAction.MovePrevious:
            return moved.siblingAtColumn(max(n for n in announced if n < moved.column()))
        if action == QAbstractItemView.CursorAction.MoveNext:
            beyond = [n for n in announced if n > moved.column()]
            if beyond:
                return moved.siblingAtColumn(beyond[0])
            return self._table.index((moved.row() + 1) % self._table.rowCount(), 0)
        return moved

    def _go_down(self) -> None:
        here = self.currentIndex()
        if (below := here.siblingAtRow(here.row() + 1)).isValid():
            self.setCurrentIndex(below)

    def settle(self) -> None:
        """Take in what is being typed into a cell."""
        self._delegate.settle()

    # --- blocks ----------------------------------------------------------------------------------------------

    def _cells(self) -> list[tuple[int, int]]:
        return [(index.row(), index.column()) for index in self.selectedIndexes()]

    def copy(self) -> None:
        """Copy the selected cells as tab-separated text."""
        if cells := self._cells():
            QGuiApplication.clipboard().setText(self._table.block_text(cells))

    def paste(self) -> None:
        """Put the clipboard's cells where the selection begins."""
        text = QGuiApplication.clipboard().text()
        if text and (cells := self._cells()):
            row, column = min(cells)
            self._table.paste(row, column, text)

    def empty(self) -> None:
        """Take the selected values away."""
        self._table.clear(self._cells())

    # --- the cell under the cursor survives a change of rows ---------------------------------------------------

    def _keep_cell(self) -> None:
        here = self.currentIndex()
        if here.isValid():
            self._kept = (self._table.codes[here.row()], self._table.columns[here.column()])

    def _return_to_cell(self) -> None:
        code, column = self._kept
        if column not in self._table.columns:
            column = Column(column.year)  # computed scores are hidden now
        if code in self._table.codes and column in self._table.columns:
            index = self._table.index(self._table.codes.index(code), self._table.columns.index(column))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
