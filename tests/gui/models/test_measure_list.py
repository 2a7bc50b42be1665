"""The list of measures for views."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ita_desk.domain.measure import Measure, Step
from ita_desk.domain.office import Office
from ita_desk.gui.models.measure_list import COLUMNS, MeasureList, heading_of
from ita_desk.i18n import Message
from ita_desk.services.edits import Edit, remove_year
from ita_desk.services.edits_measures import add_measure, move_measure, remove_measure, set_measure_field
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
    model = list_of(desk)
    assert shown(model) == [
        ["1", "อบรม", "", "status.done", "3"],
        ["2", "เผยแพร่", "กองคลัง, กองช่าง", "", ""],
        ["3", "ตรวจสอบ", "", "", ""],
    ]
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
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
    assert shown(model)[0][3:] == ["", ""]


def test_insert_remove_and_move_keep_what_views_hold(desk: Desk) -> None:
    model = list_of(desk)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    held = {m.id: QPersistentModelIndex(model.index(row, 1)) for row, m in enumerate(desk.report.measures)}
    desk.bridge.apply(add_measure(2568, Measure("m0", title="แรก"), desk.bridge.new_id, 0))
    desk.bridge.apply(move_measure(2568, "m3", 0))
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
