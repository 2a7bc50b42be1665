"""The form for what came of a measure in a round, beside the list of measures."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.changes import Changes
from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import STATUSES, Outcome
from ita_desk.gui.commands.phrase_offer import PhraseOffer
from ita_desk.gui.editors.evidence_rows import ChoosePhotos, EvidenceRows
from ita_desk.gui.editors.field_form import Field, FieldForm
from ita_desk.gui.editors.measure_bindings import MeasureBindings
from ita_desk.gui.editors.parts_box import PartsBox
from ita_desk.gui.look.pictures import ReadBlob
from ita_desk.gui.models.measure_list import heading_of
from ita_desk.gui.panels.measure_list_panel import MeasureListPanel
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.day_box import DayBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.measures import codes_from
from ita_desk.services.edits.outcome import copy_outcome, field_of_round

LIST_WIDTH = 320  # pixels of the list at first
MOST_MONEY = 10**12  # baht; more is a slip of the keyboard
ROUNDS = (6, 12)
TEXTS = ("output", "result", "summary", "follow_up", "suggestion", "obstacles")


class OutcomeEditor(QSplitter):
    """The measures of the year shown and the outcome of the one chosen, in the round chosen.

    Switching measure, round or year first takes in what was typed where it was typed. `choose_photos` lets the user
    choose pictures and calls back with the keys of their blobs; `read_blob` gives a blob's bytes.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        messages: Messages,
        choose_photos: ChoosePhotos,
        read_blob: ReadBlob,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bridge, self._place, self._messages = bridge, place, messages
        self._shown: tuple[Measure | None, int] = (None, 0)
        self._bindings = MeasureBindings(bridge, place)
        columns = ("number", "title", "status", "evidence")
        self.panel = MeasureListPanel(bridge, place, messages, columns, editable=False)
        self.evidence = EvidenceRows(bridge, place, messages, choose_photos, read_blob)
        self.form = self._build_form()
        self._pages = QStackedWidget()
        empty = ThaiLabel(messages.say("window.outcomes.empty"))
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(empty)
        self._pages.addWidget(self.form)
        self.addWidget(self.panel)
        self.setFocusProxy(self.panel)
        self.addWidget(self._build_right_side())
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 2)
        self.setSizes([LIST_WIDTH, 480])
        self.setChildrenCollapsible(False)
        place.leaving.connect(bridge.settle)
        place.year_changed.connect(self._show)
        place.round_changed.connect(self._show)
        place.measure_changed.connect(self._show)
        bridge.changed.connect(self._update)
        self._show()

    def show_field(self, record: str, field: str) -> bool:
        """Show a measure or piece of evidence of this year and put the cursor into its field.

        A measure's field is `outcome.…` or `half_year.…`, of which the round follows. False if it is not in this
        editor.
        """
        report = self._bridge.office.year(self._place.year)
        for measure in report.measures if report else ():
            for months in ROUNDS:
                outcome = measure.outcome_of_round(months)
                if any(e.id == record for e in outcome.evidence):
                    self._go(measure, months)
                    return self._show_evidence(record, field)
                if measure.id == record and field.split(".", maxsplit=1)[0] == field_of_round(months):
                    self._go(measure, months)
                    return self._show_outcome(field.partition(".")[2])
        return False

    def _go(self, measure: Measure, months: int) -> None:
        self._place.go_to_round(months)
        self._place.go_to_measure(measure.id)

    def _show_outcome(self, field: str) -> bool:
        name, _, item = field.partition(".")[0].partition(
            "["
        )  # `done_on.date` stands in the box of `done_on`
        if name == "evidence":
            rows, place = self.evidence.rows, item.removesuffix("]")
            if place.isdecimal() and int(place) < len(rows) and (proof := rows[int(place)].evidence):
                return self._show_evidence(proof.id, field.partition(".")[2])
            self.form.show_box(self.evidence)
            return True
        return self.form.show_field(name or "status")

    def _show_evidence(self, record: str, field: str) -> bool:
        box = self.evidence.box_of(record, field)
        if box:
            self.form.show_box(box)
        return box is not None

    def offer_phrases(self, offer: PhraseOffer) -> None:
        """Offer phrases for the measure's issue in the long texts."""
        offer.serve(self.form, lambda: self._bindings.measure.issue if self._bindings.measure else None)

    # --- following the office --------------------------------------------------------------------------------

    def _update(self, _: Changes) -> None:
        self._show()

    def _show(self) -> None:
        """Show the outcome, if it is another one or has changed."""
        measure, months = self._bindings.measure, self._place.round
        former, former_round = self._shown
        if measure is former and months == former_round:
            return
        if (measure and measure.id, months) != (former and former.id, former_round):
            self._spent.forget()
        self._shown = (measure, months)
        self._round_buttons[months].setChecked(True)
        self.form.setEnabled(measure is not None)
        self._pages.setCurrentIndex(1 if measure else 0)
        self._title.setText(self._heading(measure))
        self._copy.setVisible(months == 12)
        self._copy.setEnabled(
            measure is not None and measure.half_year is not None and not self._bridge.read_only
        )
        if measure:
            self._bindings.show()
            self.evidence.show_evidence(measure.outcome_of_round(months).evidence)

    def _heading(self, measure: Measure | None) -> str:
        if measure is None:
            return ""
        title = measure.title.strip() or heading_of(measure) or self._messages.say("window.outcomes.untitled")
        return f"{measure.number} {title}".strip()

    def _copy_half_year(self) -> None:
        self._bridge.command(copy_outcome(self._place.year, self._place.measure, 6, 12, self._bridge.new_id))

    # --- building --------------------------------------------------------------------------------------------

    def _build_right_side(self) -> QWidget:
        right = QWidget()
        self._title = ThaiLabel()
        self._title.setObjectName("measure_title")
        self._title.setContentsMargins(9, 2, 9, 2)  # in line with the form
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._build_switch())
        column.addWidget(self._title)
        column.addWidget(self._pages, 1)
        return right

    def _build_switch(self) -> QHBoxLayout:
        """The buttons for the round, and the one that copies from the other round."""
        line = QHBoxLayout()
        line.setContentsMargins(9, 4, 9, 0)
        self._round_buttons: dict[int, QPushButton] = {}
        group = QButtonGroup(self)
        for months in ROUNDS:
            button = QPushButton(self._messages.say(f"window.outcomes.round_{months}"))
            button.setObjectName(f"round_{months}")
            button.setCheckable(True)
            button.setAccessibleDescription(self._messages.say("window.outcomes.round"))
            button.clicked.connect(lambda _=False, months=months: self._place.go_to_round(months))
            group.addButton(button)
            line.addWidget(button)
            self._round_buttons[months] = button
        self._copy = QPushButton(self._messages.say("window.outcomes.copy_half_year"))
        self._copy.setObjectName("copy_half_year")
        self._copy.setToolTip(self._messages.say("window.outcomes.copy_half_year.tip"))
        self._copy.clicked.connect(self._copy_half_year)
        line.addStretch()
        line.addWidget(self._copy)
        return line

    def _build_form(self) -> FieldForm:
        self._spent = NumberBox(self._messages, 0, MOST_MONEY)
        form = FieldForm(self._messages, "measure.outcome")
        form.add_row(
            self._field("status", ChoiceBox([(s, self._status(s)) for s in STATUSES])),
            self._field("done_on", DayBox(self._messages)),
        )
        for name in TEXTS:
            example = self._messages.say(f"example.outcome.{name}")
            form.add_row(self._field(name, TextBox(2))._replace(example=example, phrases=True))
        form.add_row(self._field("spent", self._spent), self._field("codes", PartsBox(codes_from)))
        form.add_widget(self.evidence)
        return form

    def _status(self, status: str) -> str:
        return self._messages.say(f"status.{status}" if status else "window.outcomes.no_status")

    def _field(self, name: str, box: Any) -> Field:
        """A box bound to a field of the outcome of the round shown."""

        def read(measure: Measure) -> Any:
            outcome: Outcome = measure.outcome_of_round(self._place.round)
            return getattr(outcome, name)

        self._bindings.bind_field(box, lambda: f"{field_of_round(self._place.round)}.{name}", read)
        return Field(name, box)
