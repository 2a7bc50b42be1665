"""Finding and replacing beside a window with an open office."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from gui_typing import press, type_text
from gui_window import LONG, Bench, office_file
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import OitLink, YearReport
from ita_desk.gui.actions import TABS
from ita_desk.gui.dialogs.find_replace import FindDialog
from ita_desk.gui.panels.find_form import ALL_YEARS, THIS_YEAR
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.find_texts import Found
from small_office import M1, OFFICE, YEAR

WORD = "คำเก่า"
FULL = Office(
    replace(OFFICE.agency, address=f"ที่{WORD}"),
    (
        replace(YearReport.empty(2567), limitations=(WORD,)),
        replace(
            YEAR,
            measures=(
                replace(M1, title=f"{WORD} และ{WORD}", half_year=Outcome(result=WORD)),
                *YEAR.measures[1:],
            ),
            findings=(replace(YEAR.findings[0], to_develop=WORD), YEAR.findings[1]),
            texts=FrozenMap({"result-outcomes/opening": WORD}),
            oit_links=(OitLink("o1", "https://a", WORD),),
        ),
    ),
)
COUNT = 8


@pytest.fixture
def dialog(bench: Bench, tmp_path: Path) -> FindDialog:
    """The dialog over an office, in which nothing is looked for yet."""
    bench.show()
    bench.open(office_file(tmp_path, FULL))
    return begun(bench, "replace")


def begun(bench: Bench, action: str) -> FindDialog:
    bench.window.menu_actions[action].trigger()
    return bench.await_dialog(FindDialog)


def look_for(dialog: FindDialog, words: str) -> None:
    dialog.form.wanted.setText(words)
    dialog.form.settle()
    dialog.search.finish()


def count(dialog: FindDialog) -> int:
    """How many places are found, once all is looked through."""
    dialog.search.finish()
    return dialog.model.rowCount()


def places(dialog: FindDialog) -> list[str]:
    dialog.search.finish()
    return [one.place.field for one in dialog.model.found]


def selected(widget: QWidget | None) -> str:
    if isinstance(widget, QLineEdit):
        return widget.selectedText()
    assert isinstance(widget, QPlainTextEdit)
    return widget.textCursor().selectedText()


# --- finding -------------------------------------------------------------------------------------------------


def test_typed_words_are_looked_for_after_a_pause(dialog: FindDialog, bench: Bench) -> None:
    say = bench.messages.say
    assert dialog.told.text() == say("window.find.empty")
    type_text(dialog.form.wanted, WORD)
    assert count(dialog) == 0
    bench.qtbot.waitUntil(lambda: dialog.model.rowCount() == COUNT, timeout=LONG)
    assert dialog.told.text() == say("window.find.count", count=COUNT)
    type_text(dialog.form.wanted, "x")
    bench.qtbot.waitUntil(lambda: dialog.model.rowCount() == 0, timeout=LONG)
    assert dialog.told.text() == say("window.find.nothing", wanted=f"{WORD}x")
    look_for(dialog, "  ")
    assert dialog.told.text() == say("window.find.empty")


def test_each_place_is_shown_with_its_words_selected(dialog: FindDialog, bench: Bench) -> None:
    look_for(dialog, WORD)
    window, seen = bench.window, []
    for row, one in enumerate(dialog.model.found, start=1):
        dialog.buttons["next"].click()
        assert dialog.told.text() == bench.messages.say("window.find.current", row=row, count=COUNT)
        if one.place.field != "oit_links[0].explanation":
            assert selected(window.focusWidget()) == WORD
        seen.append((TABS[bench.workspace.tabs.currentIndex()], bench.desk.place.year or 0))
    assert seen == [
        ("agency", 2568),
        ("analysis", 2567),
        ("analysis", 2568),
        *[("print", 2568)] * 2,
        *[("measures", 2568)] * 2,
        ("outcomes", 2568),
    ]
    assert bench.desk.place.round == 6
    assert dialog.isVisible()


def test_next_and_previous_go_round(dialog: FindDialog, bench: Bench) -> None:
    look_for(dialog, WORD)
    press_keys = bench.window.menu_actions
    press_keys["find_previous"].trigger()
    assert dialog.view.currentIndex().row() == COUNT - 1
    press_keys["find_next"].trigger()
    assert dialog.view.currentIndex().row() == 0
    press_keys["find_previous"].trigger()
    assert dialog.view.currentIndex().row() == COUNT - 1
    look_for(dialog, "ผู้รายงาน")
    assert dialog.view.currentIndex().row() == -1
    for _ in range(2):  # the only one is shown again
        bench.workspace.tabs.setCurrentIndex(TABS.index("measures"))
        dialog.go_next()
        assert TABS[bench.workspace.tabs.currentIndex()] == "agency"


def test_keys_of_the_window_work_in_the_dialog(dialog: FindDialog, bench: Bench) -> None:
    names = {action.objectName() for action in dialog.actions()}
    assert names == {"find", "replace", "find_next", "find_previous", "undo", "redo"}
    look_for(dialog, WORD)
    press(dialog.form.wanted, Qt.Key.Key_Return)
    assert dialog.view.currentIndex().row() == 0
    QTest.keyClick(dialog.form.wanted, Qt.Key.Key_F3)
    assert dialog.view.currentIndex().row() == 1
    QTest.keyClick(dialog.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.view.currentIndex().row() == 0
    dialog.buttons["replace_ticked"].click()
    assert count(dialog) == 0
    QTest.keyClick(dialog.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert count(dialog) == COUNT
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.view.setCurrentIndex(dialog.model.index(0))
    bench.window.menu_actions["find_next"].trigger()
    assert dialog.view.currentIndex().row() == 1
    assert not dialog.isVisible()


def test_next_without_anything_found_asks(dialog: FindDialog, bench: Bench) -> None:
    dialog.close()
    bench.window.menu_actions["find_next"].trigger()
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.form.wanted


def test_where_and_what_is_looked_for(dialog: FindDialog, bench: Bench) -> None:
    look_for(dialog, WORD)
    where, fields = dialog.form.where, dialog.form.fields
    where.set_value(ALL_YEARS)
    where.settled.emit(ALL_YEARS)
    assert count(dialog) == COUNT - 1
    bench.desk.place.go_to_year(2567)
    where.set_value(THIS_YEAR)
    where.settled.emit(THIS_YEAR)
    assert count(dialog) == 1
    assert [one.place.year for one in dialog.model.found] == [2567]
    bench.desk.place.go_to_year(2568)
    assert count(dialog) == 6
    assert {one.place.year for one in dialog.model.found} == {2568}
    assert where.currentText() == bench.messages.say("window.find.year", year=2568)
    fields.set_value("outcomes")
    fields.settled.emit("outcomes")
    assert places(dialog) == ["half_year.result"]
    look_for(dialog, "ไม่มี")
    assert dialog.told.text() == bench.messages.say("window.find.nothing_here", wanted="ไม่มี")


def test_what_counts_as_the_same(dialog: FindDialog, bench: Bench) -> None:
    bench.desk.bridge.command(set_measure_field(2568, "m2", "title", "ITA ๑ นาย"))
    for words, tick, expected in (
        ("ita", "match_case", False),
        ("1", "same_digits", False),
        ("นา", "whole_words", False),
        ("นาย", "whole_words", True),
    ):
        box = getattr(dialog.form, tick)
        former = box.isChecked()
        look_for(dialog, words)
        assert "title" in places(dialog)
        box.setChecked(not former)
        dialog.search.finish()
        assert ("title" in places(dialog)) == expected
        box.setChecked(former)


def test_the_list_follows_the_office(dialog: FindDialog, bench: Bench) -> None:
    look_for(dialog, WORD)
    dialog.go_next()
    dialog.go_next()
    edit = set_measure_field(2568, "m2", "title", WORD)
    bench.desk.bridge.command(edit)
    assert count(dialog) == COUNT + 1
    assert dialog.view.currentIndex().row() == 1
    dialog.close()
    bench.desk.bridge.undo()
    assert count(dialog) == COUNT + 1
    bench.window.menu_actions["find_next"].trigger()
    assert count(dialog) == COUNT
    dialog.close()
    bench.desk.bridge.redo()
    dialog.show()
    assert count(dialog) == COUNT + 1


def test_a_search_that_is_broken_off_begins_again(dialog: FindDialog, bench: Bench) -> None:
    found = Found(Place(0, AGENCY, "address"), WORD, 0, 6)
    dialog.search.start((found,) for _ in range(10_000_000))
    dialog.close()
    assert not dialog.search.running
    look_for(dialog, WORD)
    dialog.show()
    assert count(dialog) == COUNT


def test_words_selected_in_the_window_are_looked_for(dialog: FindDialog, bench: Bench) -> None:
    dialog.close()
    bench.workspace.guide.show_place(Place(2568, "m1", "title"), WORD, (0, 6))
    assert begun(bench, "find").form.wanted.text() == WORD
    dialog.close()
    bench.workspace.guide.show_place(Place(0, AGENCY, "address"))
    box = bench.window.focusWidget()
    assert isinstance(box, QPlainTextEdit | QLineEdit)
    box.selectAll()
    assert begun(bench, "find").form.wanted.text() == f"ที่{WORD}"
    bench.workspace.tabs.setFocus()
    assert begun(bench, "find").form.wanted.text() == f"ที่{WORD}"


# --- replacing -----------------------------------------------------------------------------------------------


def test_what_is_ticked_is_replaced_in_one_step(dialog: FindDialog, bench: Bench) -> None:
    say = bench.messages.say
    look_for(dialog, WORD)
    dialog.form.replacement.setText("คำใหม่")
    dialog.model.setData(dialog.model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    ticked = dialog.buttons["replace_ticked"]
    assert ticked.text() == say("window.find.replace_ticked", count=COUNT - 1)
    ticked.click()
    assert places(dialog) == ["address"]
    assert dialog.told.text().startswith(say("window.find.replaced", count=COUNT - 1))
    assert not ticked.isEnabled()
    saved = bench.await_saved()
    assert saved.years[1].measures[0].title == "คำใหม่ และคำใหม่"
    assert len(bench.desk.bridge.steps) == 1
    bench.window.menu_actions["undo"].trigger()
    assert bench.desk.bridge.office is bench.desk.opened.office
    assert count(dialog) == COUNT
    assert dialog.model.index(0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_one_after_the_other(dialog: FindDialog, bench: Bench) -> None:
    look_for(dialog, WORD)
    one = dialog.buttons["replace_one"]
    assert not one.isEnabled()
    dialog._replace_one()
    assert bench.desk.bridge.edit_number == 0
    dialog.go_next()
    for left, words in ((COUNT - 1, "ก"), (COUNT - 1, f"{WORD}ๆ")):
        dialog.form.replacement.setText(words)
        one.click()
        assert count(dialog) == left
    assert dialog.view.currentIndex().row() == 1
    assert bench.desk.bridge.office.agency.address == "ที่ก"
    assert bench.desk.bridge.office.years[0].limitations == (f"{WORD}ๆ",)
    dialog.view.setCurrentIndex(dialog.model.index(COUNT - 2))
    one.click()
    assert bench.desk.bridge.edit_number == 3


def test_ticks_for_all_and_none(dialog: FindDialog) -> None:
    look_for(dialog, WORD)
    dialog.buttons["tick_none"].click()
    assert dialog.model.ticked == []
    assert not dialog.buttons["tick_none"].isEnabled()
    dialog.buttons["tick_all"].click()
    assert len(dialog.model.ticked) == COUNT
    dialog.buttons["tick_none"].click()
    look_for(dialog, "คำ")  # something else: all of it is ticked
    assert len(dialog.model.ticked) == COUNT


def test_addresses_are_left_alone_unless_they_are_ticked(dialog: FindDialog, bench: Bench) -> None:
    look_for(dialog, "https")
    assert places(dialog) == ["oit_links[0].url"]
    assert dialog.told.text().endswith(bench.messages.say("window.find.addresses", count=1))
    assert not dialog.buttons["replace_ticked"].isEnabled()
    dialog.buttons["tick_all"].click()
    assert dialog.told.text() == bench.messages.say("window.find.count", count=1)
    assert dialog.buttons["replace_ticked"].isEnabled()


def test_text_still_being_typed_in_the_window_is_replaced_too(dialog: FindDialog, bench: Bench) -> None:
    look_for(dialog, WORD)
    bench.workspace.guide.show_place(Place(2568, "m2", "title"))
    box = bench.window.focusWidget()
    assert box is not None
    type_text(box, WORD)
    dialog.form.replacement.setText("ก")
    dialog.buttons["replace_ticked"].click()
    assert bench.desk.bridge.office.years[1].measures[1].title.count("ก") == 1
    assert count(dialog) == 0


def test_what_was_signed_is_refused(bench: Bench, tmp_path: Path) -> None:
    signed = replace(YEAR, signed=(SignedReport("memo", document_number=WORD),))
    bench.show()
    bench.open(office_file(tmp_path, replace(OFFICE, years=(signed,))))
    dialog = begun(bench, "replace")
    look_for(dialog, WORD)
    assert [one.place.record for one in dialog.model.found] == [REPORT]
    dialog.go_next()
    assert not dialog.buttons["replace_one"].isEnabled()
    assert not dialog.buttons["replace_ticked"].isEnabled()
    dialog._replace(dialog.model.found)
    assert dialog.told.text() == bench.messages.say("error.find.signed")
    assert bench.desk.bridge.edit_number == 0


def test_a_read_only_office_can_only_be_searched(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path, FULL)
    bench.show()
    bench.open(path)
    bench.desk.bridge.read_only = True
    dialog = begun(bench, "replace")
    look_for(dialog, WORD)
    assert count(dialog) == COUNT
    assert not dialog.buttons["replace_ticked"].isVisible()
    assert dialog.told.text().endswith(bench.messages.say("window.find.read_only"))
    assert not dialog._replace(dialog.model.found)
    assert bench.desk.bridge.office == FULL


def test_the_dialog_ends_with_its_office(dialog: FindDialog, bench: Bench) -> None:
    bench.window.menu_actions["close"].trigger()
    bench.qtbot.waitUntil(lambda: bench.window.desk is None, timeout=LONG)
    QApplication.processEvents()
    bench.qtbot.waitUntil(lambda: not bench.window.findChildren(FindDialog), timeout=LONG)
