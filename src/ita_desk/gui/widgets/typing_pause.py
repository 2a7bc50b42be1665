"""When typed text counts: after a pause, on leaving the box, or when asked; never while a word is being composed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

PAUSE = 300  # milliseconds


class TypingPause(QObject):
    """Watches a text box and says when what was typed there counts.

    The box calls `touch` at each change by the user. `typed` is called then, and `settled` when the text counts. Also keeps
    undo and redo keys from the box, which the window takes for the whole office.
    """

    def __init__(self, box: QWidget, typed: Callable[[], None], settled: Callable[[], None]) -> None:
        super().__init__(box)
        self._typed, self._settled = typed, settled
        self._composing = False
        self._unsettled = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.settle)
        box.installEventFilter(self)

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that does not yet count."""
        return self._unsettled

    def touch(self) -> None:
        """Note that the user changed the text."""
        self._unsettled = True
        if self._composing:
            self._timer.stop()
        else:
            self._timer.start()
        self._typed()

    def drop(self) -> None:
        """Forget that something was typed."""
        self._unsettled = False
        self._timer.stop()

    def settle(self) -> None:
        """Let what was typed count now, unless a word is being composed."""
        if self._unsettled and not self._composing:
            self.drop()
            self._settled()

    def eventFilter(self, _box: QObject, event: QEvent) -> bool:
        """Follow composition, leaving and undo keys; all but the last go on to the box."""
        if isinstance(event, QInputMethodEvent):
            self._follow(bool(event.preeditString()))
        elif event.type() == QEvent.Type.FocusOut:
            self.settle()
        elif isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease and is_undo(event):
            event.ignore()
            return True
        return False

    def _follow(self, composing: bool) -> None:
        began, ended = composing and not self._composing, self._composing and not composing
        self._composing = composing
        if began:
            self.touch()
        elif ended:
            self._timer.start()


def is_undo(event: QKeyEvent) -> bool:
    """Whether a key asks for undo or redo, by the rules of this or another desktop."""
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    return (event.key(), event.modifiers()) in (
        (Qt.Key.Key_Z, control),
        (Qt.Key.Key_Y, control),
        (Qt.Key.Key_Z, control | shift),
    )
