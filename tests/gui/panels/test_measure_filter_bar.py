"""Finding measures in the list, on a real file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from gui_window import child
from ita_desk.domain.measure_filter import MeasureFilter
from ita_desk.gui.panels.measure_list_panel import MeasureListPanel
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.services.edits.measures import remove_measure, set_measure_field
from measure_editing import Desk
from small_office import OFFICE


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    desk = Desk(OFFICE, path=tmp_path / "office.ita")
    desk.bridge.command(set_measure_field(2568, "m2", "responsible", ("กองคลัง", "กองช่าง")))
    desk.bridge.command(set_measure_field(2568, "m3", "title", "ตรวจสอบ ๒๕ ครั้ง"))
    return desk


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> MeasureListPanel:
    panel = MeasureListPanel(desk.bridge, desk.place, desk.messages)
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def seen(panel: MeasureListPanel) -> list[str]:
    root = QModelIndex()
    return [m.id for row, m in enumerate(panel.model.measures) if not panel.view.isRowHidden(row, root)]


def choose(panel: MeasureListPanel, kind: str) -> None:
    box: ChoiceBox = panel.filter_bar.kind
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())


def test_words_typed_hide_the_others(panel: MeasureListPanel, desk: Desk) -> None:
    bar = panel.filter_bar
    desk.place.go_to_measure("m3")
    type_text(bar.words, "25")
    assert seen(panel) == ["m3"]
    assert bar.told.text() == "window.measures.filter.told 1 3"
    assert bar.told.isVisible()
    assert press(bar.words, Qt.Key.Key_Escape)
    assert (bar.words.text(), seen(panel)) == ("", ["m1", "m2", "m3"])
    assert not bar.told.isVisible()
    assert not press(bar.words, Qt.Key.Key_Escape)


def test_the_measure_shown_stays_until_another_is_chosen(panel: MeasureListPanel, desk: Desk) -> None:
    panel.filter_bar.words.setText("กองคลัง")
    assert (seen(panel), desk.place.measure) == (["m1", "m2"], "m1")
    assert panel.filter_bar.told.text() == "window.measures.filter.told 1 3"
    panel.view.setCurrentIndex(panel.model.index(1, 0))
    assert (seen(panel), desk.place.measure) == (["m2"], "m2")


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("", ["m1", "m2", "m3"]),
        ("no_result", ["m1", "m2", "m3"]),
        ("no_evidence", ["m1", "m2", "m3"]),
        ("problems", ["m1", "m3"]),
        ("unit:กองช่าง", ["m1", "m2"]),
    ],
)
def test_conditions(panel: MeasureListPanel, kind: str, ids: list[str]) -> None:
    panel.show_marks({"m3": ("must", 1)})
    choose(panel, kind)
    assert seen(panel) == ids  # the first one is shown in the form
    if kind:
        child(panel, QPushButton, "filter_clear").click()
    assert seen(panel) == ["m1", "m2", "m3"]
    assert panel.filter_bar.value() == MeasureFilter()


def test_a_result_given_takes_the_measure_away_once_it_is_left(panel: MeasureListPanel, desk: Desk) -> None:
    desk.place.go_to_measure("m2")
    choose(panel, "no_result")
    assert seen(panel) == ["m2", "m3"]
    desk.bridge.command(set_measure_field(2568, "m2", "outcome.status", "done"))
    desk.bridge.command(set_measure_field(2568, "m2", "outcome.result", "ดี"))
    assert seen(panel) == ["m2", "m3"]
    assert panel.filter_bar.told.text() == "window.measures.filter.told 1 3"
    panel.view.setCurrentIndex(panel.model.index(2, 0))
    assert seen(panel) == ["m3"]
    desk.place.go_to_round(6)
    assert seen(panel) == ["m1", "m2", "m3"]


def test_marks_that_come_later_count(panel: MeasureListPanel) -> None:
    choose(panel, "problems")
    assert seen(panel) == ["m1"]
    panel.show_marks({"m2": ("should", 2)})
    assert seen(panel) == ["m1", "m2"]


def test_going_to_a_hidden_measure_ends_the_filter(panel: MeasureListPanel, desk: Desk) -> None:
    desk.bridge.command(set_measure_field(2568, "m1", "title", "อื่น"))
    desk.place.go_to_measure("m2")
    panel.filter_bar.words.setText("กองคลัง")
    assert seen(panel) == ["m2"]
    desk.bridge.undo()
    assert seen(panel) == ["m2"]
    desk.place.go_to_measure("m1")  # as the window does after undo
    assert seen(panel) == ["m1", "m2", "m3"]
    assert panel.filter_bar.words.text() == ""


def test_adding_ends_the_filter(panel: MeasureListPanel, desk: Desk) -> None:
    panel.filter_bar.words.setText("อบรม")
    panel.duplicate()
    assert panel.filter_bar.words.text() == ""
    choose(panel, "no_result")
    panel.add()
    assert panel.filter_bar.kind.value() == ""
    assert len(seen(panel)) == 5


def test_all_that_is_selected_is_what_is_seen(panel: MeasureListPanel, desk: Desk) -> None:
    desk.place.go_to_measure("m2")
    choose(panel, "no_result")
    panel.view.selectAll()
    assert panel.selected() == ["m2", "m3"]
    panel.remove()
    assert desk.ids == ["m1"]


def test_after_removal_the_next_that_fits(panel: MeasureListPanel, desk: Desk) -> None:
    panel.filter_bar.words.setText("ตรวจ")
    panel.remove()
    assert (desk.place.measure, seen(panel)) == ("m3", ["m3"])


def test_units_come_and_go(panel: MeasureListPanel, desk: Desk) -> None:
    kind = panel.filter_bar.kind
    choose(panel, "unit:กองคลัง")
    assert [kind.itemData(n) for n in range(4, kind.count())] == ["unit:กองคลัง", "unit:กองช่าง"]
    desk.bridge.command(set_measure_field(2568, "m2", "responsible", ("กองใหม่",)))
    assert kind.value() == ""
    assert seen(panel) == ["m1", "m2", "m3"]
    assert [kind.itemData(n) for n in range(4, kind.count())] == ["unit:กองใหม่"]


def test_another_year_begins_with_all(panel: MeasureListPanel, desk: Desk) -> None:
    panel.filter_bar.words.setText("ตรวจ")
    desk.place.go_to_year(2567)
    assert panel.filter_bar.words.text() == ""
    desk.place.go_to_year(2568)
    assert seen(panel) == ["m1", "m2", "m3"]


def test_keys_go_on_to_the_list(panel: MeasureListPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        panel.filter_bar.words.setFocus()
        press(panel.filter_bar.words, key)
        qtbot.waitUntil(panel.view.hasFocus)


def test_every_part_has_a_name(panel: MeasureListPanel) -> None:
    bar = panel.filter_bar
    assert all(part.accessibleName() for part in (bar.words, bar.kind))
    assert bar.clear_button.text()


def test_a_filter_without_any_hit_goes_on(panel: MeasureListPanel, desk: Desk) -> None:
    panel.filter_bar.words.setText("ไม่มีคำนี้")
    assert seen(panel) == ["m1"]
    desk.bridge.command(remove_measure(2568, "m1"))
    assert (desk.place.measure, seen(panel)) == ("m2", ["m2", "m3"])
    assert panel.filter_bar.words.text() == ""
