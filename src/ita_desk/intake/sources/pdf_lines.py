"""The letters of a PDF page put together to lines.

Thai marks are drawn shifted over their letters, so going by their places tears them off; the order in which a page
draws its letters keeps them together.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

_SAME_LINE = 0.4  # how far baselines of one line may differ, as a share of the letters' size
_BLANK = 0.22  # a gap so wide, as a share of the size, is a blank
_BACK = 0.5  # going back so far begins a run of letters elsewhere
_FORTH = 3.0  # and so does going forth so far: there may be letters in between that were drawn before
_SARA_AM = {"\u0e4d\u0e32": "\u0e33"}


@dataclass(slots=True)
class Line:
    """A line of text and the box around it, in points from the page's top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(slots=True)
class _Run:
    """Letters drawn one after the other on one baseline."""

    baseline: float
    left: float
    right: float
    size: float
    text: str


def is_mark(letter: str) -> bool:
    """Whether a letter is drawn over or under the one before it."""
    return unicodedata.category(letter[:1]) == "Mn" if letter else True


class Letters:
    """The letters of a page in the order it draws them, ordered by height too: a cell looks at its own lines only."""

    def __init__(self, chars: Sequence[Mapping[str, Any]]) -> None:
        self._count = len(chars)
        # Each letter with the marks drawn after it; marks before any letter belong nowhere.
        self._drawn: list[list[Mapping[str, Any]]] = []
        for char in chars:
            if not is_mark(char["text"]):
                self._drawn.append([char])
            elif self._drawn:
                self._drawn[-1].append(char)
        middles = ((_middle(drawn[0], "top", "bottom"), n) for n, drawn in enumerate(self._drawn))
        self._heights = sorted(middle for middle in middles if not isnan(middle[0]))

    def __len__(self) -> int:
        return self._count

    def within(self, box: Sequence[float]) -> list[Mapping[str, Any]]:
        """The letters, in their order, whose middle is in a box (left, top, right, bottom); marks go with their letter."""
        begin, end = (bisect_left(self._heights, (height,)) for height in (box[1], box[3]))
        level = sorted(n for _, n in self._heights[begin:end])
        inside = (self._drawn[n] for n in level if box[0] <= _middle(self._drawn[n][0], "x0", "x1") < box[2])
        return [char for drawn in inside for char in drawn]


def _middle(char: Mapping[str, Any], begin: str, end: str) -> float:
    return float(char[begin] + char[end]) / 2


def lines_of(chars: Iterable[Mapping[str, Any]]) -> list[Line]:
    """The lines that letters form, from the top down."""
    rows: list[list[_Run]] = []
    for run in sorted(_runs(chars), key=lambda r: r.baseline):
        if rows and run.baseline - rows[-1][-1].baseline < _SAME_LINE * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [line for row in rows if (line := _line(sorted(row, key=lambda r: r.left))).text]


def _runs(chars: Iterable[Mapping[str, Any]]) -> list[_Run]:
    runs: list[_Run] = []
    for char in chars:
        letter, size = str(char["text"]), float(char["size"]) or 1.0
        baseline = float(char["bottom"])
        run = runs[-1] if runs else None
        if run and is_mark(letter):
            run.text += letter
            continue
        gap = float(char["x0"]) - run.right if run else 0.0
        if run and abs(baseline - run.baseline) < _SAME_LINE * size and -_BACK * size < gap < _FORTH * size:
            blank = gap > _BLANK * size and not run.text.endswith(" ") and letter != " "
            run.text += (" " if blank else "") + letter
            run.right = max(run.right, float(char["x1"]))
        else:
            runs.append(_Run(baseline, float(char["x0"]), float(char["x1"]), size, letter))
    return runs


def _line(runs: Sequence[_Run]) -> Line:
    text = ""
    for number, run in enumerate(runs):
        gap = run.left - runs[number - 1].right if number else 0.0
        text += (" " if gap > _BLANK * run.size else "") + run.text
    for apart, joined in _SARA_AM.items():
        text = text.replace(apart, joined)
    baseline, size = runs[0].baseline, max(run.size for run in runs)
    right = max(run.right for run in runs if run.text.strip()) if text.strip() else runs[-1].right
    return Line(" ".join(text.split()), runs[0].left, right, baseline - size, baseline)
