"""The first tab: how far the year's work has come, and what to do next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.progress import FrameworkOf, ProblemCounts, YearProgress, year_progress
from ita_desk.domain.progress_step import Missing
from ita_desk.domain.texts import Place as TextPlace
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.panels.deadline_box import DeadlineBox
from ita_desk.gui.panels.progress_view import ProgressView
from ita_desk.gui.panels.signed_note import SignedNote
from ita_desk.gui.panels.step_rows import StepRows
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedYear
from ita_desk.thai.dates import format_day

ROUNDS = (6, 12)
PRINT = "print"
_ROOM_FOR_STEPS = 50  # letters
# Where what a step is about is edited.
TAB_OF_STEP = {
    "agency": "agency",
    "scores": "scores",
    "analysis": "analysis",
    "plan": "measures",
    "outcomes": "outcomes",
    "evidence": "outcomes",
    "problems": "check",
    "signing": PRINT,
}


class OverviewPanel(QWidget):
    """The progress of the year and round shown; it counts only while it is looked at.

    `place_wanted` carries the `domain.texts.Place` to which the user wants to go, `tab_wanted` the name of a tab;
    `year_wanted` that a year is to be added, `sign_wanted` that the report is to be signed off, `signed_wanted` that
    what was signed off is to be shown.
    """

    place_wanted = Signal(object)
    tab_wanted = Signal(str)
    year_wanted = Signal()
    sign_wanted = Signal()
    signed_wanted = Signal()

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        framework_of: FrameworkOf,
        messages: Messages,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._bridge, self._place, self._messages = bridge, place, messages
        self._framework_of, self._today = framework_of, today
        self._checked: CheckedYear | None = None
        self.progress: YearProgress | None = None
        self.deadline = DeadlineBox(bridge, place, messages, today)
        self.steps = StepRows(messages)
        self.view = ProgressView(messages)
        self._build_labels()
        self._lay_out()
        fit_to_font(self, lambda _: self._fit_font())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._count)
        for changed in (bridge.changed, place.year_changed, place.round_changed):
            changed.connect(self._count_soon)
        place.measure_changed.connect(self.view.show_chosen)
        self.go.clicked.connect(self._go_on)
        self.steps.wanted.connect(self._go_to_step)
        self.view.opened.connect(self._open_measure)

    # --- building --------------------------------------------------------------------------------------------

    def _build_labels(self) -> None:
        say = self._messages.say
        self.heading = ThaiLabel()
        self.heading.setObjectName("overview_heading")
        self.note = ThaiLabel()
        self.note.setObjectName("overview_note")
        self.signed = SignedNote(self._messages)
        self.next = ThaiLabel()
        self.next.setObjectName("next_thing")
        self.go = QPushButton()
        self.go.setObjectName("next_button")
        self.go.setDefault(True)
        self.rounds: dict[int, QRadioButton] = {}
        group = QButtonGroup(self)
        for months in ROUNDS:
            button = QRadioButton(say(f"window.outcomes.round_{months}"))
            button.setObjectName(f"overview_round_{months}")
            button.setAccessibleDescription(say("window.outcomes.round"))
            button.clicked.connect(lambda _=False, months=months: self._place.go_to_round(months))
            group.addButton(button)
            self.rounds[months] = button

    def _fit_font(self) -> None:
        self.heading.setFont(_larger(self.font(), 1.3))
        for widget in (self.next, self.go):
            widget.setFont(_larger(self.font(), 1.15))
        self.go.setMinimumHeight(self.go.fontMetrics().height() * 2)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.deadline.left)
        top.addSpacing(self.fontMetrics().height())
        for button in self.rounds.values():
            top.addWidget(button)
        steps = QScrollArea()
        steps.setWidgetResizable(True)
        steps.setFrameShape(QFrame.Shape.NoFrame)
        steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        steps.setWidget(self.steps)
        fit_to_font(
            steps, lambda area: area.setMinimumWidth(area.fontMetrics().averageCharWidth() * _ROOM_FOR_STEPS)
        )
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.deadline)
        right.addWidget(self.view, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(steps)
        parts.addWidget(beside)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        parts.setSizes([4000, 6000])  # in parts: the room is not known yet
        column = QVBoxLayout(self)
        column.addLayout(top)
        notes = QHBoxLayout()
        notes.addWidget(self.note, 1)
        notes.addWidget(self.signed, 1)
        column.addLayout(notes)
        column.addWidget(self._build_next())
        column.addWidget(parts, 1)

    def _build_next(self) -> QFrame:
        box = QFrame()
        box.setFrameShape(QFrame.Shape.StyledPanel)
        head = ThaiLabel(self._messages.say("window.overview.next"), wraps=False)
        line = QHBoxLayout(box)
        line.addWidget(head)
        line.addWidget(self.next, 1)
        line.addWidget(self.go)
        self.setFocusProxy(self.go)
        return box

    # --- following the office --------------------------------------------------------------------------------

    def show_checked(self, checked: CheckedYear) -> None:
        """Take note of what the checks found."""
        self._checked = checked
        self._count_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what has changed meanwhile; also the days."""
        super().showEvent(event)
        self._count()

    def _count_soon(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _count(self) -> None:
        self._soon.stop()
        place = self._place
        self.progress = year_progress(
            self._bridge.office, place.year, place.round, self._problems(), self._framework_of, self._today()
        )
        self._show()

    def _problems(self) -> ProblemCounts | None:
        checked = self._checked
        if checked is None or checked.year != self._place.year:
            return None
        return ProblemCounts(checked.count("must"), checked.count("should"), checked.worst)

    def _show(self) -> None:
        progress, say = self.progress, self._messages.say
        agency = self._bridge.office.agency.short_name
        year = progress.fiscal_year if progress else ""
        key = "window.overview.heading" if progress else "window.overview.no_year"
        self.heading.setText(say(key, agency=agency, year=year).strip())
        with QSignalBlocker(self.rounds[self._place.round]):
            self.rounds[self._place.round].setChecked(True)
        for shown in (*self.rounds.values(), self.steps, self.view):
            shown.setVisible(progress is not None)
        self.deadline.show_deadline()
        self.deadline.setVisible(progress is not None)
        self.note.setText("\n".join(self._notes()))
        self.note.setVisible(bool(self.note.text()))
        self._show_next()
        if progress:
            self.steps.show_steps(progress.steps)
            self.view.show_measures(progress.measures, self._place.measure)

    def _notes(self) -> list[str]:
        say, progress = self._messages.say, self.progress
        notes = [say("window.overview.read_only")] if self._bridge.read_only else []
        if progress and progress.signed:
            day = progress.signed.date
            key = "window.overview.signed_on" if day else "window.overview.signed"
            issued = say(key, day=format_day(day) if day else "")
            notes.append(f"{issued} {say('window.overview.scanned')}" if progress.signed.scan else issued)
        if progress and progress.is_new:
            notes.append(say("window.overview.new_year"))
        return notes

    def _show_next(self) -> None:
        say, progress, missing = self._messages.say, self.progress, self._next_missing
        if progress is None:
            words, button = say("window.overview.next.year"), say("window.action.add_year")
        elif missing:
            leads = "sign_off" if _is_to_sign(missing) else "go"
            words, button = self._messages.text(missing.message), say(f"window.overview.{leads}")
        elif self._is_checking:
            words, button = say("window.overview.checking"), say("window.overview.go_print")
        else:
            words, button = say("window.overview.next.print"), say("window.overview.go_print")
        self.next.setText(words)
        self.go.setText(button)
        self.go.setAccessibleName(f"{button}: {words}")
        self.go.setEnabled(progress is not None or not self._bridge.read_only)

    @property
    def _is_checking(self) -> bool:
        return any(one.total is None for one in self.progress.steps) if self.progress else False

    @property
    def _next_missing(self) -> Missing | None:
        """What is to be done next: not signing off where nothing may be written, or it is not known what must be mended."""
        step = self.progress.next_step if self.progress else None
        missing = step.missing if step else None
        early = self._is_checking or self._bridge.read_only
        return None if missing and early and _is_to_sign(missing) else missing

    # --- going there -----------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.progress is None:
            self.year_wanted.emit()
        elif missing := self._next_missing:
            self._go_to_missing(missing)
        else:
            self.tab_wanted.emit(PRINT)

    def _go_to_step(self, name: str) -> None:
        steps = self.progress.steps if self.progress else ()
        step = next((one for one in steps if one.name == name), None)
        if step and step.missing:
            self._go_to_missing(step.missing)
        elif name == "signing" and self.progress and self.progress.signed:
            self.signed_wanted.emit()
        else:
            self.tab_wanted.emit(TAB_OF_STEP[name])

    def _go_to_missing(self, missing: Missing) -> None:
        if _is_to_sign(missing) and self._bridge.read_only:
            self.tab_wanted.emit(PRINT)
        elif _is_to_sign(missing):
            self.sign_wanted.emit()
        else:
            self.place_wanted.emit(missing.place)

    def _open_measure(self, measure: str, field: str) -> None:
        if field == "problems":
            self._place.go_to_measure(measure)
            self.tab_wanted.emit(TAB_OF_STEP[field])
            return
        if field in ("status", "evidence"):
            field = f"outcome.{field}" if self._place.round == 12 else f"half_year.{field}"
        self.place_wanted.emit(TextPlace(self._place.year, measure, field))


def _is_to_sign(missing: Missing) -> bool:
    """Whether all that is left is to sign off."""
    return missing.place.field == "signed"


def _larger(font: QFont, times: float) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * times)
    larger.setBold(True)
    return larger
