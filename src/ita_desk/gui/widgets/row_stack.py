"""Rows of widgets one below the other, as many as a list has."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = TypeVar("Row", bound=QWidget)


class RowStack(Generic[Row]):
    """The rows of a column from its place `first` on; `make_row` makes the one of a place.

    `last_of` gives what Tab leaves a row by; from the last row it goes on to `after`.
    """

    def __init__(
        self,
        column: QVBoxLayout,
        make_row: Callable[[int], Row],
        last_of: Callable[[Row], QWidget],
        after: QWidget,
        first: int = 0,
    ) -> None:
        self._column, self._make_row, self._last_of, self._after = column, make_row, last_of, after
        self._first = first
        self.rows: list[Row] = []

    def set_count(self, count: int) -> None:
        """Take away and add rows at the end until there are so many."""
        while len(self.rows) > count:
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            self.rows.append(self._make_row(len(self.rows)))
            self._column.insertWidget(self._first + len(self.rows) - 1, self.rows[-1])
            QWidget.setTabOrder(self._last_of(self.rows[-1]), self._after)
