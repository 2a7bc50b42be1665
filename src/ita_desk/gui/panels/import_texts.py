"""Texts of a source to read and copy: what found no place, and what is to be noted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class ImportTexts(QWidget):
    """Texts one below the other, below a sentence that says what they are."""

    def __init__(self, messages: Messages, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QPlainTextEdit()
        self.box.setObjectName(name)
        self.box.setReadOnly(True)
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(messages.say(f"window.import.tab.{name}"))
        layout = QVBoxLayout(self)
        layout.addWidget(ThaiLabel(messages.say(f"window.import.{name}.help")))
        layout.addWidget(self.box, 1)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show the texts."""
        text = "\n\n".join(texts)
        if text != self.box.toPlainText():
            self.box.setPlainText(text)
