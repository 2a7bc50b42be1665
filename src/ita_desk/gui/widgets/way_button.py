"""A large button that says what it does and, below, what that is for."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ita_desk.gui.widgets.thai_label import ThaiLabel


class WayButton(QPushButton):
    """A bold title over an explanation in lines; `size` is that of the title, in parts of the usual one."""

    def __init__(self, title: str, text: str, size: float = 1.1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.title, self.explanation = ThaiLabel(title), ThaiLabel(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 8)
        column.setSpacing(0)
        for label in (self.title, self.explanation):
            column.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set_font()

    def let_mouse_through(self) -> None:
        """Have the mouse press the button where it points at a text; once the button is shown."""
        from PySide6.QtCore import Qt

        for label in (self.title, self.explanation):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        """Narrower buttons are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as both texts."""
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """The size of both texts."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest words."""
        return self._column.totalMinimumSize()

    @property
    def _column(self) -> QVBoxLayout:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        return column

    def changeEvent(self, event: QEvent) -> None:
        """Keep the title's size in step with the program's."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._set_font()

    def _set_font(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * self._size)
        font.setBold(True)
        self.title.setFont(font)
