"""Keeps the pages in step with the office."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.document.fields import PrintOptions
from ita_desk.domain.changes import Changes
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.gui.desk import Desk
from ita_desk.gui.panels.page_panel import PagePanel
from ita_desk.i18n import Messages
from ita_desk.services.place_words import place_words
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.printing.page_maker import Pages
from ita_desk.services.printing.page_places import PagePlaces, PrintedBox
from ita_desk.services.printing.printed_sources import marks_of, place_to_edit

QUIET_MILLISECONDS = (
    0  # edits of one turn of the event loop are shown together; typed text has waited already
)
PATIENCE_MILLISECONDS = 300  # pages that come sooner come without a word on it: it would only flicker


class PageFeed(QObject):
    """Asks the worker for pages after each change and shows what comes back.

    Marks on them what is edited or chosen, and keeps it in sight. `shown` tells that new pages stand, with what on them cannot be
    printed as it is, as messages; `failed` carries the AppError that kept them from being made; `place_wanted` the `domain.texts.Place`
    of what was clicked on or, by Return, of what is marked.
    """

    shown = Signal(tuple)
    failed = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, desk: Desk, panel: PagePanel, messages: Messages) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._messages = desk, panel, messages
        self.places = self._coming = PagePlaces()
        self._marked: Place | None = None
        self._follow = False  # whether the mark is to be brought into sight when new pages stand
        self._asked = 0  # the number of the newest answer that is waited for
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._ask)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._say_setting)
        desk.bridge.changed.connect(self._changed)
        desk.place.measure_changed.connect(self.follow)
        for moved in (desk.place.year_changed, desk.place.round_changed, desk.choices.changed):
            moved.connect(self._ask)
        desk.choices.layout_changed.connect(self._quiet.start)
        desk.answered.connect(self._show)
        view = panel.view
        view.find_box, view.tell_box = self._find, self._tell
        view.renewed.connect(self._renew)
        view.clicked.connect(lambda box: self.place_wanted.emit(self._place_of(box)))
        view.entered.connect(lambda: self.place_wanted.emit(self._marked) if self._marked else None)
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
        if self._marked and _touches(changes, self._marked):
            self._follow = True
        self._quiet.start()

    @property
    def _has_year(self) -> bool:
        return self._desk.bridge.office.year(self._desk.place.year) is not None

    def _ask(self) -> None:
        self._quiet.stop()
        if not self._has_year:
            self._patience.stop()
            self._panel.show_nothing(self._messages.say("window.page.no_year"))
            return
        self._patience.start()
        self._asked = self._desk.worker.ask_pages(self._desk.bridge.office, self.request())

    def _show(self, answer: object) -> None:
        if not isinstance(answer, Pages) or not self._has_year:  # asked for before the year went
            return
        if answer.error:
            self._patience.stop()
            self._panel.say_state(self._messages.say("window.page.failed"))
            self.failed.emit(answer.error)
            return
        self._coming = answer.places
        self._panel.show_pages(answer.content, answer.sizes, answer.looks)
        if answer.number == self._asked:  # else newer ones are on their way
            self._patience.stop()
        elif not self._patience.isActive():
            self._say_setting()
        self.shown.emit(answer.faults)

    def _say_setting(self) -> None:
        self._panel.say_state(self._messages.say("window.page.setting"))

    def _renew(self) -> None:
        """Mark new pages; what was marked in sight stays where it stands on the screen."""
        view = self._panel.view
        record, field = view.marks
        heights = [view.rect_of(box).top() if view.shows(box) else None for box in field or record]
        self.places = self._coming
        boxes = self._show_marks()
        held = next(((b, h) for b, h in zip(boxes, heights, strict=False) if h is not None), None)
        if held:
            view.hold(*held)
        if self._follow:
            self._reveal(boxes)

    # --- marks ---------------------------------------------------------------------------------------------

    def mark(self, place: Place | None) -> None:
        """Mark a place that is edited, in sight now or when it is on a page; None for no mark."""
        if place != self._marked:
            self._marked = place
            self._reveal(self._show_marks())

    def follow(self, record: str) -> None:
        """Mark a record of the year shown, in sight now or when it is on a page; "" for none."""
        if not (record and self._marked and self._marked.record == record):
            self._marked = Place(self._desk.place.year, record) if record else None
        self._reveal(self._show_marks())

    def _show_marks(self) -> Sequence[PrintedBox]:
        """Mark what prints the place; what of it is to be seen: its field, else its record."""
        record, field = marks_of(self._marked, self.places) if self._marked else ([], [])
        self._panel.view.show_marks(record, field)
        return field or record

    def _reveal(self, boxes: Sequence[PrintedBox]) -> None:
        view = self._panel.view
        self._follow = not boxes
        if boxes and not any(view.shows(box) for box in boxes):
            view.reveal_box(boxes[0])

    # --- the mouse -----------------------------------------------------------------------------------------

    def _find(self, page: int, x: float, y: float) -> PrintedBox | None:
        """The innermost box that can be edited at a place of a page."""
        return next((box for box in self.places.at(page, x, y) if self._place_of(box)), None)

    def _place_of(self, box: PrintedBox) -> Place | None:
        desk = self._desk
        return place_to_edit(box.record, box.field, desk.bridge.office, desk.place.year, desk.choices.layout)

    def _tell(self, box: PrintedBox) -> str:
        place = self._place_of(box)
        words = place_words(place, self._desk.bridge.office) if place else ""
        return self._messages.say("window.page.edit_there", place=words)


def _touches(changes: Changes, place: Place) -> bool:
    """Whether a change may be one of the place: of its measure, of the findings, of the agency or of a field of the year."""
    if place.record == AGENCY:
        return changes.touches(0, "agency")
    head = re.split(r"\W", place.field, maxsplit=1)[0]
    fields = (head,) if place.record == REPORT else ("findings",)
    return changes.touches(place.year, "measures", place.record) or any(
        changes.touches(place.year, field) for field in fields
    )
