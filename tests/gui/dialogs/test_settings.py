"""The settings dialog."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui_window import child
from ita_desk.gui.dialogs.settings import SettingsDialog
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> SettingsDialog:
    state = WindowState(tmp_path / "window.ini")
    state.keep_text_size(110)
    state.keep_theme("dark")
    dialog = SettingsDialog(Messages("th"), state, tmp_path / "<b>forms</b>")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(box: ChoiceBox, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_it_shows_what_is_set(dialog: SettingsDialog, tmp_path: Path) -> None:
    assert [box.value() for box in (dialog.language, dialog.text_size, dialog.theme)] == ["th", "110", "dark"]
    assert [dialog.text_size.itemText(n) for n in range(5)] == ["90 %", "100 %", "110 %", "125 %", "150 %"]
    assert [dialog.language.itemText(n) for n in range(2)] == ["ไทย", "English"]
    folder = child(dialog, QLabel, "forms_folder")
    assert folder.text() == str(tmp_path / "<b>forms</b>")
    assert folder.textFormat() == Qt.TextFormat.PlainText


def test_each_choice_is_told_at_once(dialog: SettingsDialog) -> None:
    told: list[object] = []
    for signal in (dialog.language_chosen, dialog.text_size_chosen, dialog.theme_chosen):
        signal.connect(told.append)
    dialog.folder_wanted.connect(lambda: told.append("folder"))
    choose(dialog.language, "en")
    choose(dialog.text_size, "150")
    choose(dialog.theme, "light")
    child(dialog, QPushButton, "open_folder").click()
    assert told == ["en", 150, "light", "folder"]
    assert dialog.isVisible()


def test_a_size_chosen_elsewhere_is_shown_and_not_told(dialog: SettingsDialog) -> None:
    told: list[object] = []
    dialog.text_size_chosen.connect(told.append)
    dialog.show_text_size(90)
    assert (dialog.text_size.value(), told) == ("90", [])


def test_it_can_only_be_closed(dialog: SettingsDialog) -> None:
    buttons = child(dialog, QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()
