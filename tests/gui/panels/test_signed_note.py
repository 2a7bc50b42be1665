"""The line that says that something was changed since the report was signed off."""

from pytestqt.qtbot import QtBot

from gui_window import LONG
from ita_desk.gui.panels.signed_note import SignedNote
from ita_desk.i18n import Messages

MESSAGES = Messages("th")


def test_it_stands_only_where_something_was_changed(qtbot: QtBot) -> None:
    note = SignedNote(MESSAGES)
    qtbot.addWidget(note)
    assert note.isHidden()
    note.show_count(3)
    assert note.isVisible()
    assert note.told.text() == MESSAGES.say("window.signed.changed_since", count=3)
    assert note.button.accessibleDescription() == note.told.text()
    with qtbot.waitSignal(note.wanted, timeout=LONG):
        note.button.click()
    note.show_count(0)
    assert note.isHidden()
