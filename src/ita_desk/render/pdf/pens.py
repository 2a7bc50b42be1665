"""Writes strips of words in one face and size, as `StripWriter` does, from what it wrote before.

What a word adds to the operators depends on nothing but the word and how the pen was left by what stands before it, which is in
one of some twenty ways. So it is made once, of what its clusters add, and then found with one look: drawing takes half as long.
"""

from collections.abc import Callable, Iterable

from ita_desk.render.pdf.fonts import Face
from ita_desk.render.pdf.operators import START, PenState, StripWriter, number, word_of
from ita_desk.render.pdf.shaping import Cluster, Shaped

_MOST_STROKES = 16_000  # that are kept of a face in a size: some 5 MB


class Pen(dict[str | Cluster, tuple[str, "Pen"]]):
    """A pen as it was left: by the next word or cluster, what draws that one, and the pen after it. Grows as texts need it."""

    __slots__ = ("end", "make", "state")

    def __init__(self, make: "Callable[[Pen, str | Cluster], tuple[str, Pen]]", state: PenState) -> None:
        self.make, self.state = make, state
        self.end = ("] TJ" if state.begun else "") + (" 0 Ts" if state.rise else "")

    def __missing__(self, drawn: str | Cluster) -> "tuple[str, Pen]":
        return self.make(self, drawn)


class Pens:
    """The pens that write one face in one size."""

    def __init__(self, face: Face, size: float, shape: Callable[[str], Shaped]) -> None:
        self._size, self._shape = size, shape
        self._head = f"/{face.resource} {number(size)} Tf"
        self._pens: dict[PenState, Pen] = {}
        self._kept = 0
        self._lost = Pen(lambda pen, _: ("", pen), START)  # behind a word with outlines
        self._first = self._pen(START)

    def write(self, texts: Iterable[str]) -> str | None:
        """The operators of words one after another; None where one of them has outlines, which this does not draw."""
        written, pen = _drawn(texts, self._first)
        if pen is self._lost:
            return None
        return f"{self._head}{written}{pen.end}".replace("><", "")

    def _pen(self, state: PenState) -> Pen:
        pen = self._pens.get(state)
        if pen is None:
            pen = self._pens[state] = Pen(self._stroke, state)
        return pen

    def _stroke(self, pen: Pen, drawn: str | Cluster) -> tuple[str, Pen]:
        if self._kept >= _MOST_STROKES:
            self._forget()
        self._kept += 1
        stroke = pen[drawn] = (
            _drawn(self._shape(drawn).clusters, pen)
            if isinstance(drawn, str)
            else self._cluster_stroke(pen, drawn)
        )
        return stroke

    def _cluster_stroke(self, pen: Pen, cluster: Cluster) -> tuple[str, Pen]:
        word = word_of(cluster.glyphs)
        if word.outlines:
            return "", self._lost
        writer = StripWriter(self._size, pen.state)
        writer.add(word)
        operators, state = writer.stroke()
        return operators, self._pen(state)

    def _forget(self) -> None:
        for pen in self._pens.values():  # they refer to each other: what is emptied goes at once
            pen.clear()
        self._pens, self._kept = {}, 0
        self._first = self._pen(START)


def _drawn(parts: Iterable[str | Cluster], pen: Pen) -> tuple[str, Pen]:
    """What draws words or clusters one after another from a pen on, and the pen after them."""
    written: list[str] = []
    for part in parts:
        operators, pen = pen[part]
        written.append(operators)
    return "".join(written), pen
