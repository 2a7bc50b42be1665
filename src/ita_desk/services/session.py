"""The open office: the one place through which it changes."""

from collections.abc import Callable
from datetime import datetime
from itertools import count

from ita_desk.domain.changes import Changes, changes_between
from ita_desk.domain.office import Office
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.history import History, UndoStep

Observer = Callable[[Changes], None]


def _now() -> datetime:
    return datetime.now().astimezone()


class Session:
    """An office in memory, with undo and redo. Use it from one thread only.

    `clock` gives seconds that never run backwards, `now` the time of day for the list of steps; `limit` (1 or more) is
    how many undo steps are kept.

    Observers are told what changed after it has changed. One that raises neither stops the others nor takes the
    change back: when all have been told, `apply`, `undo` or `redo` raises an ExceptionGroup of what they raised.
    """

    def __init__(
        self,
        office: Office,
        clock: Callable[[], float],
        limit: int = 500,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._office = office
        self._clock, self._now = clock, now
        self._history = History(limit)
        self._edit_number = 0
        self._observers: dict[int, Observer] = {}
        self._observer_numbers = count()

    @property
    def office(self) -> Office:
        """The office as it stands now."""
        return self._office

    @property
    def edit_number(self) -> int:
        """How many times the office has changed, by edits, undo and redo."""
        return self._edit_number

    @property
    def undo_name(self) -> Message | None:
        """The name of the edit that `undo` takes back, None if there is none."""
        step = self._history.next_undo
        return step.name if step else None

    @property
    def redo_name(self) -> Message | None:
        """The name of the edit that `redo` repeats, None if there is none."""
        step = self._history.next_redo
        return step.name if step else None

    @property
    def steps(self) -> tuple[UndoStep, ...]:
        """The steps that can be undone or repeated, oldest first."""
        return self._history.steps

    @property
    def position(self) -> int:
        """How many of the `steps` stand; those after them were undone."""
        return self._history.position

    def apply(self, edit: Edit) -> Changes:
        """Make an edit and say what it changed; nothing (and no undo step) if the office stays the same object.

        Raises the edit's UserError, and then nothing has changed.
        """
        before, after = self._office, edit.apply(self._office)
        if after is before:
            return Changes()
        self._history.add_step(UndoStep(edit.name, before, after, edit.merge_key, self._clock(), self._now()))
        return self._become(after)

    def undo(self) -> Changes:
        """Put the office before the last undo step back; without such a step nothing changes."""
        step = self._history.move_back()
        return self._become(step.before) if step else Changes()

    def redo(self) -> Changes:
        """Repeat the step undone last; without such a step nothing changes."""
        step = self._history.move_forward()
        return self._become(step.after) if step else Changes()

    def go_to(self, position: int) -> Changes:
        """Undo or repeat steps until so many of them stand, as one change; beyond either end is the end."""
        office = self._history.move_to(position)
        return Changes() if office is None else self._become(office)

    def seal(self) -> None:
        """End the merging of typing: the next edit is an undo step of its own. Call it before any command."""
        self._history.seal()

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Have a function called with each `Changes`; the answer is a function that ends it."""
        number = next(self._observer_numbers)
        self._observers[number] = observer
        return lambda: self._stop(number)

    def _stop(self, number: int) -> None:
        self._observers.pop(number, None)

    def _become(self, office: Office) -> Changes:
        changes = changes_between(self._office, office)
        self._office = office
        self._edit_number += 1
        errors: list[Exception] = []
        for observer in list(self._observers.values()):
            try:
                observer(changes)
            except Exception as error:  # raised below, when all observers know
                errors.append(error)
        if errors:
            raise ExceptionGroup("observers of the session failed", errors)
        return changes
