"""Several measures of the list at once: selecting, removing, copying, moving, numbering; on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui_typing import press
from ita_desk.gui.dialogs.bulk_fill import BulkFillDialog
from ita_desk.gui.models.measure_list import HEADING_ROLE
from ita_desk.gui.panels.measure_list_panel import MeasureListPanel
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.edits.year import set_groups
from ita_desk.storage.office_store import OfficeStore
from measure_editing import Desk
from small_office import OFFICE

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(OFFICE, path=tmp_path / "office.ita")
    yield desk
    assert OfficeStore(tmp_path / "office.ita").load() == desk.bridge.office


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> MeasureListPanel:
    panel = MeasureListPanel(desk.bridge, desk.place, desk.messages)
    qtbot.addWidget(panel)
    panel.resize(400, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    return panel


def click(
    panel: MeasureListPanel, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    at = panel.view.visualRect(panel.model.index(row, 1)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, held, at)


def titles(desk: Desk) -> list[str]:
    return [f"{m.number} {m.title} {m.group}".strip() for m in desk.report.measures]


def test_selecting_by_mouse_and_keys(panel: MeasureListPanel, desk: Desk) -> None:
    click(panel, 0)
    click(panel, 2, CTRL)
    assert (panel.selected(), desk.place.measure) == (["m1", "m3"], "m3")
    click(panel, 2)
    click(panel, 1, SHIFT)
    assert (panel.selected(), desk.place.measure) == (["m2", "m3"], "m2")
    QTest.keyClick(panel.view, Qt.Key.Key_A, CTRL)
    assert panel.selected() == ["m1", "m2", "m3"]
    assert desk.bridge.edit_number == 0
    desk.place.go_to_measure("m3")
    assert panel.selected() == ["m3"]
    panel.view.clearSelection()
    assert panel.selected() == ["m3"]


class TypedTitle:
    """Text typed for the first measure that is no edit yet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def settle(self) -> None:
        self._desk.bridge.apply(set_measure_field(2568, "m1", "title", "พิมพ์ค้าง"))


def test_what_was_being_typed_does_not_disturb_the_selection(panel: MeasureListPanel, desk: Desk) -> None:
    desk.place.leaving.connect(desk.bridge.settle)
    click(panel, 0)
    desk.bridge.expect(TypedTitle(desk))
    click(panel, 2, CTRL)
    assert (panel.selected(), desk.place.measure) == (["m1", "m3"], "m3")
    assert desk.report.measures[0].title == "พิมพ์ค้าง"


def test_removing_and_copying_several_are_one_step(panel: MeasureListPanel, desk: Desk) -> None:
    click(panel, 0)
    click(panel, 2, CTRL)
    panel.run("duplicate_measure")
    assert titles(desk) == ["1 อบรม g1", "2 อบรม g1", "3 เผยแพร่", "4 ตรวจสอบ g2", "5 ตรวจสอบ g2"]
    copies = [desk.ids[1], desk.ids[4]]
    assert (panel.selected(), desk.place.measure) == (copies, copies[0])
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert titles(desk) == ["1 อบรม g1", "2 เผยแพร่", "3 ตรวจสอบ g2"]
    assert desk.place.measure == "m2"
    desk.bridge.undo()
    desk.bridge.undo()
    assert desk.bridge.office == OFFICE


def test_moving_several_keeps_them_selected(panel: MeasureListPanel, desk: Desk) -> None:
    click(panel, 0)
    click(panel, 1, SHIFT)
    QTest.keyClick(panel.view, Qt.Key.Key_Down, ALT)
    assert titles(desk) == ["1 ตรวจสอบ g2", "2 อบรม g2", "3 เผยแพร่ g2"]
    assert panel.selected() == ["m1", "m2"]
    QTest.keyClick(panel.view, Qt.Key.Key_Up, ALT)
    assert [m.id for m in desk.report.measures] == ["m1", "m2", "m3"]
    assert panel.selected() == ["m1", "m2"]
    assert not panel.actions_by_name["move_measure_up"].isEnabled()


def test_moving_goes_past_what_is_to_be_seen(panel: MeasureListPanel, desk: Desk) -> None:
    desk.place.go_to_measure("m3")
    panel.filter_bar.words.setText("อบ")
    assert [panel.view.isRowHidden(n, panel.view.rootIndex()) for n in range(3)] == [False, True, False]
    panel.move_by(-1)
    assert desk.ids == ["m3", "m1", "m2"]
    panel.move_by(1)
    assert desk.ids == ["m1", "m3", "m2"]


def test_groups_are_named_where_they_begin(panel: MeasureListPanel, desk: Desk) -> None:
    def headings() -> list[str]:
        return [panel.model.index(row, 0).data(HEADING_ROLE) for row in range(panel.model.rowCount())]

    assert headings() == ["กลุ่มแรก", "window.measures.no_group", "กลุ่มสอง"]
    heights = [panel.view.visualRect(panel.model.index(row, 1)).height() for row in range(3)]
    panel.view.grab()
    desk.bridge.command(set_measure_field(2568, "m2", "group", "g1"))
    assert headings() == ["กลุ่มแรก", "", "กลุ่มสอง"]
    assert panel.view.visualRect(panel.model.index(1, 1)).height() < heights[1]
    assert panel.model.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("กลุ่มสอง – 3")
    desk.place.go_to_measure("m2")
    panel.filter_bar.words.setText("เผยแพร่")
    assert headings() == ["", "กลุ่มแรก", ""]
    panel.filter_bar.clear()
    desk.bridge.command(set_groups(2568, (), desk.bridge.new_id))
    assert headings() == ["", "", ""]


