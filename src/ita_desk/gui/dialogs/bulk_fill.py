"""Fills in the same values for several measures at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.measure import Period
from ita_desk.domain.outcome import STATUSES
from ita_desk.errors import UserError
from ita_desk.gui.editors.units_box import UnitsBox
from ita_desk.gui.error_dialog import error_text
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.period_box import PeriodBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.bulk import BulkFill
from ita_desk.services.edits.outcome import field_of_round

_ISSUES = 7
_MOST_MONEY = 10**12  # baht
_LETTERS = 62  # the dialog's width at first
_NOTHING: tuple[object, ...] = ("", None, (), Period())


class BulkFillDialog(QDialog):
    """Asks what to fill in for the measures `selected`, or all of `seen`; says before how many would change.

    Boxes left empty change nothing. What is filled in is one step that can be undone.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        place: Place,
        messages: Messages,
        selected: Sequence[str],
        seen: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._messages, self._year = bridge, messages, place.year
        self._status = f"{field_of_round(place.round)}.status"
        self._ids = {"selected": frozenset(selected), "seen": frozenset(seen)}
        self.setObjectName("bulk_fill")
        self.setWindowTitle(messages.say("window.bulk.title"))
        self.who = self._choices("who", {"selected": len(selected), "seen": len(seen)})
        self.how = self._choices("how", {"empty": 0, "replace": 0})
        self._button_of(self.who, "selected" if len(selected) > 1 else "seen").setChecked(True)
        self._button_of(self.how, "empty").setChecked(True)
        self.boxes: dict[str, Any] = self._build_boxes(place.year)
        self.told = ThaiLabel()
        self.told.setObjectName("told")
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.fill_button = self.buttons.button(kinds.Ok)
        self.fill_button.setText(messages.say("window.bulk.fill"))
        self._lay_out(place.round)
        for box in self.boxes.values():
            box.typed.connect(self._count)
            box.settled.connect(self._count)
        for group in (self.who, self.how):
            group.buttonClicked.connect(self._count)
        self.buttons.accepted.connect(self._fill)
        self.buttons.rejected.connect(self.reject)
        self._count()

    # --- building --------------------------------------------------------------------------------------------

    def _choices(self, name: str, keys: dict[str, int]) -> QButtonGroup:
        group = QButtonGroup(self)
        for key, count in keys.items():
            button = QRadioButton(self._messages.say(f"window.bulk.{name}.{key}", count=count))
            button.setObjectName(key)
            group.addButton(button)
        return group

    @staticmethod
    def _button_of(group: QButtonGroup, name: str) -> QRadioButton:
        (button,) = [b for b in group.buttons() if b.objectName() == name]
        assert isinstance(button, QRadioButton)
        return button

    def _build_boxes(self, year: int) -> dict[str, Any]:
        say, office = self._messages.say, self._bridge.office
        unchanged = ("", say("window.bulk.unchanged"))
        units = UnitsBox(self._messages)
        units.set_divisions(office.agency.divisions)
        period = PeriodBox(self._messages)
        period.set_fiscal_year(year)
        issues = [(str(n), say("window.measures.issue", issue=n)) for n in range(1, _ISSUES + 1)]
        report = office.year(year)
        groups = [(g.id, " ".join(g.lead.split())) for g in (report.groups if report else ())]
        statuses = [(status, say(f"status.{status}")) for status in STATUSES if status]
        return {
            "responsible": units,
            "period": period,
            "issue": ChoiceBox([unchanged, *issues]),
            **({"group": ChoiceBox([unchanged, *groups])} if groups else {}),
            self._status: ChoiceBox([unchanged, *statuses]),
            "budget": NumberBox(self._messages, 0, _MOST_MONEY),
        }

    def _lay_out(self, months: int) -> None:
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(self._messages.say("window.bulk.help")))
        for button in self.who.buttons():
            column.addWidget(button)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field, box in self.boxes.items():
            name = self._messages.say(f"field.measure.{field}")
            if field == self._status:
                rounds = self._messages.say(f"window.outcomes.round_{months}")
                name = self._messages.say("window.bulk.status", field=name, round=rounds)
            box.setObjectName(field)
            box.setAccessibleName(name)
            form.addRow(ThaiLabel(name, wraps=False), box)
        column.addLayout(form)
        for button in self.how.buttons():
            column.addWidget(button)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.resize(self.fontMetrics().averageCharWidth() * _LETTERS, self.sizeHint().height())

    # --- what would change -----------------------------------------------------------------------------------

    def planned(self) -> BulkFill:
        """What the boxes ask for."""
        values = {field: box.value() for field, box in self.boxes.items()}
        given = {field: value for field, value in values.items() if value not in _NOTHING}
        if "issue" in given:
            given["issue"] = int(given["issue"])
        ids = self._ids["seen" if self._button_of(self.who, "seen").isChecked() else "selected"]
        return BulkFill(self._year, ids, given, replacing=self._button_of(self.how, "replace").isChecked())

    def _count(self) -> int:
        """How many measures would change; says so."""
        planned, count = self.planned(), 0
        try:
            count = planned.changed(self._bridge.office)
            key = "window.bulk.told" if planned.values else "window.bulk.nothing"
            self.told.setText(self._messages.say(key, count=count, all=len(planned.ids)))
        except UserError as error:  # a measure that went by while the dialog stood open
            self.told.setText(error_text(self._messages, error))
        self.fill_button.setEnabled(count > 0 and not self.boxes["budget"].wrong)
        return count

    def _fill(self) -> None:
        for box in self.boxes.values():
            box.settle()
        if self._count() and self.fill_button.isEnabled() and self._bridge.command(self.planned().edit()):
            self.accept()
