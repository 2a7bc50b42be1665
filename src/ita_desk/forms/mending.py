"""Finds all the faults of a form at once: after each, a copy of the form is mended so that reading goes on.

What is mended is never used but to find the next fault: a person with ten mistakes is told of ten, not ten times of one.
"""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from ita_desk.forms.fields import FIELD
from ita_desk.forms.reading import Fault
from ita_desk.forms.source_lines import Trail

MOST_FAULTS = 50
Read = Callable[[dict[str, Any]], object]
Seen = tuple[str, str, Trail, str]
_NAME = re.compile(r"[A-Za-z0-9_.@/-]+")
# What a key or a table may hold that is right somewhere; a faulty one is replaced by each until one is right there.
_VALUES: tuple[Any, ...] = ("x", 1, ["x"], ["x"] * 3, ["x"] * 4, [1] * 3, [1] * 4, True, "a" * 9)
_TABLES: dict[str, tuple[dict[str, Any], ...]] = {
    "section": ({"kind": "paragraph", "text": ""},),
    "column": ({"heading": "x", "width": 1},),
    "chart": ({"show": "total", "caption": "x"},),
}


def all_faults(toml: dict[str, Any], read: Read) -> list[Fault]:
    """Every fault that `read` raises of a form, in the order found, each once; none if it raises none."""
    faults: list[Fault] = []
    while len(faults) < MOST_FAULTS and (fault := _first_fault(toml, read)):
        faults.append(fault)
        seen = {_identity(fault) for fault in faults}
        mended = next((m for m in _mendings(toml, fault) if _goes_on(m, read, seen)), None)
        if mended is None:
            break
        toml = mended
    return faults


def _first_fault(toml: dict[str, Any], read: Read) -> Fault | None:
    try:
        read(toml)
    except Fault as fault:
        return fault
    return None


def _identity(fault: Fault) -> Seen:
    return fault.reason, fault.detail, fault.trail, fault.word


def _goes_on(toml: dict[str, Any], read: Read, seen: set[Seen]) -> bool:
    """Whether reading comes past the faults seen, and past the places where they are."""
    following = _first_fault(toml, read)
    places = {(trail, word) for _, _, trail, word in seen}
    return following is None or (following.trail, following.word) not in places


def _mendings(toml: dict[str, Any], fault: Fault) -> Iterator[dict[str, Any]]:
    """Copies of the form without the fault, or so it is hoped, the closest first."""
    right = _NAME.fullmatch(fault.valid)
    if fault.reason == "unknown_key":
        if right:
            yield _changed(toml, fault.trail, lambda t: _renamed(t, fault.word, fault.valid))
        yield _changed(toml, fault.trail, lambda t: t.pop(fault.word, None))
    elif fault.reason.startswith("unknown_") and right:
        yield _changed(toml, fault.trail, lambda t: _respelt(t, fault.word, fault.valid))
    if fault.reason == "id_twice":
        yield _changed(toml, fault.trail, lambda t: t.update({fault.word: f"id_{fault.trail[-1][1]}"}))
    choices = fault.valid.split(", ") if fault.reason == "wrong_type" else []
    tables = [[{**table, "id": "mended"}] for table in _TABLES.get(fault.word, ())]
    for value in () if fault.reason == "unknown_kind" else (*tables, *choices, *_VALUES):
        yield _changed(toml, fault.trail, _setting(fault.word, value))
    yield _changed(toml, fault.trail, lambda t: t.pop(fault.word, None))
    yield from _replaced(toml, fault.trail)


def _setting(key: str, value: Any) -> Callable[[dict[str, Any]], object]:
    return lambda table: table.update({key: value})


def _changed(toml: dict[str, Any], trail: Trail, change: Callable[[Any], object]) -> dict[str, Any]:
    """A copy of the form with a change to the table at the end of a trail."""
    mended = copy.deepcopy(toml)
    table = _table_at(mended, trail)
    if isinstance(table, dict):
        change(table)
    return mended


def _table_at(toml: Any, trail: Trail) -> Any:
    for name, place in trail:
        toml = toml.get(name) if isinstance(toml, dict) else None
        if isinstance(toml, list):
            toml = toml[place] if place < len(toml) else None
    return toml


def _renamed(table: dict[str, Any], key: str, right: str) -> None:
    value = table.pop(key)
    table.setdefault(right, value)


def _respelt(value: Any, word: str, right: str) -> Any:
    """The value, tables changed in place, with a word or field spelt right wherever it stands."""
    if isinstance(value, str):
        if value == word:
            return right
        return FIELD.sub(lambda found: f"{{{right}}}" if found[1] == word else found[0], value)
    if isinstance(value, list):
        return [_respelt(item, word, right) for item in value]
    if isinstance(value, dict):
        value.update({key: _respelt(item, word, right) for key, item in value.items()})
    return value


def _replaced(toml: dict[str, Any], trail: Trail) -> Iterator[dict[str, Any]]:
    """Copies with the table at the end of a trail, else one around it, put aside for one that is right."""
    for length in range(len(trail), 0, -1):
        name, place = trail[length - 1]
        for table in _TABLES.get(name, ()):
            mended = copy.deepcopy(toml)
            around = _table_at(mended, trail[: length - 1])
            tables = around.get(name) if isinstance(around, dict) else None
            if isinstance(tables, list):
                former = tables[place].get("id") if isinstance(tables[place], dict) else None
                own_id = former if isinstance(former, str) else f"mended_{place}"
                tables[place] = {**table, "id": own_id} if name == "section" else dict(table)
                yield mended
