"""The line of help at the top of a tab."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desk.gui.widgets.help_line import HelpLine
from ita_desk.gui.window_state import WindowState
from measure_editing import KeyMessages


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    return WindowState(tmp_path / "window.ini")


def line_of(state: WindowState, qtbot: QtBot) -> HelpLine:
    line = HelpLine(KeyMessages(), state)
    qtbot.addWidget(line)
    return line


def shown(line: HelpLine, tab: str) -> str:
    line.show_help(tab)
    return "" if line.isHidden() else line.label.text()


def test_each_tab_has_its_line_until_it_is_dismissed(state: WindowState, qtbot: QtBot) -> None:
    line = line_of(state, qtbot)
    assert line.isHidden()
    assert [shown(line, tab) for tab in ("measures", "print")] == [
        "window.help.measures",
        "window.help.print",
    ]
    line.button.click()
    assert line.isHidden()
    assert shown(line, "measures") == "window.help.measures"
    line.button.click()
    assert [shown(line, tab) for tab in ("measures", "print", "check")] == ["", "", "window.help.check"]
    assert shown(line, "") == ""


def test_the_choice_outlives_the_window(state: WindowState, tmp_path: Path, qtbot: QtBot) -> None:
    line = line_of(state, qtbot)
    line.show_help("check")
    line.button.click()
    state.save()
    again = line_of(WindowState(tmp_path / "window.ini"), qtbot)
    assert [shown(again, tab) for tab in ("measures", "check")] == ["window.help.measures", ""]
    again.show_all()
    assert not again.isHidden()
    assert again.label.text() == "window.help.check"


def test_the_button_says_what_it_does(state: WindowState, qtbot: QtBot) -> None:
    line = line_of(state, qtbot)
    button = line.button
    assert (button.accessibleName(), button.toolTip()) == (
        "window.help_line.hide",
        "window.help_line.hide.tip",
    )
