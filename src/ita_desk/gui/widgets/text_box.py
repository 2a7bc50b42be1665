"""A box for text of any length, which grows with it."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ita_desk.gui.widgets.typed_text import clean, difference, without_undo
from ita_desk.gui.widgets.typing_pause import TypingPause

MOST_LINES = 12


class TextBox(QPlainTextEdit):
    """Text in paragraphs: at least `lines` and at most 12 lines high, then it scrolls. Tab leaves the box.

    A box of a form (`gui.binding.Box`) whose value is a str. Undo is the window's.
    """

    typed = Signal()
    settled = Signal(object)

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._showing = False
        self._pause = TypingPause(self, self.typed.emit, self._tell)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._touch)
        self.textChanged.connect(self._fit)

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that has not settled."""
        return self._pause.unsettled

    def text(self) -> str:
        """The text as it stands in the box, without what is being composed."""
        # Not toPlainText: that makes blanks of no-break spaces.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def value(self) -> str:
        """The text as it stands in the box."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Show a text; the cursor and the selection stay at the letters where they are."""
        self._pause.drop()
        part = difference(self.text(), value)
        if part.start == part.end and not part.new:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(part.start)
        cursor.setPosition(part.end, QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        try:
            cursor.insertText(part.new)
        finally:
            self._showing = False

    def settle(self) -> None:
        """Let what was typed count now; not during the composition of an input method."""
        self._pause.settle()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting change."""
        self.setReadOnly(read_only)
        if read_only:  # as in a line edit: the text can still be reached and copied by keyboard
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def sizeHint(self) -> QSize:
        """As high as the text, within the bounds."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as the text, and narrow if it must be."""
        return QSize(super().minimumSizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the text now takes more or fewer lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height with another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop the plain text only."""
        self.insertPlainText(clean(source.text()))
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open Qt's menu without its undo and redo."""
        menu = without_undo(self.createStandardContextMenu(event.pos()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _size(self) -> tuple[int, float]:
        """How many lines the text takes, and how high they are, as far as it matters; lays them out if need be."""
        lines, height = 0, -self.document().documentMargin()  # the first block has the margin above it
        block = self.document().firstBlock()
        while block.isValid() and lines <= MOST_LINES:
            height += self.blockBoundingRect(block).height()
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        return lines, height

    def _height(self) -> int:
        lines, height = self._size()
        line = max(height / lines, self.fontMetrics().lineSpacing())
        around = 2 * (self.document().documentMargin() + self.frameWidth()) + 1
        return ceil(min(max(lines, self._lines), MOST_LINES) * line + around)

    def _fit(self) -> None:
        scrolls = self._size()[0] > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != self._height():
            self.updateGeometry()

    def _touch(self) -> None:
        if not self._showing:
            self._pause.touch()

    def _tell(self) -> None:
        self.settled.emit(self.value())
