"""One problem in full: where, what, in which sentence, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout

from ita_desk.domain.office import Office
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.gui.widgets.typed_text import units
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedProblem
from ita_desk.services.place_words import place_words
from ita_desk.services.remedies import remedy_words

BUTTONS = ("go", "mend", "mend_all", "accept")
_AROUND = 90  # letters shown on either side of the words


class ProblemDetails(QFrame):
    """The message in full, the words marked in their sentence, and the buttons.

    `wanted` carries the name of the button pressed, one of `BUTTONS`.
    """

    wanted = Signal(str)

    def __init__(self, messages: Messages, *, read_only: bool) -> None:
        super().__init__()
        self._messages, self._read_only = messages, read_only
        self.place, self.said, self.remedy = ThaiLabel(), ThaiLabel(), ThaiLabel()
        for name, label in (("place", self.place), ("said", self.said), ("remedy", self.remedy)):
            label.setObjectName(f"problem_{name}")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bold = self.place.font()
        bold.setBold(True)
        self.place.setFont(bold)
        self.sentence = QPlainTextEdit()
        self.sentence.setObjectName("sentence")
        self.sentence.setReadOnly(True)
        self.sentence.setTabChangesFocus(True)
        self.sentence.setAccessibleName(messages.say("window.check.sentence"))
        fit_to_font(self.sentence, lambda box: box.setFixedHeight(box.fontMetrics().lineSpacing() * 4))
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self._lay_out()
        self.show_problem(None, Office(), 0)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self._messages.say(f"window.check.{name}"))
        button.setObjectName(name)
        button.setToolTip(self._messages.say(f"window.check.{name}.tip"))
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 4, 9, 4)
        for widget in (self.place, self.said, self.sentence, self.remedy):
            column.addWidget(widget)
        line = QHBoxLayout()
        for button in self.buttons.values():
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)

    def show_problem(self, checked: CheckedProblem | None, office: Office, alike: int) -> None:
        """Show a problem, of whose kind so many can be mended at once; None: nothing."""
        self.setVisible(checked is not None)
        if checked is None:
            return
        problem = checked.problem
        severity = self._messages.say(f"severity.{problem.severity}")
        self.place.setText(f"{severity} – {self._messages.text(place_words(problem.place, office))}")
        self.said.setText(self._messages.text(problem.message))
        self.remedy.setVisible(problem.remedy is not None)
        if problem.remedy:
            does = self._messages.text(remedy_words(problem.remedy))
            self.remedy.setText(self._messages.say("window.check.remedy", does=does))
        self._show_sentence(checked)
        mendable = problem.remedy is not None and not self._read_only
        self.buttons["mend"].setEnabled(mendable)
        self.buttons["mend_all"].setEnabled(mendable and alike > 1)
        self.buttons["mend_all"].setText(self._messages.say("window.check.mend_all_count", count=alike))
        self.buttons["mend_all"].setVisible(alike > 1 and problem.remedy is not None)
        self.buttons["accept"].setEnabled(not self._read_only)

    def _show_sentence(self, checked: CheckedProblem) -> None:
        """Show the words between those around them, marked by a frame of colour and a line below."""
        span = checked.problem.span
        self.sentence.setVisible(span is not None)
        self.sentence.setExtraSelections([])
        if span is None:
            return
        start, end = span
        before = checked.text[max(start - _AROUND, 0) : start]
        head = "…" if start > _AROUND else ""
        after = checked.text[end : end + _AROUND]
        tail = "…" if len(checked.text) > end + _AROUND else ""
        words = checked.text[start:end]
        self.sentence.setPlainText(f"{head}{before}{words}{after}{tail}")
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.sentence.document())
        cursor.setPosition(units(head + before))
        cursor.setPosition(units(head + before + words), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setFontUnderline(True)
        look.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        mark.cursor, mark.format = cursor, look
        self.sentence.setExtraSelections([mark])
