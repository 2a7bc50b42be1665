"""A search that leaves the window awake: it goes on whenever nothing else is to be done."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.services.find_texts import Found

_SLICE = 0.012  # seconds of searching between two looks at what the user does


class TextSearch(QObject):
    """Gathers what is found part by part; `ended` carries all of it as a tuple."""

    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: Iterator[tuple[Found, ...]] = iter(())
        self._found: list[Found] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether there is still something to look into."""
        return self._timer.isActive()

    def start(self, parts: Iterator[tuple[Found, ...]]) -> None:
        """Begin a search, in the place of the one before; what a quick one finds is told at once."""
        self._parts, self._found = parts, []
        self._timer.start(0)
        self._go_on()

    def stop(self) -> None:
        """Search no more, and tell nothing."""
        self._timer.stop()

    def finish(self) -> None:
        """Search the rest now."""
        if self.running:
            self._go_on(float("inf"))

    def _go_on(self, seconds: float = _SLICE) -> None:
        until = perf_counter() + seconds
        for part in self._parts:
            self._found += part
            if perf_counter() > until:
                return
        self._timer.stop()
        self.ended.emit(tuple(self._found))
