"""A text to be read whose words are underlined where another text has others."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QMimeData, QSizeF, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ita_desk.gui.look.thai_breaks import soft_breaks, without_soft_breaks


class ComparedText(QTextEdit):
    """Plain text as high as it needs to be; it can be selected and copied, without soft breaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, bool], ...] = ()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_parts(self, parts: Sequence[tuple[str, bool]]) -> None:
        """Show a text in parts, each with whether it differs."""
        if tuple(parts) == self._parts:
            return
        self._parts = tuple(parts)
        self.clear()
        cursor = self.textCursor()
        for text, differs in parts:
            look = QTextCharFormat()
            look.setFontUnderline(differs)
            cursor.insertText(soft_breaks(text), look)

    @property
    def text(self) -> str:
        """The text as it was set."""
        return "".join(text for text, _ in self._parts)

    @property
    def marked(self) -> list[str]:
        """The parts that differ."""
        return [text for text, differs in self._parts if differs]

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: plain text only."""
        copied = QMimeData()
        text = self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        copied.setText(without_soft_breaks(text))
        return copied

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(ceil(size.height()) + 2 * self.frameWidth())
