"""Signatories, the agency's or those that a year has of its own, one below the other."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.agency import Signatory
from ita_desk.gui.binding import Binding
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.row_stack import RowStack
from ita_desk.i18n import Messages
from ita_desk.services.edits.agency import (
    add_signatory,
    move_signatory,
    remove_signatory,
    set_signatory_field,
)

ROLES = ("reporter", "reviewer", "approver", "")
TEXTS = ("role_text", "name", "position", "acting_for")

Year = Callable[[], int | None]  # whose signatories: those of this year, or the agency's


def _of_agency() -> None:
    return None


def listed_signatories(bridge: SessionBridge, year: int | None) -> tuple[Signatory, ...]:
    """The agency's signatories, or those that a year has of its own."""
    if year is None:
        return bridge.office.agency.signatories
    report = bridge.office.year(year)
    return report.signatories if report else ()


class SignatoryRow(QFrame):
    """The boxes of the signatory at one place of the list, and buttons to move and remove it."""

    def __init__(self, bridge: SessionBridge, place: int, messages: Messages, year: Year) -> None:
        super().__init__()
        self._bridge, self._place, self._year = bridge, place, year
        self.setObjectName(f"signatory_{place}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.role = ChoiceBox([(r, messages.say(f"window.signatory.role.{r or 'other'}")) for r in ROLES])
        self.boxes = {name: LineBox() for name in TEXTS}
        self._bindings = [self._bound("role", self.role), *(self._bound(n, b) for n, b in self.boxes.items())]
        self.buttons = [
            self._button("up", Qt.ArrowType.UpArrow, messages),
            self._button("down", Qt.ArrowType.DownArrow, messages),
            self._button("remove", None, messages),
        ]
        for button, act in zip(self.buttons, (self._up, self._down, self._remove), strict=True):
            button.clicked.connect(act)
        self._form = QFormLayout(self)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        head = QHBoxLayout()
        head.addWidget(self.role, 1)
        for button in self.buttons:
            head.addWidget(button)
        self._form.addRow(messages.say("window.signatory.role"), head)
        for name, box in self.boxes.items():
            self._form.addRow(messages.say(f"window.signatory.{name}"), box)
        self.role.setAccessibleName(messages.say("window.signatory.role"))
        self.stops = (self.role, *self.boxes.values(), *self.buttons)

    def _bound(self, name: str, box: ChoiceBox | LineBox) -> Binding:
        box.setObjectName(name)
        return Binding(
            self._bridge,
            box,
            lambda: getattr(self._signatory(), name),
            lambda value: set_signatory_field(self._place, name, value, self._year()),
        )

    def _button(self, name: str, arrow: Qt.ArrowType | None, messages: Messages) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        if arrow is None:
            button.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_TrashIcon))
        else:  # no icon: the style's own are black, in a dark window too
            button.setArrowType(arrow)
        button.setAutoRaise(True)
        text = messages.say(f"window.signatory.{name}")
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def _signatory(self) -> Signatory:
        return listed_signatories(self._bridge, self._year())[self._place]

    def show_signatory(self, count: int) -> None:
        """Show what the office says now, the list having so many signatories."""
        for binding in self._bindings:
            binding.show()
        signatory = self._signatory()
        self._form.setRowVisible(self.boxes["role_text"], not signatory.role)
        up, down, remove = self.buttons
        changeable = not self._bridge.read_only
        up.setEnabled(changeable and self._place > 0)
        down.setEnabled(changeable and self._place < count - 1)
        remove.setEnabled(changeable)

    def _up(self) -> None:
        self._bridge.command(move_signatory(self._place, self._place - 1, self._year()))

    def _down(self) -> None:
        self._bridge.command(move_signatory(self._place, self._place + 1, self._year()))

    def _remove(self) -> None:
        self._bridge.command(remove_signatory(self._place, self._year()))


class SignatoryRows(QWidget):
    """A row a signatory, and a button that adds one; `year` says whose they are."""

    def __init__(self, bridge: SessionBridge, messages: Messages, year: Year = _of_agency) -> None:
        super().__init__()
        self._bridge, self._year = bridge, year
        self.add_button = QPushButton(messages.say("window.signatory.add"))
        self.add_button.setObjectName("add_signatory")
        self.add_button.setEnabled(not bridge.read_only)
        self.add_button.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        make_row = partial(SignatoryRow, bridge, messages=messages, year=year)
        self._stack = RowStack[SignatoryRow](column, make_row, attrgetter("stops"), self)
        self.rows = self._stack.rows

    def show_signatories(self) -> None:
        """Show as many rows as there are signatories, and what they say."""
        count = len(listed_signatories(self._bridge, self._year()))
        self._stack.set_count(count)
        for row in self.rows:
            row.show_signatory(count)

    def _add(self) -> None:
        if self._bridge.command(add_signatory(self._year())):
            self.rows[-1].boxes["name"].setFocus()
