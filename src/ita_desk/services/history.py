"""The steps a user can undo and redo."""

from dataclasses import replace
from datetime import datetime

from ita_desk.domain.office import Office
from ita_desk.i18n import Message
from ita_desk.records import dataclass

QUIET_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One or more merged edits: their name and the office before and after them.

    `at` is when the last of them was made, in seconds of a monotonic clock; `made_at` the same as a time of day.
    """

    name: Message
    before: Office
    after: Office
    merge_key: str = ""
    at: float = 0.0
    made_at: datetime | None = None


class History:
    """The undo and redo lists; the oldest steps beyond `limit` are forgotten."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self._sealed = True

    def add_step(self, step: UndoStep) -> None:
        """Remember a step, merged with the last one if it is about the same field, soon after and not sealed off."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and not self._sealed and self._continues(last, step):
            self._done[-1] = replace(step, before=last.before)
        else:
            self._done.append(step)
            del self._done[: -self._limit]
        self._sealed = False

    @staticmethod
    def _continues(last: UndoStep, step: UndoStep) -> bool:
        return (
            bool(step.merge_key) and step.merge_key == last.merge_key and step.at - last.at <= QUIET_SECONDS
        )

    def seal(self) -> None:
        """Let the next step stand for itself."""
        self._sealed = True

    @property
    def next_undo(self) -> UndoStep | None:
        """The step that would be undone next."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> UndoStep | None:
        """The step that would be redone next."""
        return self._undone[-1] if self._undone else None

    @property
    def steps(self) -> tuple[UndoStep, ...]:
        """All steps that are remembered, oldest first: those that stand, then those that were undone."""
        return (*self._done, *reversed(self._undone))

    @property
    def position(self) -> int:
        """How many of the steps stand."""
        return len(self._done)

    def move_back(self) -> UndoStep | None:
        """Take the last step back; None if there is none."""
        return self._move(self._done, self._undone)

    def move_forward(self) -> UndoStep | None:
        """Take the step undone last forward again; None if there is none."""
        return self._move(self._undone, self._done)

    def move_to(self, position: int) -> Office | None:
        """Take steps back or forward until so many of them stand; the office then, None if none had to move."""
        office = None
        self._sealed = True
        while self._done and len(self._done) > position:
            self._undone.append(self._done.pop())
            office = self._undone[-1].before
        while self._undone and len(self._done) < position:
            self._done.append(self._undone.pop())
            office = self._done[-1].after
        return office

    def _move(self, source: list[UndoStep], target: list[UndoStep]) -> UndoStep | None:
        self._sealed = True
        if not source:
            return None
        target.append(source.pop())
        return target[-1]
