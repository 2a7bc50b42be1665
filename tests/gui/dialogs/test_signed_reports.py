"""The list of signed versions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from gui_window import AMPERSANDS, LONG
from ita_desk.domain.signed_report import SignedReport
from ita_desk.gui.dialogs.signed_reports import SignedReportsDialog
from ita_desk.gui.models.signed_words import COLUMNS
from ita_desk.i18n import Messages
from ita_desk.services.signing.state import Signed, SignedState

MESSAGES = Messages("th")
CODE = "7F3K-92QD-X4TM"
FULL = Signed(
    2568,
    SignedReport(
        "f", 12, AMPERSANDS, date(2025, 9, 30), "a" * 64, CODE, AMPERSANDS, ("ก", "ข"), "c" * 64, "b" * 64
    ),
)
OLD = Signed(2567, SignedReport("old", 6))
WHOLE, SPOILT = (
    SignedState("whole", "whole", "whole", "none"),
    SignedState("tampered", "none", "none", "none"),
)
DialogOf = Callable[[bool], SignedReportsDialog]


@pytest.fixture
def dialog_of(qtbot: QtBot) -> DialogOf:
    """Opens the list of an office that may be read-only, with both in it."""
    window = QWidget()
    qtbot.addWidget(window)

    def build(read_only: bool) -> SignedReportsDialog:
        dialog = SignedReportsDialog(MESSAGES, read_only=read_only, parent=window)
        dialog.show_reports([FULL, OLD])
        dialog.open()
        return dialog

    return build


def cells(dialog: SignedReportsDialog, row: int) -> dict[str, str]:
    item = dialog.list.topLevelItem(row)
    assert item
    return {name: item.text(column) for column, name in enumerate(COLUMNS)}


def enabled(dialog: SignedReportsDialog) -> set[str]:
    return {name for name, button in dialog.buttons.items() if button.isEnabled()} - {
        "find",
        "match",
        "close",
    }


def test_rows_say_what_there_is(dialog_of: DialogOf) -> None:
    dialog, say = dialog_of(False), MESSAGES.say
    looking = say("window.signed.looking")
    assert cells(dialog, 0) == {
        "year": "2568",
        "round": say("window.signed.months", months=12),
        "code": CODE,
        "state": looking,
        "scan": say("window.signed.scanned"),
        "date": "30 ก.ย. 68",
        "number": AMPERSANDS,
        "form": AMPERSANDS,
    }
    assert cells(dialog, 1)["form"] == "old"
    assert {cells(dialog, 1)[name] for name in ("code", "scan", "date", "number")} == {"–"}
    assert "ก, ข" in dialog.details.text()


def test_states_are_filled_in_one_after_the_other(dialog_of: DialogOf) -> None:
    dialog = dialog_of(False)
    assert dialog.unlooked() == FULL
    dialog.show_state(FULL, WHOLE)
    assert dialog.unlooked() == OLD
    dialog.show_state(OLD, SPOILT)
    assert dialog.unlooked() is None
    assert cells(dialog, 0)["state"] == MESSAGES.say("window.signed.whole")
    assert cells(dialog, 1)["state"] == MESSAGES.say("window.signed.bad")
    assert MESSAGES.say("signed.pdf.tampered") not in dialog.details.text()
    dialog.choose(OLD)
    assert MESSAGES.say("signed.pdf.tampered") in dialog.details.text()


def test_what_can_be_done_with_the_chosen_one(dialog_of: DialogOf, qtbot: QtBot) -> None:
    dialog = dialog_of(False)
    assert enabled(dialog) == {"save", "attach", "save_scan", "differences", "remove"}
    dialog.choose(OLD)
    assert enabled(dialog) == {"attach", "remove"}  # neither a PDF nor data were kept of it
    with qtbot.waitSignal(dialog.wanted, timeout=LONG) as wanted:
        dialog.buttons["attach"].click()
    assert wanted.args == ["attach", OLD]


def test_a_read_only_office_is_only_looked_at(dialog_of: DialogOf) -> None:
    assert enabled(dialog_of(True)) == {"save", "save_scan", "differences"}


def test_the_chosen_one_stays_chosen_when_a_scan_comes(dialog_of: DialogOf) -> None:
    dialog = dialog_of(False)
    dialog.choose(OLD)
    scanned = Signed(2567, replace(OLD.signed, scan="c" * 64))
    dialog.show_reports([FULL, scanned])
    assert dialog.chosen == scanned
    dialog.show_reports([FULL])
    assert dialog.chosen == FULL
    dialog.show_reports([])
    assert dialog.list.topLevelItemCount() == 0
    assert dialog.told.text() == MESSAGES.say("window.signed.none")


def test_a_code_is_looked_for_by_the_return_key(dialog_of: DialogOf, qtbot: QtBot) -> None:
    dialog = dialog_of(False)
    with qtbot.assertNotEmitted(dialog.code_wanted):
        dialog.buttons["find"].click()
    with qtbot.waitSignal(dialog.code_wanted, timeout=LONG) as wanted:
        type_text(dialog.code, f" {AMPERSANDS}\n")
    assert wanted.args == [AMPERSANDS]
    assert dialog.isVisible()


def test_a_pdf_is_compared_and_escape_closes(dialog_of: DialogOf, qtbot: QtBot) -> None:
    dialog = dialog_of(False)
    with qtbot.waitSignal(dialog.file_wanted, timeout=LONG):
        dialog.buttons["match"].click()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
