"""Proposes repairs of the texts that a source brought; each text stands under its path in the exchange form."""

from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Step
from ita_desk.domain.office import Office
from ita_desk.records import dataclass
from ita_desk.thai.repair import Repair, apply_repairs, find_repairs
from ita_desk.thai.words import Segmenter

# Fields that hold addresses, numbers, codes, keys or words of ours, not sentences of the office; scores
# stay as they were printed.
_NO_TEXT = frozenset(
    "id url email website facebook phone fax postcode sha256 code codes group continues about kind status place "
    "role form source assessment signed seal pictures".split()
)
ChangeText = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class TextRepair:
    """A text of an office as it stands and as it would be, with the repairs of it.

    `place` is its path in the exchange form, such as `years[0].measures[2].outcome.output`.
    """

    place: str
    before: str
    after: str
    repairs: tuple[Repair, ...]


def repairs_of(office: Office, segmenter: Segmenter) -> tuple[TextRepair, ...]:
    """The repairs that the texts of an office need, in the order of the exchange form; addresses are left out."""
    found: list[TextRepair] = []
    known: dict[str, tuple[Repair, ...]] = {}  # divisions and times are the same in many rows

    def look(place: str, text: str) -> str:
        repairs = known.get(text)
        if repairs is None:
            repairs = known[text] = find_repairs(text, segmenter)
        if repairs:
            found.append(TextRepair(place, text, apply_repairs(text, repairs), repairs))
        return text

    _walk(office, "", look)
    return tuple(found)


def with_repairs(office: Office, accepted: Collection[TextRepair]) -> Office:
    """The office with the accepted repairs made; a text that is another by now stays as it is."""
    wanted = {repair.place: repair for repair in accepted}

    def mend(place: str, text: str) -> str:
        repair = wanted.get(place)
        return repair.after if repair and repair.before == text else text

    mended: Office = _walk(office, "", mend)
    return mended


def _walk(value: Any, place: str, change: ChangeText) -> Any:
    """A value with its texts changed; the very same value if none of them is."""
    if isinstance(value, str):
        return change(place, value)
    if isinstance(value, Step):
        text = change(place, value.text)
        return value if text == value.text else replace(value, text=text)
    if isinstance(value, tuple):
        items = tuple(_walk(item, f"{place}[{n}]", change) for n, item in enumerate(value))
        return value if items == value else items
    if isinstance(value, FrozenMap):
        entries = {key: _walk(item, f"{place}.{key}", change) for key, item in value.items()}
        return value if entries == dict(value) else FrozenMap(entries)
    if is_dataclass(value) and not isinstance(value, type):
        named = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _NO_TEXT}
        walked = {
            name: _walk(item, f"{place}.{name}" if place else name, change) for name, item in named.items()
        }
        return value if walked == named else replace(value, **walked)
    return value
