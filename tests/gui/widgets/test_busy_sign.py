"""The sign that something takes a while."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_window import child
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.widgets.busy_sign import build_busy_sign
from ita_desk.i18n import Messages

THAI = Messages("th")


def test_it_says_what_is_done_and_can_be_stopped(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    stopped: list[str] = []
    sign = build_busy_sign(
        window, THAI, "export", THAI.say("window.export.running"), lambda: stopped.append("stop")
    )
    assert sign.windowTitle() == plain(THAI.say("window.action.export")).removesuffix("…")
    assert sign.labelText() == THAI.say("window.export.running")
    child(sign, QPushButton).click()
    assert stopped == ["stop"]
    assert not sign.isVisible()
