"""The box for a choice."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_typing import press
from ita_desk.gui.widgets.choice_box import ChoiceBox

CHOICES = [("", "ไม่ระบุ"), ("done", "แล้วเสร็จ"), ("not_done", "ยังไม่ได้ทำ")]


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    box = ChoiceBox(CHOICES)
    qtbot.addWidget(box)
    return box


@pytest.fixture
def settled(box: ChoiceBox) -> list[str]:
    heard: list[str] = []
    box.settled.connect(heard.append)
    return heard


def test_choice_of_the_user_settles_at_once(box: ChoiceBox, settled: list[str]) -> None:
    box.set_value("")
    press(box, Qt.Key.Key_Down)
    assert settled == ["done"]
    assert box.value() == "done"
    assert not box.unsettled
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Down)
    assert settled == ["done", "not_done"]


def test_value_from_the_program_says_nothing(box: ChoiceBox, settled: list[str]) -> None:
    box.set_value("done")
    assert box.currentText() == "แล้วเสร็จ"
    box.settle()
    assert settled == []


def test_unknown_value_is_kept(box: ChoiceBox, settled: list[str]) -> None:
    box.set_value("other")
    assert (box.value(), box.currentText()) == ("other", "")
    box.set_choices([*CHOICES, ("other", "อื่น")])
    assert (box.value(), box.currentText()) == ("other", "อื่น")
    assert settled == []


def test_wheel_changes_nothing(box: ChoiceBox, settled: list[str]) -> None:
    event = QWheelEvent(
        QPointF(1, 1),
        QPointF(1, 1),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert not event.isAccepted()
    assert (box.value(), settled) == ("", [])


def test_read_only_choice_cannot_be_changed(box: ChoiceBox) -> None:
    box.set_read_only(True)
    assert not box.isEnabled()
    box.set_read_only(False)
    assert box.isEnabled()
