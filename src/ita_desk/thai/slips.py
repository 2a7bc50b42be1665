"""Slips of spelling and wording that offices make: the list of them, and where a text has one."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ita_desk import resources
from ita_desk.records import dataclass
from ita_desk.thai.letters import LEADING_VOWELS, MARKS

KINDS = ("spelling", "wording")
_BLANKS = " \u00a0"


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong and what is right; before the letters of `unless` the wrong one is right after all.

    `kind` is one of KINDS, `source` says where the entry comes from.
    """

    kind: str
    wrong: str
    right: str
    unless: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SlipFound:
    """A slip in a text, at `text[start:end]`."""

    start: int
    end: int
    slip: Slip


def load_slips(path: Path) -> tuple[Slip, ...]:
    """The slips in a TOML file. Raises OSError, ValueError or KeyError if it cannot be read."""
    groups = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    return tuple(
        Slip(group["kind"], slip["wrong"], slip["right"], tuple(slip.get("unless", ())), group["source"])
        for group in groups
        for slip in group["slips"]
    )


@cache
def shipped_slips() -> tuple[Slip, ...]:
    """The slips that ship with the program."""
    return load_slips(resources.resource("spelling", "slips.toml"))


def find_slips(text: str, slips: Iterable[Slip]) -> Iterator[SlipFound]:
    """The slips in a text, in order and without overlaps, of two the longer one; blanks do not count."""
    places = [place for place, letter in enumerate(text) if letter not in _BLANKS]
    dense = "".join(text[place] for place in places)
    found: list[tuple[int, int, Slip]] = []
    for slip in slips:
        wrong = slip.wrong.replace(" ", "")
        start = dense.find(wrong)
        while start >= 0:
            end = start + len(wrong)
            if _stands(dense, start, end, slip):
                found.append((start, -end, slip))
            start = dense.find(wrong, end)
    done = 0
    for start, minus_end, slip in sorted(found, key=lambda one: one[:2]):
        if start >= done:
            done = -minus_end
            yield SlipFound(places[start], places[done - 1] + 1, slip)


def _stands(dense: str, start: int, end: int, slip: Slip) -> bool:
    """Whether the letters are not a part of something else."""
    return (
        dense[end : end + 1] not in MARKS
        and dense[max(start - 1, 0) : start] not in LEADING_VOWELS
        and not dense.startswith(slip.unless, end)
    )
