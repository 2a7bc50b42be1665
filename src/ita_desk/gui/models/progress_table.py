"""The measures of a year with how far each has come, for a table that can be sorted."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyle

from ita_desk.checks.problem import SEVERITIES
from ita_desk.domain.measure_progress import MeasureProgress
from ita_desk.domain.outcome import STATUSES
from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.models.measure_list import heading_of
from ita_desk.gui.widgets.severity_icon import severity_icon
from ita_desk.i18n import Messages

COLUMNS = ("number", "title", "plan", "result", "evidence", "problems")

Index = QModelIndex | QPersistentModelIndex
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class ProgressTable(QAbstractTableModel):
    """A row a measure, a column a name of `COLUMNS`; every sign stands beside words that say the same."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._rows: tuple[MeasureProgress, ...] = ()  # as the office has them
        self._order: list[int] = []
        self._sorted_by, self._descending = -1, False

    def show_measures(self, rows: tuple[MeasureProgress, ...]) -> None:
        """Show measures; where they are those shown before, selection and scrolling stay."""
        if rows == self._rows:
            return
        alike = [row.measure.id for row in rows] == [row.measure.id for row in self._rows]
        if alike and self._sorted_by < 0:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._put_in_order()
        self.endResetModel()

    def row_at(self, row: int) -> MeasureProgress | None:
        """The measure in a row, None outside the table."""
        return self._rows[self._order[row]] if 0 <= row < len(self._order) else None

    def row_of(self, measure_id: str) -> int:
        """The row of a measure, -1 if it is not here."""
        found = (row for row, place in enumerate(self._order) if self._rows[place].measure.id == measure_id)
        return next(found, -1)

    def rows_by_look(self, column: int) -> dict[bool, dict[str, int]]:
        """A row for each wording in a column, by whether a sign stands beside it."""
        found: dict[bool, dict[str, int]] = {True: {}, False: {}}
        name = COLUMNS[column]
        for place, row in enumerate(self._order):
            shown = self._rows[row]
            found[self._is_signed(shown, name)][self.words(shown, name)] = place
        return found

    # --- what views ask --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """How many measures there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._messages.say(f"window.overview.column.{COLUMNS[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, its sign, and both heading and words for those who cannot see."""
        row = self.row_at(index.row())
        if row is None or role not in _ROLES:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(row, column)
        words = self.words(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {words}"
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def words(self, row: MeasureProgress, column: str) -> str:
        """The words of a cell."""
        say = self._messages.say
        if column == "number":
            return row.measure.number
        if column == "title":
            return heading_of(row.measure)
        if column == "plan":
            return say(f"window.overview.plan.{'whole' if row.planned else 'open'}")
        if column == "result":
            status = say(f"status.{row.status}") if row.status else ""
            return status if row.told else say("window.overview.result.open", status=status).strip()
        if column == "evidence":
            key = "some" if row.evidence else "none" if row.needs_evidence else "needless"
            return say(f"window.overview.evidence.{key}", count=row.evidence)
        if not row.severity:
            known = row.problems is not None
            return say("window.overview.problems.none" if known else "window.overview.checking")
        return say(f"severity.{row.severity}.count", count=row.problems)

    @staticmethod
    def _is_signed(row: MeasureProgress, column: str) -> bool:
        signed = {"plan": row.planned, "result": row.told, "evidence": row.evidence > 0}
        return bool(row.severity) if column == "problems" else signed.get(column, False)

    def _sign(self, row: MeasureProgress, column: str) -> QIcon | None:
        if not self._is_signed(row, column):
            return None
        if column == "problems":
            return severity_icon(row.severity)
        return QApplication.style().standardIcon(QStyle.StandardPixmap.SP_DialogApplyButton)

    # --- order -----------------------------------------------------------------------------------------------

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in order by a column; by none, as the office has them."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        records = [self._order[index.row()] for index in kept]
        self._sorted_by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._put_in_order()
        rows = {place: row for row, place in enumerate(self._order)}
        moved = [self.index(rows[at], i.column()) for at, i in zip(records, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _put_in_order(self) -> None:
        self._order = list(range(len(self._rows)))
        if self._sorted_by > 0:
            key = _KEYS[COLUMNS[self._sorted_by]]
            self._order.sort(key=lambda place: key(self._rows[place]))
        if self._descending:
            self._order.reverse()


_KEYS: dict[str, Callable[[MeasureProgress], Any]] = {
    "title": lambda row: heading_of(row.measure),
    "plan": lambda row: row.planned,
    "result": lambda row: (row.told, STATUSES.index(row.status)),
    "evidence": lambda row: (row.evidence > 0 or not row.needs_evidence, row.evidence),
    "problems": lambda row: ((*SEVERITIES, "").index(row.severity), -(row.problems or 0)),
}
