"""A box for a day."""

from datetime import date

from PySide6.QtWidgets import QWidget, QWidgetAction

from ita_desk.domain.outcome import DoneOn
from ita_desk.gui.widgets.dates_box import DatesBox
from ita_desk.gui.widgets.thai_calendar import ThaiCalendar
from ita_desk.i18n import Messages
from ita_desk.thai.date_reading import parse_day
from ita_desk.thai.dates import format_day


class DayBox(DatesBox):
    """A day as typed, or chosen from a calendar in Buddhist years. The value is a `DoneOn`."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(messages, messages.say("window.day.calendar"), parent)
        self.calendar = ThaiCalendar(messages)
        self.calendar.chosen.connect(self._choose_day)
        action = QWidgetAction(self)
        action.setDefaultWidget(self.calendar)
        self.menu.addAction(action)
        self.menu.aboutToShow.connect(self._open)

    def _open(self) -> None:
        self.settle()
        self.calendar.show_day(self._value.date)
        self.calendar.setFocus()

    def _choose_day(self, day: date) -> None:
        self.menu.close()
        self._choose(DoneOn(day, format_day(day)))

    def _read(self, text: str) -> DoneOn:
        return DoneOn(parse_day(text), text)

    def _dates(self, value: DoneOn) -> str:
        return format_day(value.date) if value.date else ""
