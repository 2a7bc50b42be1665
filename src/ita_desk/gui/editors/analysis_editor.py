"""The tab of the analysis: what last year's scores mean, subject by subject, and what needs a measure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.changes import Changes
from ita_desk.domain.finding import Finding
from ita_desk.domain.issue_questions import finding_about
from ita_desk.domain.suggestions import Suggestion
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.binding import Binding
from ita_desk.gui.commands.phrase_offer import PhraseOffer
from ita_desk.gui.editors.field_form import Field, FieldForm
from ita_desk.gui.editors.question_rows import QuestionRows
from ita_desk.gui.editors.subject_form import SubjectForm
from ita_desk.gui.editors.subject_list import SubjectList
from ita_desk.gui.models.analysis_lines import AnalysisLines, QuestionLine, SubjectLine, open_count
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.lines_box import LinesBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.findings import add_measure_for
from ita_desk.services.edits.year import set_limitations
from ita_desk.services.phrases import issue_about

SUGGESTED, LIMITATIONS = "suggested", "limitations"  # entries of the list that are no subjects
LIST_WIDTH = 270  # pixels of the list at first
YEARS = ("basis", "own")


class AnalysisEditor(QWidget):
    """The list of subjects, and beside it the one chosen, what needs a measure, or the year's limitations.

    `measure_chosen` tells the measure to be shown, `finding_shown` the finding now worked on.
    """

    measure_chosen = Signal(str)
    finding_shown = Signal(str)

    def __init__(
        self, bridge: SessionBridge, place: Place, frameworks: FrameworkCatalog, messages: Messages
    ) -> None:
        super().__init__()
        self._bridge, self._place, self._messages = bridge, place, messages
        self._frameworks = frameworks
        self._own = self._stale = False
        self._findings: tuple[Finding, ...] = ()
        self._about = SUGGESTED  # what is shown
        self._changed = ""  # what was changed last
        self._summary = ThaiLabel()
        self._summary.setObjectName("summary")
        self.subjects = SubjectList(messages)
        self.form = SubjectForm(bridge, place, frameworks, messages)
        self.suggested = QuestionRows(messages, self.subjects, read_only=bridge.read_only)
        self.limitations = LinesBox(6)
        self._limits_binding = Binding(
            bridge, self.limitations, self._limitations, lambda v: set_limitations(place.year, v)
        )
        self._nothing = ThaiLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._pages = QStackedWidget()
        self._suggested_page, self.limits_page = self._build_suggested(), self._build_limitations()
        self._lay_out()
        self._connect()
        self._show_year()

    # --- building --------------------------------------------------------------------------------------------

    def _build_suggested(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        self._suggested_told = ThaiLabel()
        self._suggested_told.setObjectName("suggested_told")
        column.addWidget(self._suggested_told)
        column.addWidget(self.suggested)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        return area

    def _build_limitations(self) -> FieldForm:
        form = FieldForm(self._messages, "year")
        form.add_widget(ThaiLabel(self._messages.say("window.analysis.limitations.help")))
        form.add_row(Field("limitations", self.limitations, phrases=True))
        return form

    def _build_switch(self) -> QHBoxLayout:
        """The summary, and the buttons for the year whose scores are shown."""
        line = QHBoxLayout()
        line.setContentsMargins(9, 4, 9, 0)
        line.addWidget(self._summary, 1)
        self._year_buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for name in YEARS:
            button = self._year_buttons[name] = QPushButton()
            button.setObjectName(f"scores_{name}")
            button.setCheckable(True)
            button.setAccessibleDescription(self._messages.say("window.analysis.scores_of"))
            button.clicked.connect(lambda _=False, own=name == "own": self._choose_scores(own))
            group.addButton(button)
            line.addWidget(button)
        self._year_buttons["basis"].setChecked(True)
        return line

    def _lay_out(self) -> None:
        for page in (self._suggested_page, self.form, self.limits_page):
            self._pages.addWidget(page)
        self._splitter.addWidget(self.subjects)
        self.setFocusProxy(self.subjects)
        self._splitter.addWidget(self._pages)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([LIST_WIDTH, 2 * LIST_WIDTH])
        self._splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._build_switch())
        column.addWidget(self._splitter, 1)
        column.addWidget(self._nothing, 1)

    def _connect(self) -> None:
        self.subjects.chosen.connect(self._choose)
        for rows in (self.suggested, self.form.rows):
            rows.measure_wanted.connect(self._add_measure)
            rows.measure_chosen.connect(self.measure_chosen)
        self._place.leaving.connect(self._bridge.settle)
        self._place.year_changed.connect(self._show_year)
        self._bridge.changed.connect(self._update)

    # --- going to a place ------------------------------------------------------------------------------------

    def show_changed(self) -> None:
        """Show what was changed last, after undo and redo."""
        self.subjects.go_to(self._changed)

    def show_field(self, record: str, field: str) -> bool:
        """Show a finding of this year, or its limitations, and put the cursor into the field; False if not here."""
        report = self._report
        if report is None:
            return False
        if record == f"year:{self._place.year}" and field.startswith(LIMITATIONS):
            self.subjects.go_to(LIMITATIONS)
            return self.limits_page.show_field(LIMITATIONS)
        finding = next((f for f in report.findings if f.id == record), None)
        if finding is None or not self.subjects.go_to(finding.about):
            return False
        return self.form.show_field(field) or self.form.show_field("shortcomings")

    def offer_phrases(self, offer: PhraseOffer) -> None:
        """Offer phrases for the subject's issue and for the limitations."""
        offer.serve(self.form, lambda: issue_about(self.form.about))
        offer.serve(self.limits_page, lambda: None)

    # --- following the office --------------------------------------------------------------------------------

    @property
    def _report(self) -> YearReport | None:
        return self._bridge.office.year(self._place.year)

    def _limitations(self) -> tuple[str, ...]:
        return self._report.limitations if self._report else ()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._show()

    def _update(self, changes: Changes) -> None:
        report, year = self._report, self._place.year
        findings = report.findings if report else ()
        former, now = {id(f) for f in self._findings}, {id(f) for f in findings}
        changed = [f.about for f in findings if id(f) not in former]
        changed += [f.about for f in self._findings if id(f) not in now]
        self._findings = findings
        if changed:
            self._changed = self._about if self._about in changed else changed[0]
        elif changes.touches(year, LIMITATIONS):
            self._changed = LIMITATIONS
        if self.isVisible():
            self._show()
            self._tell_finding()
        else:
            self._stale = True

    def _show_year(self) -> None:
        self._findings = self._report.findings if self._report else ()
        self._show()

    def _show(self) -> None:
        """Show the analysis as it stands now."""
        self._stale = False
        report = self._report
        for part in (self._splitter, self._summary, *self._year_buttons.values()):
            part.setVisible(report is not None)
        self._nothing.setVisible(report is None)
        if report is None:
            self._nothing.setText(self._messages.say("window.measures.no_year", year=self._place.year))
            return
        lines = self._lines_of(report)
        self._summary.setText(lines.summary())
        for name, year in zip(YEARS, (report.basis_year, report.fiscal_year), strict=True):
            self._year_buttons[name].setText(
                self._messages.say(f"window.analysis.scores_{name}", year=int(year))
            )
        suggested = lines.suggested()
        self._show_suggested(suggested, int(report.basis_year))
        say = self._messages.say
        head = SubjectLine(SUGGESTED, say("window.analysis.suggested", count=len(suggested)), "", None)
        written = any(text.strip() for text in report.limitations)
        limits = SubjectLine(LIMITATIONS, say("field.year.limitations"), "", written)
        self.subjects.show_subjects((head, *lines.subjects(), limits))
        self._show_page(lines)

    def _lines_of(self, report: YearReport) -> AnalysisLines:
        return AnalysisLines(self._bridge.office, report, self._frameworks, self._messages, own=self._own)

    def _show_suggested(self, suggested: tuple[QuestionLine, ...], year: int) -> None:
        left = open_count(suggested)
        key = "suggested_told" if suggested else "nothing_suggested"
        self._suggested_told.setText(
            self._messages.say(
                f"window.analysis.{key}",
                year=year,
                count=len(suggested),
                left=left,
                done=len(suggested) - left,
            )
        )
        self.suggested.show_lines(suggested)

    # --- choosing --------------------------------------------------------------------------------------------

    def _choose(self, about: str) -> None:
        self._bridge.settle()  # what was typed counts where it was typed
        self._about = about
        if self._report:
            self._show_page(self._lines_of(self._report))
            self._tell_finding()

    def _show_page(self, lines: AnalysisLines) -> None:
        if self._about == SUGGESTED:
            self._pages.setCurrentWidget(self._suggested_page)
        elif self._about == LIMITATIONS:
            self._pages.setCurrentWidget(self.limits_page)
        else:
            self.form.show_subject(self._about, lines, own=self._own)
            self._pages.setCurrentWidget(self.form)
        self._limits_binding.show()

    def _choose_scores(self, own: bool) -> None:
        self._bridge.settle()
        self._own = own
        self._show()

    def _tell_finding(self) -> None:
        finding = finding_about(self._report, self._about) if self._report else None
        if finding:
            self.finding_shown.emit(finding.id)

    def _add_measure(self, suggestion: Suggestion) -> None:
        former = {m.id for m in self._report.measures} if self._report else set()
        if self._bridge.command(add_measure_for(self._place.year, suggestion, self._bridge.new_id)):
            report = self._report
            for measure in report.measures if report else ():
                if measure.id not in former:
                    self.measure_chosen.emit(measure.id)
