"""Settings in the real window: what is chosen works at once and is there the next day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from gui_typing import type_text
from gui_window import LONG, Bench, child, office_file
from ita_desk.gui.commands import settings_commands
from ita_desk.gui.dialogs.settings import SettingsDialog
from ita_desk.gui.dialogs.shortcuts import ShortcutsDialog
from ita_desk.gui.look.fonts import set_text_size
from ita_desk.gui.look.theme import build_palette
from ita_desk.gui.widgets.text_box import TextBox


@pytest.fixture(autouse=True)
def usual_look_again(qapp: QApplication) -> Iterator[None]:
    before = QApplication.palette()
    yield
    set_text_size(100)
    qapp.setPalette(before)


def dialog(bench: Bench) -> SettingsDialog:
    bench.window.menu_actions["settings"].trigger()
    return bench.await_dialog(SettingsDialog)


def test_one_dialog_at_a_time(bench: Bench) -> None:
    bench.show()
    first = dialog(bench)
    assert dialog(bench) is first
    first.close()
    bench.window.menu_actions["shortcuts"].trigger()
    bench.window.menu_actions["shortcuts"].trigger()
    assert bench.await_dialog(ShortcutsDialog).table.model().rowCount() > 30


def test_the_text_grows_while_one_types(bench: Bench) -> None:
    bench.show()
    bench.open(office_file(bench.folder))
    title = bench.workspace.measures.findChild(TextBox, "title")
    assert isinstance(title, TextBox)
    typed, height = title.text() + "ก", title.sizeHint().height()
    title.setFocus()
    title.moveCursor(title.textCursor().MoveOperation.End)
    type_text(title, "ก")
    bench.window.menu_actions["text_larger"].trigger()
    QApplication.processEvents()
    assert bench.graph.state.text_size == 110
    assert title.text() == typed
    assert title.sizeHint().height() > height
    bench.window.menu_actions["text_smaller"].trigger()
    bench.window.menu_actions["text_smaller"].trigger()
    assert bench.graph.state.text_size == 90
    bench.window.menu_actions["text_usual"].trigger()
    QApplication.processEvents()
    assert (bench.graph.state.text_size, title.sizeHint().height()) == (100, height)


def test_the_dialog_changes_size_and_colours(bench: Bench) -> None:
    bench.show()
    settings = dialog(bench)
    settings.text_size_chosen.emit(150)
    settings.theme_chosen.emit("dark")
    assert QApplication.font().pointSizeF() == pytest.approx(16.5)
    assert settings.text_size.value() == "150"
    QApplication.processEvents()
    window = QPalette.ColorRole.Window
    assert bench.window.palette().color(window) == build_palette(dark=True).color(window)
    assert (bench.graph.state.text_size, bench.graph.state.theme) == (150, "dark")


def test_another_language_is_told_and_the_same_one_not(bench: Bench) -> None:
    bench.show()
    told: list[str] = []
    bench.window.settings.language_chosen.connect(told.append)
    settings = dialog(bench)
    settings.language_chosen.emit("th")
    assert settings.isVisible()
    settings.language_chosen.emit("en")
    assert (told, bench.graph.state.language) == (["en"], "en")
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)


def test_the_folder_of_forms_is_made_and_shown(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = bench.folder / "มี ช่องว่าง" / "forms"
    shown: list[QUrl] = []
    monkeypatch.setattr(settings_commands, "user_forms_folder", lambda: folder)
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    bench.show()
    child(dialog(bench), QPushButton, "open_folder").click()
    assert [Path(url.toLocalFile()) for url in shown] == [folder]
    assert folder.is_dir()
    (bench.folder / "file").touch()
    folder = bench.folder / "file" / "forms"
    child(bench.await_dialog(SettingsDialog), QPushButton, "open_folder").click()
    assert str(folder) in bench.await_dialog(QMessageBox).text()
    assert len(shown) == 1
