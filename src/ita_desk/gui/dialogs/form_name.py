"""Asking for the name of a form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_WIDTH = 600


class FormNameDialog(QDialog):
    """The name of a form to be saved; `wanted` carries it, and the dialog stays until it is told the outcome."""

    wanted = Signal(str)

    def __init__(self, messages: Messages, suggested: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("window.columns.copy.title"))
        self.setMinimumWidth(_WIDTH)
        self.name = LineBox()
        self.name.setObjectName("name")
        self.name.set_value(messages.say("window.columns.copy.name", name=suggested))
        self.name.selectAll()
        label = ThaiLabel(messages.say("window.columns.copy.label"), wraps=False)
        label.setBuddy(self.name)
        rows = QFormLayout()
        rows.addRow(label, self.name)
        self.trouble = ThaiLabel()
        self.trouble.setObjectName("trouble")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        for button in buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        buttons.accepted.connect(lambda: self.wanted.emit(self.name.text()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(messages.say("window.columns.copy.help")))
        column.addLayout(rows)
        column.addWidget(self.trouble)
        column.addWidget(buttons)

    def refuse(self, why: str) -> None:
        """Say why the name cannot be taken."""
        self.trouble.setText(why)
        self.name.setFocus()
