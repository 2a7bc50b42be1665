"""The questions of a subject, one below the other, with a way to the measure for each."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.models.analysis_lines import QuestionLine
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_ARROWS = {"up": Qt.ArrowType.UpArrow, "down": Qt.ArrowType.DownArrow}


class QuestionRow(QFrame):
    """A question with its score, why it should get a measure, and buttons."""

    measure_wanted = Signal()
    measure_chosen = Signal(str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.line = QuestionLine("", "", "")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text, self._remarks, self._score = ThaiLabel(), ThaiLabel(), ThaiLabel(wraps=False)
        bold = self._score.font()
        bold.setBold(True)
        self._score.setFont(bold)
        self._score.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        fit_to_font(
            self._score, lambda one: one.setMinimumWidth(one.fontMetrics().horizontalAdvance("100.00"))
        )
        self.button = QPushButton()
        self.button.setObjectName("measure")
        self.button.clicked.connect(self._act)
        self.menu = QMenu(self)
        self.order = QWidget()
        self.order_buttons = self._build_order()
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 2, 6, 2)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._score, 0, 0)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._remarks, 1, 1)
        grid.addWidget(self.button, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.order, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)

    def _build_order(self) -> dict[str, QToolButton]:
        line = QHBoxLayout(self.order)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        acts: dict[str, Callable[[], None]] = {
            "up": lambda: self.moved.emit(-1),
            "down": lambda: self.moved.emit(1),
            "remove": self.removed.emit,
        }
        buttons: dict[str, QToolButton] = {}
        for name, act in acts.items():
            button = buttons[name] = QToolButton()
            button.setObjectName(name)
            text = self._messages.say(f"window.analysis.{name}")
            button.setToolTip(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if name in _ARROWS:
                button.setArrowType(_ARROWS[name])
            else:
                button.setText(text)
            button.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(button)
        return buttons

    def show_line(self, line: QuestionLine, *, ordering: bool, writable: bool) -> None:
        """Show a question, with buttons for its place in the list if `ordering`, else with that for its measure."""
        self.line = line
        say = self._messages.say
        self._text.setText(line.text)
        self._score.setText(line.score or "-")
        self._score.setAccessibleName(say("window.analysis.score", score=line.score or "-"))
        self._remarks.setText(line.remarks)
        self._remarks.setVisible(bool(line.remarks))
        self.order.setVisible(ordering)
        self.button.setVisible(not ordering and bool(line.measures or line.suggestion))
        self.button.setEnabled(writable or bool(line.measures))
        self.button.setText(self._button_text().replace("&", "&&"))
        self.button.setAccessibleName(f"{self._button_text()} {line.text}")
        for name, button in self.order_buttons.items():
            button.setEnabled(writable)
            button.setAccessibleName(f"{say(f'window.analysis.{name}')} {line.text}")

    def _button_text(self) -> str:
        if not self.line.measures:
            return self._messages.say("window.analysis.add_measure")
        numbers = ", ".join(number for _, number, _ in self.line.measures if number)
        return self._messages.say("window.analysis.go_to_measure", numbers=numbers).strip()

    def _act(self) -> None:
        """Set up a measure, go to the only one, or ask which."""
        measures = self.line.measures
        if not measures:
            self.measure_wanted.emit()
        elif len(measures) == 1:
            self.measure_chosen.emit(measures[0][0])
        else:
            self.menu.clear()
            for identifier, number, heading in measures:
                action = self.menu.addAction(f"{number} {heading}".strip().replace("&", "&&"))
                action.triggered.connect(lambda _=False, chosen=identifier: self.measure_chosen.emit(chosen))
            self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))


class QuestionRows(QWidget):
    """Rows of questions, which the Tab key reaches after the widget `after`.

    Rows that are not needed are kept, hidden; those that stay keep the focus.
    """

    measure_wanted = Signal(object)
    measure_chosen = Signal(str)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, messages: Messages, after: QWidget, *, read_only: bool) -> None:
        super().__init__()
        self._messages, self._after, self._read_only = messages, after, read_only
        self._rows: list[QuestionRow] = []
        self._shown: tuple[tuple[QuestionLine, ...], bool] = ((), False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    @property
    def rows(self) -> tuple[QuestionRow, ...]:
        """The rows shown, in order."""
        return tuple(self._rows[: len(self._shown[0])])

    def show_lines(self, lines: Sequence[QuestionLine], *, ordering: bool = False) -> None:
        """Show these questions."""
        shown = (tuple(lines), ordering)
        if shown == self._shown:
            return
        self._shown = shown
        while len(self._rows) < len(lines):
            self._add_row()
        for place, line in enumerate(lines):
            row = self._rows[place]
            row.show_line(line, ordering=ordering, writable=not self._read_only)
            for name, last in (("up", 0), ("down", len(lines) - 1)):
                row.order_buttons[name].setEnabled(place != last and not self._read_only)
            row.setVisible(True)
        for row in self._rows[len(lines) :]:
            row.setVisible(False)

    def _add_row(self) -> None:
        place, row = len(self._rows), QuestionRow(self._messages)
        row.setObjectName(f"question_{place + 1}")
        row.measure_wanted.connect(lambda: self.measure_wanted.emit(row.line.suggestion))
        row.measure_chosen.connect(self.measure_chosen)
        row.moved.connect(lambda by: self.moved.emit(place, by))
        row.removed.connect(lambda: self.removed.emit(place))
        self._column.addWidget(row)
        former = self._rows[-1].order_buttons["remove"] if self._rows else self._after
        for first, second in pairwise([former, row.button, *row.order_buttons.values()]):
            QWidget.setTabOrder(first, second)
        self._rows.append(row)
