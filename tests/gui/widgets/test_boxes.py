"""Every box fits a binding, and what is typed there reaches the office while what the office says reaches the box."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui_typing import press, type_text
from ita_desk.domain.measure import Period
from ita_desk.domain.outcome import DoneOn
from ita_desk.gui.binding import Box
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.day_box import DayBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.lines_box import LinesBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.period_box import PeriodBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.i18n import Message, Messages


class Keys(Messages):
    """Says the keys of messages."""

    def text(self, message: Message) -> str:
        return message.key


def chosen(box: QWidget) -> None:
    press(box, Qt.Key.Key_Down)


def typed(text: str) -> Callable[[QWidget], None]:
    return lambda box: type_text(box.focusProxy() or box, text)


BOXES: list[tuple[Callable[[], Box], Callable[[QWidget], None], Any, Any]] = [
    (TextBox, typed("น้ำ\n"), "น้ำ\n", "ก"),
    (LineBox, typed("น้ำ"), "น้ำ", "ก"),
    (lambda: NumberBox(Keys()), typed("๙๕.๓๐"), Decimal("95.3"), Decimal(1)),
    (lambda: ChoiceBox([("a", "ก"), ("b", "ข")]), chosen, "a", "b"),
    (LinesBox, typed("ก\n\nข"), ("ก", "ข"), ("ค",)),
    (lambda: DayBox(Keys()), typed("1/2/68"), DoneOn(date(2025, 2, 1), "1/2/68"), DoneOn(None, "ก")),
    (
        lambda: PeriodBox(Keys()),
        typed("ก.พ. 68"),
        Period(date(2025, 2, 1), date(2025, 2, 28), "ก.พ. 68"),
        Period(None, None, "ก"),
    ),
]


@pytest.mark.parametrize(("make", "enter", "value", "other"), BOXES)
def test_box_keeps_the_promises_of_a_box(
    qapp: QApplication, make: Callable[[], Box], enter: Callable[[QWidget], None], value: Any, other: Any
) -> None:
    box = make()
    assert isinstance(box, QWidget)
    begun: list[bool] = []
    heard: list[Any] = []
    box.typed.connect(lambda: begun.append(True))
    box.settled.connect(heard.append)
    enter(box)
    assert begun
    box.settle()
    assert heard == [value]
    assert not box.unsettled
    box.set_value(value)
    box.set_value(other)
    box.settle()
    assert heard == [value]
    box.set_read_only(True)
    enter(box)
    box.settle()
    assert heard == [value]
