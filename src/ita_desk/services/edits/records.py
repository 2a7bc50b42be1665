"""Changing immutable records: checked values, fields set by path, lists, parts kept where nothing changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from ita_desk.domain.exchange import ExchangeError, office_from_json
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.errors import UserError


class Identified(Protocol):
    """A record that bears an identifier."""

    @property
    def id(self) -> str:
        """The identifier, one of its kind in the office."""


R = TypeVar("R")
Item = TypeVar("Item", bound=Identified)
Path = Sequence[str | int]


def checked(path: Path, value: object) -> Any:
    """The value as it may stand at this path of the exchange form, its text in NFC, identifiers as given.

    The path says where in an office the field is: `("years", 0, "measures", 0, "outcome", "output")`. The value is
    read by the exchange form's own reader, so that no edit lets in what an import would refuse. Raises UserError
    `edit.unknown_field` or `edit.wrong_value`.
    """
    form = _plain(value)
    for key in reversed(path):
        form = [form] if key == 0 else {key: form}
    if path[0] == "years":
        form["years"][0]["fiscal_year"] = 2568  # any year will do: only the field is read back
    try:
        read: Any = office_from_json(form, counted_ids())
    except ExchangeError as error:
        field = str(error.values["path"]).replace("[0]", "")
        if error.key == "exchange.unknown_key":
            raise UserError("edit.unknown_field", field=field) from None
        raise UserError("edit.wrong_value", field=field, expected=error.values["expected"]) from None
    for key in path:
        read = read[key] if isinstance(key, int) else getattr(read, key)
    return _with_ids_of(value, read, str(path[-1]))


def _plain(value: object) -> Any:
    """What the exchange form's reader reads for a value; `Decimal` stays, as after parsing JSON."""
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name != "id"}
    if isinstance(value, FrozenMap):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [item.text if isinstance(item, Step) else _plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _with_ids_of(given: Any, read: Any, field: str) -> Any:
    """The read value with the identifiers of the given one: those of steps and evidence are not in the form."""
    kind = type(read)
    if kind not in (tuple, FrozenMap) and not is_dataclass(kind):
        return read
    if type(given) is not kind:  # JSON's lists and objects are not values of an office
        raise UserError("edit.wrong_value", field=field, expected=kind.__name__)
    if kind is tuple:
        return tuple(_with_ids_of(one, other, field) for one, other in zip(given, read, strict=True))
    if kind is FrozenMap:
        return read
    kept = {f.name: _with_ids_of(getattr(given, f.name), getattr(read, f.name), field) for f in fields(kind)}
    if "id" in kept:
        kept["id"] = given.id
    return replace(read, **kept)


def with_value(record: R, path: Sequence[str], value: object) -> R:
    """The record with a value at a path of field names; the same record if the value stands there already."""
    name, *rest = path
    old = getattr(record, name)
    if rest:
        start = old or Outcome()  # the half-year's outcome is the only record that may be absent
        new = with_value(start, rest, value)
        return record if new is start else _replaced(record, name, new)
    return record if old == value else _replaced(record, name, value)


def _replaced(record: R, name: str, value: object) -> R:
    return replace(record, **{name: value})  # type: ignore[type-var]


# --- lists of records ----------------------------------------------------------------------------------------


def place_of(items: tuple[Item, ...], identifier: str, what: str) -> int:
    """The place of a record. Raises UserError `edit.unknown_<what>`."""
    for place, item in enumerate(items):
        if item.id == identifier:
            return place
    raise UserError(f"edit.unknown_{what}", id=identifier)


def with_changed(
    items: tuple[Item, ...], identifier: str, what: str, change: Callable[[Item], Item]
) -> tuple[Item, ...]:
    """The list with one record changed. Raises as `place_of`."""
    place = place_of(items, identifier, what)
    return (*items[:place], change(items[place]), *items[place + 1 :])


def without(items: tuple[Item, ...], identifier: str, what: str) -> tuple[Item, ...]:
    """The list without one record. Raises as `place_of`."""
    place = place_of(items, identifier, what)
    return items[:place] + items[place + 1 :]


def with_inserted(items: tuple[Item, ...], item: Item, at: int | None) -> tuple[Item, ...]:
    """The list with one more record at a place, None being the end. Raises UserError `edit.wrong_place`."""
    place = len(items) if at is None else at
    if not 0 <= place <= len(items):
        raise UserError("edit.wrong_place", place=place, last=len(items))
    return (*items[:place], item, *items[place:])


def with_moved(items: tuple[Item, ...], identifier: str, what: str, to: int) -> tuple[Item, ...]:
    """The list with a record moved so that it stands at place `to`. Raises as the two above."""
    item = items[place_of(items, identifier, what)]
    if not 0 <= to < len(items):
        raise UserError("edit.wrong_place", place=to, last=len(items) - 1)
    return with_inserted(without(items, identifier, what), item, to)


# --- identifiers and equal parts -----------------------------------------------------------------------------


def ids_in(value: object) -> Iterator[str]:
    """The identifiers of all records in a value, as often as they occur."""
    if isinstance(value, tuple):
        for item in value:
            yield from ids_in(item)
    elif is_dataclass(value):
        for f in fields(value):
            if f.name == "id":
                yield getattr(value, f.name)
            else:
                yield from ids_in(getattr(value, f.name))


def refuse_shared_ids(office: Office) -> Office:
    """The office itself; raises UserError `edit.id_taken` if two of its records bear one identifier, or one none."""
    seen = {""}
    for identifier in ids_in(office):
        if identifier in seen:
            raise UserError("edit.id_taken", id=identifier)
        seen.add(identifier)
    return office


def reusing(former: Any, value: Any) -> Any:
    """The value, made of the former value's own objects wherever the two are equal."""
    if type(former) is not type(value):
        return value
    if former == value:
        return former
    if isinstance(value, tuple):
        known = {_identity(item, place): item for place, item in enumerate(former)}
        return tuple(reusing(known.get(_identity(item, n)), item) for n, item in enumerate(value))
    if not is_dataclass(type(value)):
        return value
    parts = {f.name: reusing(getattr(former, f.name), getattr(value, f.name)) for f in fields(value)}
    return replace(value, **parts)


def _identity(record: object, place: int) -> object:
    """What a record is known by in a list: its identifier, its fiscal year, else its place."""
    return getattr(record, "id", getattr(record, "fiscal_year", place))
