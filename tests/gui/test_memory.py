"""Threads share the memory that others have given back."""

import ctypes
import sys
from types import SimpleNamespace

import pytest

from ita_desk.gui.memory import share_memory


@pytest.mark.skipif(sys.platform != "linux", reason="no such choice there")
def test_the_library_is_asked_for_two_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    library = SimpleNamespace(mallopt=lambda *choice: asked.append(choice))
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    share_memory()
    assert asked == [(-8, 2)]


def test_a_library_without_that_choice_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    share_memory()
