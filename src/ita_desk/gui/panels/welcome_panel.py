"""What stands in the window before an office is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.resources import PROGRAM


class WelcomePanel(QWidget):
    """The ways to begin, and the offices opened last; `recent_chosen` carries a path."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    begin_wanted = Signal()
    recent_chosen = Signal(object)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        say = messages.say
        title = QLabel(PROGRAM)
        title.setFont(_larger(self.font(), 2.2))
        ways = QVBoxLayout()
        for name, signal in (
            ("new", self.new_wanted),
            ("begin", self.begin_wanted),
            ("open", self.open_wanted),
            ("sample", self.sample_wanted),
        ):
            button = QCommandLinkButton(say(f"window.action.{name}"), say(f"window.welcome.{name}"))
            button.setObjectName(name)
            button.setFont(_larger(self.font(), 1.15))  # the style would take a small font of its own
            button.clicked.connect(signal)
            ways.addWidget(button)
        ways.addStretch(1)
        self.recent = QListWidget()
        self.recent.setObjectName("recent")
        self.recent.setAccessibleName(say("window.action.recent"))
        self.recent.itemActivated.connect(self._choose)
        self.recent.itemClicked.connect(self._choose)
        grid = QGridLayout(self)
        grid.setContentsMargins(48, 36, 48, 36)
        grid.setHorizontalSpacing(48)
        grid.addWidget(title, 0, 0, 1, 2)
        grid.addWidget(ThaiLabel(say("window.welcome.help")), 1, 0, 1, 2)
        grid.addLayout(ways, 3, 0)
        recent = ThaiLabel(say("window.action.recent"), wraps=False)
        recent.setBuddy(self.recent)
        grid.addWidget(recent, 2, 1)
        grid.addWidget(self.recent, 3, 1)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the office files opened last; those that are gone are shown as gone."""
        self.recent.clear()
        for path in paths:
            there = path.exists()
            text = f"{path.stem}\n{path.parent}"
            item = QListWidgetItem(text if there else f"{text}\n{self._messages.say('window.welcome.gone')}")
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.recent.addItem(item)
        if not paths:
            nothing = QListWidgetItem(self._messages.say("window.welcome.none"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.recent.addItem(nothing)

    def _choose(self, item: QListWidgetItem) -> None:
        if name := item.data(Qt.ItemDataRole.UserRole):
            self.recent_chosen.emit(Path(name))


def _larger(font: QFont, times: float) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * times)
    return larger
