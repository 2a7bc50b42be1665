"""Lists whose items bear no identifier, changed at a place. Raise UserError `edit.wrong_place`."""

from collections.abc import Sequence
from typing import TypeVar

from ita_desk.errors import UserError
from ita_desk.services.edits.records import with_value

Item = TypeVar("Item")


def without_place(items: Sequence[Item], place: int) -> tuple[Item, ...]:
    """The list without the item at a place."""
    return (*items[: _checked(place, items)], *items[place + 1 :])


def with_moved(items: Sequence[Item], place: int, to: int) -> tuple[Item, ...]:
    """The list with an item moved so that it stands at place `to`."""
    others = [*items]
    moved = others.pop(_checked(place, items))
    others.insert(_checked(to, items), moved)
    return tuple(others)


def with_field(items: Sequence[Item], place: int, field: str, value: object) -> tuple[Item, ...]:
    """The list with a field of the item at a place set."""
    changed = with_value(items[_checked(place, items)], [field], value)
    return (*items[:place], changed, *items[place + 1 :])


def _checked(place: int, items: Sequence[object]) -> int:
    if not 0 <= place < len(items):
        raise UserError("edit.wrong_place", place=place, last=len(items) - 1)
    return place
