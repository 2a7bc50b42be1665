"""The form for what a measure is to do, beside the list of measures."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ita_desk.domain.changes import Changes
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.measure import Measure
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.commands.phrase_offer import PhraseOffer
from ita_desk.gui.editors.field_form import Field, FieldForm
from ita_desk.gui.editors.issue_notes import IssueNotes
from ita_desk.gui.editors.measure_bindings import MeasureBindings
from ita_desk.gui.editors.parts_box import PartsBox
from ita_desk.gui.editors.steps_box import StepsBox
from ita_desk.gui.editors.units_box import UnitsBox
from ita_desk.gui.panels.measure_list_panel import MeasureListPanel
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.period_box import PeriodBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.measures import codes_from, set_measure_steps
from ita_desk.thai.dates import format_period

ISSUES = 7
LIST_WIDTH = 260  # pixels of the list at first; the form has twice as much
MOST_MONEY = 10**12  # baht; more is a slip of the keyboard


class MeasureEditor(QSplitter):
    """The measures of the year shown and the form of the one chosen.

    Switching the measure or the year first takes in what was typed where it was typed.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        frameworks: FrameworkCatalog,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bridge, self._place, self._messages = bridge, place, messages
        self._shown: Measure | None = None
        self._bindings = MeasureBindings(bridge, place)
        self.notes = IssueNotes(bridge, place, frameworks, messages)
        self.panel = MeasureListPanel(bridge, place, messages, ("number", "title", "responsible", "due"))
        self.form = self._build_form()
        self._pages = QStackedWidget()
        self._empty = self._build_empty()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.form)
        self.addWidget(self.panel)
        self.setFocusProxy(self.panel)
        self.addWidget(self._pages)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 2)
        self.setSizes([LIST_WIDTH, 2 * LIST_WIDTH])
        self.setChildrenCollapsible(False)
        self.panel.measure_added.connect(lambda _: self.form.show_field("title"))
        place.leaving.connect(bridge.settle)
        place.year_changed.connect(self._show_year)
        place.measure_changed.connect(self._show)
        bridge.changed.connect(self._update)
        self._show_year()

    def show_field(self, record: str, field: str) -> bool:
        """Show a measure of this year and put the cursor into a field; False if it is not in this editor."""
        report = self._bridge.office.year(self._place.year)
        if not report or not report.measure(record):
            return False
        self._place.go_to_measure(record)
        name, _, item = field.partition(".")[0].partition(
            "["
        )  # `period.start` stands in the box of the period
        name = "steps" if name.startswith("step") else name or "title"
        if not self.form.show_field(name):
            return False
        step = item.removesuffix("]")
        if name == "steps" and step.isdecimal() and int(step) < len(self._steps.boxes):
            self.form.show_box(self._steps.boxes[int(step)])
        return True

    def offer_phrases(self, offer: PhraseOffer) -> None:
        """Offer phrases for the measure's issue in the long texts."""
        offer.serve(self.form, lambda: self._bindings.measure.issue if self._bindings.measure else None)

    # --- following the office --------------------------------------------------------------------------------

    def _update(self, changes: Changes) -> None:
        year = self._place.year
        if changes.touches(0, "agency") or changes.touches(year, "groups") or changes.touches(year, "year"):
            self._show_year()
        else:
            self._show()

    def _show_year(self) -> None:
        """Offer what the year and the agency have, then show the measure."""
        report = self._bridge.office.year(self._place.year)
        groups = report.groups if report else ()
        self._units.set_divisions(self._bridge.office.agency.divisions)
        if self._place.year:  # an office may have no year yet
            self._period.set_fiscal_year(self._place.year)
            year = FiscalYear(self._place.year)
            example = self._messages.say("example.measure.period", period=format_period(year.start, year.end))
            self._period.line.setPlaceholderText(example)
        self._group.set_choices([("", "-"), *((g.id, _first_line(g.lead)) for g in groups)])
        self.form.set_field_visible("group", bool(groups))
        self._add_button.setVisible(report is not None and not self._bridge.read_only)
        key = "window.measures.empty" if report else "window.measures.no_year"
        self._empty_text.setText(self._messages.say(key, year=self._place.year))
        self._show()

    def _show(self) -> None:
        self.notes.refresh()
        measure = self._bindings.measure
        if measure is self._shown:
            return
        if measure and self._shown and measure.id != self._shown.id:
            self._budget.forget()
        self._shown = measure
        self.form.setEnabled(measure is not None)
        self._pages.setCurrentWidget(self.form if measure else self._empty)
        if measure:
            self._bindings.show()

    # --- building --------------------------------------------------------------------------------------------

    def _build_form(self) -> FieldForm:
        say = self._messages.say
        self._group = ChoiceBox()
        self._units = UnitsBox(self._messages)
        self._period = PeriodBox(self._messages)
        self._budget = NumberBox(self._messages, 0, MOST_MONEY)
        issues = [("", "-"), *((str(n), say("window.measures.issue", issue=n)) for n in range(1, ISSUES + 1))]
        issue = ChoiceBox(issues)
        self._bindings.bind_field(issue, lambda: "issue", lambda m: str(m.issue or ""), _issue_of)
        form = FieldForm(self._messages, "measure")
        form.add_row(
            self._field("number", LineBox(), share=3),
            Field("issue", issue, share=3),
            self._field("group", self._group, share=4),
        )
        form.add_widget(self.notes)
        form.add_row(self._text("title"))
        steps = self._steps = StepsBox(self._messages)
        form.add_row(Field("steps", steps, phrases=True))
        self._bindings.bind(steps, lambda m: tuple(s.text for s in m.steps), self._edit_steps)
        units = self._field("responsible", self._units, example=say("example.measure.responsible"))
        form.add_row(units)
        form.add_row(self._field("period", self._period, share=2), self._field("budget", self._budget))
        form.add_row(self._text("target"))
        codes = PartsBox(codes_from)
        form.add_row(self._field("codes", codes, example=say("example.measure.codes")))
        return form

    def _build_empty(self) -> QWidget:
        page = QWidget()
        self._empty_text = ThaiLabel()
        self._empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add_button = QPushButton(self._messages.say("window.measures.add_first"))
        self._add_button.setObjectName("add_first_measure")
        self._add_button.clicked.connect(self.panel.add)
        column = QVBoxLayout(page)
        column.addStretch()
        column.addWidget(self._empty_text)
        column.addWidget(self._add_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return page

    def _field(self, name: str, box: Any, share: int = 1, example: str = "") -> Field:
        self._bindings.bind_field(box, lambda: name, lambda measure: getattr(measure, name))
        return Field(name, box, share, example)

    def _text(self, name: str) -> Field:
        """A long text, for which there are phrases."""
        example = self._messages.say(f"example.measure.{name}")
        return self._field(name, TextBox(2), example=example)._replace(phrases=True)

    def _edit_steps(self, texts: Sequence[str]) -> Edit:
        return set_measure_steps(self._place.year, self._place.measure, texts, self._bridge.new_id)


def _issue_of(key: str) -> int | None:
    return int(key) if key else None


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "")
