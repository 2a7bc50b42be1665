"""Proposes repairs of damaged Thai text, as it comes out of PDF files and bad copies.

Nothing is changed unseen: `find_repairs` says what it would change, `apply_repairs` does it. Right Thai gives no
repairs, and repaired text gives none either. Each kind of damage is looked for by a function of its own, over and
over until none of them finds more: one damage often hides another.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ita_desk.records import dataclass
from ita_desk.thai.repair_blanks import find_blanks, find_spread
from ita_desk.thai.repair_change import Change, Find
from ita_desk.thai.repair_digits import find_digits
from ita_desk.thai.repair_marks import find_marks
from ita_desk.thai.repair_sara_am import find_sara_am
from ita_desk.thai.repair_words import Lexicon
from ita_desk.thai.words import Segmenter

# Enough for all damage met; a text that would still change then is left as it is.
_ROUNDS = 12
_CHUNK = re.compile(r"\S+")
# A chunk that holds a web or e-mail address or a file name, and any letters that touch it.
_ADDRESS = re.compile(r"://|@|www\.|\.[A-Za-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposed change: `text[start:end]`, which is `before`, becomes `after`; `kind` names the damage.

    Kinds are `sara_am`, `spread`, `marks`, `digits` and `blanks`.
    """

    start: int
    end: int
    before: str
    after: str
    kind: str


def find_repairs(text: str, segmenter: Segmenter) -> tuple[Repair, ...]:
    """The repairs that a text needs, in order and without overlaps; letters of addresses are never touched."""
    lexicon = Lexicon(segmenter)
    kinds: tuple[tuple[str, Find], ...] = (
        ("marks", find_marks),
        ("sara_am", lambda now: find_sara_am(now, lexicon)),
        ("spread", lambda now: find_spread(now, lexicon)),
        ("digits", find_digits),
        ("blanks", find_blanks),
    )
    work = _Work(text)
    for _ in range(_ROUNDS):
        before = work.text
        for kind, find in kinds:
            work.change(_outside_addresses(work.text, find(work.text)), kind)
        if work.text == before:
            return work.repairs()
    return ()


def apply_repairs(text: str, repairs: Iterable[Repair]) -> str:
    """The text with repairs made; they must be of this text, in order and without overlaps.

    Raises ValueError if one does not fit the text.
    """
    parts: list[str] = []
    done = 0
    for repair in repairs:
        if repair.start < done or text[repair.start : repair.end] != repair.before:
            raise ValueError(f"the repair at {repair.start} is not of this text")
        parts += [text[done : repair.start], repair.after]
        done = repair.end
    return "".join([*parts, text[done:]])


def _outside_addresses(text: str, changes: Iterable[Change]) -> list[Change]:
    """The changes that touch no address, in order; of two that overlap the first."""
    found = sorted(changes)
    if not found:  # nearly always: right texts must be quick
        return []
    chunks = [m.span() for m in _CHUNK.finditer(text) if _ADDRESS.search(m[0])]
    starts = [start for start, _ in chunks]
    kept: list[Change] = []
    for change in found:
        last = bisect_right(starts, change.end) - 1
        touches = last >= 0 and chunks[last][1] > change.start and starts[last] < change.end
        if not touches and (not kept or change.start >= kept[-1].end):
            kept.append(change)
    return kept


class _Work:
    """A text under repair that knows which stretch of the original each of its stretches stands for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.original = text
        # For each place between characters: from where to where in the original it reaches (apart only where
        # something was taken away), or None within a stretch that was replaced. Empty as long as nothing is changed.
        self._places: list[tuple[int, int] | None] = []
        self._kinds: dict[int, str] = {}

    def change(self, changes: Sequence[Change], kind: str) -> None:
        """Make changes of one kind, which are in order and do not overlap."""
        if not changes:
            return
        self._places = self._places or [(n, n) for n in range(len(self.text) + 1)]
        parts: list[str] = []
        places: list[tuple[int, int] | None] = []
        done = 0
        for change in changes:
            parts += [self.text[done : change.start], change.after]
            places += self._places[done : change.start]
            places += self._replaced(change, kind)
            done = change.end
            if not change.after:  # what follows begins where the removed stretch did
                self._places[done] = places.pop()
        self.text = "".join([*parts, self.text[done:]])
        self._places = places + self._places[done:]

    def _replaced(self, change: Change, kind: str) -> list[tuple[int, int] | None]:
        first, last = self._places[change.start], self._places[change.end]
        near = next(place for n in range(change.start, -1, -1) if (place := self._places[n]) is not None)
        self._kinds.setdefault(near[0] if first and not change.after else near[1], kind)
        if change.after:
            return [first, *[None] * (len(change.after) - 1)]
        if first is None or last is None:  # a replaced stretch became shorter at one of its ends
            edge = last[1] if last else first[0] if first else None
            return [None if edge is None else (edge, edge)]
        return [(first[0], last[1])]

    def repairs(self) -> tuple[Repair, ...]:
        """What was changed, as repairs of the original."""
        found: list[Repair] = []

        def add(start: int, end: int, after: str) -> None:
            before = self.original[start:end]
            if before != after:
                found.append(Repair(start, end, before, after, self._kinds[start]))

        known = [(n, place) for n, place in enumerate(self._places) if place is not None]
        at, from_ = 0, 0
        for n, (low, high) in known:
            if n > at:
                add(from_, low, self.text[at:n])
            add(low, high, "")
            at, from_ = n, high
        return tuple(found)
