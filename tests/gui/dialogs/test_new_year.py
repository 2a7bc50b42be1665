"""The step into a new year, asked for and looked over."""

from collections.abc import Collection, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QTreeWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui_typing import type_text
from gui_window import await_gone, child
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Question
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.gui.dialogs.new_year import NewYearDialog
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.rollover import Rollover, plan_rollover

OFFICE = Office(
    years=(
        YearReport(
            FiscalYear(2568),
            FiscalYear(2567),
            measures=(
                Measure("m1", "1", title="ประกาศปี ๒๕๖๘ <b>หนา</b>", codes=("o1",)),
                Measure("m2", "2", title="ตามระเบียบ พ.ศ. ๒๕๖๐"),
            ),
        ),
        YearReport.empty(2570),
    )
)
FRAMEWORKS = {
    year: Framework(FiscalYear(year), questions=(Question(code, title=title),))
    for year, code, title in ((2567, "o1", "โครงสร้างและอำนาจหน้าที่"), (2568, "o3", "โครงสร้าง อำนาจหน้าที่"))
}
OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


def titles(year: int) -> dict[str, str]:
    return {question.code: question.title for question in FRAMEWORKS[year].questions}


def plan(from_year: int, to_year: int, measures: Collection[str]) -> Rollover:
    return plan_rollover(OFFICE, from_year, to_year, FRAMEWORKS.get, counted_ids("n"), measures)


@pytest.fixture
def wanted() -> list[YearReport]:
    """The new years that were asked for, as their edits make them."""
    return []


@pytest.fixture
def dialog(qtbot: QtBot, wanted: list[YearReport]) -> Iterator[NewYearDialog]:
    def keep(edit: Edit, year: int) -> None:
        report = edit.apply(OFFICE).year(year)
        assert report is not None
        wanted.append(report)

    dialog = NewYearDialog(Messages("th"), OFFICE, 2569, plan, titles)
    dialog.wanted.connect(keep)
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.close()


def click(dialog: NewYearDialog, which: QDialogButtonBox.StandardButton) -> None:
    child(dialog, QDialogButtonBox).button(which).click()


def check(tree: QTreeWidget, row: int, *, checked: bool) -> None:
    item = tree.topLevelItem(row)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)


def texts(tree: QTreeWidget, column: int = 0) -> list[str]:
    items = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    return [item.text(column) for item in items if item]


def type_year(dialog: NewYearDialog, typed: str) -> None:
    dialog.year.selectAll()
    dialog.year.del_()
    type_text(dialog.year, typed)
    dialog.year.settle()


def test_all_measures_of_the_year_before_go_along(
    dialog: NewYearDialog, wanted: list[YearReport], qtbot: QtBot
) -> None:
    assert (dialog.source.value(), texts(dialog.measures)) == (
        "2568",
        ["1 ประกาศปี ๒๕๖๘ <b>หนา</b>", "2 ตามระเบียบ พ.ศ. ๒๕๖๐"],
    )
    click(dialog, OK)
    await_gone(qtbot, dialog)
    assert [m.title for m in wanted[0].measures] == ["ประกาศปี ๒๕๖๙ <b>หนา</b>", "ตามระเบียบ พ.ศ. ๒๕๖๐"]
    assert wanted[0].fiscal_year == 2569


def test_each_change_is_shown_and_can_be_turned(dialog: NewYearDialog, wanted: list[YearReport]) -> None:
    assert texts(dialog.years) == ["๒๕๖๘ → ๒๕๖๙", "๒๕๖๐ → ๒๕๖๑"]
    assert texts(dialog.years, 1)[0] == "…ประกาศปี ๒๕๖๙ <b>หนา</b>…"
    check(dialog.years, 0, checked=False)
    check(dialog.years, 1, checked=True)
    click(dialog, OK)
    assert [m.title for m in wanted[0].measures] == [OFFICE.years[0].measures[0].title, "ตามระเบียบ พ.ศ. ๒๕๖๑"]


def test_only_the_chosen_measures_and_their_changes(dialog: NewYearDialog, wanted: list[YearReport]) -> None:
    check(dialog.years, 1, checked=True)
    check(dialog.measures, 0, checked=False)
    assert texts(dialog.years) == ["๒๕๖๐ → ๒๕๖๑"]
    assert dialog.codes.topLevelItemCount() == 0
    click(dialog, OK)
    assert [m.title for m in wanted[0].measures] == ["ตามระเบียบ พ.ศ. ๒๕๖๑"]


@pytest.mark.parametrize(("chosen", "codes"), [(None, ()), ("o3", ("o3",))])
def test_a_code_without_a_sure_follower_is_asked(
    dialog: NewYearDialog, wanted: list[YearReport], chosen: str | None, codes: tuple[str, ...]
) -> None:
    assert texts(dialog.codes) == ["o1 โครงสร้างและอำนาจหน้าที่"]
    (box,) = dialog.codes.findChildren(ChoiceBox)
    assert isinstance(box, ChoiceBox)
    assert [box.itemData(n) for n in range(box.count())] == ["", "o3"]
    if chosen:
        box.setCurrentIndex(1)
        box.activated.emit(1)
    click(dialog, OK)
    assert wanted[0].measures[0].codes == codes


def test_an_empty_year_takes_nothing_along(dialog: NewYearDialog, wanted: list[YearReport]) -> None:
    dialog.source.setCurrentIndex(dialog.source.findData(""))
    dialog.source.activated.emit(dialog.source.currentIndex())
    assert texts(dialog.measures) == []
    click(dialog, OK)
    assert wanted == [YearReport.empty(2569)]


@pytest.mark.parametrize("typed", ["", "ปี", "12", "2569.5", "2568", "2567", "2570"])
def test_a_year_that_cannot_be_is_not_taken(
    dialog: NewYearDialog, wanted: list[YearReport], typed: str
) -> None:
    type_year(dialog, typed)
    click(dialog, OK)
    assert (dialog.isVisible(), wanted) == (True, [])
    if len(typed) == 4:
        assert dialog.told.text()


def test_a_year_that_is_there_is_told_without_a_source_too(dialog: NewYearDialog) -> None:
    dialog.source.set_value("")
    type_year(dialog, "๒๕๗๐")
    assert "2570" in dialog.told.text()


def test_giving_up_wants_nothing(dialog: NewYearDialog, wanted: list[YearReport]) -> None:
    click(dialog, CANCEL)
    assert wanted == []
