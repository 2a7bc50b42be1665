"""The lists of what can be undone and redone."""

import pytest

from ita_desk.domain.agency import Agency
from ita_desk.domain.office import Office
from ita_desk.i18n import Message
from ita_desk.services.history import QUIET_SECONDS, History, UndoStep

OFFICES = [Office(Agency(name=str(number))) for number in range(10)]


def step(number: int, key: str = "", at: float = 0.0) -> UndoStep:
    """The step from one of the offices to the next."""
    return UndoStep(Message(f"edit.{number}"), OFFICES[number], OFFICES[number + 1], key, at)


def undone(history: History) -> list[tuple[Office, Office]]:
    """The offices before and after each step, newest first, as undoing all of them tells."""
    steps = []
    while found := history.move_back():
        steps.append((found.before, found.after))
    return steps


def test_an_empty_history() -> None:
    history = History(5)
    assert history.next_undo is history.next_redo is None
    assert history.move_back() is None
    assert history.move_forward() is None


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        (("a", 10.0), ("a", 10.0), True),
        (("a", 10.0), ("a", 10.0 + QUIET_SECONDS), True),
        (("a", 10.0), ("a", 10.001 + QUIET_SECONDS), False),
        (("a", 10.0), ("b", 10.0), False),
        (("a", 10.0), ("", 10.0), False),
        (("", 10.0), ("", 10.0), False),
        (("", 10.0), ("a", 10.0), False),
    ],
)
def test_merging(first: tuple[str, float], second: tuple[str, float], merged: bool) -> None:
    history = History(5)
    history.add_step(step(0, *first))
    history.add_step(step(1, *second))
    assert history.next_undo is not None
    assert history.next_undo.name == Message("edit.1")
    expected = [(OFFICES[0], OFFICES[2])] if merged else [(OFFICES[1], OFFICES[2]), (OFFICES[0], OFFICES[1])]
    assert undone(history) == expected


def test_quiet_is_counted_from_the_last_edit() -> None:
    history = History(5)
    for number in range(4):
        history.add_step(step(number, "a", number * 1.4))
    assert undone(history) == [(OFFICES[0], OFFICES[4])]


def test_a_seal_ends_merging_once() -> None:
    history = History(5)
    history.add_step(step(0, "a"))
    history.seal()
    history.add_step(step(1, "a"))
    history.add_step(step(2, "a"))
    assert undone(history) == [(OFFICES[1], OFFICES[3]), (OFFICES[0], OFFICES[1])]


def test_undo_and_redo_end_merging() -> None:
    history = History(5)
    history.add_step(step(0, "a"))
    history.move_back()
    history.move_forward()
    history.add_step(step(1, "a"))
    assert undone(history) == [(OFFICES[1], OFFICES[2]), (OFFICES[0], OFFICES[1])]


def test_a_new_step_drops_what_could_be_redone() -> None:
    history = History(5)
    history.add_step(step(0))
    assert history.move_back() == history.next_redo == step(0)
    history.add_step(step(1))
    assert history.move_forward() is None
    assert undone(history) == [(OFFICES[1], OFFICES[2])]


@pytest.mark.parametrize("limit", [1, 3])
def test_the_oldest_steps_are_forgotten(limit: int) -> None:
    history = History(limit)
    for number in range(6):
        history.add_step(step(number))
    assert undone(history) == [(OFFICES[n], OFFICES[n + 1]) for n in range(5, 5 - limit, -1)]
