"""The problems that somebody said are none, folded at first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QPushButton, QToolButton, QVBoxLayout, QWidget

from ita_desk.domain.office import Office
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.i18n import Messages
from ita_desk.services.checking import CheckedProblem
from ita_desk.services.place_words import place_words
from ita_desk.thai.dates import format_day


class AcceptedList(QWidget):
    """A button that unfolds the list, the list, and the button that takes one back.

    `withdrawn` carries the `CheckedProblem` that is to be a problem again.
    """

    withdrawn = Signal(object)

    def __init__(self, messages: Messages, *, read_only: bool) -> None:
        super().__init__()
        self._messages, self._read_only = messages, read_only
        self._accepted: tuple[CheckedProblem, ...] = ()
        self.button = QToolButton()
        self.button.setObjectName("accepted")
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self._fold)
        self.list = QListWidget()
        self.list.setObjectName("accepted_list")
        self.list.setAccessibleName(messages.say("window.check.accepted_list"))
        fit_to_font(self.list, lambda one: one.setFixedHeight(one.fontMetrics().lineSpacing() * 4))
        self.list.currentRowChanged.connect(self._fold)
        self.withdraw = QPushButton(messages.say("window.check.withdraw"))
        self.withdraw.setObjectName("withdraw")
        self.withdraw.clicked.connect(self._withdraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button)
        column.addWidget(self.list)
        column.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_accepted((), Office())

    def show_accepted(self, accepted: Sequence[CheckedProblem], office: Office) -> None:
        """Show what was accepted: where, what, and who said so when."""
        self._accepted = tuple(accepted)
        row = self.list.currentRow()
        self.list.clear()
        self.list.addItems([self._line(one, office) for one in self._accepted])
        self.list.setCurrentRow(min(max(row, 0), len(self._accepted) - 1))
        self.button.setText(self._messages.say("window.check.accepted", count=len(self._accepted)))
        self.setVisible(bool(self._accepted))
        self._fold()

    def _line(self, one: CheckedProblem, office: Office) -> str:
        said = one.accepted
        place = self._messages.text(place_words(one.problem.place, office))
        text = " ".join(self._messages.text(one.problem.message).split())
        who = said.who if said else ""
        day = format_day(said.day, "short") if said and said.day else ""
        signed = " ".join(part for part in (who, day) if part)
        return f"{place}: {text} ({signed})" if signed else f"{place}: {text}"

    def _fold(self, _: object = None) -> None:
        unfolded = self.button.isChecked()
        self.button.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self.list.setVisible(unfolded)
        self.withdraw.setVisible(unfolded)
        self.withdraw.setEnabled(self.list.currentRow() >= 0 and not self._read_only)

    def _withdraw(self) -> None:
        self.withdrawn.emit(self._accepted[self.list.currentRow()])
