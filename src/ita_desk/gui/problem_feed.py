"""Keeps the problems in step with the office."""

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.gui.desk import Desk
from ita_desk.services.checking import CheckedYear
from ita_desk.services.printing.page_maker import Problems

QUIET_MILLISECONDS = 100


class ProblemFeed(QObject):
    """Has the worker check the year shown after each change.

    `found` carries each `CheckedYear` that comes back, `failed` the AppError that kept the checks from running.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.checked = CheckedYear()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._ask)
        for changed in (desk.bridge.changed, desk.choices.changed, desk.choices.layout_changed):
            changed.connect(lambda *_: self._quiet.start())
        desk.place.year_changed.connect(self._ask)
        desk.answered.connect(self._take)
        self._ask()

    def _ask(self) -> None:
        self._quiet.stop()
        office, year = self._desk.bridge.office, self._desk.place.year
        if office.year(year) is None:
            self._show(CheckedYear(year))
        else:
            self._desk.worker.ask_problems(office, year, self._desk.choices.layout)

    def _take(self, answer: object) -> None:
        if not isinstance(answer, Problems):
            return
        if answer.error:
            self.failed.emit(answer.error)
        elif answer.checked.year == self._desk.place.year:  # else the newer answer is on its way
            self._show(answer.checked)

    def _show(self, checked: CheckedYear) -> None:
        self.checked = checked
        self.found.emit(checked)
