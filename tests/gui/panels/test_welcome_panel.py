"""The first page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCommandLinkButton
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS, child
from ita_desk.gui.panels.welcome_panel import WelcomePanel
from ita_desk.i18n import Messages

THAI = Messages("th")


@pytest.fixture
def panel(qtbot: QtBot) -> WelcomePanel:
    panel = WelcomePanel(THAI)
    qtbot.addWidget(panel)
    return panel


def texts(panel: WelcomePanel) -> list[str]:
    return [panel.recent.item(row).text() for row in range(panel.recent.count())]


@pytest.mark.parametrize("name", ["new", "begin", "open", "sample"])
def test_four_ways_to_begin(panel: WelcomePanel, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(getattr(panel, f"{name}_wanted")):
        child(panel, QCommandLinkButton, name).click()


def test_recent_offices_are_listed_and_those_gone_are_said_to_be(panel: WelcomePanel, tmp_path: Path) -> None:
    there, gone = tmp_path / f"{AMPERSANDS}.ita", tmp_path / "gone.ita"
    there.touch()
    panel.show_recent([there, gone])
    assert texts(panel) == [
        f"{AMPERSANDS}\n{tmp_path}",
        f"gone\n{tmp_path}\n{THAI.say('window.welcome.gone')}",
    ]
    chosen: list[Path] = []
    panel.recent_chosen.connect(chosen.append)
    for row in range(2):
        panel.recent.itemClicked.emit(panel.recent.item(row))
    assert chosen == [there, gone]


def test_nothing_recent(panel: WelcomePanel) -> None:
    chosen: list[Path] = []
    panel.recent_chosen.connect(chosen.append)
    panel.show_recent([])
    panel.show_recent([])
    assert texts(panel) == [THAI.say("window.welcome.none")]
    panel.recent.itemClicked.emit(panel.recent.item(0))
    assert chosen == []
    assert panel.recent.item(0).flags() == Qt.ItemFlag.NoItemFlags
