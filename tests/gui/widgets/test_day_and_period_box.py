"""The boxes for a day and a period, and their calendar and menu."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from ita_desk.domain.measure import Period
from ita_desk.domain.outcome import DoneOn
from ita_desk.gui.widgets.day_box import DayBox
from ita_desk.gui.widgets.period_box import PeriodBox
from ita_desk.gui.widgets.thai_calendar import ThaiCalendar
from ita_desk.i18n import Message, Messages


class Keys(Messages):
    """Says the keys and the dates of messages."""

    def text(self, message: Message) -> str:
        return f"{message.key} {message.values.get('dates', '')}"


@pytest.fixture
def day(qtbot: QtBot) -> DayBox:
    box = DayBox(Keys())
    qtbot.addWidget(box)
    return box


@pytest.fixture
def period(qtbot: QtBot) -> PeriodBox:
    box = PeriodBox(Keys())
    qtbot.addWidget(box)
    return box


def heard(box: DayBox | PeriodBox) -> list[Any]:
    """What the box settles from now on."""
    values: list[Any] = []
    box.settled.connect(values.append)
    return values


def test_day_as_typed(day: DayBox) -> None:
    values = heard(day)
    type_text(day.line, "๕ มี.ค. ๖๘")
    assert day.unsettled
    day.settle()
    assert values == [DoneOn(date(2025, 3, 5), "๕ มี.ค. ๖๘")]
    assert day.hint.text() == "window.dates.understood 5 มีนาคม 2568"


def test_what_is_no_day_is_text(day: DayBox) -> None:
    values = heard(day)
    type_text(day.line, "เมื่อสะดวก")
    day.settle()
    assert values == [DoneOn(None, "เมื่อสะดวก")]
    assert day.hint.text().startswith("window.dates.not_understood")
    day.line.clear()
    day.settle()
    assert values[1:] == [DoneOn(None, "")]
    assert day.hint.isHidden()


def test_dates_that_came_with_a_text_stay_with_it(day: DayBox) -> None:
    given = DoneOn(date(2025, 1, 2), "วันเด็ก")
    day.set_value(given)
    assert day.value() == given
    assert day.hint.text() == "window.dates.understood 2 มกราคม 2568"
    type_text(day.line, "1")
    day.line.backspace()
    day.settle()
    assert day.value() == given


def test_day_without_text_is_written_out(day: DayBox) -> None:
    values = heard(day)
    day.set_value(DoneOn(date(2024, 2, 29)))
    assert day.line.text() == "29 กุมภาพันธ์ 2567"
    assert day.value() == DoneOn(date(2024, 2, 29))
    assert values == []


def test_day_from_the_calendar(day: DayBox) -> None:
    day.set_value(DoneOn(None, "๕ มี.ค. ๖๘"))
    day.line.end(False)
    type_text(day.line, " ")
    values = heard(day)
    day.button.click()
    assert day.menu.isVisible()
    assert values == [DoneOn(date(2025, 3, 5), "๕ มี.ค. ๖๘ ")]
    assert day.calendar.month.text() == "มีนาคม 2568"
    day.calendar.days.clicked.emit(QDate(2025, 3, 7))
    assert not day.menu.isVisible()
    assert values[1:] == [DoneOn(date(2025, 3, 7), "7 มีนาคม 2568")]
    assert day.line.text() == "7 มีนาคม 2568"


def test_calendar_shows_today_without_a_day(day: DayBox) -> None:
    day.calendar.show_day(None)
    shown = day.calendar.days.selectedDate()
    assert (shown.year(), shown.month()) == (day.calendar.days.yearShown(), day.calendar.days.monthShown())


@pytest.mark.parametrize(
    ("button", "month"),
    [
        ("previous_year", "มกราคม 2567"),
        ("previous_month", "ธันวาคม 2567"),
        ("next_month", "กุมภาพันธ์ 2568"),
        ("next_year", "มกราคม 2569"),
    ],
)
def test_calendar_turns_in_buddhist_years(qtbot: QtBot, button: str, month: str) -> None:
    calendar = ThaiCalendar(Keys())
    qtbot.addWidget(calendar)
    calendar.show_day(date(2025, 1, 31))
    assert calendar.month.text() == "มกราคม 2568"
    turner = calendar.findChild(QToolButton, button)
    assert isinstance(turner, QToolButton)
    turner.click()
    assert calendar.month.text() == month
    assert turner.accessibleName().startswith(f"window.day.{button}")


def test_calendar_by_keyboard(qtbot: QtBot) -> None:
    calendar = ThaiCalendar(Keys())
    qtbot.addWidget(calendar)
    calendar.show()
    calendar.show_day(date(2025, 1, 31))
    chosen: list[date] = []
    calendar.chosen.connect(chosen.append)
    view = calendar.days.focusProxy() or calendar.days
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Return)
    assert chosen == [date(2025, 2, 1)]


def test_period_as_typed(period: PeriodBox) -> None:
    values = heard(period)
    type_text(period.line, "ต.ค. ๖๗ - ก.ย. ๖๘")
    period.settle()
    assert values == [Period(date(2024, 10, 1), date(2025, 9, 30), "ต.ค. ๖๗ - ก.ย. ๖๘")]
    assert period.hint.text() == "window.dates.understood ตุลาคม 2567 - กันยายน 2568"


def test_parts_of_the_fiscal_year(period: PeriodBox) -> None:
    assert not period.button.isEnabled()
    period.set_fiscal_year(2567)
    period.set_fiscal_year(2568)
    values = heard(period)
    for action in period.menu.actions():
        action.trigger()
    assert [(value.start, value.end) for value in values] == [
        (date(2024, 10, 1), date(2025, 9, 30)),
        (date(2024, 10, 1), date(2025, 3, 31)),
        (date(2025, 4, 1), date(2025, 9, 30)),
        (date(2024, 10, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2025, 3, 31)),
        (date(2025, 4, 1), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2025, 9, 30)),
    ]
    assert values[3].text == "ตุลาคม 2567 - ธันวาคม 2567"
    assert period.line.text() == "กรกฎาคม 2568 - กันยายน 2568"
    assert period.menu.actions()[1].text() == "window.period.first_half ตุลาคม 2567 - มีนาคม 2568"


def test_choice_takes_the_place_of_what_was_typed(period: PeriodBox) -> None:
    period.set_fiscal_year(2568)
    type_text(period.line, "ก")
    values = heard(period)
    period.menu.actions()[0].trigger()
    period.settle()
    assert len(values) == 1
    assert not period.unsettled


def test_read_only_boxes(day: DayBox, period: PeriodBox) -> None:
    for box in (day, period):
        box.set_read_only(True)
        type_text(box.line, "ก")
        assert box.line.text() == ""
    period.set_fiscal_year(2568)
    assert not period.button.isEnabled()
    assert not day.button.isEnabled()
    period.set_read_only(False)
    assert period.button.isEnabled()


def test_line_has_the_name_of_its_box(day: DayBox) -> None:
    day.setAccessibleName("วันที่")
    assert day.line.accessibleName() == "วันที่"
    assert day.focusProxy() is day.line


def test_half_a_day_is_no_mistake_while_one_types(day: DayBox, qtbot: QtBot) -> None:
    with qtbot.waitExposed(day):
        day.show()
    day.activateWindow()
    day.line.setFocus()
    qtbot.waitUntil(day.line.hasFocus, timeout=5_000)
    type_text(day.line, "30 กันยา")
    day.settle()
    assert day.hint.text() == ""
    day.line.clearFocus()
    assert day.hint.text().startswith("window.dates.not_understood")
