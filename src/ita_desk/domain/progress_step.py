"""A step of the year's work: how much of it is done, and what is missing first."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from ita_desk.domain.texts import Place
from ita_desk.i18n import Message
from ita_desk.records import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing first in a step: where it is edited, and what to do there, as a sentence."""

    place: Place
    message: Message


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """A step of the year's work: so many of so many things are done.

    `waits_until` is the day before which what is missing cannot be done. Of problems `done` is 0 and `total` how many
    are left, or None while that is not known.
    """

    name: str
    done: int
    total: int | None
    missing: Missing | None = None
    waits_until: date | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing is missing."""
        return self.missing is None and self.total is not None


def counted_step(name: str, things: Iterable[tuple[T, bool]], tell: Callable[[T], Missing]) -> ProgressStep:
    """A step of things that are done or not; `tell` says what to do about the first that is not."""
    listed = tuple(things)
    missing = next((tell(thing) for thing, done in listed if not done), None)
    return ProgressStep(name, sum(done for _, done in listed), len(listed), missing)


def missing_at(place: Place, what: str, **values: object) -> Missing:
    """What is missing at a place, with the sentence `progress.missing.<what>`."""
    return Missing(place, Message(f"progress.missing.{what}", values))
