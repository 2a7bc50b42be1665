"""The commands of the list of measures in the window's menu, on a real file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui_window import Bench, office_file
from ita_desk.gui.actions import TABS
from ita_desk.gui.dialogs.bulk_fill import BulkFillDialog
from small_office import OFFICE


@pytest.fixture
def opened(bench: Bench) -> Bench:
    bench.show()
    bench.open(office_file(bench.folder, OFFICE))
    return bench


def ids(bench: Bench) -> list[str]:
    report = bench.desk.bridge.office.year(2568)
    assert report is not None
    return [measure.id for measure in report.measures]


def tab(bench: Bench) -> str:
    return TABS[bench.workspace.tabs.currentIndex()]


def test_commands_go_to_the_plan(opened: Bench) -> None:
    actions = opened.window.menu_actions
    opened.workspace.tabs.setCurrentIndex(TABS.index("agency"))
    actions["add_measure"].trigger()
    assert (tab(opened), len(ids(opened))) == ("measures", 4)
    actions["duplicate_measure"].trigger()
    assert len(ids(opened)) == 5
    actions["renumber_measures"].trigger()
    report = opened.await_saved().year(2568)
    assert report is not None
    assert [m.number for m in report.measures] == ["1", "2", "3", "4", "5"]
    keys = {n: actions[n].shortcut().toString() for n in ("add_measure", "duplicate_measure", "bulk_fill")}
    assert list(keys.values()) == ["Ctrl+Shift+N", "Ctrl+D", "Ctrl+B"]


@pytest.mark.parametrize(("start", "end"), [("outcomes", "outcomes"), ("check", "measures")])
def test_filling_in_stays_beside_the_outcomes(opened: Bench, start: str, end: str) -> None:
    opened.workspace.tabs.setCurrentIndex(TABS.index(start))
    opened.window.menu_actions["bulk_fill"].trigger()
    dialog = opened.await_dialog(BulkFillDialog)
    assert tab(opened) == end
    assert opened.messages.say("window.bulk.title") == dialog.windowTitle()
    dialog.reject()


@pytest.mark.parametrize(("name", "field"), [("measures", "title"), ("outcomes", "status")])
def test_enter_goes_into_the_form(opened: Bench, name: str, field: str) -> None:
    opened.workspace.tabs.setCurrentIndex(TABS.index(name))
    editor = getattr(opened.workspace, name)
    opened.window.activateWindow()
    editor.panel.view.setFocus()
    opened.qtbot.waitUntil(editor.panel.view.hasFocus)
    QTest.keyClick(editor.panel.view, Qt.Key.Key_Return)
    focused = opened.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == field


def test_undo_shows_a_measure_that_was_filtered_out(opened: Bench) -> None:
    panel = opened.workspace.measures.panel
    opened.desk.place.go_to_measure("m3")
    panel.remove()
    panel.filter_bar.words.setText("อบรม")
    opened.desk.place.go_to_measure("m1")
    opened.window.menu_actions["undo"].trigger()
    assert opened.desk.place.measure == "m3"
    assert panel.filter_bar.words.text() == ""
    assert panel.selected() == ["m3"]


def test_nothing_is_changed_in_an_office_that_is_only_read(bench: Bench) -> None:
    names = ("add_measure", "duplicate_measure", "bulk_fill", "renumber_measures")
    actions = bench.window.menu_actions
    actions.allow(office=True, writing=False)
    assert not any(actions[name].isEnabled() for name in names)
