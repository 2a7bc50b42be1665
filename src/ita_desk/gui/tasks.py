"""Waiting for the disk outside the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal

Tell = Callable[[Callable[[Any], None], object], None]


def run_and_tell(
    task: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None], tell: Tell
) -> None:
    """Run a task, and have `tell` give its result to `done`, or the exception to `failed`."""
    try:
        result = task()
    except Exception as error:  # told in the window's thread
        tell(failed, error)
    else:
        tell(done, result)


class Tasks(QObject):
    """Runs functions that wait for a disk, one after the other, and gives their results back to the window's thread.

    Nothing that computes for long belongs here: it would spoil typing; that goes to the worker process.
    """

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "tasks")
        self._ended.connect(lambda tell, result: tell(result))

    def run(
        self, task: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run a task; then `done` gets its result, or `failed` the exception, in the window's thread."""
        self._thread.submit(run_and_tell, task, done, failed, self._ended.emit)

    def close(self) -> None:
        """Wait for what runs; nothing more can be started."""
        self._thread.shutdown(wait=True)
