"""A sign over a widget that says what happens if something is dropped there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desk.gui.widgets.thai_label import ThaiLabel

_FRAME, _MARGIN = 3, 6  # pixels
_VEIL = 225  # of 255, over what stands below


class DropSign(QWidget):
    """Covers its parent while something is dragged over the window; mouse and drops go through it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("drop_sign")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = ThaiLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self.words.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.words.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.addWidget(self.words)
        self.hide()

    def show_words(self, words: str) -> None:
        """Cover the parent and say something."""
        self.words.setText(words)
        parent = self.parentWidget()
        if parent:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil and a dashed frame."""
        painter = QPainter(self)
        veil = self.palette().color(QPalette.ColorRole.Window)
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), _FRAME, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
