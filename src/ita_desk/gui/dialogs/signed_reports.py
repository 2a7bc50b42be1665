"""The signed versions of the open office: what there is, whether each is whole, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.models.signed_words import COLUMNS, SignedWords
from ita_desk.gui.widgets.act_button import build_act_button, build_button_row
from ita_desk.gui.widgets.flat_list import build_flat_list
from ita_desk.gui.widgets.letter_sizes import size_in_letters
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.severity_icon import severity_icon
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.signing.state import Signed, SignedState

_CHARACTERS, _LINES = 122, 28  # the size of the dialog, in letters and lines of its font
_STATE = COLUMNS.index("state")
_SIGNED = Qt.ItemDataRole.UserRole
# What is done with the chosen one, and whether that changes the office.
_ACTS: Mapping[str, bool] = MappingProxyType(
    {"save": False, "attach": True, "save_scan": False, "differences": False, "remove": True}
)
# What of a signed report must have been kept for it.
_NEEDED: Mapping[str, str] = MappingProxyType(
    {"save": "sha256", "save_scan": "scan", "differences": "snapshot"}
)


class SignedReportsDialog(QDialog):
    """The list, the newest year first; how each stands is filled in as it is looked at.

    `wanted` carries the name of what is to be done (save, attach, save_scan, differences or remove) and the chosen
    `Signed`; `code_wanted` a code as it was typed, `file_wanted` that a PDF is to be compared. A read-only
    office can only be looked at.
    """

    wanted = Signal(str, object)
    code_wanted = Signal(str)
    file_wanted = Signal()

    def __init__(self, messages: Messages, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signed_reports")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(messages.say("window.signed.title"))
        self._messages, self._read_only = messages, read_only
        self._words = SignedWords(messages)
        self._states: dict[Signed, SignedState] = {}
        self.told = ThaiLabel(messages.say("window.signed.help"))
        self.told.setObjectName("told")
        self.code = LineBox()
        self.code.setObjectName("code")
        self.list = self._build_list()
        self.details = ThaiLabel()
        self.details.setObjectName("details")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        acts = {name: self._act(name) for name in _ACTS}
        others = {"find": self._find, "match": self.file_wanted.emit, "close": self.reject}
        self.buttons = {name: self._button(name, act) for name, act in {**acts, **others}.items()}
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_chosen)
        self.code.returnPressed.connect(self._find)
        self._show_chosen()
        self.resize(self.sizeHint())

    # --- building --------------------------------------------------------------------------------------------

    def _act(self, name: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(name, self.chosen)

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        return build_act_button(name, self._messages.say(f"window.signed.{name}"), act)

    def _build_list(self) -> QTreeWidget:
        say = self._messages.say
        headings = [say(f"window.signed.column.{name}") for name in COLUMNS]
        return build_flat_list("list", say("window.signed.list"), headings)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addLayout(self._build_search())
        column.addWidget(self.list, 1)
        box = QGroupBox(self._messages.say("window.signed.chosen"))
        inside = QVBoxLayout(box)
        inside.addWidget(self.details)
        inside.addLayout(self._row("save", "attach", "save_scan"))
        inside.addLayout(self._row("differences", "remove"))
        column.addWidget(box)
        column.addLayout(build_button_row(self.buttons["close"], at_end=True))

    def _build_search(self) -> QHBoxLayout:
        label = ThaiLabel(self._messages.say("window.signed.code"), wraps=False)
        label.setBuddy(self.code)
        self.code.setAccessibleName(label.text())
        self.code.setPlaceholderText(self._messages.say("window.signed.code_hint"))
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.code, 1)
        row.addWidget(self.buttons["find"])
        row.addSpacing(self.fontMetrics().height())
        row.addWidget(self.buttons["match"])
        return row

    def _row(self, *names: str) -> QHBoxLayout:
        return build_button_row(*(self.buttons[name] for name in names))

    def sizeHint(self) -> QSize:
        """As wide and high as the letters need."""
        return size_in_letters(self, _CHARACTERS, _LINES)

    # --- showing ---------------------------------------------------------------------------------------------

    def show_reports(self, reports: Sequence[Signed]) -> None:
        """List these; what is known of their states stays."""
        former, at = self.chosen, max(self.list.currentIndex().row(), 0)
        self.list.clear()
        self.list.addTopLevelItems([self._row_of(one) for one in reports])
        if not reports:
            self.tell(self._messages.say("window.signed.none"))
        row = self._row_with(former) or self.list.topLevelItem(min(at, len(reports) - 1))
        if row:
            self.list.setCurrentItem(row)
        self._show_chosen()

    def _row_of(self, one: Signed) -> QTreeWidgetItem:
        row = QTreeWidgetItem(list(self._words.cells(one)))
        row.setData(0, _SIGNED, one)
        row.setToolTip(len(COLUMNS) - 1, plain_tip(one.signed.form_name))
        self._tell_state(row)
        return row

    def show_state(self, one: Signed, state: SignedState) -> None:
        """Say how one was found."""
        self._states[one] = state
        if row := self._row_with(one):
            self._tell_state(row)
            if row is self.list.currentItem():
                self._show_chosen()

    def _tell_state(self, row: QTreeWidgetItem) -> None:
        state = self._states.get(_signed_of(row))
        row.setText(_STATE, self._words.state(state))
        if state and not state.is_whole:
            row.setIcon(_STATE, severity_icon("must"))

    def unlooked(self) -> Signed | None:
        """The first of which nothing is known yet."""
        return next((one for one in map(_signed_of, self._rows) if one not in self._states), None)

    def choose(self, one: Signed) -> bool:
        """Choose one; False if it is not in the list."""
        row = self._row_with(one)
        if row:
            self.list.setCurrentItem(row)
            self.list.scrollToItem(row)
        return row is not None

    def tell(self, text: str) -> None:
        """Say something above the list."""
        self.told.setText(text)

    @property
    def chosen(self) -> Signed | None:
        """The one of the chosen row."""
        row = self.list.currentItem()
        return _signed_of(row) if row else None

    @property
    def _rows(self) -> list[QTreeWidgetItem]:
        rows = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [row for row in rows if row]

    def _row_with(self, one: Signed | None) -> QTreeWidgetItem | None:
        """Its row, also where a signed copy was attached meanwhile."""
        if one is None:
            return None
        return next((row for row in self._rows if _is_same(_signed_of(row), one)), None)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        state = self._states.get(chosen) if chosen else None
        self.details.setText(
            self._words.details(chosen, state) if chosen else self._messages.say("window.signed.nothing")
        )
        for name, writes in _ACTS.items():
            self.buttons[name].setEnabled(chosen is not None and not (writes and self._read_only))
        for name, part in _NEEDED.items():
            if not (chosen and getattr(chosen.signed, part)):
                self.buttons[name].setEnabled(False)

    # --- looking for one -------------------------------------------------------------------------------------

    def _find(self) -> None:
        if typed := self.code.value().strip():
            self.code_wanted.emit(typed)


def _signed_of(row: QTreeWidgetItem) -> Signed:
    one = row.data(0, _SIGNED)
    assert isinstance(one, Signed)
    return one


def _is_same(one: Signed, other: Signed) -> bool:
    return one.fiscal_year == other.fiscal_year and replace(one.signed, scan="") == replace(
        other.signed, scan=""
    )
