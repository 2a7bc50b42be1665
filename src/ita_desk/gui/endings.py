"""The ends that do not come from the user's hand: the system ends the session, or asks the program to end."""

import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

# SIGTERM of an administrator or of the end of the session, SIGHUP of a terminal that closes, Ctrl+C in it.
_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class Endings(QObject):
    """Calls `settle` when the session is about to end, and `end` when the program is asked to end itself.

    A second request of the same kind ends the program at once.
    """

    def __init__(
        self, application: QGuiApplication, settle: Callable[[], None], end: Callable[[], None]
    ) -> None:
        super().__init__(application)
        self._settle, self._end = settle, end
        application.commitDataRequest.connect(self._commit)
        application.aboutToQuit.connect(settle)
        # Qt's loop does not come back to Python by itself: a byte in a socket wakes it.
        self._ours, theirs = socket.socketpair()
        self._theirs = theirs
        for end_of_pair in (self._ours, theirs):
            end_of_pair.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._asked = False
        self._former_fd = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        self._former = {
            number: signal.signal(number, self._ask)
            for name in _SIGNALS
            if (number := getattr(signal, name, None))
        }

    def _ask(self, number: int, _: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        self._asked = True

    def _woken(self) -> None:
        with suppress(BlockingIOError):
            self._ours.recv(64)
        if self._asked:  # Python has called `_ask` before it came here
            self._asked = False
            self._end()

    def _commit(self, manager: QSessionManager) -> None:
        self._settle()

    def close(self) -> None:
        """Leave requests to end to the system again."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._former_fd)
        for number, former in self._former.items():
            signal.signal(number, former)
        self._ours.close()
        self._theirs.close()
