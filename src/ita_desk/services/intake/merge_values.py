"""Comparing what two sources say: white space does not count, and neither do identifiers."""

import re
from dataclasses import fields, is_dataclass
from typing import Any

from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.thai.digits import to_arabic

_SPACE = re.compile(r"[\s\u200b\ufeff]+")  # the zero-width marks come with text from Word and the web

Meaning = Any
"""What is left of a value for comparison: hashable, None where the value says nothing."""


def meaning_of(value: object) -> Meaning:
    """What a value says: its text without white space, its list without empty items, None for nothing."""
    if isinstance(value, str):
        return _SPACE.sub("", value) or None
    if isinstance(value, tuple):
        return tuple(m for m in map(meaning_of, value) if m is not None) or None
    if is_dataclass(value):
        parts = tuple(meaning_of(getattr(value, f.name)) for f in fields(value) if f.name != "id")
        return parts if any(p is not None for p in parts) else None
    return value


def key_of_measure(measure: Measure) -> Meaning:
    """What a measure is known by: number and title, or its steps where it has neither; in Arabic digits."""
    named = measure.number + measure.title
    title = measure.title if meaning_of(named) else " ".join(s.text for s in measure.steps)
    return _in_arabic(measure.number), _in_arabic(title)


def key_of_group(group: MeasureGroup) -> Meaning:
    """What a group is known by: its lead, or its items where it has none; in Arabic digits."""
    return _in_arabic(group.lead if meaning_of(group.lead) else " ".join(group.items))


def _in_arabic(text: str) -> str:
    return to_arabic(meaning_of(text) or "")


def same_place(current: Measure, incoming: Measure) -> bool:
    """Whether two measures may stand in the same group and under the same issue: silence contradicts nothing."""
    return not contradicts((current.group, current.issue), (incoming.group, incoming.issue))


def contradicts(current: tuple[object, ...], incoming: tuple[object, ...]) -> bool:
    """Whether of two values in the same place both say something, and not the same."""
    pairs = [(meaning_of(old), meaning_of(new)) for old, new in zip(current, incoming, strict=True)]
    return any(old is not None and new is not None and old != new for old, new in pairs)


def shown(value: object) -> str:
    """A value as text for a person who chooses between two."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(map(shown, value))
    if is_dataclass(value):
        parts = (shown(getattr(value, f.name)) for f in fields(value) if f.name != "id")
        return " · ".join(part for part in parts if part)
    return f"{value:d}" if isinstance(value, int) else str(value)
