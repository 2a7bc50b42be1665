"""A line for putting a question on the list of a subject."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_CODE_LETTERS = 8


class QuestionAdder(QWidget):
    """Boxes for code and wording; `wanted` carries both, `reset_wanted` asks for the year's own list."""

    wanted = Signal(str, str)
    reset_wanted = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self.code, self.title = LineBox(), LineBox()
        self.add_button = QPushButton(messages.say("window.analysis.add_question"))
        self.reset_button = QPushButton(messages.say("window.analysis.reset_questions"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, (name, box) in enumerate((("code", self.code), ("title", self.title))):
            text = messages.say(f"window.analysis.question_{name}")
            label = ThaiLabel(text, wraps=False)
            label.setBuddy(box)
            box.setObjectName(f"question_{name}")
            box.setAccessibleName(text)
            box.returnPressed.connect(self._ask)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
        room = "0" * _CODE_LETTERS * 2
        fit_to_font(self.code, lambda box: box.setMaximumWidth(box.fontMetrics().horizontalAdvance(room)))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.add_button, 1, 2)
        under = QHBoxLayout()
        under.addWidget(ThaiLabel(messages.say("window.analysis.add_question.help")), 1)
        under.addWidget(self.reset_button)
        grid.addLayout(under, 2, 0, 1, 3)
        self.add_button.setObjectName("add_question")
        self.add_button.clicked.connect(self._ask)
        self.reset_button.setObjectName("reset_questions")
        self.reset_button.clicked.connect(self.reset_wanted)

    def empty(self) -> None:
        """Empty the boxes and stand ready for another question."""
        self.code.set_value("")
        self.title.set_value("")
        self.code.setFocus()

    def _ask(self) -> None:
        self.wanted.emit(self.code.value(), self.title.value())
