"""The columns of a form's table of measures, for a tree view."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ita_desk.forms.column_list import ColumnRow
from ita_desk.forms.columns import Spot
from ita_desk.i18n import Messages

Index = QModelIndex | QPersistentModelIndex

_ROW = Qt.ItemDataRole.UserRole
_NEITHER = ~(Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsDragEnabled)


class ColumnList(QStandardItemModel):
    """A line a column, those under a common heading below it: heading with its tick, and width.

    Changes nothing itself: `ticked` carries the `ColumnRow` whose tick was clicked, `dropped` a row and the spot it
    was dragged to.
    """

    ticked = Signal(object)
    dropped = Signal(object, tuple)

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(0, 2, parent)
        self._messages = messages
        self._rows: tuple[ColumnRow, ...] = ()
        self._dragged: ColumnRow | None = None
        headings = [messages.say("window.columns.heading"), messages.say("window.columns.width")]
        self.setHorizontalHeaderLabels(headings)

    def show_rows(self, rows: Sequence[ColumnRow], widths: dict[Spot, float]) -> None:
        """Show other rows, with the widths of columns in per cent by their spots."""
        self._rows = tuple(rows)
        root = self.invisibleRootItem()
        root.removeRows(0, root.rowCount())
        for row in rows:
            self._add(root, row, widths)

    def _add(self, above: QStandardItem, row: ColumnRow, widths: dict[Spot, float]) -> None:
        text = " ".join(row.column.heading.split()) or self._messages.say("window.columns.no_heading")
        heading = QStandardItem(text)
        heading.setData(row, _ROW)
        heading.setToolTip(_plain_tip(row.column.heading))
        heading.setFlags(heading.flags() & _NEITHER)
        if row.rows:
            heading.setFlags(heading.flags() | Qt.ItemFlag.ItemIsDropEnabled)
        else:
            heading.setCheckable(True)
            heading.setCheckState(Qt.CheckState.Checked if row.shown else Qt.CheckState.Unchecked)
        if row.shown:
            heading.setFlags(heading.flags() | Qt.ItemFlag.ItemIsDragEnabled)
        width = QStandardItem(f"{share_text(widths[row.spot])} %" if row.shown and not row.rows else "")
        width.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        width.setFlags((width.flags() & _NEITHER) | (heading.flags() & Qt.ItemFlag.ItemIsDragEnabled))
        above.appendRow([heading, width])
        for inner in row.rows:
            self._add(heading, inner, widths)

    def row_at(self, index: Index) -> ColumnRow | None:
        """The column in a line, None outside the list."""
        found: ColumnRow | None = index.sibling(index.row(), 0).data(_ROW) if index.isValid() else None
        return found

    def indexes(self) -> Iterator[QModelIndex]:
        """All lines from above."""
        for place in range(self.rowCount()):
            top = self.index(place, 0)
            yield top
            yield from (self.index(inner, 0, top) for inner in range(self.rowCount(top)))

    # --- what views do -------------------------------------------------------------------------------------

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a click on a tick as a wish."""
        row = self.row_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None:
            return super().setData(index, value, role)
        self.ticked.emit(row)
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Remember what is being dragged."""
        self._dragged = self.row_at(indexes[0])
        return super().mimeData(indexes)

    def dropMimeData(
        self, _data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Take a drop as a wish; the view must not move anything by itself."""
        above = self.row_at(parent)
        rows, within = (above.rows, above.spot) if above else (self._rows, ())
        if self._dragged:
            shown = sum(r.shown for r in rows)
            place = rows[row].spot[-1] if 0 <= row < len(rows) else shown
            self.dropped.emit(self._dragged, (*within, place))
        return False

    def removeRows(self, _row: int, _count: int, _parent: Index | None = None) -> bool:
        """Refuse: after a drag the view would take out what it thinks was moved."""
        return False


def share_text(share: float) -> str:
    """A width in per cent as it is written."""
    return f"{share:.1f}".removesuffix(".0")


def _plain_tip(text: str) -> str:
    """A tool tip that shows markup as it is written."""
    return f"<p>{escape(text)}</p>" if text else ""
