"""Asking for the names of a new office."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui_typing import type_text
from gui_window import await_gone
from ita_desk.domain.agency import KINDS
from ita_desk.gui.dialogs.new_office import NewOfficeDialog
from ita_desk.i18n import Messages
from ita_desk.services.create import OfficeNames

THAI = Messages("th")
WITHOUT_DISTRICT = [kind.short for kind in KINDS if not kind.has_district]


@pytest.fixture
def wanted() -> list[tuple[OfficeNames, int]]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, wanted: list[tuple[OfficeNames, int]]) -> Iterator[NewOfficeDialog]:
    dialog = NewOfficeDialog(THAI, 2570)
    dialog.wanted.connect(lambda names, year: wanted.append((names, year)))
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.close()


def choose(dialog: NewOfficeDialog, short: str) -> None:
    dialog.kind.activated.emit(dialog.kind.findData(short))


def accept(dialog: NewOfficeDialog) -> None:
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()


def test_names_and_year_are_given_as_typed(
    dialog: NewOfficeDialog, wanted: list[tuple[OfficeNames, int]], qtbot: QtBot
) -> None:
    type_text(dialog.name, " ก & ข ")
    type_text(dialog.district, "ค")
    type_text(dialog.province, "ง")
    accept(dialog)
    await_gone(qtbot, dialog)
    assert wanted == [(OfficeNames(KINDS[0].short, "ก & ข", "ค", "ง"), 2570)]


def test_what_is_missing_is_asked_for(dialog: NewOfficeDialog, wanted: list[tuple[OfficeNames, int]]) -> None:
    accept(dialog)
    assert dialog.missing.text() == THAI.say("window.new.missing")
    assert dialog.isVisible()
    type_text(dialog.name, "ก")
    type_text(dialog.province, " ")
    accept(dialog)
    assert (dialog.isVisible(), wanted) == (True, [])


@pytest.mark.parametrize("typed", ["", "ปี", "๑๒", "2569.5", "9999"])
def test_the_year_has_to_be_one(
    dialog: NewOfficeDialog, wanted: list[tuple[OfficeNames, int]], typed: str
) -> None:
    type_text(dialog.name, "ก")
    type_text(dialog.province, "ง")
    dialog.year.selectAll()
    dialog.year.del_()
    type_text(dialog.year, typed)
    accept(dialog)
    assert (dialog.isVisible(), wanted) == (True, [])


def test_thai_digits_make_a_year(dialog: NewOfficeDialog, wanted: list[tuple[OfficeNames, int]]) -> None:
    type_text(dialog.name, "ก")
    type_text(dialog.province, "ง")
    dialog.year.selectAll()
    type_text(dialog.year, "๒๕๖๙")
    accept(dialog)
    assert [year for _, year in wanted] == [2569]


@pytest.mark.parametrize("short", WITHOUT_DISTRICT)
def test_some_kinds_have_no_district(
    dialog: NewOfficeDialog, wanted: list[tuple[OfficeNames, int]], short: str
) -> None:
    type_text(dialog.name, "ก")
    type_text(dialog.district, "ค")
    type_text(dialog.province, "ง")
    choose(dialog, short)
    assert not dialog.district.isVisible()
    accept(dialog)
    assert [names for names, _ in wanted] == [OfficeNames(short, "ก", "", "ง")]


def test_giving_up_wants_nothing(
    dialog: NewOfficeDialog, wanted: list[tuple[OfficeNames, int]], qtbot: QtBot
) -> None:
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    await_gone(qtbot, dialog)
    assert wanted == []
