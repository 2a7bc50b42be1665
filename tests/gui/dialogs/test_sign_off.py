"""What is asked before a report is signed off."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from gui_window import AMPERSANDS, LONG, child
from ita_desk.gui.dialogs.sign_off import SigningWish, SignOffDialog, ToSign
from ita_desk.i18n import Messages

MESSAGES = Messages("th")
DAY, PRINTED = date(2025, 9, 30), date(2025, 10, 9)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What a dialog stands over, and ends with: it is deleted when it is closed."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def dialog_of(window: QWidget, folder: Path, **values: object) -> SignOffDialog:
    given = {
        "what": ["แบบ", AMPERSANDS],
        "signers": ["ก", AMPERSANDS],
        "day": DAY,
        "printed_day": DAY,
        **values,
    }
    dialog = SignOffDialog(MESSAGES, ToSign(target=folder / "a.pdf", **given), window)  # type: ignore[arg-type]
    dialog.open()
    return dialog


@pytest.fixture
def dialog(window: QWidget, tmp_path: Path) -> SignOffDialog:
    return dialog_of(window, tmp_path)


def test_it_says_what_is_signed_and_by_whom(dialog: SignOffDialog, tmp_path: Path) -> None:
    assert dialog.signers.text() == f"ก\n{AMPERSANDS}"
    assert dialog.path.text() == str(tmp_path / "a.pdf")
    assert not dialog.told.isVisible()
    for box in (dialog.number, dialog.day.line, dialog.carried):
        assert box.accessibleName()


def test_what_was_said_is_wanted(dialog: SignOffDialog, tmp_path: Path, qtbot: QtBot) -> None:
    assert dialog.number.text() == ""
    type_text(dialog.number, f" {AMPERSANDS} ")
    dialog.day.line.selectAll()
    type_text(dialog.day.line, "๙ ต.ค. ๒๕๖๘")
    with qtbot.waitSignal(dialog.wanted, timeout=LONG) as wanted:
        dialog.sign_button.click()
    assert wanted.args == [SigningWish(AMPERSANDS, PRINTED, "none", tmp_path / "a.pdf")]
    assert not dialog.isVisible()


def test_a_day_is_needed(dialog: SignOffDialog, qtbot: QtBot) -> None:
    dialog.day.line.selectAll()
    type_text(dialog.day.line, "เร็ว ๆ นี้")
    qtbot.waitUntil(lambda: not dialog.sign_button.isEnabled(), timeout=LONG)
    assert dialog.told.text() == MESSAGES.say("window.sign_off.no_day")
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog._accept()
    assert dialog.isVisible()


@pytest.mark.parametrize(("printed", "key"), [(PRINTED, "other_day"), (None, "no_printed_day")])
def test_another_day_on_the_paper_is_told(
    window: QWidget, tmp_path: Path, printed: date | None, key: str
) -> None:
    dialog = dialog_of(window, tmp_path, printed_day=printed)
    assert dialog.told.text() == MESSAGES.say(f"window.sign_off.{key}", day="9 ตุลาคม 2568")
    assert dialog.sign_button.isEnabled()


def test_signers_are_changed_elsewhere(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    dialog = dialog_of(window, tmp_path, signers=[])
    assert dialog.signers.text() == MESSAGES.say("window.sign_off.nobody")
    with qtbot.waitSignal(dialog.signers_wanted, timeout=LONG):
        dialog.change.click()
    assert not dialog.isVisible()


def test_a_form_without_a_place_to_sign_says_so(window: QWidget, tmp_path: Path) -> None:
    dialog = dialog_of(window, tmp_path, signers=None)
    assert dialog.signers.text() == MESSAGES.say("window.sign_off.no_place")
    assert not dialog.change.isVisible()


def test_the_place_of_the_pdf_is_chosen(dialog: SignOffDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.choose.click()
    files = child(dialog, QFileDialog)
    child(files, QLineEdit, "fileNameEdit").setText(str(tmp_path / f"{AMPERSANDS}.pdf"))
    files.accept()
    assert dialog.path.text() == str(tmp_path / f"{AMPERSANDS}.pdf")
    with qtbot.waitSignal(dialog.wanted, timeout=LONG) as wanted:
        press(dialog, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[0].target == tmp_path / f"{AMPERSANDS}.pdf"


def test_escape_wants_nothing(dialog: SignOffDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.wanted):
        press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
