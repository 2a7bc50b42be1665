"""The columns of a form for a tree view: wishes are told, nothing is changed."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS
from ita_desk.forms.column_list import ColumnRow, column_rows
from ita_desk.forms.columns import remove_column, shares
from ita_desk.forms.report_form import MeasureTableSection, TableColumn
from ita_desk.gui.models.column_list import ColumnList, share_text
from ita_desk.i18n import Messages

THAI = Messages("th")
CHECK = Qt.ItemDataRole.CheckStateRole
INNER = (TableColumn("ผลผลิต", 10, ("outcome.output",)), TableColumn("", 15, ("outcome.result",)))
WHOLE = MeasureTableSection(
    "measures",
    (
        TableColumn(AMPERSANDS, 50, ("title",)),
        TableColumn("ผล", 25, columns=INNER),
        TableColumn("สอง\nบรรทัด", 25, ("steps",)),
    ),
)


@pytest.fixture
def model(qtbot: QtBot) -> ColumnList:
    model = ColumnList(THAI)
    fewer = remove_column(WHOLE, (2,))
    model.show_rows(column_rows(fewer, WHOLE.columns), shares(fewer))
    return model


def told(model: QAbstractItemModel) -> list[tuple[str, str, object]]:
    assert isinstance(model, ColumnList)
    return [(i.data(), i.siblingAtColumn(1).data(), i.data(CHECK)) for i in model.indexes()]


def test_the_lines(model: ColumnList) -> None:
    ticked, unticked = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert [(a, b, c if c is None else Qt.CheckState(c)) for a, b, c in told(model)] == [
        (AMPERSANDS, "66.7 %", ticked),
        ("ผล", "", None),
        ("ผลผลิต", "13.3 %", ticked),
        (THAI.say("window.columns.no_heading"), "20 %", ticked),
        ("สอง บรรทัด", "", unticked),
    ]
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_tick_is_a_wish(model: ColumnList, qtbot: QtBot) -> None:
    before = told(model)
    with qtbot.waitSignal(model.ticked) as wish:
        assert not model.setData(model.index(0, 0), Qt.CheckState.Unchecked, CHECK)
    (row,) = wish.args or []
    assert isinstance(row, ColumnRow)
    assert (row.spot, row.shown) == ((0,), True)
    assert told(model) == before
    assert model.row_at(QModelIndex()) is None
    assert model.setData(model.index(0, 0), "x", Qt.ItemDataRole.WhatsThisRole)


def test_lines_that_are_shown_can_be_dragged(model: ColumnList) -> None:
    def can(index: QModelIndex, flag: Qt.ItemFlag) -> bool:
        return bool(index.flags() & flag)

    indexes = list(model.indexes())
    assert [can(i, Qt.ItemFlag.ItemIsDragEnabled) for i in indexes] == [True, True, True, True, False]
    assert [can(i, Qt.ItemFlag.ItemIsDropEnabled) for i in indexes] == [False, True, False, False, False]
    assert not any(can(i, Qt.ItemFlag.ItemIsEditable) for i in indexes)
    assert model.supportedDropActions() == Qt.DropAction.MoveAction


@pytest.mark.parametrize(
    ("place", "above", "target"),
    [(0, None, (0,)), (2, None, (2,)), (3, None, (2,)), (-1, None, (2,)), (1, 1, (1, 1)), (-1, 1, (1, 2))],
)
def test_a_drop_is_a_wish(
    model: ColumnList, qtbot: QtBot, place: int, above: int | None, target: tuple[int, ...]
) -> None:
    before = told(model)
    data = model.mimeData([model.index(0, 1)])
    parent = QModelIndex() if above is None else model.index(above, 0)
    with qtbot.waitSignal(model.dropped) as wish:
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, place, 0, parent)
    assert wish.args
    assert (wish.args[0].spot, wish.args[1]) == ((0,), target)
    assert not model.removeRows(0, 1)
    assert told(model) == before


def test_what_comes_from_elsewhere_is_not_dropped(model: ColumnList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.dropped):
        assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_shares_are_short() -> None:
    assert [share_text(share) for share in (25, 33.333, 0.04, 99.96)] == ["25", "33.3", "0", "100"]
