"""Asking for a form's name."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS, await_gone, child
from ita_desk.gui.dialogs.form_name import FormNameDialog
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

THAI = Messages("th")


@pytest.fixture
def dialog(qtbot: QtBot) -> FormNameDialog:
    dialog = FormNameDialog(THAI, AMPERSANDS)
    dialog.open()
    return dialog


def test_the_name_is_asked_for_and_the_dialog_waits(dialog: FormNameDialog, qtbot: QtBot) -> None:
    name = child(dialog, LineBox, "name")
    assert name.text() == THAI.say("window.columns.copy.name", name=AMPERSANDS)
    name.set_value("แบบของเรา")
    save = child(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        save.click()
    assert wanted.args == ["แบบของเรา"]
    assert dialog.isVisible()
    dialog.refuse("มีแล้ว")
    assert child(dialog, ThaiLabel, "trouble").text() == "มีแล้ว"
    dialog.accept()
    await_gone(qtbot, dialog)


def test_cancelling_wants_nothing(dialog: FormNameDialog, qtbot: QtBot) -> None:
    cancel = child(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    with qtbot.assertNotEmitted(dialog.wanted):
        cancel.click()
    await_gone(qtbot, dialog)
