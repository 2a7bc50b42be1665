"""The toolbar with the fiscal year."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gui_window import build_desk, office_file
from ita_desk.gui.actions import Actions
from ita_desk.gui.desk import Desk
from ita_desk.gui.panels.year_bar import YearBar
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import add_year, remove_year

THAI = Messages("th")


class NoActs(dict[str, Callable[[], None]]):
    """Acts that do nothing."""

    def __missing__(self, name: str) -> Callable[[], None]:
        return lambda: None


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = build_desk(office_file(tmp_path))
    yield desk
    desk.close(10)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def bar(desk: Desk, window: QMainWindow) -> YearBar:
    bar = YearBar(desk, Actions(window, THAI, NoActs()), THAI, window)
    window.addToolBar(bar)
    return bar


def years(bar: YearBar) -> list[int]:
    return [bar.years.itemData(place) for place in range(bar.years.count())]


def test_the_newest_year_stands_first(bar: YearBar) -> None:
    assert years(bar) == [2568, 2567]
    assert bar.years.currentText() == "2568"


def test_a_chosen_year_is_gone_to(bar: YearBar, desk: Desk) -> None:
    bar.years.setCurrentIndex(1)
    bar.years.activated.emit(1)
    assert desk.place.year == 2567
    desk.place.go_to_year(2568)
    assert bar.years.currentText() == "2568"


def test_years_come_and_go(bar: YearBar, desk: Desk) -> None:
    desk.bridge.command(add_year(2570))
    assert years(bar) == [2570, 2568, 2567]
    assert bar.years.currentText() == "2568"
    desk.place.go_to_year(2570)
    desk.bridge.undo()
    assert years(bar) == [2568, 2567]
    assert desk.place.year == 2568
    assert bar.years.currentText() == "2568"


def test_no_year_is_left(bar: YearBar, desk: Desk) -> None:
    for year in (2567, 2568):
        desk.bridge.command(remove_year(year))
    assert years(bar) == []
    assert (bar.years.currentIndex(), desk.place.year) == (-1, 0)
    desk.bridge.undo()
    assert bar.years.currentText() == "2568"
    assert desk.place.year == 2568


def test_the_window_s_commands_are_at_hand(bar: YearBar) -> None:
    named = [action.objectName() for action in bar.actions() if action.objectName()]
    assert named == ["add_year", "undo", "redo", "show_page", "export"]
