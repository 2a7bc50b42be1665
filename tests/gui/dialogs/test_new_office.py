"""The three questions about a new office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui_typing import press, type_text
from gui_window import LONG, await_gone, button, child
from ita_desk.domain.agency import KINDS
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.gui.dialogs.new_office import FileKinds, NewOffice, NewOfficeDialog
from ita_desk.i18n import Messages
from ita_desk.services.create import OfficeNames

THAI = Messages("th")
WITHOUT_DISTRICT = [kind.short for kind in KINDS if not kind.has_district]
Key = Qt.Key


@pytest.fixture
def wanted() -> list[NewOffice]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, wanted: list[NewOffice], tmp_path: Path) -> Iterator[NewOfficeDialog]:
    kinds = FileKinds("Office (*.ita)", "Report (*.txt)", tmp_path)
    dialog = NewOfficeDialog(THAI, FiscalYear(2570), kinds, lambda name: tmp_path / f"{name}.ita")
    dialog.wanted.connect(wanted.append)
    with qtbot.waitExposed(dialog):
        dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.close()


def choose(dialog: NewOfficeDialog, short: str) -> None:
    dialog.office.kind.activated.emit(dialog.office.kind.findData(short))


def go_on(dialog: NewOfficeDialog) -> None:
    """Press Enter in the box in use."""
    box = dialog.focusWidget()
    assert isinstance(box, QWidget)
    press(box, Key.Key_Return)


def name_it(dialog: NewOfficeDialog, name: str = "ก", province: str = "ตราด") -> None:
    type_text(dialog.office.name, name)
    type_text(dialog.office.province, province)


def to_question(dialog: NewOfficeDialog, place: int) -> None:
    name_it(dialog)
    for _ in range(place):
        dialog.go_on()
    assert dialog.place == place


def choose_file(dialog: NewOfficeDialog, path: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)), timeout=LONG)
    asked = child(dialog, QFileDialog)
    child(asked, QLineEdit, "fileNameEdit").setText(str(path))
    asked.accept()
    await_gone(qtbot, asked)


def test_enter_goes_through_with_sensible_answers(
    dialog: NewOfficeDialog, wanted: list[NewOffice], tmp_path: Path, qtbot: QtBot
) -> None:
    name_it(dialog, " ก & ข ")
    type_text(dialog.office.district, "ค")
    for number in (1, 2, 3):
        assert dialog.step.text() == THAI.say("window.new.step", number=number, count=3)
        assert wanted == []
        go_on(dialog)
    await_gone(qtbot, dialog)
    names = OfficeNames(KINDS[0].short, "ก & ข", "ค", "ตราด")
    assert wanted == [NewOffice(names, 2570, 2569, 12, None, tmp_path / "อบต.ก & ข.ita")]


def test_escape_goes_back_and_at_last_away(
    dialog: NewOfficeDialog, wanted: list[NewOffice], qtbot: QtBot
) -> None:
    to_question(dialog, 2)
    for place in (1, 0):
        press(dialog, Key.Key_Escape)
        assert (dialog.place, dialog.office.name.text()) == (place, "ก")
    assert not dialog.back.isEnabled()
    press(dialog, Key.Key_Escape)
    await_gone(qtbot, dialog)
    assert wanted == []


def test_giving_up_wants_nothing(dialog: NewOfficeDialog, wanted: list[NewOffice], qtbot: QtBot) -> None:
    to_question(dialog, 1)
    dialog.back.click()
    assert dialog.place == 0
    dialog.cancel.click()
    await_gone(qtbot, dialog)
    assert wanted == []


# --- which office --------------------------------------------------------------------------------------------


def test_the_name_is_shown_as_it_will_be_printed(dialog: NewOfficeDialog) -> None:
    assert dialog.office.printed.text() == KINDS[0].long
    type_text(dialog.office.name, "บ้านสวน")
    type_text(dialog.office.district, "อำเภอเมือง")
    type_text(dialog.office.province, "จ.ตราด")
    assert dialog.office.printed.text() == "องค์การบริหารส่วนตำบลบ้านสวน อำเภอเมือง จังหวัดตราด"
    dialog.go_on()
    dialog.go_back()
    type_text(dialog.office.district, "")
    press(dialog.office.district, Key.Key_Return)
    assert (dialog.office.district.text(), dialog.office.province.text()) == ("เมือง", "ตราด")


def test_a_whole_name_says_the_kind(dialog: NewOfficeDialog) -> None:
    type_text(dialog.office.name, "เทศบาลตำบลบ้านสวน")
    dialog.office.name.editingFinished.emit()
    assert (dialog.office.kind.value(), dialog.office.name.text()) == ("ทต.", "บ้านสวน")


@pytest.mark.parametrize("short", WITHOUT_DISTRICT)
def test_some_kinds_have_no_district(dialog: NewOfficeDialog, short: str) -> None:
    name_it(dialog)
    type_text(dialog.office.district, "ค")
    choose(dialog, short)
    assert not dialog.office.district.isVisible()
    assert dialog.office.names() == OfficeNames(short, "ก", "", "ตราด")


def test_a_kind_that_is_its_own_name_asks_for_none(dialog: NewOfficeDialog) -> None:
    choose(dialog, "เมืองพัทยา")
    type_text(dialog.office.province, "ชลบุรี")
    assert not dialog.office.name.isVisible()
    assert dialog.office.printed.text() == "เมืองพัทยา จังหวัดชลบุรี"
    dialog.go_on()
    assert dialog.place == 1


def test_another_kind_has_its_name_written_out(dialog: NewOfficeDialog) -> None:
    choose(dialog, "")
    name_it(dialog, "สำนักงานตัวอย่าง")
    assert dialog.office.names().agency.full_name == "สำนักงานตัวอย่าง"


def test_what_is_missing_is_asked_for(dialog: NewOfficeDialog) -> None:
    dialog.go_on()
    assert dialog.missing.text() == THAI.say("window.new.missing")
    type_text(dialog.office.name, "ก")
    type_text(dialog.office.province, " ")
    dialog.go_on()
    assert dialog.place == 0
    type_text(dialog.office.province, "ตราด")
    dialog.go_on()
    assert (dialog.place, dialog.missing.text()) == (1, "")


def test_an_unknown_province_is_told_and_no_obstacle(dialog: NewOfficeDialog) -> None:
    name_it(dialog, province="ตราต")
    dialog.office.kind.setFocus()
    dialog.office.province.editingFinished.emit()
    assert dialog.office.warning.isVisible()
    assert dialog.office.warning.text() == THAI.say("window.new.unknown_province", name="ตราต")
    dialog.go_on()
    assert dialog.place == 1


def test_provinces_are_completed(dialog: NewOfficeDialog) -> None:
    completer = dialog.office.province.completer()
    assert completer is not None
    completer.setCompletionPrefix("เชียง")
    found = {completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())}
    assert found == {"เชียงราย", "เชียงใหม่"}


# --- which report --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "ปี", "๑๒", "2569.5", "9999"])
def test_the_year_has_to_be_one(dialog: NewOfficeDialog, typed: str) -> None:
    to_question(dialog, 1)
    dialog.report.year.selectAll()
    dialog.report.year.del_()
    type_text(dialog.report.year, typed)
    dialog.go_on()
    assert dialog.place == 1
    assert dialog.missing.text()


def test_year_basis_and_months_are_explained_in_a_sentence(
    dialog: NewOfficeDialog, wanted: list[NewOffice]
) -> None:
    to_question(dialog, 1)
    dialog.report.year.selectAll()
    type_text(dialog.report.year, "๒๕๖๙")
    dialog.report.basis.activated.emit(1)
    dialog.report.months.activated.emit(1)
    told = {"start": "1 ตุลาคม 2568", "end": "30 กันยายน 2569", "basis": 2569, "year": 2569}
    assert dialog.report.told.text() == THAI.say("window.new.told", **told)
    dialog.go_on()
    dialog.go_on()
    (one,) = wanted
    assert (one.fiscal_year, one.basis_year, one.months) == (2569, 2569, 6)


# --- what from and where to ----------------------------------------------------------------------------------


def test_last_year_s_report_is_chosen(
    dialog: NewOfficeDialog, wanted: list[NewOffice], tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "ปีก่อน.txt"
    source.touch()
    to_question(dialog, 2)
    assert not dialog.source.choose.isEnabled()
    dialog.source.report.click()  # asks for it at once
    asked = child(dialog, QFileDialog)
    asked.reject()
    await_gone(qtbot, asked)
    dialog.go_on()
    assert dialog.missing.text() == THAI.say("window.new.missing_source")
    button(dialog, "choose_source").click()
    choose_file(dialog, source, qtbot)
    assert dialog.source.source_told.text() == str(source)
    dialog.go_on()
    assert [one.source for one in wanted] == [source]


def test_a_report_chosen_and_then_not_wanted_is_left(
    dialog: NewOfficeDialog, wanted: list[NewOffice], tmp_path: Path
) -> None:
    to_question(dialog, 2)
    dialog.source.set_source(tmp_path / "a.txt")
    dialog.source.empty.click()
    dialog.go_on()
    assert [one.source for one in wanted] == [None]


def test_the_place_is_shown_and_can_be_changed(
    dialog: NewOfficeDialog, wanted: list[NewOffice], tmp_path: Path, qtbot: QtBot
) -> None:
    to_question(dialog, 2)
    assert dialog.source.place_told.text() == str(tmp_path / "อบต.ก.ita")
    child(dialog, QPushButton, "change_place").click()
    choose_file(dialog, tmp_path / "ที่อื่น", qtbot)
    dialog.go_back()
    dialog.go_on()
    dialog.go_on()
    assert [one.path for one in wanted] == [tmp_path / "ที่อื่น.ita"]


def test_no_file_is_replaced(dialog: NewOfficeDialog, wanted: list[NewOffice], tmp_path: Path) -> None:
    taken = tmp_path / "อบต.ก.ita"
    taken.touch()
    to_question(dialog, 2)
    dialog.go_on()
    assert dialog.missing.text() == THAI.say("window.new.taken", name=taken.name)
    assert wanted == []


def test_a_province_written_out_goes_on_at_the_first_return(dialog: NewOfficeDialog) -> None:
    completer = dialog.office.province.completer()
    assert completer
    type_text(dialog.office.name, "ก")
    type_text(dialog.office.province, "อุดร")
    assert dialog.office.province.completer() is completer
    type_text(dialog.office.province, "ธานี")
    assert dialog.office.province.completer() is None
    popup = completer.popup()
    assert popup
    assert not popup.isVisible()
    dialog.office.province.setFocus()
    go_on(dialog)
    assert dialog.place == 1
    dialog.go_back()
    dialog.office.province.backspace()
    assert dialog.office.province.completer() is completer
