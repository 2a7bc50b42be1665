"""A label for text of the user's, in lines that end between Thai words."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from ita_desk.gui.look.first_look import PLAIN_TEXT
from ita_desk.gui.look.thai_breaks import soft_breaks, without_soft_breaks

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

# Room above and below for marks that reach beyond the height the font says it has, in parts of it.
_ABOVE, _BELOW = 0.15, 0.1


class ThaiLabel(QLabel):
    """Plain text in lines as long as the label is wide, or in one line.

    What is read or copied from it has no soft breaks.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wraps: bool = True) -> None:
        super().__init__(parent)
        self._text, self._wraps = "", wraps
        self.setProperty(*PLAIN_TEXT)
        self.setWordWrap(wraps)
        self._leave_room()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text."""
        self._text = text
        super().setText(soft_breaks(text) if self._wraps else text)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The text as it was set."""
        return self._text

    def selectedText(self) -> str:
        """What is selected, without soft breaks."""
        return without_soft_breaks(super().selectedText())

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(
            self.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Leave room for marks with another text size too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._leave_room()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Copy in our way."""
        from PySide6.QtGui import QKeySequence

        if self.hasSelectedText() and event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        """Offer to copy what is selected."""
        if not self.hasSelectedText():
            event.ignore()
            return
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(QCoreApplication.translate("QWidgetTextControl", "&Copy")).triggered.connect(self.copy)
        menu.popup(event.globalPos())

    def _leave_room(self) -> None:
        height, sides = self.fontMetrics().height(), self.contentsMargins()
        self.setContentsMargins(sides.left(), ceil(height * _ABOVE), sides.right(), ceil(height * _BELOW))
