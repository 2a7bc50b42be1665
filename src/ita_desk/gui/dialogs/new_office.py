"""Asking what a new office is called and where its file goes."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from ita_desk.domain.agency import KINDS, kind_of
from ita_desk.domain.fiscal_year import FIRST, LAST
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.create import OfficeNames


class NewOfficeDialog(QDialog):
    """Kind, name, district, province and first year of a new office; `wanted` carries OfficeNames and the year."""

    wanted = Signal(object, int)

    def __init__(self, messages: Messages, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say = messages.say
        self.setWindowTitle(say("window.new.title"))
        self.setMinimumWidth(520)
        self.kind = ChoiceBox([(kind.short, f"{kind.short} ({kind.long})") for kind in KINDS])
        self.kind.set_value(KINDS[0].short)
        self.kind.settled.connect(self._show_kind)
        self.name, self.district, self.province = LineBox(), LineBox(), LineBox()
        self.year = NumberBox(messages, lowest=FIRST, highest=LAST)
        self.year.set_value(Decimal(year))
        self.name.setPlaceholderText(say("window.new.name_example"))
        self._rows = QFormLayout()
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in ("kind", "name", "district", "province", "year"):
            box = getattr(self, field)
            box.setObjectName(field)
            label = ThaiLabel(say(f"window.new.{field}"), wraps=False)
            label.setBuddy(box)
            self._rows.addRow(label, box)
        self.missing = ThaiLabel("")
        self._ask_for = say("window.new.missing")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(say("window.new.choose_file"))
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(say("window.new.help")))
        column.addLayout(self._rows)
        column.addWidget(self.missing)
        column.addWidget(self.buttons)

    def _show_kind(self, short: str) -> None:
        kind = kind_of(short)
        self._rows.setRowVisible(self.district, kind is None or kind.has_district)

    def _accept(self) -> None:
        self.year.settle()
        year, name, province = self.year.value(), self.name.value().strip(), self.province.value().strip()
        if not name or not province or year is None or year != int(year) or self.year.wrong:
            self.missing.setText(self._ask_for)
            return
        kind = kind_of(self.kind.value())
        district = self.district.value().strip() if kind is None or kind.has_district else ""
        self.accept()
        self.wanted.emit(OfficeNames(self.kind.value(), name, district, province), int(year))
