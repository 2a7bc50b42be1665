"""What is done with the open office as a whole."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit

from gui_typing import type_text
from gui_window import AMPERSANDS, Bench, child, office_file
from ita_desk.gui.dialogs.new_year import NewYearDialog
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.keeping.opening import open_to_read
from locking import left


@pytest.fixture(autouse=True)
def opened(bench: Bench, tmp_path: Path) -> Path:
    """An open office in a window that is shown."""
    bench.show()
    bench.open(office_file(tmp_path))
    return bench.desk.path


# --- return to the opening -----------------------------------------------------------------------------------


def test_return_to_the_opening_is_one_step_that_can_be_undone(bench: Bench) -> None:
    for edit in (set_agency_field("name", "ก"), set_measure_field(2568, "m1", "title", "ข")):
        bench.desk.bridge.command(edit)
    edited = bench.desk.bridge.office
    bench.act("revert")
    assert bench.await_saved() == bench.desk.opened.office
    assert bench.await_notice("reverted") == bench.messages.say("window.notice.reverted")
    bench.press_notice("window.action.undo_plain")
    assert bench.await_saved() == edited
    assert bench.workspace.notices.text_of("reverted") is None


def test_return_takes_in_what_is_being_typed_as_a_step_of_its_own(bench: Bench) -> None:
    type_text(child(bench.workspace.measures.form, TextBox, "title"), "ก")
    bench.act("revert")
    assert bench.desk.bridge.office == bench.desk.opened.office
    bench.act("undo")
    report = bench.desk.bridge.office.year(2568)
    assert report
    assert report.measures[0].title == "อบรมก"


# --- copies --------------------------------------------------------------------------------------------------


def test_a_copy_opens_and_is_equal(bench: Bench, tmp_path: Path, urls: list[Path]) -> None:
    bench.desk.bridge.apply(set_agency_field("name", "ก"))
    target = tmp_path / f"{AMPERSANDS}.ita"
    bench.act("save_copy")
    dialog = bench.await_dialog(QFileDialog)
    suggested = bench.messages.say("window.copy.name", name="office") + ".ita"
    assert child(dialog, QLineEdit, "fileNameEdit").text() == suggested
    bench.choose_file(target)
    assert bench.await_notice("done") == bench.messages.say("window.notice.copied", path=str(target))
    assert open_to_read(target).office == bench.desk.bridge.office
    bench.press_notice("window.notice.open_folder")
    assert urls == [tmp_path]


def test_a_copy_holds_what_was_just_typed(bench: Bench, tmp_path: Path) -> None:
    bench.act("save_copy")
    type_text(child(bench.workspace.measures.form, TextBox, "title"), "ก")
    bench.choose_file(tmp_path / "copy.ita")
    bench.await_notice("done")
    report = open_to_read(tmp_path / "copy.ita").office.year(2568)
    assert report
    assert report.measures[0].title == "อบรมก"


def test_a_copy_that_cannot_be_made_is_told(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "copy.ita"
    left(target, machine="อื่น", person=AMPERSANDS)
    bench.act("save_copy")
    bench.choose_file(target)
    box = bench.box()
    assert AMPERSANDS in box.text()
    assert str(target) in box.text()
    assert not target.exists()


# --- years ---------------------------------------------------------------------------------------------------


def add_year(bench: Bench, typed: str = "") -> None:
    bench.act("add_year")
    dialog = bench.await_dialog(NewYearDialog)
    if typed:
        dialog.year.selectAll()
        type_text(dialog.year, typed)
    child(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()


def test_a_new_year_is_shown_and_undone(bench: Bench) -> None:
    add_year(bench)
    assert bench.desk.place.year == 2569
    assert bench.worker.asked[-1].fiscal_year == 2569
    assert [int(report.fiscal_year) for report in bench.await_saved().years] == [2567, 2568, 2569]
    bench.act("undo")
    assert bench.desk.place.year == 2568
    assert [int(report.fiscal_year) for report in bench.await_saved().years] == [2567, 2568]


def test_a_year_that_is_there_is_refused(bench: Bench) -> None:
    add_year(bench, "2568")
    assert bench.desk.place.year == 2568
    dialog = bench.await_dialog(NewYearDialog)
    assert "2568" in dialog.told.text()
    dialog.close()


def test_measures_go_along_into_the_new_year(bench: Bench) -> None:
    former = bench.desk.bridge.office.year(2568)
    add_year(bench)
    report = bench.desk.bridge.office.year(2569)
    assert former is not None
    assert report is not None
    assert [m.continues for m in report.measures] == [m.id for m in former.measures]
    assert bench.desk.bridge.undo_name == Message("edit.roll_over", {"year": 2569})
