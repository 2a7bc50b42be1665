"""A button for each way in which a report leaves the program."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.actions import OUT
from ita_desk.gui.look.key_list import plain
from ita_desk.i18n import Messages


class WaysOutBox(QWidget):
    """Buttons, by the names of the actions that they trigger once they `follow` them."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.buttons = {name: QPushButton(plain(messages.say(f"window.action.{name}"))) for name in OUT}
        for name, button in self.buttons.items():
            button.setObjectName(name)
            column.addWidget(button)

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Do what these actions do, whenever they can be done."""
        for name, button in self.buttons.items():
            button.clicked.connect(actions[name].trigger)
            actions[name].enabledChanged.connect(button.setEnabled)
            button.setEnabled(actions[name].isEnabled())
