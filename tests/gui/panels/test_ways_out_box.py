"""The buttons of the ways out."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from ita_desk.gui.actions import OUT
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.panels.ways_out_box import WaysOutBox
from ita_desk.i18n import Messages

THAI = Messages("th")


@pytest.fixture
def box(qtbot: QtBot) -> WaysOutBox:
    box = WaysOutBox(THAI)
    qtbot.addWidget(box)
    return box


def test_each_says_what_its_command_says(box: WaysOutBox) -> None:
    texts = [button.text() for button in box.buttons.values()]
    assert texts == [plain(THAI.say(f"window.action.{name}")) for name in OUT]


@pytest.mark.parametrize("name", OUT)
def test_each_triggers_its_action_while_that_can_be_done(box: WaysOutBox, name: str) -> None:
    actions = {way: QAction(box) for way in OUT}
    done: list[str] = []
    for way, action in actions.items():
        action.triggered.connect(lambda _=False, way=way: done.append(way))
    actions[name].setEnabled(False)
    box.follow(actions)
    assert not box.buttons[name].isEnabled()
    box.buttons[name].click()
    actions[name].setEnabled(True)
    box.buttons[name].click()
    assert done == [name]
