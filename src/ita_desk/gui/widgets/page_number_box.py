"""A box for the number of a page to go to."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_DIGITS = 4


class PageNumberBox(QLineEdit):
    """Shows a page; another one is typed, in Thai or Arabic digits, and `wanted` with Return.

    What is no number is put back. `left` tells that Escape was pressed.
    """

    wanted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setMaxLength(_DIGITS)
        self.returnPressed.connect(self._want)
        self.show_page(0)

    def show_page(self, page: int) -> None:
        """Show the page that is in sight, 0 for none; what is just being typed stays."""
        self._page = page
        self.setEnabled(page > 0)
        if not (self.hasFocus() and self.isModified()):
            self._put_back()

    def _put_back(self) -> None:
        self.setText(str(self._page) if self._page else "")
        if self.hasFocus():
            self.selectAll()

    def _want(self) -> None:
        text = self.text().strip()
        self.setModified(False)
        if text.isdecimal():
            self.wanted.emit(int(text))
        self._put_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the page as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._put_back()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the number replaced by what is typed."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget what was typed without Return."""
        super().focusOutEvent(event)
        self._put_back()

    def sizeHint(self) -> QSize:
        """As wide as the digits of a long report."""
        margins = super().sizeHint().height() // 2
        return QSize(
            self.fontMetrics().horizontalAdvance("0" * _DIGITS) + margins, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """It is never narrower."""
        return self.sizeHint()
