"""Rows of widgets one below the other, as many as a list has."""

from collections.abc import Callable
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
        before = _last_before(self._after)
        while len(self.rows) < count:
            row = self._make_row(len(self.rows))
            inside = _tab_stops(row)  # before it comes into the window, whose chain is long
            self.rows.append(row)
            self._column.insertWidget(self._first + len(self.rows) - 1, row)
            for widget in inside:
                QWidget.setTabOrder(before, widget)
                before = widget
            QWidget.setTabOrder(before, self._after)


def _tab_stops(part: QWidget) -> list[QWidget]:
    """What Tab goes to in a part that stands in no window yet, and the part itself, in order."""
    stops, widget = [part] if _takes_tab(part) else [], part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and _takes_tab(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def _last_before(after: QWidget) -> QWidget:
    """What Tab comes from to a widget."""
    widget = after.previousInFocusChain()
    while widget is not None and widget is not after and not _takes_tab(widget):
        widget = widget.previousInFocusChain()
    return widget or after


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
