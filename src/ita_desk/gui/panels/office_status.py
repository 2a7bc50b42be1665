"""The status bar's lasting words: how many pages, what cannot be printed, saved through when."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStatusBar

from ita_desk.gui.desk import Desk
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedYear
from ita_desk.services.keeping.saver import SaveReport
from ita_desk.thai.dates import format_day

_SLOW_MILLISECONDS = 700  # saving usually takes a few milliseconds: words that flash by would only disturb


class OfficeStatus(QObject):
    """Says in the status bar through when all is saved, what cannot be printed, and how many pages there are.

    It also counts the problems. `faults_wanted` when the user asks for the faults, `problems_wanted` for the problems.
    """

    faults_wanted = Signal()
    problems_wanted = Signal()

    def __init__(self, desk: Desk, bar: QStatusBar, messages: Messages) -> None:
        super().__init__(bar)
        self._desk, self._messages = desk, messages
        self.pages = ThaiLabel(wraps=False)
        self.pages.setObjectName("pages")
        self.faults = QPushButton(flat=True)
        self.faults.setObjectName("faults")
        self.faults.clicked.connect(self.faults_wanted)
        self.problems = QPushButton(flat=True)
        self.problems.setObjectName("problem_counts")
        self.problems.clicked.connect(self.problems_wanted)
        self.saved = ThaiLabel(wraps=False)
        self.saved.setObjectName("saved")
        self._words = (self.problems, self.pages, self.faults, self.saved)
        for words in self._words:
            bar.addPermanentWidget(words)
        self.faults.hide()
        self.problems.hide()
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MILLISECONDS)
        self._slow.timeout.connect(self._tell_waiting)
        desk.bridge.changed.connect(self._changed)
        desk.save_reported.connect(self._show)
        key = "window.status.read_only" if desk.opened.read_only else "window.status.all_saved"
        self.saved.setText(messages.say(key))

    def remove(self) -> None:
        """Take the words out of the status bar."""
        for words in self._words:
            words.deleteLater()
        self.deleteLater()

    def show_pages(self, pages: int, faults: int) -> None:
        """Say how many pages there are, and how much on them cannot be printed as it is."""
        self.pages.setText(self._messages.say("window.status.pages", pages=pages))
        key = "window.status.faults" if faults else "window.status.no_faults"
        self.faults.setText(self._messages.say(key, count=faults))
        self.faults.setVisible(faults > 0)

    def show_problems(self, checked: CheckedYear) -> None:
        """Say how many problems there are of the first two severities."""
        must, should = checked.count("must"), checked.count("should")
        key = "window.status.problems" if must or should else "window.status.no_problems"
        self.problems.setText(self._messages.say(key, must=must, should=should))
        self.problems.show()

    def _changed(self) -> None:
        if not self._slow.isActive():
            self._slow.start()

    def _tell_waiting(self) -> None:
        if not self._desk.saved:
            self.saved.setText(self._messages.say("window.status.saving"))

    def _show(self, report: SaveReport) -> None:
        if report.error is not None:  # what may be over in a moment must not frighten
            key = "window.status.not_saved" if report.lasting else "window.status.saving"
            self.saved.setText(self._messages.say(key))
            return
        if self._desk.saved:
            self._slow.stop()
        self.saved.setText(self._messages.say("window.status.saved", at=_moment(report.at)))


def _moment(at: datetime) -> str:
    """The time of day, and the day too if it is not today's."""
    time = f"{at:%H:%M:%S}"
    today = datetime.now(at.tzinfo).date()
    return time if at.date() == today else f"{format_day(at.date(), 'short')} {time}"
