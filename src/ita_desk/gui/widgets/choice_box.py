"""A box for one of several choices."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ita_desk.gui.look.plain_text import plain_tip


class ChoiceBox(QComboBox):
    """One of some choices, each given as its key and what is shown for it.

    A box of a form (`gui.binding.Box`) whose value is a key. A value that is none of the keys is kept, and nothing
    shown for it.
    """

    typed = Signal()
    settled = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.set_choices(choices)
        self.activated.connect(self._choose)
        self.currentTextChanged.connect(self._set_tip)

    def _set_tip(self, text: str) -> None:
        self.setToolTip(plain_tip(text))  # what is chosen may be too long for the box

    @property
    def unsettled(self) -> bool:
        """Never: a choice counts at once."""
        return False

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the value stays."""
        self.clear()
        for key, label in choices:
            self.addItem(label, key)
        self.set_value(self._value)

    def value(self) -> str:
        """The key chosen."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show the choice of a key."""
        self._value = value
        self.setCurrentIndex(self.findData(value))

    def settle(self) -> None:
        """Nothing waits here."""

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change."""
        self.setEnabled(not read_only)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form: scrolling past must not change a choice."""
        event.ignore()

    def _choose(self, place: int) -> None:
        key: str = self.itemData(place)
        if key != self._value:
            self._value = key
            self.typed.emit()
            self.settled.emit(key)
