"""A calendar of one month in Buddhist years, which Qt's own does not know."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ita_desk.i18n import Messages
from ita_desk.thai.dates import format_day


class ThaiCalendar(QWidget):
    """Days of a month under the month's Thai name and Buddhist year; weeks begin on Sunday.

    `chosen` is emitted with the day that was clicked or confirmed by Enter.
    """

    chosen = Signal(object)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = QLabel()
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.days = QCalendarWidget()
        self.days.setLocale(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.days.setNavigationBarVisible(False)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setDateEditEnabled(False)
        self.days.setAccessibleName(messages.say("window.day.calendar"))
        self.days.currentPageChanged.connect(self._name_month)
        self.days.clicked.connect(self._choose)
        self.days.activated.connect(self._choose)
        self.setFocusProxy(self.days)
        turns: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("previous_year", "«", self.days.showPreviousYear),
            ("previous_month", "‹", self.days.showPreviousMonth),
            ("next_month", "›", self.days.showNextMonth),
            ("next_year", "»", self.days.showNextYear),
        )
        top = QHBoxLayout()
        for name, sign, turn in turns:
            top.addWidget(_turner(name, sign, messages.say(f"window.day.{name}"), turn))
        top.insertWidget(2, self.month, 1)
        rows = QVBoxLayout(self)
        rows.addLayout(top)
        rows.addWidget(self.days)
        self._name_month(self.days.yearShown(), self.days.monthShown())

    def show_day(self, day: date | None) -> None:
        """Show the month of a day (None: of today) with the day selected."""
        shown = QDate(day.year, day.month, day.day) if day else QDate.currentDate()
        self.days.setSelectedDate(shown)
        self.days.setCurrentPage(shown.year(), shown.month())

    def _name_month(self, year: int, month: int) -> None:
        self.month.setText(format_day(date(year, month, 1), "month"))

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _turner(name: str, sign: str, said: str, turn: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(sign)
    button.setToolTip(said)
    button.setAccessibleName(said)
    button.setAutoRaise(True)
    button.clicked.connect(turn)
    return button
