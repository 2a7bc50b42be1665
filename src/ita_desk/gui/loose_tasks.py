"""Waiting for disks that may never answer."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from ita_desk.gui.tasks import run_and_tell


class LooseTasks(QObject):
    """Runs each function in a thread that nobody waits for, and gives results back to the window's thread.

    Unlike `Tasks`, what hangs here (a share that is gone) holds up neither another task nor the end of the program.
    To be closed before it goes: Qt must not be called from another thread while it deletes what is called.
    """

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = threading.Lock()  # guards `_closed`, also while a signal is being sent
        self._closed = False
        # Always queued: what is taken may close us.
        self._ended.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def run(
        self, task: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run a task; then `done` gets its result, or `failed` the exception, in the window's thread."""
        work = (task, done, failed, self.tell)
        threading.Thread(target=run_and_tell, args=work, name="loose", daemon=True).start()

    def tell(self, take: Callable[[Any], None], what: object) -> None:
        """Have something taken in the window's thread; may be called from any thread, and does nothing after `close`."""
        with self._telling:
            if not self._closed:
                self._ended.emit(take, what)

    def close(self) -> None:
        """Give back nothing any more."""
        with self._telling:
            self._closed = True

    def _take(self, take: Callable[[Any], None], what: object) -> None:
        if not self._closed:
            take(what)
