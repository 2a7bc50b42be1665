"""Parts of a document kept from one build to the next, so that after an edit only what changed is made anew.

What did not change is the very object it was: a renderer sees by that what it need not set again.
"""

from collections.abc import Callable, Hashable
from operator import is_
from typing import Any, TypeVar

from ita_desk.records import dataclass

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class _Kept:
    records: tuple[object, ...]
    settings: object
    made: Any


class KeptParts:
    """The parts that the last build was made of, by name. Without them, or with those of another report, all is built."""

    def __init__(self) -> None:
        self._former: dict[Hashable, _Kept] = {}
        self._present: dict[Hashable, _Kept] = {}

    def part(
        self,
        name: Hashable,
        records: tuple[object, ...],
        settings: object,
        make: Callable[[], Part],
    ) -> Part:
        """The part that `make` makes of these records and settings, and of nothing else.

        It is the former one of the same name where that was made of the very same records, which never change, and of equal
        settings; or where it came out equal.
        """
        kept = self._former.get(name)
        same = kept and len(kept.records) == len(records) and all(map(is_, kept.records, records))
        if not kept or not same or kept.settings != settings:
            made = make()
            kept = _Kept(records, settings, kept.made if kept and kept.made == made else made)
        self._present[name] = kept
        part: Part = kept.made
        return part

    def same(self, name: Hashable, made: Part) -> Part:
        """What was made, or in its place the former of the same name if it is equal."""
        return self.part(name, (made,), None, lambda: made)

    def turn(self) -> None:
        """End a build: what it did not use is forgotten."""
        self._former, self._present = self._present, {}
