"""Asking which year to add."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui_typing import type_text
from gui_window import await_gone, child
from ita_desk.gui.dialogs.new_year import NewYearDialog
from ita_desk.i18n import Messages


@pytest.fixture
def wanted() -> list[int]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, wanted: list[int]) -> Iterator[NewYearDialog]:
    dialog = NewYearDialog(Messages("th"), 2570)
    dialog.wanted.connect(wanted.append)
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.close()


def click(dialog: NewYearDialog, which: QDialogButtonBox.StandardButton) -> None:
    child(dialog, QDialogButtonBox).button(which).click()


def test_the_next_year_is_suggested(dialog: NewYearDialog, wanted: list[int], qtbot: QtBot) -> None:
    click(dialog, QDialogButtonBox.StandardButton.Ok)
    await_gone(qtbot, dialog)
    assert wanted == [2570]


def test_another_year_is_typed(dialog: NewYearDialog, wanted: list[int]) -> None:
    dialog.year.selectAll()
    type_text(dialog.year, "๒๕๖๖")
    click(dialog, QDialogButtonBox.StandardButton.Ok)
    assert wanted == [2566]


@pytest.mark.parametrize("typed", ["", "ปี", "12", "2569.5"])
def test_what_is_no_year_is_not_taken(dialog: NewYearDialog, wanted: list[int], typed: str) -> None:
    dialog.year.selectAll()
    dialog.year.del_()
    type_text(dialog.year, typed)
    click(dialog, QDialogButtonBox.StandardButton.Ok)
    assert (dialog.isVisible(), wanted) == (True, [])


def test_giving_up_wants_nothing(dialog: NewYearDialog, wanted: list[int]) -> None:
    click(dialog, QDialogButtonBox.StandardButton.Cancel)
    assert wanted == []
