"""The table of a year's measures with how far each has come."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTreeView

from ita_desk.domain.measure_progress import MeasureProgress
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.models.progress_table import COLUMNS, ProgressTable
from ita_desk.gui.widgets.airy_rows import AiryRows
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_MARGIN = 14  # pixels beside the text of a cell, both sides together


class _Table(QTreeView):
    """A table; `confirmed` when the user presses Enter on a row."""

    confirmed = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ProgressView(QStackedWidget):
    """The measures, or a word that there are none yet.

    `opened` carries the identifier of a measure and the field to go to: one of its plan, or `status`, `evidence`,
    `problems`.
    """

    opened = Signal(str, str)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._checked = False
        self.model = ProgressTable(messages, self)
        self.table = self._build_table(messages)
        self.empty = ThaiLabel(messages.say("window.overview.no_measures"))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.table)
        self.addWidget(self.empty)
        fit_to_font(self, lambda _: self._fit_font())
        self.table.doubleClicked.connect(self._open)
        self.table.confirmed.connect(self._open)

    def _build_table(self, messages: Messages) -> _Table:
        table = _Table()
        table.setObjectName("measure_progress")
        table.setAccessibleName(messages.say("window.overview.measures"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setAlternatingRowColors(True)
        table.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setExpandsOnDoubleClick(False)
        table.setModel(self.model)
        table.setItemDelegate(AiryRows(table))
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(COLUMNS.index("title"), QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        table.setSortingEnabled(True)
        return table

    def _fit_font(self) -> None:
        metrics = self.table.fontMetrics()
        self.table.setMinimumSize(metrics.averageCharWidth() * 40, metrics.lineSpacing() * 6)
        self._fit_columns()

    def show_measures(self, rows: tuple[MeasureProgress, ...], chosen: str) -> None:
        """Show the measures of a year, the one chosen marked."""
        first, checked = self.model.rowCount() == 0, bool(rows) and rows[0].problems is not None
        self.model.show_measures(rows)
        self.setCurrentIndex(0 if rows else 1)
        if (first and rows) or (checked and not self._checked):  # else the user may have set the columns
            self._fit_columns()
        self._checked = checked
        self.show_chosen(chosen)

    def show_chosen(self, measure: str) -> None:
        """Mark a measure, if it is here."""
        row = self.model.row_of(measure)
        if row >= 0 and self.table.currentIndex().row() != row:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _fit_columns(self) -> None:
        header, icon = self.table.header(), self.table.iconSize().width()
        for column, name in enumerate(COLUMNS):
            if name != "title":
                heading, cells = header.sectionSizeHint(column), self._width_of_cells(column)
                self.table.setColumnWidth(column, max(heading, cells + _MARGIN, icon * 2))

    def _width_of_cells(self, column: int) -> int:
        """The width of the widest cell of a column: of cells with a sign, and of those without, the one with most to say.

        To measure each cell as the table does would take longer than all else at the opening of a large office.
        """
        wide, measured = self.table.fontMetrics().horizontalAdvance, self.model.rows_by_look(column)
        widest = {
            signed: max(rows, key=lambda words: max(map(wide, words.split("\n"))))
            for signed, rows in measured.items()
            if rows
        }
        hints = [
            self.table.sizeHintForIndex(self.model.index(measured[signed][words], column)).width()
            for signed, words in widest.items()
        ]
        return max(hints, default=0)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is None:
            return
        column = COLUMNS[index.column()]
        if column in ("number", "title"):
            column = "plan" if not row.planned else "result" if not row.told else "evidence"
        fields = {"plan": "title", "result": "status"}
        self.opened.emit(row.measure.id, fields.get(column, column))
