"""Parts signals from slots."""

import gc
from collections.abc import Callable
from typing import Protocol


class Signal(Protocol):
    """A signal of an object of Qt."""

    def disconnect(self, slot: Callable[..., object] | None = None) -> object:
        """Part it from a slot, or from all."""


def part(signal: Signal, *slot: Callable[..., object]) -> None:
    """Let a signal no longer call a slot, or none at all where none is named.

    Qt holds a lock meanwhile, and PySide makes objects of Python. Were these to start Python's search for circles, and were an
    object of Qt among what it frees, that one would wait for the same lock for ever: so it is not searched now.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        signal.disconnect(*slot)
    finally:
        if searched:
            gc.enable()
