"""What stands above the list of measures: a box for words, a condition, and how much is left of the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.domain.measure_filter import KINDS, Kind, MeasureFilter
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_UNIT = "unit:"


class _SearchBox(LineBox):
    """A line that Esc empties, and Down or Return leaves for the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears what was typed; where nothing was, it is not for this box."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MeasureFilterBar(QWidget):
    """Which measures are asked for; `changed` is emitted at each letter, `left` to go on to the list."""

    changed = Signal()
    left = Signal()

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._units: tuple[str, ...] | None = None
        say = messages.say
        self.words = _SearchBox()
        self.words.setObjectName("filter_words")
        self.words.setPlaceholderText(say("window.measures.filter.words"))
        self.words.setAccessibleName(say("window.measures.filter.words.name"))
        self.words.setToolTip(say("window.measures.filter.words.tip"))
        self.words.setClearButtonEnabled(True)
        self.kind = ChoiceBox()
        self.kind.setObjectName("filter_kind")
        self.kind.setAccessibleName(say("window.measures.filter.kind"))
        self.kind.setToolTip(say("window.measures.filter.kind"))
        self.kind.setMinimumContentsLength(8)
        self.told = ThaiLabel()
        self.told.setObjectName("filter_told")
        self.clear_button = QPushButton(say("window.measures.filter.clear"))
        self.clear_button.setObjectName("filter_clear")
        self.clear_button.setToolTip(say("window.measures.filter.clear.tip"))
        self.offer_units(())
        self._lay_out()
        self.words.textChanged.connect(self.changed)
        self.words.left.connect(self.left)
        self.kind.settled.connect(self.changed)
        self.clear_button.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.told, 1)
        row.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.words, self.kind, self._bar):
            column.addWidget(widget)
        self._bar.hide()

    def value(self) -> MeasureFilter:
        """What is asked for."""
        chosen = self.kind.value()
        if chosen.startswith(_UNIT):
            return MeasureFilter(self.words.text(), "unit", chosen.removeprefix(_UNIT))
        kind: Kind = next((kind for kind in KINDS if kind == chosen), "")
        return MeasureFilter(self.words.text(), kind)

    def clear(self) -> None:
        """Ask for all measures again."""
        if self.value():
            self.words.blockSignals(True)  # told once, not twice
            self.words.clear()
            self.words.blockSignals(False)
            self.kind.set_value("")
            self.changed.emit()

    def offer_units(self, units: Sequence[str]) -> None:
        """Offer the measures of these units; a unit that is gone is no longer asked for."""
        if tuple(units) == self._units:
            return
        self._units = tuple(units)
        say = self._messages.say
        kinds = [(kind, say(f"window.measures.filter.{kind or 'all'}")) for kind in KINDS]
        named = [(_UNIT + unit, say("window.measures.filter.unit", unit=unit)) for unit in units]
        if self.kind.value().startswith(_UNIT) and self.kind.value() not in dict(named):
            self.kind.set_value("")
        self.kind.set_choices([*kinds, *named])

    def tell(self, fitting: int, count: int) -> None:
        """Say how many measures of so many are what is asked for, if anything is."""
        asked = bool(self.value())
        if asked:
            self.told.setText(self._messages.say("window.measures.filter.told", fitting=fitting, count=count))
        self._bar.setVisible(asked)
