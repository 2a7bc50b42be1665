"""Rows of widgets one below the other, as many as a list has."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = TypeVar("Row", bound=QWidget)


class RowStack(Generic[Row]):
    """The rows of a column from its place `first` on; `make_row` makes the one of a place.

    Tab goes through the rows in their order, whenever they came, and within a row through `stops_of` it. The
    first of all comes behind `before`, a control or what is around the rows, and the last goes on to what came
    behind that. Qt's chain is never walked: PySide takes the widget it is asked at for the parent of the one it
    answers, and frees the one with the other.
    """

    def __init__(
        self,
        column: QVBoxLayout,
        make_row: Callable[[int], Row],
        stops_of: Callable[[Row], Sequence[QWidget]],
        before: QWidget,
        first: int = 0,
    ) -> None:
        self._column, self._make_row, self._stops_of = column, make_row, stops_of
        self._before, self._first = before, first
        self.rows: list[Row] = []

    def set_count(self, count: int) -> None:
        """Take away and add rows at the end until there are so many."""
        while len(self.rows) > count:
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            row = self._make_row(len(self.rows))
            self._column.insertWidget(self._first + len(self.rows), row)
            self._order(row)
            self.rows.append(row)

    def _order(self, row: Row) -> None:
        """Let Tab come to a row behind the last one."""
        policy = self._before.focusPolicy()
        self._before.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts in order only what Tab goes to
        before = self._stops_of(self.rows[-1])[-1] if self.rows else self._before
        for stop in self._stops_of(row):
            QWidget.setTabOrder(before, stop)
            before = stop
        self._before.setFocusPolicy(policy)
