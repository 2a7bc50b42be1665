"""The list of what was changed since a version was signed off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press
from gui_window import AMPERSANDS, LONG
from ita_desk.domain.texts import Place
from ita_desk.gui.dialogs.signed_differences import SignedDifferencesDialog
from ita_desk.i18n import Message, Messages
from ita_desk.services.signing.differences import Difference

MESSAGES = Messages("th")
PLACE = Place(2568, "m1", "title")
TITLE = Message("field.measure.title")
CHANGED = Difference(
    Message("place.measure", {"number": "1", "field": TITLE}), "อบรม ปลัด", f"อบรม {AMPERSANDS}", PLACE
)
GONE = Difference(Message("place.measure", {"number": "2", "field": TITLE}), TITLE, "")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialog stands over, and ends with: it is deleted when it is closed."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(window: QWidget) -> SignedDifferencesDialog:
    dialog = SignedDifferencesDialog(MESSAGES, AMPERSANDS, window)
    dialog.show()
    return dialog


def test_nothing_stands_there_before_it_was_compared(dialog: SignedDifferencesDialog) -> None:
    assert dialog.told.text() == MESSAGES.say("window.signed.comparing")
    assert not dialog.buttons["go"].isEnabled()
    dialog.show_differences(())
    assert dialog.told.text() == MESSAGES.say("window.signed.unchanged")


def test_texts_then_and_now_with_other_words_marked(dialog: SignedDifferencesDialog) -> None:
    dialog.show_differences((CHANGED, GONE))
    assert dialog.told.text() == MESSAGES.say("window.signed.changed", count=2)
    assert (dialog.before.text, dialog.now.text) == (CHANGED.before, CHANGED.now)
    assert dialog.before.marked == ["ปลัด"]
    assert dialog.before.accessibleName() != dialog.now.accessibleName()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))  # type: ignore[arg-type]
    assert (dialog.before.text, dialog.now.text) == (MESSAGES.text(TITLE), "")


def test_only_what_is_still_there_can_be_gone_to(dialog: SignedDifferencesDialog, qtbot: QtBot) -> None:
    dialog.show_differences((CHANGED, GONE))
    with qtbot.waitSignal(dialog.place_wanted, timeout=LONG) as wanted:
        press(dialog, Qt.Key.Key_Return)
    assert wanted.args == [PLACE]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))  # type: ignore[arg-type]
    assert not dialog.buttons["go"].isEnabled()
    with qtbot.assertNotEmitted(dialog.place_wanted):
        dialog._go()


def test_the_row_that_was_chosen_stays(dialog: SignedDifferencesDialog) -> None:
    dialog.show_differences((CHANGED, GONE))
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))  # type: ignore[arg-type]
    dialog.show_differences((GONE, CHANGED))
    assert dialog.chosen == CHANGED
    dialog.show_differences((GONE,))
    assert dialog.chosen == GONE
