"""The measures of the year shown, one line each, for list views."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ita_desk.domain.measure import Measure
from ita_desk.gui.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.severity_icon import severity_icon
from ita_desk.i18n import Messages

COLUMNS = ("number", "title", "responsible", "status", "evidence")

Index = QModelIndex | QPersistentModelIndex


class MeasureList(QAbstractTableModel):
    """A row a measure, a column a name of `COLUMNS`; status and evidence are those of the round shown.

    After each edit only what differs is told to the views, so that selection and scrolling stay. `updating` is true
    meanwhile; `updated` is emitted when rows and place agree with the office again.
    """

    updated = Signal()

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        messages: Messages,
        columns: Sequence[str] = COLUMNS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._place, self._messages = bridge, place, messages
        self._columns = tuple(columns)
        self._measures = list(self._present())
        self._marks: Mapping[str, tuple[str, int]] = {}
        self.updating = False
        bridge.changed.connect(self._update)
        place.year_changed.connect(self._reset)
        place.round_changed.connect(self._show_round)

    def record_at(self, row: int) -> Measure | None:
        """The measure in a row, None outside the list."""
        return self._measures[row] if 0 <= row < len(self._measures) else None

    def row_of(self, measure_id: str) -> int:
        """The row of a measure, -1 if it is not in the list."""
        return next((row for row, m in enumerate(self._measures) if m.id == measure_id), -1)

    # --- what views ask --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """How many measures the year has."""
        return 0 if parent is not None and parent.isValid() else len(self._measures)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns were chosen."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._messages.say(f"window.measures.column.{self._columns[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The one line of text in a cell; with the title the sign of problems, and what it means in words."""
        measure = self.record_at(index.row())
        if measure is None:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(measure, column)
        mark = self._marks.get(measure.id) if column == "title" else None
        return self._mark(mark, self._text(measure, column), role) if mark else None

    def _mark(self, mark: tuple[str, int], text: str, role: int) -> Any:
        severity, count = mark
        if role == Qt.ItemDataRole.DecorationRole:
            return severity_icon(severity)
        named = self._messages.say(f"severity.{severity}")
        said = self._messages.say("window.check.mark", severity=named, count=count)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{text} – {said}"
        return said if role == Qt.ItemDataRole.ToolTipRole else None

    def show_marks(self, marks: Mapping[str, tuple[str, int]]) -> None:
        """Mark measures by their identifiers, each with the worst severity and the number of its problems."""
        if marks != self._marks:
            self._marks = dict(marks)
            self._tell_rows(0, len(self._measures) - 1)

    def _text(self, measure: Measure, column: str) -> str:
        outcome = measure.outcome_of_round(self._place.round)
        if column == "number":
            return measure.number
        if column == "title":
            return heading_of(measure)
        if column == "responsible":
            return ", ".join(measure.responsible)
        if column == "status":
            return self._messages.say(f"status.{outcome.status}") if outcome.status else ""
        return str(len(outcome.evidence) or "")

    # --- following the office --------------------------------------------------------------------------------

    def _present(self) -> tuple[Measure, ...]:
        report = self._bridge.office.year(self._place.year)
        return report.measures if report else ()

    def _reset(self) -> None:
        self.updating = True
        self.beginResetModel()
        self._measures = list(self._present())
        self.endResetModel()
        self._end_update()

    def _end_update(self) -> None:
        self.updating = False
        self.updated.emit()

    def _show_round(self) -> None:
        self._tell_rows(0, len(self._measures) - 1)

    def _update(self) -> None:
        present = self._present()
        self.updating = True
        self._remove_rows({m.id for m in present})
        self._order_rows([m.id for m in present])
        for row, measure in enumerate(present):
            if self._id_at(row) != measure.id:
                self.beginInsertRows(QModelIndex(), row, row)
                self._measures.insert(row, measure)
                self.endInsertRows()
            elif self._measures[row] is not measure:
                self._measures[row] = measure
                self._tell_rows(row, row)
        self._end_update()

    def _id_at(self, row: int) -> str | None:
        measure = self.record_at(row)
        return measure.id if measure else None

    def _remove_rows(self, present: set[str]) -> None:
        for row in reversed(range(len(self._measures))):
            if self._measures[row].id not in present:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._measures[row]
                self.endRemoveRows()

    def _order_rows(self, present: list[str]) -> None:
        """Put the rows that stay into their new order; views keep to the records, not to the row numbers."""
        former = [m.id for m in self._measures]
        ranks = {measure_id: rank for rank, measure_id in enumerate(present)}
        wanted = sorted(self._measures, key=lambda m: ranks[m.id])
        if [m.id for m in wanted] == former:
            return
        self.layoutAboutToBeChanged.emit()
        self._measures = wanted
        kept = self.persistentIndexList()
        moved = [self.index(self.row_of(former[i.row()]), i.column()) for i in kept]
        self.changePersistentIndexList(kept, moved)  # so that the selection goes with its measure
        self.layoutChanged.emit()

    def _tell_rows(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))


def heading_of(measure: Measure) -> str:
    """The first line of a measure's title; without a title, of its first step."""
    text = measure.title.strip() or next((s.text for s in measure.steps if s.text.strip()), "")
    return next(iter(text.strip().splitlines()), "").strip()
