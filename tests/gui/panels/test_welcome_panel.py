"""The first page."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui_typing import press
from gui_window import AMPERSANDS, LONG, child
from ita_desk.gui.commands.recent_offices import RecentOffices
from ita_desk.gui.panels.welcome_panel import WelcomePanel
from ita_desk.gui.widgets.way_button import WayButton
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages
from ita_desk.thai.dates import format_day

THAI = Messages("th")
DAY = date(2026, 11, 20)
Key = Qt.Key


@pytest.fixture
def offices(tmp_path: Path) -> RecentOffices:
    return RecentOffices(WindowState(tmp_path / "window.ini"))


@pytest.fixture
def panel(qtbot: QtBot, offices: RecentOffices) -> WelcomePanel:
    panel = WelcomePanel(THAI, offices)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.complete()
    return panel


@pytest.fixture
def two(offices: RecentOffices, tmp_path: Path, qtbot: QtBot) -> tuple[Path, Path]:
    """An office that is there, and below it one that is not."""
    there, gone = tmp_path / f"{AMPERSANDS}.ita", tmp_path / "gone.ita"
    there.touch()
    offices.remember(gone, 2568, DAY)
    offices.remember(there, 0, DAY)
    offices.look()
    qtbot.waitUntil(lambda: not offices.where(gone).there, timeout=LONG)
    return there, gone


def texts(panel: WelcomePanel) -> list[str]:
    return [panel.recent.item(row).text() for row in range(panel.recent.count())]


@pytest.mark.parametrize("name", ["new", "begin", "open", "sample"])
def test_four_ways_to_begin(panel: WelcomePanel, qtbot: QtBot, name: str) -> None:
    way = child(panel, WayButton, name)
    assert way.accessibleName() == way.title.text() == THAI.say(f"window.welcome.{name}.title")
    assert way.accessibleDescription() == THAI.say(f"window.welcome.{name}")
    with qtbot.waitSignal(getattr(panel, f"{name}_wanted")):
        way.click()


def test_the_first_start_shows_only_ways_to_begin(panel: WelcomePanel) -> None:
    assert not panel.recent.isVisible()
    panel.begin_here()
    assert panel.ways["new"].hasFocus()
    assert panel.ways["new"].isDefault()


def test_nothing_of_a_way_is_cut_in_a_narrow_window(panel: WelcomePanel) -> None:
    for width in (900, 420):
        panel.resize(width, 600)
        for way in panel.ways.values():
            for label in (way.title, way.explanation):
                assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.usefixtures("two")
def test_recent_offices_are_listed_and_those_gone_are_said_to_be(panel: WelcomePanel, tmp_path: Path) -> None:
    told = THAI.say("window.recent.told", year=2568, day=format_day(DAY, "short"))
    assert texts(panel) == [
        f"{AMPERSANDS}\n{tmp_path}",
        f"gone\n{told}\n{tmp_path}\n{THAI.say('window.recent.gone')}",
    ]
    panel.begin_here()
    assert panel.recent.hasFocus()
    assert not panel.ways["new"].isDefault()


def test_keys_open_and_forget(panel: WelcomePanel, two: tuple[Path, Path], offices: RecentOffices) -> None:
    chosen: list[Path] = []
    panel.recent.chosen.connect(chosen.append)
    panel.recent.remove_wanted.connect(offices.remove)
    panel.begin_here()
    press(panel.recent, Key.Key_Return)
    press(panel.recent, Key.Key_Down)
    press(panel.recent, Key.Key_Return)
    assert chosen == list(two)
    child(panel.recent, QAction, "remove").trigger()
    assert [office.path for office in offices.offices] == [two[0]]
    assert panel.recent.currentRow() == 0
    child(panel.recent, QAction, "remove").trigger()
    assert not panel.recent.isVisible()
    child(panel.recent, QAction, "remove").trigger()  # nothing is left
    assert texts(panel) == []
    assert len(chosen) == 2


def test_a_menu_offers_the_same(panel: WelcomePanel, two: tuple[Path, Path], qtbot: QtBot) -> None:
    found: list[tuple[str, Path]] = []
    for name in ("chosen", "find_wanted", "remove_wanted"):
        getattr(panel.recent, name).connect(lambda path, name=name: found.append((name, path)))
    place = panel.recent.visualItemRect(panel.recent.item(1)).center()
    panel.recent.customContextMenuRequested.emit(place)
    menu = child(panel.recent, QMenu)
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert found == [(name, two[1]) for name in ("chosen", "find_wanted", "remove_wanted")]
    panel.recent.customContextMenuRequested.emit(panel.recent.viewport().rect().bottomRight())
    assert panel.recent.currentRow() == 1
