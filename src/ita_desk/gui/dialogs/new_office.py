"""Three questions, one after the other, that a new office is made of."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.gui.dialogs.files import ask_for_file, ask_where_to_save
from ita_desk.gui.dialogs.office_questions import AgencyQuestion, Question, ReportQuestion, SourceQuestion
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.records import dataclass
from ita_desk.services.create import OfficeNames

_LETTERS = 76  # how wide the questions are at first, in letters
_LARGER = 1.3


@dataclass(frozen=True, slots=True)
class NewOffice:
    """All answers: names, the report's years and months, the report to begin from if any, and the new file."""

    names: OfficeNames
    fiscal_year: int
    basis_year: int
    months: int
    source: Path | None
    path: Path


@dataclass(frozen=True, slots=True)
class FileKinds:
    """What file dialogs offer: kinds of office files and of reports, and the folder to begin in."""

    office: str
    report: str
    folder: Path


class NewOfficeDialog(QDialog):
    """The questions with Back and Next; `wanted` carries the `NewOffice`, and nothing is made before.

    Enter goes on, Esc back. `suggest` gives the new file's path for the agency's short name.
    """

    wanted = Signal(object)

    def __init__(
        self,
        messages: Messages,
        today: FiscalYear,
        kinds: FileKinds,
        suggest: Callable[[str], Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages, self._kinds, self._suggest = messages, kinds, suggest
        self._placed = False  # whether the user said where the file goes
        self.setWindowTitle(messages.say("window.new.title"))
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.office = AgencyQuestion(messages)
        self.report = ReportQuestion(messages, today)
        self.source = SourceQuestion(messages)
        self.source.source_wanted.connect(self._ask_for_source)
        self.source.place_wanted.connect(self._ask_for_place)
        self._questions: tuple[Question, ...] = (self.office, self.report, self.source)
        self._lay_out()
        self._go_to(0)

    def _lay_out(self) -> None:
        self.step, self.heading, self.missing = ThaiLabel(wraps=False), ThaiLabel(), ThaiLabel()
        self.step.setObjectName("step")
        self.missing.setObjectName("missing")
        font = self.heading.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setBold(True)
        self.heading.setFont(font)
        self._progress = QProgressBar()
        self._progress.setRange(0, len(self._questions))
        self._progress.setTextVisible(False)
        self._progress.setMaximumHeight(self.fontMetrics().height() // 2)
        self._pages = QStackedWidget()
        for question in self._questions:
            self._pages.addWidget(question)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        for part in (self.step, self._progress, self.heading):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(self.missing)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.cancel, self.back, self.next = (QPushButton() for _ in range(3))
        for name, button in (("cancel", self.cancel), ("back", self.back), ("next", self.next)):
            button.setObjectName(name)
            button.setAutoDefault(name == "next")
        self.cancel.setText(self._messages.say("window.new.cancel"))
        self.back.setText(self._messages.say("window.new.back"))
        self.next.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        return row

    # --- going through ---------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """Which question is shown, from 0."""
        return self._pages.currentIndex()

    def go_on(self) -> None:
        """Go to the next question, or end after the last; what is missing is asked for first."""
        question = self._questions[self.place]
        self.missing.setText(question.missing())
        if self.missing.text():
            question.first.setFocus()
        elif self.place + 1 < len(self._questions):
            self._go_to(self.place + 1)
        else:
            answered = self._answered()
            self.accept()
            self.wanted.emit(answered)

    def go_back(self) -> None:
        """Go to the question before; what was answered stays."""
        self._go_to(max(self.place - 1, 0))

    def _go_to(self, place: int) -> None:
        say = self._messages.say
        self._pages.setCurrentIndex(place)
        question, last = self._questions[place], place + 1 == len(self._questions)
        self.step.setText(say("window.new.step", number=place + 1, count=len(self._questions)))
        self._progress.setValue(place + 1)
        self._progress.setAccessibleName(self.step.text())
        self.heading.setText(question.heading)
        self.missing.setText("")
        self.back.setEnabled(place > 0)
        self.next.setText(say("window.new.make" if last else "window.new.next"))
        if last and not self._placed:
            self.source.set_path(self._suggest(self.office.names().agency.short_name))
        question.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; at the first question it closes."""
        if event.key() == Qt.Key.Key_Escape and self.place:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _answered(self) -> NewOffice:
        return NewOffice(
            self.office.names(),
            int(self.report.fiscal_year or 0),
            self.report.basis_year,
            int(self.report.months.value()),
            self.source.chosen_source,
            self.source.path,
        )

    # --- files -----------------------------------------------------------------------------------------------

    def _ask_for_source(self) -> None:
        title = self._messages.say("window.import.begin")
        ask_for_file(self, title, self._kinds.report, self._kinds.folder, self.source.set_source)

    def _ask_for_place(self) -> None:
        title = self._messages.say("window.new.place_title")
        path = self.source.path
        ask_where_to_save(self, title, self._kinds.office, path, self._keep_place, may_replace=False)

    def _keep_place(self, path: Path) -> None:
        self._placed = True
        self.source.set_path(path)
        self.missing.setText("")
