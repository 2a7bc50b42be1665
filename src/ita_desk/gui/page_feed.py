"""Keeps the pages in step with the office."""

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.document.fields import PrintOptions
from ita_desk.domain.changes import Changes
from ita_desk.gui.desk import Desk
from ita_desk.gui.panels.page_panel import PagePanel
from ita_desk.i18n import Messages
from ita_desk.services.export_request import ExportRequest
from ita_desk.services.page_maker import Pages

QUIET_MILLISECONDS = 100


class PageFeed(QObject):
    """Asks the worker for pages after each change and shows what comes back.

    Follows the record that is edited or chosen. `shown` tells that new pages stand, with what on them cannot be
    printed as it is, as messages; `failed` carries the AppError that kept them from being made.
    """

    shown = Signal(tuple)
    failed = Signal(object)

    def __init__(self, desk: Desk, panel: PagePanel, messages: Messages) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._messages = desk, panel, messages
        self._places: dict[str, tuple[int, float]] = {}
        self._follow = ""
        self._asked = 0  # the number of the newest answer that is waited for
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._ask)
        desk.bridge.changed.connect(self._changed)
        desk.place.measure_changed.connect(self.follow)
        for moved in (desk.place.year_changed, desk.place.round_changed, desk.choices.changed):
            moved.connect(self._ask)
        desk.choices.layout_changed.connect(self._quiet.start)
        desk.answered.connect(self._show)
        self._ask()

    def request(self, carried: str = "none", *, draft: bool = False) -> ExportRequest:
        """What the pages show; `carried` is how much of the data goes along in the file, `draft` marks each page."""
        place, choices = self._desk.place, self._desk.choices
        filing_year = place.year + choices.filing_offset if choices.filing_offset else None
        options = PrintOptions(place.round, choices.digits, filing_year, draft)
        return ExportRequest(choices.layout, place.year, options, carried)

    def _changed(self, changes: Changes) -> None:
        if {part.field for part in changes.parts} == {"accepted"}:
            return  # nothing of it is printed
        place = self._desk.place
        if place.measure and changes.touches(place.year, "measures", place.measure):
            self._follow = place.measure
        self._quiet.start()

    @property
    def _has_year(self) -> bool:
        return self._desk.bridge.office.year(self._desk.place.year) is not None

    def _ask(self) -> None:
        self._quiet.stop()
        if not self._has_year:
            self._panel.show_nothing(self._messages.say("window.page.no_year"))
            return
        self._panel.say_state(self._messages.say("window.page.setting"))
        self._asked = self._desk.worker.ask_pages(self._desk.bridge.office, self.request())

    def _show(self, answer: object) -> None:
        if not isinstance(answer, Pages) or not self._has_year:  # asked for before the year went
            return
        if answer.error:
            self._panel.say_state(self._messages.say("window.page.failed"))
            self.failed.emit(answer.error)
            return
        self._panel.show_pages(answer.content, answer.sizes)
        if answer.number != self._asked:  # newer ones are on their way
            self._panel.say_state(self._messages.say("window.page.setting"))
        self._places = {record: (page, down) for record, page, down in answer.places}
        self.shown.emit(answer.faults)
        if self._follow:
            self.follow(self._follow)

    def follow(self, record: str) -> None:
        """Bring a record into sight now, or when it is on a page."""
        self._follow = record
        if place := self._places.get(record):
            self._follow = ""
            self._panel.reveal(*place)