def test_numbering_anew(panel: MeasureListPanel, desk: Desk) -> None:
    for number, measure in zip(("๓", "", "๓"), ("m1", "m2", "m3"), strict=True):
        desk.bridge.command(set_measure_field(2568, measure, "number", number))
    panel.run("renumber_measures")
    assert [m.number for m in desk.report.measures] == ["๑", "๒", "๓"]
    desk.bridge.undo()
    assert [m.number for m in desk.report.measures] == ["๓", "", "๓"]


def drag(panel: MeasureListPanel, dragged: QMimeData, at: QPoint) -> list[int | None]:
    """Drags over the list and drops there; the lines shown before the drop and after it."""
    view, port = panel.view, panel.view.viewport()
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QDragEnterEvent(at, move, dragged, left, none))
    QApplication.sendEvent(port, QDragMoveEvent(at, move, dragged, left, none))
    lines = [view._landing]
    view.grab()
    QApplication.sendEvent(port, QDropEvent(QPointF(at), move, dragged, left, none))
    return [*lines, view._landing]


def test_dragging_within_the_list(panel: MeasureListPanel, desk: Desk) -> None:
    view, model = panel.view, panel.model
    second = view.visualRect(model.index(1, 1))
    dragged = model.mimeData([model.index(2, 0)])
    lines = drag(panel, dragged, second.topLeft() + QPoint(5, 2))
    assert lines == [second.top(), None]
    assert titles(desk) == ["1 อบรม g1", "2 ตรวจสอบ g1", "3 เผยแพร่"]
    bottom = view.visualRect(model.index(2, 1)).bottom()
    dragged = model.mimeData([model.index(0, 0), model.index(1, 0)])
    lines = drag(panel, dragged, QPoint(20, bottom + 30))
    assert lines == [bottom, None]
    assert desk.ids == ["m2", "m1", "m3"]
    desk.bridge.undo()
    desk.bridge.undo()
    assert desk.bridge.office == OFFICE


def test_other_things_are_not_dropped(panel: MeasureListPanel, desk: Desk) -> None:
    text = QMimeData()
    text.setText("m1")
    assert drag(panel, text, QPoint(20, 40)) == [None, None]
    QApplication.sendEvent(panel.view.viewport(), QDragLeaveEvent())
    assert desk.bridge.edit_number == 0


def test_a_read_only_list_takes_no_rows(qtbot: QtBot) -> None:
    desk = Desk(OFFICE, read_only=True)
    panel = MeasureListPanel(desk.bridge, desk.place, desk.messages)
    qtbot.addWidget(panel)
    dropped: list[object] = []
    panel.model.dropped.connect(lambda ids, _: dropped.append(ids))
    assert not panel.view.dragEnabled()
    dragged = panel.model.mimeData([panel.model.index(0, 0)])
    panel.model.dropMimeData(dragged, Qt.DropAction.MoveAction, 2, 0, panel.view.rootIndex())
    assert dropped == []
    assert panel.fill() is None


def test_keys_into_the_form(panel: MeasureListPanel, desk: Desk, qtbot: QtBot) -> None:
    wanted: list[None] = []
    panel.form_wanted.connect(lambda: wanted.append(None))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
        QTest.keyClick(panel.view, key)
    assert len(wanted) == 3
    QTest.keyClick(panel.view, Qt.Key.Key_Insert)
    assert len(desk.ids) == 4
    assert desk.place.measure == desk.ids[1]


def test_the_menu_tells_all_commands_and_their_keys(
    panel: MeasureListPanel, desk: Desk, qtbot: QtBot
) -> None:
    panel.view.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = panel.view.findChildren(QMenu)
    names = [a.objectName() for a in menu.actions() if not a.isSeparator()]
    assert names == [
        "edit_measure",
        "add_measure",
        "duplicate_measure",
        "remove_measure",
        "move_measure_up",
        "move_measure_down",
        "renumber_measures",
        "bulk_fill",
    ]

    def action(name: str) -> QAction:
        return next(a for a in menu.actions() if a.objectName() == name)

    assert action("duplicate_measure").text().endswith("\tCtrl+D")
    assert action("remove_measure").shortcut().toString() == "Del"
    assert not action("move_measure_up").isEnabled()
    action("duplicate_measure").trigger()
    assert len(desk.ids) == 4
    menu.close()
    panel.run("bulk_fill")
    (dialog,) = panel.findChildren(BulkFillDialog)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_year_without_measures(panel: MeasureListPanel, desk: Desk) -> None:
    desk.place.go_to_year(2567)
    for name in ("duplicate_measure", "remove_measure", "renumber_measures", "bulk_fill", "move_measure_up"):
        assert not panel.actions_by_name[name].isEnabled(), name
    panel.renumber()
    assert panel.fill() is None
    assert panel.selected() == []
