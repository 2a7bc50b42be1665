"""What is printed and how: form, round and digits, date and signers, and the ways out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QGroupBox, QVBoxLayout, QWidget

from ita_desk.domain.changes import ADDED_OR_REMOVED, Changes
from ita_desk.forms.wordings import asks_for_filing_year
from ita_desk.gui.panels.paper_box import PaperBox
from ita_desk.gui.panels.signed_note import SignedNote
from ita_desk.gui.panels.ways_out_box import WaysOutBox
from ita_desk.gui.places.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Message, Messages

_CARRIED = ("office", "year", "none")


class PrintPanel(QWidget):
    """The choices of printing beside the pages, and a button for each of the `ways` out."""

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        choices: PrintChoices,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._place, self._choices, self._messages = bridge, place, choices, messages
        self._offered: list[tuple[str, str]] = []
        column = QVBoxLayout(self)
        column.addWidget(self._build_choices())
        self.ways = WaysOutBox(messages)
        column.addWidget(self.ways)
        self.signed = SignedNote(messages)
        column.addWidget(self.signed)
        self.faults = ThaiLabel("")
        self.faults.setObjectName("faults")
        self.faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.faults)
        self.paper = PaperBox(bridge, place, messages)
        column.addWidget(self.paper)
        column.addStretch(1)
        self._connect()
        self.show_choices()
        self.show_faults(())

    def _build_choices(self) -> QGroupBox:
        say = self._messages.say
        box = QGroupBox(say("window.print.choices"))
        self._rows = QFormLayout(box)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form = self._add_choice("form", [])
        self.round = self._add_choice("round", [(n, say(f"window.print.round.{n}")) for n in ("12", "6")])
        self.filing = self._add_choice("filing", [])
        self.digits = self._add_choice(
            "digits", [(d, say(f"window.print.digits.{d}")) for d in ("thai", "arabic")]
        )
        self.carried = self._add_choice("carried", [(c, say(f"window.print.carried.{c}")) for c in _CARRIED])
        self.told = ThaiLabel()
        self.told.setObjectName("told")
        self._rows.addRow(self.told)
        return box

    def _add_choice(self, name: str, entries: list[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox(entries)
        box.setObjectName(name)
        label = ThaiLabel(self._messages.say(f"window.print.{name}"), wraps=False)
        label.setBuddy(box)
        if name == "form":  # the names of forms want the whole width
            for widget in (label, box):
                self._rows.addRow(widget)
        else:
            self._rows.addRow(label, box)
        return box

    def _connect(self) -> None:
        self.form.settled.connect(self._choices.choose_form)
        self.digits.settled.connect(self._choices.choose_digits)
        self.round.settled.connect(self._choose_round)
        self.carried.settled.connect(self._choose_carried)
        self.filing.settled.connect(lambda offset: self._choices.choose_filing_offset(int(offset)))
        for offered in (self._choices.changed, self._choices.forms_changed):
            offered.connect(self.show_choices)
        self._choices.layout_changed.connect(self._show_filing)
        self._place.round_changed.connect(self.show_choices)
        self._place.year_changed.connect(self.show_choices)
        self._bridge.changed.connect(self._update)

    def _update(self, changes: Changes) -> None:
        if any(changes.touches(self._place.year, field) for field in ("texts", ADDED_OR_REMOVED)):
            self._show_filing()

    def _choose_round(self, months: str) -> None:
        self._place.go_to_round(int(months))

    def _choose_carried(self, carried: str) -> None:
        self._choices.carried = carried
        self._tell_carried()

    def _tell_carried(self) -> None:
        """Say what goes along unseen, as the file may be published."""
        self.told.setText(self._messages.say(f"window.print.carried.told.{self._choices.carried}"))

    def show_choices(self) -> None:
        """Show what is chosen, among the forms at hand."""
        forms = [(form.id, form.name) for form in self._choices.forms.forms]
        if forms != self._offered:
            self._offered = forms
            self.form.set_choices(forms)
        self.form.set_value(self._choices.form)
        self.round.set_value(str(self._place.round))
        self.digits.set_value(self._choices.digits)
        self.carried.set_value(self._choices.carried)
        self._tell_carried()
        self._show_filing()

    def _show_filing(self) -> None:
        """Offer the year in which the report is handed in, where something printed hangs on it."""
        year = self._place.year
        report = self._bridge.office.year(year)
        asked = asks_for_filing_year(self._choices.layout, report.texts if report else {})
        self._rows.setRowVisible(self.filing, asked)
        say = self._messages.say
        self.filing.set_choices(
            [
                ("0", say("window.print.filing.same", year=year)),
                ("1", say("window.print.filing.next", year=year + 1)),
            ]
        )
        self.filing.set_value(str(self._choices.filing_offset))

    def show_faults(self, faults: tuple[Message, ...]) -> None:
        """Say what cannot be printed as it is."""
        self.faults.setText("\n".join(self._messages.text(fault) for fault in faults))
        self.faults.setVisible(bool(faults))
