"""One field of another year beside this year's, with the way to take it over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.widgets.compared_text import ComparedText
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.compare_years import ComparedField, differing_words
from ita_desk.thai.words import Segmenter


class ComparedRow(QWidget):
    """Name, how it compares, the other year's text, and the button that copies it; `copy_wanted` carries the field."""

    copy_wanted = Signal(str)

    def __init__(
        self, messages: Messages, segmenter: Segmenter, field: str, label: str, *, read_only: bool
    ) -> None:
        super().__init__()
        self.setObjectName(field)
        self._messages, self._segmenter, self._read_only, self._label = messages, segmenter, read_only, label
        name, self.state, self.text = ThaiLabel(label), ThaiLabel(), ComparedText()
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        self.text.setAccessibleName(label)
        self.copy = QPushButton(messages.say("window.former.copy"))
        self.copy.setAccessibleName(messages.say("window.former.copy_field", field=label))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(field))
        line = QHBoxLayout()
        line.addWidget(name, 1)
        line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.state)
        column.addWidget(self.text)

    def show_field(self, compared: ComparedField) -> None:
        """Show how the other year's text compares with this year's."""
        differs = compared.state == "differs"
        parts = (
            differing_words(compared.there, compared.here, self._segmenter)
            if differs
            else ((compared.there, False),)
        )
        self.state.setText(self._messages.say(f"window.former.{compared.state}"))
        self.text.show_parts(parts)
        self.text.setVisible(bool(compared.there))
        others = ", ".join(self.text.marked)
        self.text.setAccessibleDescription(
            self._messages.say("window.former.other_words", words=others) if others else self.state.text()
        )
        self.copy.setEnabled(not self._read_only and compared.state in ("differs", "empty_here"))
