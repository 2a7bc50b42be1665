"""The box for a number."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.i18n import Message, Messages


class Keys(Messages):
    """Says the keys and values of messages."""

    def text(self, message: Message) -> str:
        return f"{message.key} {dict(message.values)}"


@pytest.fixture
def box(qtbot: QtBot) -> NumberBox:
    box = NumberBox(Keys(), lowest=-5, highest=2000)
    qtbot.addWidget(box)
    return box


@pytest.fixture
def settled(box: NumberBox) -> list[Decimal | None]:
    heard: list[Decimal | None] = []
    box.settled.connect(heard.append)
    return heard


def ground(box: NumberBox) -> str:
    return box.palette().color(QPalette.ColorRole.Base).name()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("๙๕.๓๐", "95.30"),
        ("95.3", "95.3"),
        (" 1,234.50 ", "1234.50"),
        ("95.", "95"),
        (".5", "0.5"),
        ("-5", "-5"),
        ("+2000", "2000"),
        ("๑,๒๓๔", "1234"),
    ],
)
def test_numbers(box: NumberBox, settled: list[Decimal | None], text: str, number: str) -> None:
    type_text(box, text)
    box.settle()
    assert settled == [Decimal(number)]
    assert box.value() == Decimal(number)
    assert not box.wrong
    assert box.text() == text


@pytest.mark.parametrize(
    "text", ["๙๕,๓", "95..3", "12,34", "-5.01", "2000.1", "ก", "1e3", "NaN", "--", "1 2", "²", "95%"]
)
def test_what_is_no_right_number_is_marked_and_kept(
    box: NumberBox, settled: list[Decimal | None], text: str
) -> None:
    usual = ground(box)
    box.set_value(Decimal(7))
    box.clear()
    type_text(box, text)
    box.settle()
    assert settled == []
    assert box.value() == Decimal(7)
    assert box.text() == text
    assert (box.wrong, ground(box) != usual) == (True, True)
    said = f"window.number.wrong {{'lowest': {-5}, 'highest': {2000}}}"
    assert (box.toolTip(), box.statusTip(), box.accessibleDescription()) == (said, said, said)
    box.clear()
    type_text(box, "8")
    box.settle()
    assert settled == [Decimal(8)]
    assert (box.wrong, ground(box), box.toolTip()) == (False, usual, "")


def test_empty_box_is_no_number(box: NumberBox, settled: list[Decimal | None]) -> None:
    box.set_value(Decimal("95.30"))
    assert box.text() == "95.30"
    box.clear()
    box.settle()
    assert settled == [None]
    box.set_value(None)
    assert box.text() == ""


def test_large_number_is_written_plainly(box: NumberBox) -> None:
    box.set_value(Decimal("1E+3"))
    assert box.text() == "1000"


def test_wrong_text_stays_beside_the_same_number_only(box: NumberBox) -> None:
    box.set_value(Decimal(1))
    type_text(box, "x")
    box.settle()
    box.set_value(Decimal(1))
    assert (box.text(), box.wrong) == ("x1", True)
    box.set_value(Decimal(2))
    assert (box.text(), box.wrong) == ("2", False)


def test_wrong_text_can_be_forgotten(box: NumberBox) -> None:
    box.set_value(Decimal(1))
    type_text(box, "x")
    box.settle()
    box.forget()
    assert (box.text(), box.wrong, box.unsettled) == ("1", False, False)


def test_text_for_the_same_number_stays_until_the_box_is_left(box: NumberBox, qtbot: QtBot) -> None:
    with qtbot.waitExposed(box):
        box.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=5000)
    type_text(box, "๙๕.")
    box.settle()
    box.set_value(Decimal(95))
    assert box.text() == "๙๕."
    box.clearFocus()
    assert box.text() == "95"


def test_wrong_text_stays_when_the_box_is_left(box: NumberBox) -> None:
    type_text(box, "x")
    QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusOut))
    assert (box.text(), box.wrong) == ("x", True)
