"""The list of columns with its ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from ita_desk.forms.column_list import ColumnRow
from ita_desk.forms.columns import Spot
from ita_desk.gui.models.column_list import ColumnList, Index
from ita_desk.i18n import Messages

_LEAST, _MOST = 5, 9  # lines it is high, if there is room


class ColumnTree(QTreeView):
    """The columns of a table; `chosen` when another one is, `ticked` and `dropped` as in `ColumnList`."""

    chosen = Signal()
    ticked = Signal(object)
    dropped = Signal(object, tuple)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = ColumnList(messages, self)
        self._target: tuple[Spot, bool] | None = None
        self._showing = False
        self.setObjectName("columns")
        self.setAccessibleName(messages.say("window.columns.list"))
        self.setModel(self.columns)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        # Queued: a view does not bear that its lines go while it handles a click or a drop.
        queued = Qt.ConnectionType.QueuedConnection
        self.columns.ticked.connect(self.ticked, queued)
        self.columns.dropped.connect(self.dropped, queued)

    @property
    def chosen_row(self) -> ColumnRow | None:
        """The column that is chosen."""
        return self.columns.row_at(self.currentIndex())

    def settle_on(self, target: tuple[Spot, bool] | None) -> None:
        """Choose the column at this spot, shown or hidden, when rows are shown next; None: the same place."""
        self._target = target

    def show_rows(self, rows: Sequence[ColumnRow], widths: dict[Spot, float]) -> None:
        """Show other rows."""
        former = self.chosen_row
        target, self._target = self._target or (None if former is None else (former.spot, former.shown)), None
        bar = self.verticalScrollBar()
        place = bar.value()
        self._showing = True
        self.columns.show_rows(rows, widths)
        self.expandAll()
        self.setCurrentIndex(self._index_of(target))
        self._showing = False
        bar.setValue(place)
        self.updateGeometry()
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """As high as its lines, within bounds."""
        lines = min(max(sum(1 for _ in self.columns.indexes()), _LEAST), _MOST)
        line = max(self.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        height = lines * line + self.header().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """As high: what does not fit scrolls with the panel."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _index_of(self, target: tuple[Spot, bool] | None) -> QModelIndex:
        """The line of a spot; where it is not there, one that stands near, else the first."""
        indexes = list(self.columns.indexes())
        told = [(index, row) for index in indexes if (row := self.columns.row_at(index))]
        for same in (
            lambda row: target == (row.spot, row.shown),
            lambda row: target is not None and target[0] == row.spot,
            lambda _: True,
        ):
            for index, row in told:
                if same(row):
                    return index
        return QModelIndex()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the choice."""
        super().currentChanged(current, previous)
        if not self._showing:
            self.chosen.emit()
