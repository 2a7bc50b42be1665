"""The list of what was done, beside a window with an open office."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from gui_typing import press
from gui_window import LONG, Bench, office_file
from ita_desk.gui.dialogs.history import HistoryDialog
from ita_desk.services.edits.edit import add_year, set_agency_field
from ita_desk.services.edits.measures import set_measure_field


@pytest.fixture
def dialog(bench: Bench, tmp_path: Path) -> HistoryDialog:
    """The dialog after three steps, of which the last was undone."""
    bench.show()
    bench.open(office_file(tmp_path))
    for edit in (
        set_measure_field(2568, "m3", "title", "ก & <b>"),
        set_agency_field("name", "ใหม่"),
        add_year(2570),
    ):
        bench.desk.bridge.command(edit)
    bench.desk.bridge.undo()
    bench.window.menu_actions["history"].trigger()
    return bench.await_dialog(HistoryDialog)


def rows(dialog: HistoryDialog) -> list[tuple[str, str, str]]:
    return [(row.text(1), row.text(2), row.text(3)) for row in dialog._rows]


def choose(dialog: HistoryDialog, row: int) -> None:
    dialog.list.setCurrentItem(dialog._rows[row])


def test_steps_with_place_time_and_state(dialog: HistoryDialog, bench: Bench) -> None:
    say = bench.messages.say
    here, undone = say("window.history.here"), say("window.history.undone")
    assert rows(dialog) == [
        (say("window.history.opening"), "", ""),
        ("แก้ชื่อมาตรการ", "มาตรการที่ 3 ปี 2568", ""),
        ("แก้ชื่อหน่วยงาน", "", here),
        ("เพิ่มปีงบประมาณ 2570", "", undone),
    ]
    made_at = bench.desk.bridge.steps[0].made_at
    assert made_at is not None
    assert [row.text(0) for row in dialog._rows[:2]] == ["", f"{made_at:%H:%M:%S}"]
    assert dialog.list.currentIndex().row() == 2
    assert not dialog.buttons["go"].isEnabled()


def test_going_back_and_forward(dialog: HistoryDialog, bench: Bench) -> None:
    go, bridge = dialog.buttons["go"], bench.desk.bridge
    choose(dialog, 0)
    assert go.text() == bench.messages.say("window.history.go")
    number = bridge.edit_number
    go.click()
    assert bridge.office is bench.desk.opened.office
    assert bridge.edit_number == number + 1
    assert [row[2] != "" for row in rows(dialog)] == [True] * 4
    choose(dialog, 3)
    assert go.text() == bench.messages.say("window.history.forward")
    press(dialog.list, Qt.Key.Key_Return)
    assert bridge.office.year(2570)
    assert dialog.list.currentIndex().row() == 3
    assert bench.await_saved() == bridge.office
    dialog._go()
    assert bridge.position == 3


def test_a_new_step_takes_the_place_of_those_undone(dialog: HistoryDialog, bench: Bench) -> None:
    bench.desk.bridge.command(set_agency_field("phone", "1"))
    assert [row[0] for row in rows(dialog)][2:] == ["แก้ชื่อหน่วยงาน", "แก้โทรศัพท์"]
    assert dialog.list.topLevelItemCount() == 4
    bench.desk.bridge.undo()
    bench.desk.bridge.undo()
    bench.desk.bridge.command(set_agency_field("phone", "2"))
    assert [row[0] for row in rows(dialog)][1:] == ["แก้ชื่อมาตรการ", "แก้โทรศัพท์"]


def test_back_to_the_opening(dialog: HistoryDialog, bench: Bench) -> None:
    dialog.buttons["revert"].click()
    assert bench.desk.bridge.office == bench.desk.opened.office
    assert rows(dialog)[-1][0] == bench.messages.say("edit.revert")
    assert dialog.list.currentIndex().row() == 3


def test_what_is_done_while_it_is_closed_stands_in_it_later(dialog: HistoryDialog, bench: Bench) -> None:
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    bench.desk.bridge.redo()
    bench.window.menu_actions["history"].trigger()
    assert dialog.isVisible()
    assert dialog.list.currentIndex().row() == 3


def test_a_new_office_has_no_steps(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.open(office_file(tmp_path))
    bench.window.menu_actions["history"].trigger()
    dialog = bench.await_dialog(HistoryDialog)
    assert len(rows(dialog)) == 1
    assert not dialog.buttons["go"].isEnabled()
    assert not dialog.buttons["revert"].isEnabled()
    bench.window.menu_actions["close"].trigger()
    bench.qtbot.waitUntil(lambda: not bench.window.findChildren(HistoryDialog), timeout=LONG)
