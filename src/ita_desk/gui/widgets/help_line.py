"""One line that says what to do on a tab, until the user no longer wants it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyle, QToolButton

from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages

_HIDDEN = "hidden_help"


class HelpLine(QFrame):
    """The help of one tab at a time, `window.help.<tab>`; `state` remembers the tabs whose help is not wanted."""

    def __init__(self, messages: Messages, state: WindowState) -> None:
        super().__init__()
        self._messages, self._state, self._tab = messages, state, ""
        self.setObjectName("help_line")
        self.label = ThaiLabel()
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QToolButton()
        self.button.setObjectName("hide_help")
        self.button.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_TitleBarCloseButton))
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(messages.say("window.help_line.hide.tip"))
        self.button.setAccessibleName(messages.say("window.help_line.hide"))
        self.button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 4, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_help(self, tab: str) -> None:
        """Show the help of a tab, if it is wanted."""
        self._tab = tab
        wanted = bool(tab) and tab not in self._state.note(_HIDDEN).split()
        self.setVisible(wanted)
        if wanted:
            self.label.setText(self._messages.say(f"window.help.{tab}"))

    def show_all(self) -> None:
        """Want the help of every tab again."""
        self._state.keep_note(_HIDDEN, "")
        self.show_help(self._tab)

    def _dismiss(self) -> None:
        self._state.keep_note(_HIDDEN, f"{self._state.note(_HIDDEN)} {self._tab}".strip())
        self.show_help(self._tab)
