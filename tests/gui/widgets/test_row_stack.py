"""A stack has as many rows as it is told, at its place in the column and in the order of Tab."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import dump, isValid

from ita_desk.gui.widgets.row_stack import RowStack
from measure_editing import tab_order


def test_rows_come_and_go_at_their_place(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column, head, last = QVBoxLayout(around), QLabel("head"), QPushButton("add")
    column.addWidget(head)
    column.addWidget(last)
    stack = RowStack(column, lambda place: QPushButton(str(place)), lambda row: [row], around, first=1)
    for count in (3, 1, 2):
        stack.set_count(count)
        assert [row.text() for row in stack.rows] == [str(place) for place in range(count)]
        items = [column.itemAt(place) for place in range(column.count())]
        assert [item.widget() for item in items if item] == [head, *stack.rows, last]


def row_of(place: int) -> QWidget:
    """A row whose line gets the focus of a box around it, and a button."""
    row, box, line, button = QWidget(), QWidget(), QLineEdit(), QPushButton()
    button.setObjectName(f"remove_{place}")
    line.setObjectName(f"line_{place}")
    inner, outer = QHBoxLayout(box), QHBoxLayout(row)
    inner.addWidget(line)
    outer.addWidget(box)
    outer.addWidget(button)
    box.setFocusProxy(line)
    return row


def stops_of(row: QWidget) -> list[QWidget]:
    return [*row.findChildren(QLineEdit), *row.findChildren(QPushButton)]


def test_tab_goes_through_rows_where_they_stand(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    boxes = {name: QLineEdit() for name in ("first", "add", "behind", "last")}
    for name, box in boxes.items():
        box.setObjectName(name)
        column.addWidget(box)
    stack = RowStack(column, row_of, stops_of, boxes["first"], first=1)
    around.show()
    for count in (1, 3, 0, 2):
        stack.set_count(count)
        qtbot.waitUntil(lambda: len(tab_order(around)) == 4 + 2 * len(stack.rows))
        rows = [name for place in range(count) for name in (f"line_{place}", f"remove_{place}")]
        order = tab_order(around)
        start = order.index("first")
        assert order[start:] + order[:start] == ["first", *rows, "add", "behind", "last"]


def test_rows_take_nothing_with_them(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column, boxes = QVBoxLayout(around), [QLineEdit(), QLineEdit()]
    for box in boxes:
        column.addWidget(box)
    stack = RowStack(column, row_of, stops_of, around)
    stack.set_count(2)
    gone = stack.rows[1]
    stack.set_count(0)
    qtbot.waitUntil(lambda: not isValid(gone))
    assert [_parent(box).endswith(f"QWidget at {id(around):#x}>") for box in boxes] == [True, True]


def _parent(widget: QWidget) -> str:
    """What PySide takes for the parent of a widget."""
    return next(line for line in dump(widget).splitlines() if line.startswith("parent"))
