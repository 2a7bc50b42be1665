"""What is done with the open office as a whole."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QProgressDialog

from gui_typing import type_text
from gui_window import AMPERSANDS, FORM, LONG, Bench, button, child, office_file
from ita_desk.document.fields import PrintOptions
from ita_desk.gui.dialogs.new_year import NewYearDialog
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.i18n import Message
from ita_desk.services.edits import set_agency_field
from ita_desk.services.edits_measures import set_measure_field
from ita_desk.services.export_request import ExportRequest
from ita_desk.services.keeping.opening import open_to_read
from locking import left
from printing import form_of


@pytest.fixture(autouse=True)
def opened(bench: Bench, tmp_path: Path) -> Path:
    """An open office in a window that is shown."""
    bench.show()
    bench.open(office_file(tmp_path))
    return bench.desk.path


@pytest.fixture
def urls(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is shown by the system instead of by us."""
    shown: list[Path] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return shown


def act(bench: Bench, name: str) -> None:
    bench.window.menu_actions[name].trigger()


def await_notice(bench: Bench, key: str) -> str:
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of(key) is not None, timeout=LONG)
    return bench.workspace.notices.text_of(key) or ""


def press(bench: Bench, text: str) -> None:
    """Press a button of a notice."""
    button(bench.workspace.notices, bench.messages.say(text)).click()


# --- return to the opening -----------------------------------------------------------------------------------


def test_return_to_the_opening_is_one_step_that_can_be_undone(bench: Bench) -> None:
    for edit in (set_agency_field("name", "ก"), set_measure_field(2568, "m1", "title", "ข")):
        bench.desk.bridge.command(edit)
    edited = bench.desk.bridge.office
    act(bench, "revert")
    assert bench.await_saved() == bench.desk.opened.office
    assert await_notice(bench, "reverted") == bench.messages.say("window.notice.reverted")
    press(bench, "window.action.undo_plain")
    assert bench.await_saved() == edited
    assert bench.workspace.notices.text_of("reverted") is None


def test_return_takes_in_what_is_being_typed_as_a_step_of_its_own(bench: Bench) -> None:
    type_text(child(bench.workspace.measures.form, TextBox, "title"), "ก")
    act(bench, "revert")
    assert bench.desk.bridge.office == bench.desk.opened.office
    act(bench, "undo")
    report = bench.desk.bridge.office.year(2568)
    assert report
    assert report.measures[0].title == "อบรมก"


# --- copies --------------------------------------------------------------------------------------------------


def test_a_copy_opens_and_is_equal(bench: Bench, tmp_path: Path, urls: list[Path]) -> None:
    bench.desk.bridge.apply(set_agency_field("name", "ก"))
    target = tmp_path / f"{AMPERSANDS}.ita"
    act(bench, "save_copy")
    dialog = bench.await_dialog(QFileDialog)
    suggested = bench.messages.say("window.copy.name", name="office") + ".ita"
    assert child(dialog, QLineEdit, "fileNameEdit").text() == suggested
    bench.choose_file(target)
    assert await_notice(bench, "done") == bench.messages.say("window.notice.copied", path=str(target))
    assert open_to_read(target).office == bench.desk.bridge.office
    press(bench, "window.notice.open_folder")
    assert urls == [tmp_path]


def test_a_copy_holds_what_was_just_typed(bench: Bench, tmp_path: Path) -> None:
    act(bench, "save_copy")
    type_text(child(bench.workspace.measures.form, TextBox, "title"), "ก")
    bench.choose_file(tmp_path / "copy.ita")
    await_notice(bench, "done")
    report = open_to_read(tmp_path / "copy.ita").office.year(2568)
    assert report
    assert report.measures[0].title == "อบรมก"


def test_a_copy_that_cannot_be_made_is_told(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "copy.ita"
    left(target, machine="อื่น", person=AMPERSANDS)
    act(bench, "save_copy")
    bench.choose_file(target)
    box = bench.box()
    assert AMPERSANDS in box.text()
    assert str(target) in box.text()
    assert not target.exists()


# --- export --------------------------------------------------------------------------------------------------


def test_the_report_is_exported_as_chosen(bench: Bench, tmp_path: Path, urls: list[Path]) -> None:
    bench.desk.choices.choose_form("result-scores")
    bench.desk.choices.choose_digits("arabic")
    bench.desk.choices.carried = "year"
    bench.desk.place.go_to_round(6)
    target = tmp_path / f"{AMPERSANDS}.pdf"
    act(bench, "export")
    dialog = bench.await_dialog(QFileDialog)
    assert child(dialog, QLineEdit, "fileNameEdit").text() == "office 2568 result-scores.pdf"
    bench.choose_file(target)
    told = await_notice(bench, "done")
    request = ExportRequest(form_of("result-scores"), 2568, PrintOptions(6, "arabic"), "year")
    assert bench.worker.exported == [(request, target)]
    with pypdfium2.PdfDocument(target) as pdf:
        said = bench.messages.say("window.notice.exported", pages=len(pdf), path=str(target))
        assert pdf.get_attachment(0).get_name() == "ita-desk.json"
    assert told.splitlines() == [said, bench.messages.say("window.notice.carried.year")]
    for text in ("window.notice.open_file", "window.notice.open_folder"):
        press(bench, text)
    assert urls == [target, tmp_path]


def test_what_could_not_be_drawn_is_told(bench: Bench, tmp_path: Path) -> None:
    bench.desk.bridge.apply(set_measure_field(2568, "m1", "title", "\U0001f4f7"))
    act(bench, "export")
    bench.choose_file(tmp_path / "a.pdf")
    said = bench.messages.say("pages.missing_character", character="\U0001f4f7", code="U+1F4F7")
    assert said in await_notice(bench, "done").splitlines()


def test_the_print_tab_s_button_exports(bench: Bench) -> None:
    bench.workspace.guide.go_to("print")
    bench.workspace.print_panel.export.click()
    bench.await_dialog(QFileDialog).reject()
    assert bench.worker.exported == []


def test_an_export_that_fails_is_told(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    act(bench, "export")
    target.mkdir()
    bench.desk.choices.choose_form(FORM)
    bench.window._open.commands._export_to(target)  # type: ignore[union-attr]
    box = bench.box()
    assert box.text() == bench.messages.say("error.file.is_folder", path=str(target))
    assert bench.workspace.notices.text_of("done") is None


def test_two_exports_are_both_told_and_nothing_stays_open(bench: Bench, tmp_path: Path) -> None:
    bench.worker.holding = True
    for name in ("a.pdf", "b.pdf"):
        act(bench, "export")
        bench.choose_file(tmp_path / name)
    waiting = bench.window.findChildren(QProgressDialog)
    assert len(waiting) == 2
    bench.worker.go_on()
    assert str(tmp_path / "b.pdf") in await_notice(bench, "done")
    assert (tmp_path / "a.pdf").exists()
    bench.qtbot.waitUntil(lambda: not bench.window.findChildren(QProgressDialog), timeout=LONG)


# --- years ---------------------------------------------------------------------------------------------------


def add_year(bench: Bench, typed: str = "") -> None:
    act(bench, "add_year")
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
    act(bench, "undo")
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
