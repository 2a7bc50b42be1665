"""Notices of what was just done at one stroke, with a button that undoes it."""

from PySide6.QtCore import QObject

from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.notice_bar import NoticeBar
from ita_desk.i18n import Messages

_KEY = "undoable"


class UndoNotices(QObject):
    """Says what was copied or pasted; the next change takes the notice away."""

    def __init__(self, bridge: SessionBridge, notices: NoticeBar, messages: Messages) -> None:
        super().__init__(notices)
        self._bridge, self._notices, self._messages = bridge, notices, messages
        bridge.changed.connect(lambda: notices.drop(_KEY))

    def tell_copied(self, field: str, year: int) -> None:
        """A field was taken over from another year."""
        self._tell(self._messages.say("window.former.copied", field=field, year=year))

    def tell_pasted(self, count: int) -> None:
        """A block of scores was pasted."""
        self._tell(self._messages.say("window.scores.pasted", count=count))

    def _tell(self, text: str) -> None:
        acts = {self._messages.say("window.action.undo_plain"): self._undo}
        self._notices.put(_KEY, text, acts)

    def _undo(self) -> None:
        self._bridge.undo()
