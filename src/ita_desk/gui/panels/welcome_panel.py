"""What stands in the window before an office is open."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ita_desk.gui.commands.recent_offices import RecentOffices
from ita_desk.gui.look.first_look import NO_FOCUS
from ita_desk.gui.panels.recent_list import RecentList
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.gui.widgets.way_button import WayButton
from ita_desk.i18n import Messages
from ita_desk.resources import PROGRAM

_WAYS = ("new", "begin", "open", "sample")
_TITLE, _FIRST_WAY, _WAY = 2.2, 1.3, 1.1  # sizes of text, in parts of the usual one
_WIDEST_LETTERS = 90  # of the column of ways, where it stands alone
_NO_LIMIT = 16_777_215  # pixels: Qt's own


class WelcomePanel(QWidget):
    """The ways to begin, the most natural first, and the offices opened last if there are any."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self, messages: Messages, offices: RecentOffices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages, self._offices = messages, offices
        self._title = QLabel(PROGRAM)
        self._help = ThaiLabel(messages.say("window.welcome.help"))
        signals = (self.new_wanted, self.begin_wanted, self.open_wanted, self.sample_wanted)
        self.ways = {
            name: WayButton(
                messages.say(f"window.welcome.{name}.title"),
                messages.say(f"window.welcome.{name}"),
                _FIRST_WAY if name == "new" else _WAY,
            )
            for name in _WAYS
        }
        for (name, button), signal in zip(self.ways.items(), signals, strict=True):
            button.setObjectName(name)
            button.setAutoDefault(True)
            button.clicked.connect(signal)
        self.recent = RecentList(messages, offices)
        self._heading = ThaiLabel(messages.say("window.welcome.recent"), wraps=False)
        self._heading.setBuddy(self.recent)
        self._lay_out()
        self._set_fonts()
        offices.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for button in self.ways.values():
            column.addWidget(button)
        column.addStretch(1)
        self._area = QScrollArea()  # with large letters they need more room than an old screen has
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setProperty(*NO_FOCUS)
        self._area.setWidget(ways)
        self._known = QWidget()
        known = QVBoxLayout(self._known)
        known.setContentsMargins(0, 0, 40, 0)
        known.addWidget(self._heading)
        known.addWidget(self.recent, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._known)
        self._row.addWidget(self._area)
        self._row.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(48, 30, 48, 30)
        page.setSpacing(12)
        page.addWidget(self._title)
        page.addWidget(self._help)
        page.addLayout(self._row, 1)

    def _show(self) -> None:
        """At the first start only ways to begin; later the offices opened last stand beside them."""
        known = bool(self._offices.offices)
        self._known.setVisible(known)
        for place, share in enumerate((1, 1, 0) if known else (0, 3, 1)):
            self._row.setStretch(place, share)
        widest = _WIDEST_LETTERS * self.fontMetrics().averageCharWidth()
        self._area.setMaximumWidth(_NO_LIMIT if known else widest)
        self.ways["new"].setDefault(not known)

    def complete(self) -> None:
        """Make what is not seen at first: once the window is shown."""
        for button in self.ways.values():
            button.let_mouse_through()
        self.recent.complete()

    def begin_here(self) -> None:
        """Put the cursor where most users go on."""
        first = self.recent if self._offices.offices else self.ways["new"]
        first.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the sizes of letters in step with the program's."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._set_fonts()

    def _set_fonts(self) -> None:
        self._title.setFont(_larger(self.font(), _TITLE))
        self._heading.setFont(_larger(self.font(), _WAY, bold=True))


def _larger(font: QFont, times: float, *, bold: bool = False) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * times)
    larger.setBold(bold)
    return larger
