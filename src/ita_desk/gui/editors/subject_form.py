"""What is written about a subject of the analysis, under its questions."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ita_desk.domain.finding import FindingQuestion
from ita_desk.domain.issue_questions import finding_about, listed_questions
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.binding import Binding
from ita_desk.gui.editors.field_form import Field, FieldForm
from ita_desk.gui.editors.question_adder import QuestionAdder
from ita_desk.gui.editors.question_rows import QuestionRows
from ita_desk.gui.models.analysis_lines import AnalysisLines
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.findings import question_from, set_finding_questions, set_finding_text

TEXTS = ("shortcomings", "to_develop", "to_maintain")


class SubjectForm(FieldForm):
    """The questions of a subject, whose list can be changed, and three texts about it."""

    def __init__(
        self, bridge: SessionBridge, place: Place, frameworks: FrameworkCatalog, messages: Messages
    ) -> None:
        super().__init__(messages, "finding")
        self._bridge, self._place, self._frameworks = bridge, place, frameworks
        self.about = ""
        self._lines: AnalysisLines | None = None
        self._own = False
        self._heading, self._note = ThaiLabel(), ThaiLabel()
        bold = self._heading.font()
        bold.setBold(True)
        self._heading.setFont(bold)
        self.edit_button = QPushButton(messages.say("window.analysis.edit_questions"))
        self.edit_button.setObjectName("edit_questions")
        self.edit_button.setCheckable(True)
        self.edit_button.toggled.connect(self._show_questions)
        self.rows = QuestionRows(messages, self.edit_button, read_only=bridge.read_only)
        self.adder = QuestionAdder(messages)
        self._build()
        boxes = [(name, TextBox(3)) for name in TEXTS]
        self._bindings = [Binding(bridge, box, self._reader(name), self._writer(name)) for name, box in boxes]
        for name, box in boxes:
            self.add_row(Field(name, box, phrases=True))
        self.rows.moved.connect(self._move)
        self.rows.removed.connect(self._remove)
        self.adder.wanted.connect(self._add)
        self.adder.reset_wanted.connect(lambda: self._set_questions(()))

    def _build(self) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._note, 1)
        line.addStretch()
        line.addWidget(self.edit_button)
        for widget in (self._heading, head, self.rows, self.adder):
            self.add_widget(widget)

    # --- showing ---------------------------------------------------------------------------------------------

    def show_subject(self, about: str, lines: AnalysisLines, *, own: bool) -> None:
        """Show a subject with the scores of the basis year or, if `own`, of the fiscal year itself."""
        if about != self.about:
            self.left.emit()
            self.about = about
            self.edit_button.setChecked(False)
            self.verticalScrollBar().setValue(0)
        self._lines, self._own = lines, own
        self._heading.setText(lines.name_of(about))
        self._show_questions()
        for binding in self._bindings:
            binding.show()

    def _show_questions(self) -> None:
        if self._lines is None:
            return
        questions = self._lines.questions(self.about)
        writable = not (self._own or self._bridge.read_only)
        ordering = writable and self.edit_button.isChecked()
        self.edit_button.setEnabled(writable)
        head = None if ordering else self._lines.head(self.about)
        shown = (head, *questions) if head else questions
        self.rows.show_lines(shown, ordering=ordering)
        self.rows.setVisible(bool(shown))
        self.adder.setVisible(ordering)
        self.adder.reset_button.setEnabled(self._lines.offices_list(self.about))
        note = "" if questions else "no_questions"
        note = "offices_list" if not self._own and self._lines.offices_list(self.about) else note
        year = self._lines.scored_year
        self._note.setText(self._messages.say(f"window.analysis.{note}", year=year) if note else "")
        self._note.setVisible(bool(note))

    @property
    def _report(self) -> YearReport | None:
        return self._bridge.office.year(self._place.year)

    def _reader(self, field: str) -> Callable[[], str]:
        def read() -> str:
            finding = finding_about(self._report, self.about) if self._report else None
            return str(getattr(finding, field)) if finding else ""

        return read

    def _writer(self, field: str) -> Callable[[str], Edit]:
        return lambda text: set_finding_text(self._place.year, self.about, field, text, self._bridge.new_id)

    # --- the list of questions -------------------------------------------------------------------------------

    def _listed(self) -> list[FindingQuestion]:
        report = self._report
        if report is None:
            return []
        return list(listed_questions(report, self._frameworks.of_year(report.basis_year), self.about))

    def _set_questions(self, questions: tuple[FindingQuestion, ...]) -> bool:
        year = self._place.year
        return self._bridge.command(set_finding_questions(year, self.about, questions, self._bridge.new_id))

    def _add(self, code: str, title: str) -> None:
        listed = self._listed()
        known = self._lines.is_known_question if self._lines else lambda _: False
        try:
            question = question_from(code, title, listed, known)
        except UserError as error:
            self._bridge.refused.emit(error)
            return
        if self._set_questions((*listed, question)):
            self.adder.empty()

    def _remove(self, place: int) -> None:
        listed = self._listed()
        del listed[place]
        self._set_questions(tuple(listed))

    def _move(self, place: int, by: int) -> None:
        listed = self._listed()
        listed.insert(place + by, listed.pop(place))
        if self._set_questions(tuple(listed)):
            row = self.rows.rows[place + by]
            button = row.order_buttons["up" if by < 0 else "down"]
            other = row.order_buttons["down" if by < 0 else "up"]
            (button if button.isEnabled() else other).setFocus()
