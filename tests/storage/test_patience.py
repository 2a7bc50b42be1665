"""What another program holds for a moment is tried again, on Windows alone."""

from itertools import count

import pytest

from ita_desk.errors import AppError
from ita_desk.storage.failures import CannotOpen, DiskFault, DiskFull
from ita_desk.storage.patience import patiently

HELD: list[Exception] = [
    PermissionError(),
    CannotOpen("storage.cannot_open"),
    DiskFault("storage.disk_fault"),
]


class Act:
    """Fails so many times."""

    def __init__(self, error: Exception, times: int) -> None:
        self.error, self.times, self.tried = error, times, 0

    def __call__(self) -> str:
        self.tried += 1
        if self.tried <= self.times:
            raise self.error
        return "done"


def run(act: Act, system: str = "nt") -> tuple[str, list[float]]:
    """What came of it, and the pauses; the clock goes on by half a second at each look."""
    pauses: list[float] = []
    seconds = (number / 2 for number in count())
    return patiently(act, system=system, clock=lambda: next(seconds), sleep=pauses.append), pauses


@pytest.mark.parametrize("error", HELD)
def test_what_is_held_for_a_moment(error: Exception) -> None:
    assert run(Act(error, 3)) == ("done", [0.1] * 3)


def test_what_is_held_for_longer_is_told() -> None:
    act = Act(HELD[0], 100)
    with pytest.raises(PermissionError):
        run(act)
    assert act.tried == 6  # at 0.5 to 3 seconds


@pytest.mark.parametrize(("error", "system"), [(HELD[0], "posix"), (DiskFull("storage.disk_full"), "nt")])
def test_what_does_not_pass_is_told_at_once(error: Exception, system: str) -> None:
    act = Act(error, 1)
    with pytest.raises((OSError, AppError)):
        run(act, system)
    assert act.tried == 1


def test_what_works_at_once() -> None:
    assert run(Act(HELD[0], 0)) == ("done", [])
    assert patiently(lambda: 5) == 5
