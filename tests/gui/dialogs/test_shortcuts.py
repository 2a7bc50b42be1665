"""The page of keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS
from ita_desk.gui.dialogs.shortcuts import ShortcutsDialog
from ita_desk.gui.look.key_list import KeyLine
from ita_desk.i18n import Messages

LINES = (
    KeyLine("ไฟล์", "สร้างไฟล์ใหม่", "Ctrl+N"),
    KeyLine("แก้ไข", AMPERSANDS, "Ctrl+Y, Ctrl+Shift+Z"),
    KeyLine("มุมมอง", "ไปที่ พิมพ์", "Alt+7"),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ShortcutsDialog:
    dialog = ShortcutsDialog(Messages("th"), LINES)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shown(dialog: ShortcutsDialog) -> list[str]:
    rows = range(dialog.shown.rowCount())
    return [str(dialog.shown.index(row, 1).data()) for row in rows]


def test_all_commands_are_shown(dialog: ShortcutsDialog) -> None:
    assert shown(dialog) == [line.name for line in LINES]
    assert dialog.search.hasFocus()


@pytest.mark.parametrize(
    ("words", "left"),
    [("ctrl+n", [0]), ("SHIFT", [1]), ("ไฟล์", [0]), ("alt+", [2]), (".*", []), ("", [0, 1, 2])],
)
def test_words_and_keys_are_found_as_they_stand(dialog: ShortcutsDialog, words: str, left: list[int]) -> None:
    dialog.search.setText(words)
    assert shown(dialog) == [LINES[number].name for number in left]
