"""What the boxes for days and periods share: a line of text and, below it, the dates that were understood."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget

from ita_desk.gui.look.fonts import fit_to_font
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages

_SMALL = 0.9  # of the usual size of letters


class DatesBox(QWidget):
    """Dates as typed, with a menu of quick choices. A box of a form (`gui.binding.Box`).

    The text is the user's and is printed as it is; `line` is where it stands (for labels and tests), `hint` says as
    which dates it was understood.
    """

    typed = Signal()
    settled = Signal(object)

    def __init__(self, messages: Messages, menu_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._value = self._read("")
        self.line = LineBox()
        self.line.setObjectName("line")
        self.hint = ThaiLabel()
        self.hint.setObjectName("hint")
        fit_to_font(self, DatesBox._shrink_hint)
        self.menu = QMenu(self)
        self.button = _menu_button(menu_text)
        self.button.clicked.connect(self._open_menu)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(2)
        self.setFocusProxy(self.line)  # before the line has its place: else Tab would pass it by
        rows.addWidget(self.line, 0, 0)
        rows.addWidget(self.button, 0, 1)
        rows.addWidget(self.hint, 1, 0, 1, 2)
        rows.setColumnStretch(0, 1)
        self.line.typed.connect(self.typed)
        self.line.settled.connect(self._take)
        self.line.editingFinished.connect(self._explain)
        self._explain()

    def _shrink_hint(self) -> None:
        small = self.font()
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        self.hint.setFont(small)

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that has not settled."""
        return self.line.unsettled

    def value(self) -> Any:
        """The dates with their text; dates that came with a text stay with it until it is changed."""
        text = self.line.text()
        return self._value if text == self._shown(self._value) else self._read(text)

    def set_value(self, value: Any) -> None:
        """Show dates; those without a text are written out."""
        self._value = value
        self.line.set_value(self._shown(value))
        self._explain()

    def settle(self) -> None:
        """Let what was typed count now; not during the composition of an input method."""
        self.line.settle()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change."""
        self.line.set_read_only(read_only)
        self.button.setEnabled(not read_only)

    def setAccessibleName(self, name: str) -> None:
        """Name the box and the line in it."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _open_menu(self) -> None:
        right = self.button.mapToGlobal(QPoint(self.button.width(), self.button.height()))
        self.menu.popup(right - QPoint(self.menu.sizeHint().width(), 0))

    def _choose(self, value: Any) -> None:
        """Take a value from the menu."""
        self.set_value(value)
        self.typed.emit()
        self.settled.emit(value)

    def _take(self) -> None:
        self._value = self.value()
        self._explain()
        self.settled.emit(self._value)

    def _explain(self) -> None:
        text, dates = self.line.text().strip(), self._dates(self._value)
        key = "window.dates.understood" if dates else "window.dates.not_understood"
        told = bool(text) and (bool(dates) or not self.line.hasFocus())  # half a day is no mistake yet
        self.hint.setText(self._messages.say(key, dates=dates) if told else "")
        self.hint.setVisible(bool(text))

    def _shown(self, value: Any) -> str:
        """The text for a value."""
        return value.text or self._dates(value)

    def _read(self, text: str) -> Any:
        """The value that a text stands for."""
        raise NotImplementedError

    def _dates(self, value: Any) -> str:
        """The dates of a value written out; empty if there are none."""
        raise NotImplementedError


def _menu_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("menu")
    button.setArrowType(Qt.ArrowType.DownArrow)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
