"""The print tab: which form, round and digits, and the export."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QGroupBox, QPushButton, QVBoxLayout, QWidget

from ita_desk.forms.catalog import FormCatalog
from ita_desk.gui.place import Place
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Message, Messages

_CARRIED = ("office", "year", "none")


class PrintPanel(QWidget):
    """The choices of printing beside the pages; `export_wanted` when the PDF is asked for."""

    export_wanted = Signal()

    def __init__(
        self,
        choices: PrintChoices,
        place: Place,
        forms: FormCatalog,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices, self._place, self._messages = choices, place, messages
        say = messages.say
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(say("window.print.help")))
        box = QGroupBox(say("window.print.choices"))
        rows = QFormLayout(box)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form = self._add_choice(rows, "form", [(f.id, f.name) for f in forms.forms])
        self.round = self._add_choice(
            rows, "round", [(n, say(f"window.print.round.{n}")) for n in ("12", "6")]
        )
        self.digits = self._add_choice(
            rows, "digits", [(d, say(f"window.print.digits.{d}")) for d in ("thai", "arabic")]
        )
        self.carried = self._add_choice(
            rows, "carried", [(c, say(f"window.print.carried.{c}")) for c in _CARRIED]
        )
        column.addWidget(box)
        self.export = QPushButton(say("window.action.export"))
        self.export.setObjectName("export")
        self.export.clicked.connect(self.export_wanted)
        column.addWidget(self.export)
        self.faults = ThaiLabel("")
        self.faults.setObjectName("faults")
        self.faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.faults)
        column.addStretch(1)
        self._connect()
        self.show_choices()

    def _add_choice(self, rows: QFormLayout, name: str, entries: list[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox(entries)
        box.setObjectName(name)
        label = ThaiLabel(self._messages.say(f"window.print.{name}"), wraps=False)
        label.setBuddy(box)
        rows.addRow(label, box)
        return box

    def _connect(self) -> None:
        self.form.settled.connect(self._choices.choose_form)
        self.digits.settled.connect(self._choices.choose_digits)
        self.round.settled.connect(self._choose_round)
        self.carried.settled.connect(self._choose_carried)
        self._choices.changed.connect(self.show_choices)
        self._place.round_changed.connect(self.show_choices)

    def _choose_round(self, months: str) -> None:
        self._place.go_to_round(int(months))

    def _choose_carried(self, carried: str) -> None:
        self._choices.carried = carried

    def show_choices(self) -> None:
        """Show what is chosen."""
        self.form.set_value(self._choices.form)
        self.round.set_value(str(self._place.round))
        self.digits.set_value(self._choices.digits)
        self.carried.set_value(self._choices.carried)

    def show_faults(self, faults: tuple[Message, ...]) -> None:
        """Say what cannot be printed as it is."""
        self.faults.setText("\n".join(self._messages.text(fault) for fault in faults))
