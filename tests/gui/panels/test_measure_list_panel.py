"""The list of measures with its buttons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from ita_desk.domain.measure import Measure
from ita_desk.gui.panels.measure_list_panel import MeasureListPanel
from ita_desk.services.edits.measures import remove_measure
from measure_editing import Desk
from small_office import OFFICE


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(OFFICE)


def panel_of(desk: Desk, qtbot: QtBot, *, editable: bool = True) -> MeasureListPanel:
    panel = MeasureListPanel(desk.bridge, desk.place, desk.messages, editable=editable)
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show()
    return panel


def press(
    panel: MeasureListPanel,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    QTest.keyClick(panel.view, key, modifier)


def button(panel: MeasureListPanel, name: str) -> QToolButton:
    found = panel.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def selected(panel: MeasureListPanel) -> list[str]:
    rows = panel.view.selectionModel().selectedRows()
    return [m.id for r in rows if (m := panel.model.record_at(r.row()))]


def test_the_first_measure_is_chosen_and_both_follow(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot)
    assert desk.place.measure == "m1"
    assert selected(panel) == ["m1"]
    press(panel, qtbot, Qt.Key.Key_Down)
    assert desk.place.measure == "m2"
    desk.place.go_to_measure("m3")
    assert selected(panel) == ["m3"]
    assert desk.bridge.edit_number == 0


def test_add_duplicate_and_undo(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot)
    added: list[str] = []
    panel.measure_added.connect(added.append)
    button(panel, "add_measure").click()
    assert desk.ids == ["m1", "new1", "m2", "m3"]
    assert desk.measure == Measure("new1", "2", "g1")
    assert [m.number for m in desk.report.measures] == ["1", "2", "3", "4"]
    desk.place.go_to_measure("m2")
    button(panel, "duplicate_measure").click()
    assert [m.title for m in desk.report.measures] == ["อบรม", "", "เผยแพร่", "เผยแพร่", "ตรวจสอบ"]
    assert (desk.measure.number, selected(panel)) == ("4", [desk.place.measure])
    assert added == ["new1", desk.place.measure]
    desk.bridge.undo()
    desk.bridge.undo()
    assert desk.ids == ["m1", "m2", "m3"]
    assert selected(panel) == [desk.place.measure]


@pytest.mark.parametrize(("at", "neighbour"), [("m1", "m2"), ("m2", "m3"), ("m3", "m2")])
def test_after_removal_the_neighbour(desk: Desk, qtbot: QtBot, at: str, neighbour: str) -> None:
    panel = panel_of(desk, qtbot)
    other = panel_of(desk, qtbot, editable=False)
    desk.place.go_to_measure(at)
    press(panel, qtbot, Qt.Key.Key_Delete)
    assert at not in desk.ids
    assert desk.place.measure == neighbour
    assert selected(panel) == selected(other) == [neighbour]
    desk.bridge.undo()
    assert selected(panel) == selected(other) == [neighbour]


def test_the_place_moves_only_when_the_list_is_whole(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot)
    rows: list[int] = []
    desk.place.leaving.connect(lambda: rows.append(panel.model.updating))
    desk.place.go_to_measure("m2")
    panel.remove()
    desk.bridge.undo()
    assert rows == [False, False]


def test_the_last_measure_goes_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot)
    for _ in range(3):
        button(panel, "remove_measure").click()
    assert (desk.ids, desk.place.measure, selected(panel)) == ([], "", [])
    assert not button(panel, "remove_measure").isEnabled()
    assert not button(panel, "duplicate_measure").isEnabled()
    panel.duplicate()
    panel.remove()
    panel.move_by(1)
    assert desk.ids == []
    desk.bridge.undo()
    assert desk.place.measure == desk.ids[0]
    assert button(panel, "remove_measure").isEnabled()


def test_moving_by_keys_and_buttons(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot)
    assert not button(panel, "move_measure_up").isEnabled()
    press(panel, qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.ids == ["m2", "m1", "m3"]
    button(panel, "move_measure_down").click()
    assert desk.ids == ["m2", "m3", "m1"]
    assert not button(panel, "move_measure_down").isEnabled()
    panel.move_by(1)
    press(panel, qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.ids == ["m2", "m1", "m3"]
    assert selected(panel) == ["m1"]
    assert desk.bridge.edit_number == 3


def test_years_with_two_panels(desk: Desk, qtbot: QtBot) -> None:
    panels = [panel_of(desk, qtbot), panel_of(desk, qtbot, editable=False)]
    desk.place.go_to_measure("m2")
    desk.place.go_to_year(2567)
    assert desk.place.measure == ""
    assert [selected(p) for p in panels] == [[], []]
    desk.place.go_to_year(2568)
    assert desk.place.measure == "m1"
    assert [selected(p) for p in panels] == [["m1"], ["m1"]]
    desk.place.go_to_year(2560)
    assert not button(panels[0], "add_measure").isEnabled()
    assert panels[1].findChild(QToolButton, "add_measure") is None


def test_a_read_only_office(qtbot: QtBot) -> None:
    desk = Desk(OFFICE, read_only=True)
    panel = panel_of(desk, qtbot)
    names = ["add_measure", "duplicate_measure", "remove_measure", "move_measure_down"]
    assert [button(panel, name).isEnabled() for name in names] == [False] * 4
    press(panel, qtbot, Qt.Key.Key_Delete)
    panel.remove()
    assert len(desk.ids) == 3


def test_the_count(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(desk, qtbot)
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "window.measures.count 3" in texts
    desk.bridge.command(remove_measure(2568, "m2"))
    assert "window.measures.count 2" in [label.text() for label in panel.findChildren(QLabel)]
