"""A stack has as many rows as it is told, at its place in the column."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desk.gui.widgets.row_stack import RowStack


def test_rows_come_and_go_at_their_place(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column, head, last = QVBoxLayout(around), QLabel("head"), QPushButton("add")
    column.addWidget(head)
    column.addWidget(last)
    stack = RowStack(column, lambda place: QPushButton(str(place)), lambda row: row, last, first=1)
    for count in (3, 1, 2):
        stack.set_count(count)
        assert [row.text() for row in stack.rows] == [str(place) for place in range(count)]
        items = [column.itemAt(place) for place in range(column.count())]
        assert [item.widget() for item in items if item] == [head, *stack.rows, last]
    following: QWidget | None = stack.rows[-1].nextInFocusChain()
    while following and not isinstance(following, QPushButton):
        following = following.nextInFocusChain()
    assert following is last
