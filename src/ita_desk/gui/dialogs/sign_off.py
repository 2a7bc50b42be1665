"""Asks for what belongs to a signed version: its number, its day, and where its PDF is to be saved."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.outcome import DoneOn
from ita_desk.gui.dialogs.files import ask_where_to_save
from ita_desk.gui.look.key_list import plain
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.day_box import DayBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.records import dataclass
from ita_desk.thai.dates import format_day

_CARRIED = ("none", "year", "office")
_LETTERS = 76  # the dialog's width at first


@dataclass(frozen=True, slots=True)
class ToSign:
    """What is to be signed, in words: `what` in lines, the names of the `signers` as they are printed.

    `signers` is None where the form has no place to sign. `day` is suggested, `printed_day` the one that stands on the
    paper, `target` where the PDF would be saved.
    """

    what: Sequence[str]
    signers: Sequence[str] | None
    day: date
    printed_day: date | None
    target: Path


@dataclass(frozen=True, slots=True)
class SigningWish:
    """What the user said: number and day, how much of the data goes along (office, year or none), where the PDF goes."""

    document_number: str
    day: date
    carried: str
    target: Path


class SignOffDialog(QDialog):
    """Says what is signed and asks for the rest; `wanted` carries a `SigningWish`.

    `signers_wanted` that the signers are to be changed, which is done where they are kept.
    """

    wanted = Signal(object)
    signers_wanted = Signal()

    def __init__(self, messages: Messages, to_sign: ToSign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages, self._to_sign, self.target = messages, to_sign, to_sign.target
        self.setObjectName("sign_off")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain(messages.say("window.action.sign_off")).removesuffix("…"))
        self._build_boxes()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.sign_button = self.buttons.button(kinds.Ok)
        self._lay_out()
        self._connect()
        self._allow()
        self.number.setFocus()

    # --- building --------------------------------------------------------------------------------------------

    def _build_boxes(self) -> None:
        say, to_sign = self._messages.say, self._to_sign
        self.number = LineBox()
        self.number.setObjectName("document_number")
        self.number.setPlaceholderText(say("window.sign_off.number_hint"))
        self.day = DayBox(self._messages)
        self.day.setObjectName("day")
        self.day.set_value(DoneOn(to_sign.day, ""))
        self.signers = ThaiLabel()
        self.signers.setObjectName("signers")
        nobody = say("window.sign_off.no_place" if to_sign.signers is None else "window.sign_off.nobody")
        self.signers.setText("\n".join(to_sign.signers or ()) or nobody)
        self.change = QPushButton(say("window.sign_off.change_signers"))
        self.change.setVisible(to_sign.signers is not None)
        self.change.setObjectName("change_signers")
        self.carried = ChoiceBox([(one, say(f"window.print.carried.{one}")) for one in _CARRIED])
        self.carried.setObjectName("carried")
        self.carried.set_value("none")
        self.path = ThaiLabel(str(self.target))
        self.path.setObjectName("target")
        self.choose = QPushButton(say("window.sign_off.choose_target"))
        self.choose.setObjectName("choose_target")
        self.told = ThaiLabel()
        self.told.setObjectName("told")
        for button in (self.change, self.choose):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        say = self._messages.say
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # the style's icons crowd the words
        self.sign_button.setText(say("window.sign_off.sign"))
        what = QGroupBox(say("window.sign_off.what"))
        inside = QVBoxLayout(what)
        for number, line in enumerate(self._to_sign.what):
            label = ThaiLabel(line)
            label.setObjectName(f"what_{number}")
            inside.addWidget(label)
        column = QVBoxLayout(self)
        column.addWidget(ThaiLabel(say("window.sign_off.help")))
        column.addWidget(what)
        column.addLayout(self._build_form())
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.resize(self.fontMetrics().averageCharWidth() * _LETTERS, self.sizeHint().height())

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._add(form, "number", self.number)
        self._add(form, "day", self.day)
        form.addRow(self.told)
        self._add(form, "signers", _beside(self.signers, self.change))
        self._add(form, "carried", self.carried)
        self._add(form, "target", _beside(self.path, self.choose))
        return form

    def _add(self, form: QFormLayout, name: str, box: QWidget) -> None:
        text = self._messages.say(f"window.sign_off.{name}")
        label = ThaiLabel(text, wraps=False)
        label.setBuddy(box)
        if name not in ("signers", "target"):  # those speak for themselves
            box.setAccessibleName(text)
        form.addRow(label, box)

    def _connect(self) -> None:
        self.day.typed.connect(self._allow)
        self.day.settled.connect(self._allow)
        self.change.clicked.connect(self._change_signers)
        self.choose.clicked.connect(self._ask_target)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    # --- what is said ----------------------------------------------------------------------------------------

    def _allow(self) -> None:
        day = self._day
        self.sign_button.setEnabled(day is not None)
        self.told.setText(self._warning(day))
        self.told.setVisible(bool(self.told.text()))

    @property
    def _day(self) -> date | None:
        value = self.day.value()
        return value.date if isinstance(value, DoneOn) else None

    def _warning(self, day: date | None) -> str:
        """What does not fit together: no day that is understood, or another than is printed."""
        printed, say = self._to_sign.printed_day, self._messages.say
        if day is None:
            return say("window.sign_off.no_day")
        if printed is None:
            return say("window.sign_off.no_printed_day")
        return say("window.sign_off.other_day", day=format_day(printed)) if printed != day else ""

    def _ask_target(self) -> None:
        kinds = f"{self._messages.say('window.file.pdf')} (*.pdf)"
        ask_where_to_save(self, self.choose.text().removesuffix("…"), kinds, self.target, self._take_target)

    def _take_target(self, target: Path) -> None:
        self.target = target
        self.path.setText(str(target))

    # --- the end ---------------------------------------------------------------------------------------------

    def _change_signers(self) -> None:
        self.reject()
        self.signers_wanted.emit()

    def _accept(self) -> None:
        self.day.settle()
        day = self._day
        if day is None:
            self._allow()
            return
        wish = SigningWish(self.number.value().strip(), day, self.carried.value(), self.target)
        self.accept()
        self.wanted.emit(wish)


def _beside(label: QWidget, button: QPushButton) -> QWidget:
    """A label with its button at its right."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label, 1)
    row.addWidget(button)
    both.setFocusProxy(button)
    return both
