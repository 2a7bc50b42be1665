"""Buttons that do one thing."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desk.gui.widgets.act_button import build_act_button, build_button_row


def test_it_is_named_and_acts_without_arguments(qtbot: QtBot) -> None:
    done: list[str] = []
    button = build_act_button("go", "ไป", lambda: done.append("go"), auto_default=True)
    qtbot.addWidget(button)
    button.click()
    assert (button.objectName(), button.text(), done) == ("go", "ไป", ["go"])
    assert button.autoDefault()


def test_without_an_act_it_only_tells(qtbot: QtBot) -> None:
    button = build_act_button("open", "เปิด")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        button.click()
    assert not button.autoDefault()


def test_a_row_keeps_its_buttons_together(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    buttons = [QPushButton(text) for text in "กข"]
    row = build_button_row(*buttons, at_end=True)
    widget.setLayout(row)
    widget.resize(600, 40)
    widget.show()
    assert row.count() == 3
    assert buttons[0].x() < buttons[1].x()
    assert buttons[1].geometry().right() > 560
