"""The program without a console, as on Windows: its output streams are None."""

import sys

import pytest

from ita_desk import __main__ as program


def test_without_a_console_nothing_breaks_and_errors_are_told_in_a_box(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(program, "_tell_in_box", told.append)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["ita-desk", "no-such-command"])
    assert program.main() == 2
    assert "no-such-command" in told[0]
    monkeypatch.setattr(sys, "argv", ["ita-desk", "--version"])
    assert program.main() == 0
    assert len(told) == 1


def test_a_box_is_only_for_windows() -> None:
    program._tell_in_box("nothing")
