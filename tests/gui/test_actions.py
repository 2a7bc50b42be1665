"""The menus."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gui_window import AMPERSANDS
from ita_desk.gui.actions import Actions
from ita_desk.i18n import Messages

WITHOUT_OFFICE = {
    *("new", "open", "sample", "quit", "manual", "quick_start", "about", "report_problem"),
    *("settings", "shortcuts", "text_larger", "text_smaller", "text_usual"),
}
WRITING = {
    *"revert import undo redo replace paste_table paste_photo add_photo phrases".split(),
    *"add_measure duplicate_measure bulk_fill renumber_measures add_year sign_off".split(),
}


class Acts(dict[str, Callable[[], None]]):
    """Acts for all names, which note their names."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def __missing__(self, name: str) -> Callable[[], None]:
        return lambda: self.done.append(name)


@pytest.fixture
def acts() -> Acts:
    return Acts()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window: QMainWindow, acts: Acts) -> Actions:
    return Actions(window, Messages("th"), acts)


def enabled(actions: Actions) -> set[str]:
    return {name for name, action in actions.by_name.items() if action.isEnabled()}


def test_each_action_does_what_it_is_called(actions: Actions, acts: Acts) -> None:
    for action in actions.by_name.values():
        action.trigger()
    assert acts.done == list(actions.by_name)


def test_no_two_actions_share_a_key(actions: Actions) -> None:
    keys = Counter(key.toString() for action in actions.by_name.values() for key in action.shortcuts())
    assert [key for key, times in keys.items() if times > 1] == []
    assert {"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+O", "Ctrl+E", "F5", "Alt+1"} <= set(keys)


def test_what_can_be_done(actions: Actions) -> None:
    actions.allow(office=False, writing=False)
    assert enabled(actions) == WITHOUT_OFFICE
    actions.allow(office=True, writing=False)
    assert enabled(actions) == set(actions.by_name) - WRITING
    actions.allow(office=True, writing=True)
    assert enabled(actions) == set(actions.by_name)


def test_undo_says_what_it_takes_back(actions: Actions) -> None:
    plain = actions["undo"].text()
    actions.name_undo(AMPERSANDS, "")
    assert actions["undo"].text().endswith(AMPERSANDS.replace("&", "&&"))
    assert actions["undo"].isEnabled()
    assert not actions["redo"].isEnabled()
    actions.name_undo("", "ก")
    assert (actions["undo"].text(), actions["undo"].isEnabled()) == (plain, False)
    assert actions["redo"].text().endswith("ก")


def test_every_menu_opens_with_a_key_of_its_own(actions: Actions, window: QMainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    letters = [title[title.index("&") + 1] for title in titles]
    assert len(letters) == len(set(letters)) == 4
    assert all(letter.isascii() for letter in letters)
    assert actions.recent in window.findChildren(type(actions.recent))
