"""Messages that stand above the editor until they are settled."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages


class NoticeBar(QWidget):
    """Notices by key, one below the other; a newer notice of the same key takes the older one's place."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._notices: dict[str, QFrame] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def put(
        self,
        key: str,
        text: str,
        actions: Mapping[str, Callable[[], None]] | None = None,
        *,
        warning: bool = False,
    ) -> None:
        """Show a notice, with buttons by their texts; it stays until it is closed or dropped."""
        self.drop(key)
        notice = QFrame(self)
        notice.setObjectName(key)
        notice.setFrameShape(QFrame.Shape.StyledPanel)
        notice.setAutoFillBackground(True)
        row = QHBoxLayout(notice)
        row.setContentsMargins(8, 4, 4, 4)
        sign = QLabel()
        icons = QStyle.StandardPixmap
        icon = self.style().standardIcon(
            icons.SP_MessageBoxWarning if warning else icons.SP_MessageBoxInformation
        )
        sign.setPixmap(icon.pixmap(20, 20))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        label = ThaiLabel(text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label, 1)
        for name, act in (actions or {}).items():
            button = QPushButton(name)
            button.clicked.connect(partial(self._act, act))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        close = QToolButton()
        close.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_TitleBarCloseButton))
        close.setAutoRaise(True)
        close.setAccessibleName(self._messages.say("window.notice.close"))
        close.setToolTip(self._messages.say("window.notice.close"))
        close.clicked.connect(partial(self.drop, key))
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._notices[key] = notice
        self._column.addWidget(notice)

    @staticmethod
    def _act(act: Callable[[], None], _: bool = False) -> None:
        act()

    def drop(self, key: str, _: bool = False) -> None:
        """Take a notice away, if it is there."""
        if notice := self._notices.pop(key, None):
            notice.hide()
            notice.deleteLater()

    def text_of(self, key: str) -> str | None:
        """What a notice says, None if it is not shown."""
        notice = self._notices.get(key)
        label = notice.findChild(ThaiLabel) if notice else None
        return label.text() if isinstance(label, ThaiLabel) else None
