"""A box for a period."""

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.measure import Period
from ita_desk.gui.widgets.dates_box import DatesBox
from ita_desk.i18n import Messages
from ita_desk.thai.date_reading import parse_period
from ita_desk.thai.dates import format_period

_ONE_DAY = timedelta(days=1)


class PeriodBox(DatesBox):
    """A period as typed, or one of the usual parts of a fiscal year. The value is a `Period`."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(messages, messages.say("window.period.quick"), parent)
        self.button.setEnabled(False)
        self._read_only = False

    def set_fiscal_year(self, year: int) -> None:
        """Offer the parts of a fiscal year (Buddhist era)."""
        self.menu.clear()
        for part in _parts(FiscalYear(year)):
            dates = format_period(part.start, part.end)
            label = self._messages.say(f"window.period.{part.name}", year=year, dates=dates)
            period = Period(part.start, part.end, dates)
            self.menu.addAction(label).triggered.connect(lambda _=False, period=period: self._choose(period))
        self.button.setEnabled(not self._read_only)

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change."""
        super().set_read_only(read_only)
        self._read_only = read_only
        self.button.setEnabled(not read_only and not self.menu.isEmpty())

    def _read(self, text: str) -> Period:
        return Period(*parse_period(text), text)

    def _dates(self, value: Period) -> str:
        return format_period(value.start, value.end)


class _Part(NamedTuple):
    name: str
    start: date
    end: date


def _parts(year: FiscalYear) -> tuple[_Part, ...]:
    """The whole year, its halves and its quarters."""
    second = year.start.replace(year=year.end.year, month=1)
    third, fourth = year.half + _ONE_DAY, year.end.replace(month=7, day=1)
    return (
        _Part("whole_year", year.start, year.end),
        _Part("first_half", year.start, year.half),
        _Part("second_half", third, year.end),
        _Part("quarter_1", year.start, second - _ONE_DAY),
        _Part("quarter_2", second, year.half),
        _Part("quarter_3", third, fourth - _ONE_DAY),
        _Part("quarter_4", fourth, year.end),
    )
