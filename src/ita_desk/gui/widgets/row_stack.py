"""Rows of widgets one below the other, as many as a list has."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = TypeVar("Row", bound=QWidget)


class RowStack(Generic[Row]):
    """The rows of a column from its place `first` on; `make_row` makes the one of a place.

    Tab goes through the rows in their order, whenever they came, and from the last one on to `after`.
    """

    def __init__(
        self,
        column: QVBoxLayout,
        make_row: Callable[[int], Row],
        after: QWidget,
        first: int = 0,
    ) -> None:
        self._column, self._make_row, self._after = column, make_row, after
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
            put_before(self.rows[-1], self._after)


def put_before(part: QWidget, after: QWidget) -> None:
    """Let Tab go through a part that came later where it stands: before `after`, not at the end of the window."""
    inside = [widget for widget in _chain(part) if part.isAncestorOf(widget)]
    around = [widget for widget in _chain(after) if widget is not part and not part.isAncestorOf(widget)]
    before = around[-1] if around else after
    for widget in (*([part] if _takes_tab(part) else []), *inside):
        QWidget.setTabOrder(before, widget)
        before = widget
    QWidget.setTabOrder(before, after)


def _chain(start: QWidget) -> Iterator[QWidget]:
    """What Tab may go to from a widget on, all around the window."""
    widget = start.nextInFocusChain()
    while widget is not None and widget is not start:
        if _takes_tab(widget):
            yield widget
        widget = widget.nextInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
