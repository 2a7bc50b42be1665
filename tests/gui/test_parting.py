"""A signal is parted from its slots while nothing else is freed, which might wait for Qt for ever."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal

from ita_desk.gui.parting import part


class Caller(QObject):
    called = Signal()


def test_a_slot_is_called_no_longer() -> None:
    caller, calls = Caller(), list[int]()

    def first() -> None:
        calls.append(1)

    def second() -> None:
        calls.append(2)

    caller.called.connect(first)
    caller.called.connect(second)
    part(caller.called, first)
    caller.called.emit()
    assert calls == [2]
    part(caller.called)
    caller.called.emit()
    assert calls == [2]


@pytest.mark.parametrize("searched", [True, False])
def test_circles_are_not_searched_for_meanwhile(searched: bool) -> None:
    seen: list[bool] = []

    class Looking:
        def disconnect(self, slot: Callable[..., object] | None = None) -> object:
            seen.append(gc.isenabled())
            raise RuntimeError

    before = gc.isenabled()
    try:
        (gc.enable if searched else gc.disable)()
        with pytest.raises(RuntimeError):
            part(Looking())
        assert seen == [False]
        assert gc.isenabled() is searched
    finally:
        (gc.enable if before else gc.disable)()
