"""The list of measures for views."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ita_desk.domain.measure import Measure, Step
from ita_desk.domain.office import Office
from ita_desk.gui.models.measure_list import (
    COLUMNS,
    DETAIL_ROLE,
    DRAGGED,
    STATUS_ROLE,
    MeasureList,
    heading_of,
)
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, remove_year
from ita_desk.services.edits.measures import add_measure, remove_measure, set_measure_field
from ita_desk.services.edits.order import move_measures
from measure_editing import Desk
from small_office import OFFICE


def shown(model: MeasureList) -> list[list[str]]:
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def list_of(desk: Desk) -> MeasureList:
    model = MeasureList(desk.bridge, desk.place, desk.messages)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(OFFICE)


def test_rows(desk: Desk) -> None:
    desk.bridge.apply(set_measure_field(2568, "m2", "responsible", ("กองคลัง", "กองช่าง")))
    desk.bridge.apply(set_measure_field(2568, "m1", "period.end", date(2025, 9, 30)))
    desk.bridge.apply(set_measure_field(2568, "m2", "period.text", "ทั้งปี"))
    model = list_of(desk)
    assert shown(model) == [
        ["1", "อบรม", "", "30 ก.ย. 68", "status.done", "3"],
        ["2", "เผยแพร่", "กองคลัง, กองช่าง", "ทั้งปี", "", ""],
        ["3", "ตรวจสอบ", "", "", "", ""],
    ]
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(6)]
    assert headings == [f"window.measures.column.{name}" for name in COLUMNS]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert (model.record_at(1), model.record_at(3), model.record_at(-1)) == (
        desk.report.measures[1],
        None,
        None,
    )
    assert (model.row_of("m3"), model.row_of("m9")) == (2, -1)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


@pytest.mark.parametrize(
    ("measure", "heading"),
    [
        (Measure(title="ก\nข"), "ก"),
        (Measure(title=" \n "), ""),
        (Measure(title="\nก "), "ก"),
        (Measure(steps=(Step("s", " "), Step("t", "ขั้น\nสอง"))), "ขั้น"),
        (Measure(), ""),
    ],
)
def test_heading(measure: Measure, heading: str) -> None:
    assert heading_of(measure) == heading


def test_only_the_changed_row_is_told(desk: Desk, qtbot: QtBot) -> None:
    model = list_of(desk)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    desk.bridge.apply(set_measure_field(2568, "m2", "title", "ใหม่"))
    assert told == [(1, 1)]
    desk.bridge.apply(set_measure_field(2568, "m2", "title", "ใหม่"))
    desk.bridge.apply(remove_year(2567))
    assert told == [(1, 1)]
    desk.place.go_to_round(6)
    assert told[1:] == [(0, 2)]
    assert shown(model)[0][4:] == ["", ""]


def test_insert_remove_and_move_keep_what_views_hold(desk: Desk) -> None:
    model = list_of(desk)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    held = {m.id: QPersistentModelIndex(model.index(row, 1)) for row, m in enumerate(desk.report.measures)}
    desk.bridge.apply(add_measure(2568, Measure("m0", title="แรก"), desk.bridge.new_id, 0))
    desk.bridge.apply(move_measures(2568, ["m3"], 0))
    desk.bridge.apply(remove_measure(2568, "m2"))
    assert desk.ids == ["m3", "m0", "m1"]
    assert [row[1] for row in shown(model)] == ["ตรวจสอบ", "แรก", "อบรม"]
    assert (held["m1"].row(), held["m2"].isValid(), held["m3"].row()) == (2, False, 0)
    assert resets == []


def test_another_year(desk: Desk) -> None:
    model = list_of(desk)
    desk.place.go_to_year(2567)
    assert model.rowCount() == 0
    desk.place.go_to_year(2560)
    assert model.rowCount() == 0
    desk.place.go_to_year(2568)
    assert model.rowCount() == 3


def test_what_a_row_says_in_words(desk: Desk) -> None:
    desk.bridge.apply(set_measure_field(2568, "m1", "period.end", date(2025, 9, 30)))
    desk.bridge.apply(set_measure_field(2568, "m1", "title", "<b>อบรม\nสอง"))
    model = list_of(desk)
    details = [model.index(0, column).data(DETAIL_ROLE) for column in range(2, 6)]
    assert details == [
        "",
        "window.measures.due_by 30 ก.ย. 68",
        "status.done",
        "window.measures.evidence_count 3",
    ]
    told = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == " – ".join(["1", "<b>อบรม\nสอง", *details[1:]])
    assert "&lt;b&gt;อบรม\nสอง" in model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert [model.index(0, column).data(STATUS_ROLE) for column in (1, 4)] == [None, "done"]
    desk.bridge.apply(add_measure(2568, Measure("m0"), desk.bridge.new_id, 0))
    assert model.index(0, 1).data() == "window.outcomes.untitled"
    assert model.index(0, 1).data(Qt.ItemDataRole.FontRole) is None


def test_marks_are_told_for_their_rows_only(desk: Desk) -> None:
    model = list_of(desk)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _: told.append(first.row()))
    model.show_marks({"m2": ("must", 2)})
    model.show_marks({"m2": ("must", 2)})
    assert told == [1]
    index = model.index(1, 1)
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    said = "window.check.mark severity.must 2"
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert said in index.data(role)
    model.show_marks({"m3": ("should", 1)})
    assert told == [1, 1, 2]
    assert model.marks == {"m3": ("should", 1)}


def test_many_changes_are_told_as_one(desk: Desk) -> None:
    measures = tuple(Measure(f"n{n}", title="ก") for n in range(20))

    def change(office: Office) -> Office:
        return office.with_year(replace(desk.report, measures=measures))

    desk.bridge.apply(Edit(Message("edit.import"), change))
    model = list_of(desk)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    measures = (measures[0], *(replace(m, title="ข") for m in measures[1:]))
    desk.bridge.apply(Edit(Message("edit.import"), change))
    assert told == [(1, 19)]


def test_dragged_rows_are_told_when_dropped(desk: Desk) -> None:
    model = list_of(desk)
    dropped: list[tuple[list[str], int]] = []
    model.dropped.connect(lambda ids, row: dropped.append((ids, row)))
    indexes = [model.index(row, column) for row in (2, 0) for column in (0, 1)]
    dragged, move, root = model.mimeData(indexes), Qt.DropAction.MoveAction, QModelIndex()
    assert model.mimeTypes() == dragged.formats() == [DRAGGED]
    assert model.supportedDropActions() == move
    assert model.flags(root) == Qt.ItemFlag.ItemIsDropEnabled
    assert not model.flags(indexes[0]) & Qt.ItemFlag.ItemIsDropEnabled
    assert not model.dropMimeData(dragged, move, 1, 0, root)
    model.dropMimeData(dragged, move, -1, -1, root)
    assert dropped == [(["m1", "m3"], 1), (["m1", "m3"], 3)]
    other = QMimeData()
    other.setText("m1")
    model.dropMimeData(other, move, 1, 0, root)
    other.setData(DRAGGED, json.dumps([2567, ["m1"]]).encode())
    model.dropMimeData(other, move, 1, 0, root)
    other.setData(DRAGGED, json.dumps([2568, ["m9"]]).encode())
    model.dropMimeData(other, move, 1, 0, root)
    model.dropMimeData(dragged, Qt.DropAction.CopyAction, 1, 0, root)
    assert len(dropped) == 2
    assert desk.ids == ["m1", "m2", "m3"]


@given(st.lists(st.permutations("abcdef").flatmap(lambda ids: st.integers(0, 6).map(lambda n: ids[:n]))))
def test_any_change_of_the_list(qapp: object, lists: list[list[str]]) -> None:
    desk = Desk(OFFICE)
    model = list_of(desk)
    for ids in lists:
        measures = tuple(Measure(i, title=i) for i in ids)

        def change(office: Office, measures: tuple[Measure, ...] = measures) -> Office:
            return office.with_year(replace(desk.report, measures=measures))

        current = QPersistentModelIndex(model.index(0, 0))
        before = model.record_at(0)
        desk.bridge.apply(Edit(Message("edit.import"), change))
        assert [row[1] for row in shown(model)] == ids
        assert before is None or current.row() == model.row_of(before.id)
    assert not model.updating
    assert model.rowCount(QModelIndex()) == len(desk.ids)
