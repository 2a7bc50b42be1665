"""Values at the end of a field's path (`outcome.evidence[0].caption`), looked up and changed."""

import re
from collections.abc import Callable
from dataclasses import is_dataclass, replace
from typing import Any

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Step

_PART = re.compile(r"\.?(?P<name>\w+)|\[(?P<place>[0-9]{1,6})\]")


class Gone(LookupError):
    """Nothing stands at the path any longer."""


def value_at(record: Any, path: str) -> Any:
    """What stands at a path in a record; a step stands for its text, None for a missing key. Raises Gone."""
    found: list[Any] = []

    def look(value: Any) -> Any:
        found.append(value)
        return value

    with_changed_at(record, path, look)
    return found[0]


def with_changed_at(record: Any, path: str, change: Callable[[Any], Any]) -> Any:
    """The record with what `change` makes of the value at a path. Raises Gone."""
    if isinstance(record, FrozenMap):
        key = path.removeprefix(".")
        return record.having(key, change(record.get(key)))  # what is not there yet can be set
    if isinstance(record, Step) and not path:
        return replace(record, text=change(record.text))
    if not path:
        return change(record)
    part = _PART.match(path)
    if part and part["place"] and isinstance(record, tuple) and int(part["place"]) < len(record):
        place = int(part["place"])
        changed = with_changed_at(record[place], path[part.end() :], change)
        return (*record[:place], changed, *record[place + 1 :])
    if part and part["name"] and is_dataclass(record) and hasattr(record, part["name"]):
        name = part["name"]
        changed = with_changed_at(getattr(record, name), path[part.end() :], change)
        return replace(record, **{name: changed})  # type: ignore[type-var]
    raise Gone(path)


def without_last_item(record: Any, path: str) -> Any:
    """The record without the item of a list that the path leads to or through last. Raises Gone."""
    head, _, tail = path.rpartition("[")
    place = tail.partition("]")[0]
    if not head or not place.isdecimal():
        raise Gone(path)

    def shorter(items: tuple[Any, ...]) -> tuple[Any, ...]:
        if not isinstance(items, tuple) or int(place) >= len(items):
            raise Gone(path)
        return items[: int(place)] + items[int(place) + 1 :]

    return with_changed_at(record, head, shorter)
