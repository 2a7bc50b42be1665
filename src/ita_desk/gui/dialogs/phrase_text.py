"""Writing a phrase of one's own: its text, and for which issue it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ita_desk.domain.issue_questions import ISSUES
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_LETTERS = 60  # which a line of the text is wide


class PhraseTextDialog(QDialog):
    """The text and the issue of a phrase; `wanted` carries both, and the dialog stays until it is told the outcome."""

    wanted = Signal(str, object)

    def __init__(
        self, messages: Messages, text: str, issue: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("phrases.dialog.title"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.text = TextBox(4)
        self.text.setObjectName("phrase_text")
        self.text.set_value(text)
        issues = [(str(n), messages.say("window.measures.issue", issue=n)) for n in range(1, ISSUES + 1)]
        self.issue = ChoiceBox([("", messages.say("phrases.dialog.any_issue")), *issues])
        self.issue.setObjectName("phrase_issue")
        self.issue.set_value(str(issue or ""))
        self.trouble = ThaiLabel()
        self.trouble.setObjectName("trouble")
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(messages.say("phrases.dialog.help")))
        for name, box in (("text", self.text), ("issue", self.issue)):
            label = ThaiLabel(messages.say(f"phrases.dialog.{name}"))
            label.setBuddy(box)
            box.setAccessibleName(label.text())
            column.addWidget(label)
            column.addWidget(box)
        column.addStretch()
        column.addWidget(self.trouble)
        column.addWidget(self._build_buttons())

    def _build_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        for button in buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        buttons.accepted.connect(self._want)
        buttons.rejected.connect(self.reject)
        return buttons

    def refuse(self, why: str) -> None:
        """Say why it cannot be kept."""
        self.trouble.setText(why)
        self.text.setFocus()

    def _want(self) -> None:
        chosen = self.issue.value()
        self.wanted.emit(self.text.text(), int(chosen) if chosen else None)
