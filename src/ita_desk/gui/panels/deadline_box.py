"""Until when the report of the round shown has to be handed in, and how long that is."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ita_desk.domain.deadline import time_left, usual_deadline
from ita_desk.domain.outcome import DoneOn
from ita_desk.domain.year_report import YearReport
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.day_box import DayBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.year import set_deadline
from ita_desk.thai.dates import format_day

_ROOM_FOR_DAY = 20  # letters: "30 กันยายน 2569" and some more


class DeadlineDay(DayBox):
    """A day that counts only where it is understood."""

    def _explain(self) -> None:
        super()._explain()
        text, day = self.line.text().strip(), self._dates(self._value)
        if text and not day:
            self.hint.setText(self._messages.say("window.overview.deadline.not_read"))
        self.hint.setVisible(text != day)  # a day written out needs no word


class DeadlineBox(QWidget):
    """The deadline of the round shown, the days that are left, and a usual day to begin with where none is given.

    `left` stands below the day unless it is put elsewhere.
    """

    def __init__(
        self, bridge: SessionBridge, place: Place, messages: Messages, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._bridge, self._place, self._messages, self._today = bridge, place, messages, today
        self.label = ThaiLabel(wraps=False)
        self.day = DeadlineDay(messages)
        self.day.setObjectName("deadline")
        fit_to_font(
            self.day, lambda day: day.setMinimumWidth(day.fontMetrics().averageCharWidth() * _ROOM_FOR_DAY)
        )
        self.day.set_read_only(bridge.read_only)
        self.label.setBuddy(self.day)
        self.left = ThaiLabel(wraps=False)
        self.left.setObjectName("days_left")
        self.usual = QPushButton()
        self.usual.setObjectName("usual_deadline")
        self.usual.setToolTip(messages.say("window.overview.deadline.usual.tip"))
        self.usual.setAccessibleDescription(self.usual.toolTip())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.day, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.usual, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.left, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.day.typed.connect(lambda: bridge.expect(self.day))
        self.day.settled.connect(self._take)
        self.usual.clicked.connect(self._take_usual)
        place.leaving.connect(bridge.settle)
        for moved in (place.year_changed, place.round_changed):
            moved.connect(self._show_other)
        self._show_other()

    @property
    def _report(self) -> YearReport | None:
        return self._bridge.office.year(self._place.year)

    def _show_other(self) -> None:
        self.day.set_value(DoneOn())  # what was not understood belongs to the other year or round
        self.show_deadline()

    def show_deadline(self) -> None:
        """Show what the office says now."""
        say, report, months = self._messages.say, self._report, self._place.round
        day = report.deadlines.of_round(months) if report else None
        self.label.setText(say(f"window.overview.deadline_{months}"))
        self.day.setAccessibleName(self.label.text())
        self.setEnabled(report is not None)
        if not self.day.unsettled and self.day.value().date != day:
            self.day.set_value(DoneOn(day, ""))
        if day:
            left = time_left(day, self._today())
            words = say(f"window.overview.deadline.{left.state}", days=left.days, day=format_day(day))
            self.left.setText(words)
        self.left.setVisible(day is not None)
        self.usual.setVisible(report is not None and day is None and not self._bridge.read_only)
        if report:
            usual = format_day(usual_deadline(report.fiscal_year, months))
            self.usual.setText(say("window.overview.deadline.usual", day=usual))

    def _take(self, value: DoneOn) -> None:
        if value.date is None and value.text.strip():
            return  # stays in the box to be mended; what was understood before still counts
        report, months = self._report, self._place.round
        if report and value.date != report.deadlines.of_round(months):
            self._bridge.apply(set_deadline(self._place.year, months, value.date))

    def _take_usual(self) -> None:
        if report := self._report:
            usual = usual_deadline(report.fiscal_year, self._place.round)
            self._bridge.command(set_deadline(self._place.year, self._place.round, usual))
            self.day.setFocus()  # the button goes
