"""The measures of the year shown, one line each, for list views."""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import Outcome
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.severity_icon import severity_icon
from ita_desk.i18n import Messages
from ita_desk.thai.dates import format_day

COLUMNS = ("number", "title", "responsible", "due", "status", "evidence")
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1  # a cell's text as it is understood without its heading
STATUS_ROLE = Qt.ItemDataRole.UserRole + 2  # the key of the status in a cell that shows one
HEADING_ROLE = Qt.ItemDataRole.UserRole + 3  # the group that begins with a row, "" where none does
DRAGGED = "application/x-ita-desk-measures"
_OF_ROW = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_FEW = 8  # rows changed at once that are told one by one

Index = QModelIndex | QPersistentModelIndex


class MeasureList(QAbstractTableModel):
    """A row a measure, a column a name of `COLUMNS`; status and evidence are those of the round shown.

    After each edit only what differs is told to the views, so that selection and scrolling stay. `updating` is true
    meanwhile; `updated` is emitted when rows and place agree with the office again. `dropped` tells identifiers of
    measures that were dragged before the row of a number; the model moves nothing itself.
    """

    updated = Signal()
    dropped = Signal(object, int)

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
        self.columns = tuple(columns)
        self._measures = list(self._present())
        self._marks: Mapping[str, tuple[str, int]] = {}
        self._headings: Mapping[str, str] = {}
        self.updating = False
        bridge.changed.connect(self._update)
        place.year_changed.connect(self._reset)
        place.round_changed.connect(self._show_round)

    @property
    def measures(self) -> Sequence[Measure]:
        """The measures in their rows."""
        return self._measures

    @property
    def marks(self) -> Mapping[str, tuple[str, int]]:
        """The worst severity and the number of problems, by the identifiers of measures that have some."""
        return self._marks

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
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._messages.say(f"window.measures.column.{self.columns[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text in a cell; with the title the sign of problems, and all that stands in the row in words."""
        measure = self.record_at(index.row())
        if measure is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(measure, column)
        if role == DETAIL_ROLE:
            return self._detail(measure, column)
        if role == STATUS_ROLE:
            return self._outcome(measure).status if column == "status" else None
        if role == HEADING_ROLE:
            return self._headings.get(measure.id, "")
        return self._about(measure, role) if column == "title" else None

    def _about(self, measure: Measure, role: int) -> Any:
        """What a title's cell has besides its text."""
        mark = self._marks.get(measure.id)
        if role == Qt.ItemDataRole.DecorationRole:
            return severity_icon(mark[0]) if mark else None
        title = measure.title.strip() or self._text(measure, "title")
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = [title, *([self._said(*mark)] if mark else [])]
            return "".join(f'<p style="white-space: pre-wrap">{escape(part)}</p>' for part in parts)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            details = [self._detail(measure, c) for c in self.columns if c not in ("number", "title")]
            heading = self._headings.get(measure.id, "")
            parts = [heading, measure.number, title, self._said(*mark) if mark else "", *details]
            return " – ".join(part for part in parts if part)
        return None

    def _said(self, severity: str, count: int) -> str:
        named = self._messages.say(f"severity.{severity}")
        return self._messages.say("window.check.mark", severity=named, count=count)

    def show_marks(self, marks: Mapping[str, tuple[str, int]]) -> None:
        """Mark measures by their identifiers, each with the worst severity and the number of its problems."""
        former, self._marks = self._marks, dict(marks)
        self._tell(row for row, m in enumerate(self._measures) if former.get(m.id) != self._marks.get(m.id))

    def show_headings(self, headings: Mapping[str, str]) -> None:
        """Put the names of groups above the measures of these identifiers, with which they begin."""
        former, self._headings = self._headings, dict(headings)
        self._tell(
            row for row, m in enumerate(self._measures) if former.get(m.id) != self._headings.get(m.id)
        )

    def _text(self, measure: Measure, column: str) -> str:
        outcome = self._outcome(measure)
        if column == "number":
            return measure.number
        if column == "title":
            return heading_of(measure) or self._messages.say("window.outcomes.untitled")
        if column == "responsible":
            return ", ".join(measure.responsible)
        if column == "due":
            period = measure.period
            return format_day(period.end, "short") if period.end else period.text
        if column == "status":
            return self._messages.say(f"status.{outcome.status}") if outcome.status else ""
        return str(len(outcome.evidence) or "")

    def _detail(self, measure: Measure, column: str) -> str:
        text = self._text(measure, column)
        if column == "due" and measure.period.end:
            return self._messages.say("window.measures.due_by", date=text)
        if column == "evidence" and text:
            return self._messages.say("window.measures.evidence_count", count=text)
        return text

    def _outcome(self, measure: Measure) -> Outcome:
        return measure.outcome_of_round(self._place.round)

    # --- dragging --------------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged; they are dropped between rows, never onto one."""
        return _OF_ROW if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Measures are moved only."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """The one kind of things that can be dropped here."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The measures of some rows, in the order of the list."""
        rows = sorted({index.row() for index in indexes})
        dragged = QMimeData()
        ids = [self._measures[row].id for row in rows]
        dragged.setData(DRAGGED, json.dumps([self._place.year, ids]).encode())
        return dragged

    def dropMimeData(
        self, dropped: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell which measures of this year are to stand before a row; the view has nothing to remove then."""
        del column, parent
        if action == Qt.DropAction.MoveAction and dropped.hasFormat(DRAGGED) and not self._bridge.read_only:
            year, ids = json.loads(bytes(dropped.data(DRAGGED).data()))
            present = [i for i in ids if self.row_of(i) >= 0]
            if year == self._place.year and present:
                self.dropped.emit(present, len(self._measures) if row < 0 else row)
        return False

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
        self.updated.emit()

    def _update(self) -> None:
        present = self._present()
        self.updating = True
        self._remove_rows({m.id for m in present})
        self._order_rows([m.id for m in present])
        changed = []
        for row, measure in enumerate(present):
            if self._id_at(row) != measure.id:
                self.beginInsertRows(QModelIndex(), row, row)
                self._measures.insert(row, measure)
                self.endInsertRows()
            elif self._measures[row] is not measure:
                self._measures[row] = measure
                changed.append(row)
        self._tell(changed)
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
        rows = {m.id: row for row, m in enumerate(wanted)}
        kept = self.persistentIndexList()
        moved = [self.index(rows[former[i.row()]], i.column()) for i in kept]
        self.changePersistentIndexList(kept, moved)  # so that the selection goes with its measure
        self.layoutChanged.emit()

    def _tell(self, rows: Iterable[int]) -> None:
        """Tell that rows have changed; many of them as one range."""
        changed = list(rows)
        if len(changed) > _FEW:
            self._tell_rows(changed[0], changed[-1])
        else:
            for row in changed:
                self._tell_rows(row, row)

    def _tell_rows(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def heading_of(measure: Measure) -> str:
    """The first line of a measure's title; without a title, of its first step."""
    text = measure.title.strip() or next((s.text for s in measure.steps if s.text.strip()), "")
    return next(iter(text.strip().splitlines()), "").strip()
