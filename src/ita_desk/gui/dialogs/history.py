"""What was done since the file was opened, step by step, and the way back to any of it."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.domain.changes import Changes
from ita_desk.gui.look.plain_text import plain_tip
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.act_button import build_act_button
from ita_desk.gui.widgets.flat_list import build_flat_list
from ita_desk.gui.widgets.letter_sizes import size_in_letters
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.history import UndoStep
from ita_desk.services.step_words import step_place

_CHARACTERS, _LINES = 110, 26  # the size of the dialog, in letters and lines of its font
_WHEN, _WHAT, _WHERE, _STANDS = range(4)


class HistoryDialog(QDialog):
    """The steps, newest last; the row above the first is the office before any of them.

    `show_changes` shows in the window where something changed, `revert` returns to the office as it was opened.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        messages: Messages,
        show_changes: Callable[[Changes], None],
        revert: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._messages = bridge, messages
        self._show_changes, self._revert = show_changes, revert
        self._shown: list[UndoStep] = []
        self.setWindowTitle(messages.say("window.history.title"))
        self.list = self._build_list()
        self.told = ThaiLabel(messages.say("window.history.help"))
        self._rows: list[QTreeWidgetItem] = []
        acts = {"go": self._go, "revert": self._go_to_opening, "close": self.reject}
        self.buttons = {name: self._button(name, act) for name, act in acts.items()}
        self._lay_out()
        self.list.currentItemChanged.connect(self._allow)
        self.list.itemActivated.connect(self._go)
        bridge.changed.connect(self._renew)
        self.resize(self.sizeHint())

    # --- building --------------------------------------------------------------------------------------------

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        return build_act_button(
            name, self._messages.say(f"window.history.{name}"), act, auto_default=name == "go"
        )

    def _build_list(self) -> QTreeWidget:
        say = self._messages.say
        headings = [say(f"window.history.{name}") for name in ("when", "what", "where", "stands")]
        steps = build_flat_list("steps", say("window.history.list"), headings)
        steps.header().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        return steps

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        line = QHBoxLayout()
        line.addWidget(self.buttons["go"])
        line.addWidget(self.buttons["revert"])
        line.addStretch()
        line.addWidget(self.buttons["close"])
        column.addLayout(line)
        self.buttons["go"].setDefault(True)

    def sizeHint(self) -> QSize:
        """As wide and high as the letters need."""
        return size_in_letters(self, _CHARACTERS, _LINES)

    # --- showing ---------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Come forward, with the row chosen where the office stands."""
        self._bridge.settle()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was done meanwhile."""
        super().showEvent(event)
        self._renew()

    def _renew(self) -> None:
        """Write the rows that have changed, and choose the one where the office stands."""
        if not self.isVisible():
            return
        steps = list(self._bridge.steps)
        same = 0
        while same < min(len(steps), len(self._shown)) and steps[same] is self._shown[same]:
            same += 1
        opening = QTreeWidgetItem(["", self._messages.say("window.history.opening")])
        kept = self._rows[: same + 1] or [opening]
        for row in reversed(range(len(kept), self.list.topLevelItemCount())):
            self.list.takeTopLevelItem(row)
        self._rows = [*kept, *(self._row(step) for step in steps[same:])]
        self.list.addTopLevelItems(self._rows[self.list.topLevelItemCount() :])
        self._shown = steps
        position = self._bridge.position
        for row, item in enumerate(self._rows):
            self._say_where_it_stands(item, row - position)
        self.list.setCurrentItem(self._rows[position])
        self.list.scrollToItem(self._rows[position])
        self._allow()

    def _row(self, step: UndoStep) -> QTreeWidgetItem:
        place = step_place(step)
        shown = [
            f"{step.made_at:%H:%M:%S}" if step.made_at else "",
            self._messages.text(step.name),
            self._messages.text(place) if place else "",
        ]
        row = QTreeWidgetItem(shown)
        for column, text in enumerate(shown):
            row.setToolTip(column, plain_tip(text))
        return row

    def _say_where_it_stands(self, item: QTreeWidgetItem, ahead: int) -> None:
        key = "here" if ahead == 0 else "undone" if ahead > 0 else ""
        item.setText(_STANDS, self._messages.say(f"window.history.{key}") if key else "")
        font = self.list.font()
        font.setBold(ahead == 0)
        for column in range(_STANDS + 1):
            item.setFont(column, font)

    @property
    def _chosen(self) -> int:
        return self.list.currentIndex().row()

    def _allow(self) -> None:
        writing = not self._bridge.read_only
        position = self._bridge.position
        forward = self._chosen > position
        self.buttons["go"].setText(self._messages.say(f"window.history.{'forward' if forward else 'go'}"))
        self.buttons["go"].setEnabled(writing and self._chosen not in (-1, position))
        self.buttons["revert"].setEnabled(writing and bool(self._shown))

    # --- going -----------------------------------------------------------------------------------------------

    def _go(self) -> None:
        chosen = self._chosen
        if not self._bridge.read_only and chosen not in (-1, self._bridge.position):
            self._show_changes(self._bridge.go_to(chosen))

    def _go_to_opening(self) -> None:
        self._revert()
