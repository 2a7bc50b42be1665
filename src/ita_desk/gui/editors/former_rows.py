"""The names the agency bore before, one below the other."""

from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QStyle, QToolButton, QVBoxLayout, QWidget

from ita_desk.domain.agency import KINDS, FormerName, name_of_kind
from ita_desk.domain.fiscal_year import FIRST, LAST
from ita_desk.gui.binding import Binding
from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.row_stack import RowStack
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.edits.agency import add_former_name, remove_former_name, set_former_name_field


class FormerRow(QFrame):
    """The boxes of the former name at one place of the list, and a button that removes it."""

    def __init__(self, bridge: SessionBridge, place: int, messages: Messages) -> None:
        super().__init__()
        self._bridge, self._place, self._messages = bridge, place, messages
        self.setObjectName(f"former_{place}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.to_year = NumberBox(messages, FIRST, LAST)
        fit_to_font(
            self.to_year, lambda box: box.setFixedWidth(box.fontMetrics().horizontalAdvance("0") * 12)
        )
        self.kind, self.name = ChoiceBox(), LineBox()
        self.remove = QToolButton()
        self.remove.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_TrashIcon))
        self.remove.setAutoRaise(True)
        self.remove.setToolTip(messages.say("window.former.remove"))
        self.remove.clicked.connect(lambda: bridge.command(remove_former_name(self._place)))
        self.printed = ThaiLabel()
        self.printed.setObjectName("printed")
        self._bindings = [
            self._bound("to_year", self.to_year, lambda year: Decimal(year) if year else None, int),
            self._bound("kind", self.kind),
            self._bound("name", self.name),
        ]
        self._lay_out()

    def _bound(self, name: str, box: Any, shown: Any = str, kept: Any = str) -> Binding:
        """A box bound to a field, whose value it shows as `shown` makes it and keeps as `kept` does."""
        box.setObjectName(name)
        box.setAccessibleName(self._messages.say(f"window.former.{name}"))
        return Binding(
            self._bridge,
            box,
            lambda: shown(getattr(self._former(), name)),
            lambda value: set_former_name_field(self._place, name, kept(value or kept())),
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setColumnStretch(1, 1)
        for row, (name, box) in enumerate(
            (("to_year", self.to_year), ("kind", self.kind), ("name", self.name))
        ):
            label = ThaiLabel(self._messages.say(f"window.former.{name}"), wraps=False)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            across = 1 if box is self.to_year else 2
            place = Qt.AlignmentFlag.AlignLeft if box is self.to_year else Qt.AlignmentFlag(0)
            grid.addWidget(box, row, 1, 1, across, place)
        grid.addWidget(self.remove, 0, 2)
        grid.addWidget(self.printed, 3, 0, 1, 3)
        self.remove.setObjectName("remove")
        self.remove.setAccessibleName(self.remove.toolTip())
        self.stops = (self.to_year, self.kind, self.name, self.remove)

    def _former(self) -> FormerName:
        return self._bridge.office.agency.former[self._place]

    def show_former(self) -> None:
        """Show what the office says now."""
        former = self._former()
        kinds = [(k.short, k.long if k.long == k.short else f"{k.short} ({k.long})") for k in KINDS]
        if former.kind not in ("", *(short for short, _ in kinds)):
            kinds.append((former.kind, former.kind))
        kinds.append(("", self._messages.say("window.former.other_kind")))
        if self.kind.count() != len(kinds) or self.kind.findData(former.kind) < 0:
            self.kind.set_choices(kinds)
        for binding in self._bindings:
            binding.show()
        self.remove.setEnabled(not self._bridge.read_only)
        full_name, _ = name_of_kind(former.kind, former.name)
        self.printed.setText(self._messages.say("window.former.printed", name=full_name))
        self.printed.setVisible(bool(former.name))


class FormerRows(QWidget):
    """A row a former name, and a button that adds one."""

    def __init__(self, bridge: SessionBridge, messages: Messages) -> None:
        super().__init__()
        self._bridge = bridge
        self.add_button = QPushButton(messages.say("window.former.add"))
        self.add_button.setObjectName("add_former")
        self.add_button.setEnabled(not bridge.read_only)
        self.add_button.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        make_row = partial(FormerRow, bridge, messages=messages)
        self._stack = RowStack[FormerRow](column, make_row, attrgetter("stops"), self)
        self.rows = self._stack.rows

    def show_former(self) -> None:
        """Show as many rows as the agency has former names, and what they say."""
        self._stack.set_count(len(self._bridge.office.agency.former))
        for row in self.rows:
            row.show_former()

    def _add(self) -> None:
        if self._bridge.command(add_former_name()):
            self.rows[-1].to_year.setFocus()
