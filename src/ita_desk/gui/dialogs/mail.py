"""The mail that is to be handed to the mail program: to whom, what it says, and what goes along."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.panels.mail_files import MailFiles
from ita_desk.gui.widgets.act_button import build_act_button
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.records import dataclass
from ita_desk.services.mailing.cargo import REPORT, Cargo
from ita_desk.services.mailing.letter import BLANK, Letter
from ita_desk.services.mailing.mail import read_addresses

_CARRIED = ("none", "year", "office")
_TEXT_LETTERS, _FILES_LETTERS, _LINES = 58, 48, 12


@dataclass(frozen=True, slots=True)
class MailOrder:
    """What the user asked for; `carried` is how much of the data goes along in a report's PDF (none, year, office)."""

    to: str
    subject: str
    body: str
    cargo: Cargo
    carried: str
    files: tuple[Path, ...]


class MailDialog(QDialog):
    """The mail, prefilled; a subject and a text that were typed stay when something else is to go along.

    `wanted` carries the `MailOrder` and whether it is to go by hand; the dialog stays until it is told the outcome.
    `letter_of` words the mail for a thing that can go along, of which there is at least one.
    """

    wanted = Signal(object, bool)

    def __init__(
        self,
        messages: Messages,
        cargoes: Sequence[Cargo],
        letter_of: Callable[[Cargo], Letter],
        to: str,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mail")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("mail.title"))
        self._messages, self._letter_of = messages, letter_of
        self._cargoes = {cargo.key: cargo for cargo in cargoes}
        self._prefilled = Letter("", "")
        self._build_boxes()
        self.files = MailFiles(messages, folder)
        self.trouble, self.told, self.blank = ThaiLabel(), ThaiLabel(), ThaiLabel()
        self.trouble.setObjectName("trouble")
        self.told.setObjectName("told")
        self.blank.setObjectName("blank")
        self._lay_out()
        self._connect()
        self.to.set_value(to)
        self._show_cargo()
        self.to.setFocus()

    # --- building --------------------------------------------------------------------------------------------

    def _build_boxes(self) -> None:
        say, text = self._messages.say, self._messages.text
        self.to, self.subject, self.body = LineBox(), LineBox(), TextBox(_LINES)
        self.body.setUndoRedoEnabled(True)  # nothing of it is an edit of the office
        self.to.setPlaceholderText(say("mail.to_hint"))
        self.what = ChoiceBox([(key, text(cargo.label)) for key, cargo in self._cargoes.items()])
        self.what.set_value(next(iter(self._cargoes)))
        self.carried = ChoiceBox([(one, say(f"window.print.carried.{one}")) for one in _CARRIED])
        self.carried.set_value(_CARRIED[0])
        self.labels = {}
        boxes = {"to": self.to, "subject": self.subject, "body": self.body, "what": self.what}
        for name, box in (boxes | {"carried": self.carried}).items():
            box.setObjectName(name)
            label = ThaiLabel(say(f"mail.{name}"), wraps=False)
            label.setBuddy(box)
            box.setAccessibleName(label.text())
            self.labels[name] = label
        self.buttons = {name: self._button(name) for name in ("cancel", "by_hand", "open")}

    def _button(self, name: str) -> QPushButton:
        return build_act_button(name, self._messages.say(f"mail.{name}"))

    def _lay_out(self) -> None:
        left = self._column(_TEXT_LETTERS, self._build_head(), self.labels["body"], self.body, self.blank)
        choices = (self.labels["what"], self.what, self.labels["carried"], self.carried, self.told)
        right = self._column(_FILES_LETTERS, *choices, self.files)
        sides = QHBoxLayout()
        sides.setSpacing(self.fontMetrics().averageCharWidth() * 2)
        sides.addWidget(left, 3)
        sides.addWidget(right, 2)
        row = QHBoxLayout()
        row.addWidget(self.buttons["cancel"])
        row.addStretch(1)
        row.addWidget(self.buttons["by_hand"])
        row.addWidget(self.buttons["open"])
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(self._messages.say("mail.help")))
        column.addLayout(sides, 1)
        column.addWidget(self.trouble)
        column.addLayout(row)

    def _build_head(self) -> QWidget:
        head = QWidget()
        grid = QGridLayout(head)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (name, box) in enumerate((("to", self.to), ("subject", self.subject))):
            grid.addWidget(self.labels[name], row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(1, 1)
        return head

    def _column(self, letters: int, *parts: QWidget) -> QWidget:
        side = QWidget()
        fit_to_font(side, lambda one: one.setMinimumWidth(one.fontMetrics().averageCharWidth() * letters))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        self.what.settled.connect(self._show_cargo)
        self.carried.settled.connect(self._tell_carried)
        self.to.settled.connect(self._look_at_addresses)
        self.files.changed.connect(self._grow)
        self.body.textChanged.connect(self._look_for_blanks)
        self.buttons["cancel"].clicked.connect(self.reject)
        self.buttons["open"].clicked.connect(lambda: self._want(by_hand=False))
        self.buttons["by_hand"].clicked.connect(lambda: self._want(by_hand=True))
        self.buttons["open"].setDefault(True)

    # --- showing ---------------------------------------------------------------------------------------------

    @property
    def cargo(self) -> Cargo:
        """What is to go along."""
        return self._cargoes[self.what.value()]

    def _show_cargo(self) -> None:
        letter = self._letter_of(self.cargo)
        if self.subject.value() in (self._prefilled.subject, ""):
            self.subject.set_value(letter.subject)
        if self.body.value() in (self._prefilled.body, ""):
            self.body.set_value(letter.body)
            self.body.moveCursor(QTextCursor.MoveOperation.Start)
            self.body.document().clearUndoRedoStacks()  # undo goes back to here
        self._prefilled = letter
        for part in (self.labels["carried"], self.carried):
            part.setVisible(self.cargo.key == REPORT)
        self._tell_carried()

    def _tell_carried(self) -> None:
        made = self.cargo.key == REPORT
        key = f"window.print.carried.told.{self.carried.value()}" if made else "mail.as_kept"
        self.told.setText(self._messages.say(key))
        self._grow()

    def _grow(self) -> None:
        """Be high enough for every line that is said now."""
        column = self.layout()
        if column and self.isVisible():
            column.activate()
            self.resize(self.width(), max(self.height(), column.totalHeightForWidth(self.width())))

    def _look_for_blanks(self) -> None:
        self.blank.setText(self._messages.say("mail.has_blank") if BLANK * 2 in self.body.value() else "")

    def _look_at_addresses(self) -> bool:
        """Whether all that was typed are addresses; says which is none."""
        wrong = read_addresses(self.to.value())[1]
        self.trouble.setText(self._messages.say("mail.bad_address", word=wrong[0]) if wrong else "")
        self._grow()
        return not wrong

    def show_busy(self, *, busy: bool) -> None:
        """Say that files are being made, or no more."""
        for part in self.findChildren(QPushButton):
            part.setEnabled(not busy or part is self.buttons["cancel"])
        self.files.allow()
        if busy:
            self.trouble.setText(self._messages.say("mail.making"))

    def refuse(self, why: str) -> None:
        """Say why it did not work, and let the user go on."""
        self.show_busy(busy=False)
        self.trouble.setText(why)
        self._grow()

    def _want(self, *, by_hand: bool) -> None:
        if not self._look_at_addresses():
            self.to.setFocus()
            return
        order = MailOrder(
            self.to.value(),
            self.subject.value(),
            self.body.value(),
            self.cargo,
            self.carried.value(),
            self.files.paths,
        )
        self.wanted.emit(order, by_hand)
