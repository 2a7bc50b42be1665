"""What text boxes share: the differing part of two texts, cleaning of pasted text, and the context menu."""

import re
from typing import NamedTuple

from PySide6.QtWidgets import QMenu

# Control characters but the line feed, the marks of byte order and of soft breaks, and what others take for a line's end.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\ufeff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


class Difference(NamedTuple):
    """Where two texts differ: `new` stands for what was between `start` and `end`, in UTF-16 units as Qt counts."""

    start: int
    end: int
    new: str

    def moved(self, place: int) -> int:
        """Where a place of the old text lies in the new one."""
        if place <= self.start:
            return place
        return (
            max(self.start, place - self.end + self.start) + units(self.new)
            if place >= self.end
            else self.start
        )


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def difference(old: str, new: str) -> Difference:
    """The one part in which two texts differ; empty where they are equal."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    rest = most - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    start = units(old[:head])
    return Difference(start, start + units(old[head : len(old) - tail]), new[head : len(new) - tail])


def clean(text: str) -> str:
    """The text as it may be put into a box: tabs as blanks, no control characters but line feeds, no soft breaks."""
    return _UNWANTED.sub("", _LINE_END.sub("\n", text).replace("\t", " "))


def without_undo(menu: QMenu) -> QMenu:
    """The menu without its entries for undo and redo, which belong to the window."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    first = menu.actions()[:1]
    if first and first[0].isSeparator():
        menu.removeAction(first[0])
    return menu
