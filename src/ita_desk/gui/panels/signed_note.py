"""A quiet line that says that what was signed off has been changed since."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class SignedNote(QWidget):
    """How many places were changed, and the button to their list; hidden where there are none."""

    wanted = Signal()

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.setObjectName("signed_note")
        self.told = ThaiLabel()
        self.button = QPushButton(messages.say("window.signed.show_changes"))
        self.button.setObjectName("show_changes")
        self.button.clicked.connect(lambda: self.wanted.emit())  # noqa: PLW0108  # not whether it is checked
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.told, 1)
        row.addWidget(self.button)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many places were changed."""
        self.told.setText(self._messages.say("window.signed.changed_since", count=count))
        self.button.setAccessibleDescription(self.told.text())
        self.setVisible(count > 0)
