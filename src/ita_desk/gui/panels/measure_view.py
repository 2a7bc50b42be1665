"""The list of measures as it is seen: columns where there is room for them, a line where dragged rows would land."""

from datetime import date

from PySide6.QtCore import QLineF, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from ita_desk.domain.outcome import STATUSES
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.models.measure_list import MeasureList
from ita_desk.gui.panels.measure_rows import MeasureRows
from ita_desk.i18n import Messages
from ita_desk.thai.dates import format_day

_CELL_MARGIN = 14  # pixels beside the text of a cell, both sides together
_FOR_TITLES, _LEAST = 28, 22  # letters: a title's room beside other columns; the whole list's
_UNITS = 14  # letters of the column of units
_LINE = 3  # pixels
_WIDE_DAY = date(2025, 6, 30)


class MeasureView(QTreeView):
    """Shows a `MeasureList`; `form_wanted` is emitted by the return key and by a double click.

    Where the list is narrow only number and title are columns; the rest stands below the title.
    """

    form_wanted = Signal()

    def __init__(self, model: MeasureList, messages: Messages) -> None:
        super().__init__()
        self._list, self._messages = model, messages
        self._landing: int | None = None  # where the line is, in pixels from the top
        self.setObjectName("measures")
        self.setAccessibleName(messages.say("window.measures.list"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)  # with rows, it measures all
        self.setUniformRowHeights(True)  # till it is seen, so that only one row is measured
        self.setModel(model)
        self.setItemDelegate(MeasureRows(self))
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(model.columns.index("title"), QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)  # titles then end elsewhere
        self.doubleClicked.connect(self.form_wanted)
        fit_to_font(self, MeasureView._fit)

    def allow_moving(self) -> None:
        """Let rows be dragged within the list."""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)

    def showEvent(self, event: QShowEvent) -> None:
        """At the first time measure all rows, and bring the current one into sight."""
        super().showEvent(event)
        if self.uniformRowHeights():
            self.setUniformRowHeights(False)
            self.scheduleDelayedItemsLayout()
            self.verticalScrollBar().setValue(0)
            self.scrollTo(self.currentIndex())

    # --- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as leave enough for the titles."""
        self._share_room()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Take the widths from the font."""
        letter = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(letter * _LEAST)
        self.header().setMinimumSectionSize(letter * 3)
        for place, column in enumerate(self._list.columns):
            if column != "title":
                self.setColumnWidth(place, self._width(column, place))
        self._share_room()
        self.scheduleDelayedItemsLayout()

    def _share_room(self) -> None:
        others = [place for place, column in enumerate(self._list.columns) if column != "title"]
        needed = sum(self._width(self._list.columns[place], place) for place in others)
        narrow = self.width() - needed < self.fontMetrics().averageCharWidth() * _FOR_TITLES
        for place in others:
            if self._list.columns[place] != "number" and self.isColumnHidden(place) != narrow:
                self.setColumnHidden(place, narrow)

    def _width(self, column: str, place: int) -> int:
        """The room for a column's heading and for what usually stands in it."""
        measured = self.fontMetrics()
        usual = {
            "number": ["00.0"],
            "due": [format_day(_WIDE_DAY, "short")],
            "status": [self._messages.say(f"status.{status}") + "000" for status in STATUSES if status],
        }
        heading: str = self._list.headerData(place, Qt.Orientation.Horizontal)
        widest = max(measured.horizontalAdvance(text) for text in [heading, *usual.get(column, [])])
        least = measured.averageCharWidth() * _UNITS if column == "responsible" else 0
        return max(widest, least) + _CELL_MARGIN

    # --- keys ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The return key goes into the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.form_wanted.emit()
        else:
            super().keyPressEvent(event)

    # --- dragging --------------------------------------------------------------------------------------------

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the rows would land."""
        super().dragMoveEvent(event)
        self._show_landing(self._line_at(event.position().toPoint()) if event.isAccepted() else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing lands here any more."""
        super().dragLeaveEvent(event)
        self._show_landing(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model tell what was dropped."""
        super().dropEvent(event)
        self._show_landing(None)

    def _line_at(self, at: QPoint) -> int:
        """The nearest edge of the row at a point; below all rows the last one's."""
        index = self.indexAt(at)
        if not index.isValid():
            return self.visualRect(self._last()).bottom()
        box = self.visualRect(index)
        return box.top() if at.y() < box.center().y() else box.bottom()

    def _last(self) -> QModelIndex:
        rows = reversed(range(self._list.rowCount()))
        seen = next((row for row in rows if not self.isRowHidden(row, QModelIndex())), -1)
        return self._list.index(seen, 0)

    def _show_landing(self, line: int | None) -> None:
        if line != self._landing:
            self._landing = line
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line where dragged ones would land."""
        super().paintEvent(event)
        if self._landing is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().highlight().color(), _LINE))
        line = max(self._landing, _LINE // 2)
        painter.drawLine(QLineF(0, line, self.viewport().width(), line))
        painter.end()
