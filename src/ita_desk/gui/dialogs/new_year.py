"""Asking which fiscal year to add."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from ita_desk.domain.fiscal_year import FIRST, LAST
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class NewYearDialog(QDialog):
    """The fiscal year to add; `wanted` carries its number."""

    wanted = Signal(int)

    def __init__(self, messages: Messages, suggested: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("window.action.add_year"))
        self.year = NumberBox(messages, lowest=FIRST, highest=LAST)
        self.year.setObjectName("year")
        self.year.set_value(Decimal(suggested))
        label = ThaiLabel(messages.say("window.new.year"), wraps=False)
        label.setBuddy(self.year)
        rows = QFormLayout()
        rows.addRow(label, self.year)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        for button in buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(messages.say("window.new_year.help")))
        column.addLayout(rows)
        column.addWidget(buttons)

    def _accept(self) -> None:
        self.year.settle()
        year = self.year.value()
        if year is not None and year == int(year) and not self.year.wrong:
            self.accept()
            self.wanted.emit(int(year))
