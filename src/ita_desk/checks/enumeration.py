"""Numbered items within a text: the first is there, none is left out, and one alone needs no number."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.prose import on_prose
from ita_desk.domain.texts import PlacedText
from ita_desk.thai.digits import to_arabic

_ITEM = re.compile(r"(?m)^[ \t]*([0-9๐-๙]{1,2}) ?(?:[.)])(?![0-9๐-๙])[ \t]*")

_PARTS = ("steps[", "texts.")


def _items(text: str) -> list[tuple[int, re.Match[str]]]:
    """The item numbers at the beginnings of lines."""
    return [(int(to_arabic(item[1])), item) for item in _ITEM.finditer(text)]


def find_missing_first(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a list that begins with its second item; one that begins later goes on from elsewhere.

    A text that is nothing but its second item stands among texts that are the other items.
    """
    items = _items(placed.text)
    if items and items[0][0] == 2:
        number = items[0][1]
        if len(items) > 1 or placed.text[: number.start()].strip():
            yield found(*number.span(1))


def find_item_gaps(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find an item whose number is not one more than the one before, and that does not begin a new list."""
    for (before, _item), (number, item) in pairwise(_items(placed.text)):
        if number not in (before + 1, 1):
            yield found(*item.span(1), wanted=before + 1)


def find_lone_items(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find the number of an item that is alone in its text; steps and the parts of a form have others beside them."""
    items = [] if placed.place.field.startswith(_PARTS) else _items(placed.text)
    if len(items) == 1 and items[0][0] == 1 and not placed.text[: items[0][1].start()].strip():
        item = items[0][1]
        yield found(item.start(), item.end(), remedy=Remedy("replace", ""))


CHECKS: tuple[Check, ...] = (
    TextCheck("order.list-start", "should", on_prose(find_missing_first)),
    TextCheck("order.list-gap", "should", on_prose(find_item_gaps)),
    TextCheck("order.lone-item", "consider", on_prose(find_lone_items)),
)
