"""A box for text of one line."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ita_desk.gui.widgets.typed_text import clean, difference, units, without_undo
from ita_desk.gui.widgets.typing_pause import TypingPause

# Room for marks that reach beyond the height the font says it has, in parts of it.
_ABOVE, _BELOW = 0.05, 0.1


class _Cleaner(QValidator):
    """Lets no control characters, line ends and soft breaks into a line, wherever they come from."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Every text is right once it is clean."""
        cleaned = clean(text).replace("\n", " ")
        if cleaned != text:
            place = difference(text, cleaned).moved(place)
        return QValidator.State.Acceptable, cleaned, min(place, units(cleaned))


class LineBox(QLineEdit):
    """A line of text. A box of a form (`gui.binding.Box`) whose value is a str. Undo is the window's."""

    typed = Signal()
    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._pause = TypingPause(self, self.typed.emit, self._tell)
        self._leave_room()
        self.setValidator(_Cleaner(self))
        self.textChanged.connect(self._touch)
        self.returnPressed.connect(self.settle)

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that has not settled."""
        return self._pause.unsettled

    def value(self) -> str:
        """The text as it stands in the box."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Show a text; the cursor and the selection stay at the letters where they are."""
        self._pause.drop()
        self._show(value)

    def settle(self) -> None:
        """Let what was typed count now; not during the composition of an input method."""
        self._pause.settle()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change."""
        self.setReadOnly(read_only)

    def changeEvent(self, event: QEvent) -> None:
        """Leave room for marks with another text size too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._leave_room()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open Qt's menu without its undo and redo."""
        menu = without_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _leave_room(self) -> None:
        height = self.fontMetrics().height()
        self.setTextMargins(0, round(height * _ABOVE), 0, round(height * _BELOW))

    def _show(self, text: str) -> None:
        old = self.text()
        if text == old:
            return
        part = difference(old, text)
        cursor, start, chosen = self.cursorPosition(), self.selectionStart(), self.selectionLength()
        self._showing = True
        try:
            self.setText(text)
        finally:
            self._showing = False
        if not chosen:
            # A line nobody is in shows its beginning.
            self.setCursorPosition(part.moved(cursor) if self.hasFocus() else 0)
            return
        first, last = part.moved(start), part.moved(start + chosen)
        if cursor == start:
            first, last = last, first
        self.setSelection(first, last - first)

    def _touch(self) -> None:
        if not self._showing:
            self._pause.touch()

    def _tell(self) -> None:
        self.settled.emit(self.value())
