"""A box for several short values in one line."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ita_desk.gui.widgets.line_box import LineBox

Parts = tuple[str, ...]


class PartsBox(QWidget):
    """Values written in one line. A box of a form (`gui.binding.Box`) whose value is a tuple of texts.

    `split` reads the line. What is typed for the same values stays as it is while the user stands in the line.
    """

    typed = Signal()
    settled = Signal(object)

    def __init__(self, split: Callable[[str], Parts], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._split = split
        self.line = LineBox()
        self.line.typed.connect(self.typed)
        self.line.settled.connect(lambda _: self.settled.emit(self.value()))
        self.setFocusProxy(self.line)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.line)

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that has not settled."""
        return self.line.unsettled

    def value(self) -> Parts:
        """The values written in the line."""
        return self._split(self.line.text())

    def set_value(self, value: Parts) -> None:
        """Show values."""
        kept = value == self.value() and self.window().focusWidget() is self.line
        self.line.set_value(self.line.text() if kept else ", ".join(value))

    def settle(self) -> None:
        """Let what was typed count now; not during the composition of an input method."""
        self.line.settle()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change."""
        self.line.set_read_only(read_only)

    def setAccessibleName(self, name: str) -> None:
        """Name the box and the line in it."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
