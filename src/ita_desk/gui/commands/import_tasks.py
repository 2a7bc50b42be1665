"""Reading sources outside the window's thread."""

import gc
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ita_desk.gui.tasks import Tasks


class SourceTasks(Tasks):
    """Tasks that make many objects; meanwhile no garbage is collected anywhere.

    A collection in their thread could take dead widgets with it, and widgets may end in the window's thread only.
    A dialog stands before the window while a source is read: typing cannot be spoilt.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running = 0

    def run(
        self, task: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run a task; then `done` gets its result, or `failed` the exception, in the window's thread."""
        self._running += 1
        gc.disable()
        super().run(task, self._ending(done), self._ending(failed))

    def _ending(self, tell: Callable[[Any], None]) -> Callable[[Any], None]:
        def end(result: Any) -> None:
            self._running -= 1
            if not self._running:
                gc.enable()
            tell(result)

        return end

    def close(self) -> None:
        """Wait for what runs; nothing more can be started."""
        super().close()
        if self._running:  # nobody will hear of it any more
            self._running = 0
            gc.enable()
