"""`dataclass` as everybody knows it, which makes frozen records with slots in a fraction of the time.

The program has some hundred of them, and a start makes them all: Python compiles six methods for each, one by one, which
took a fourth of the time that printing a page takes as a whole process. Here nothing is compiled before a class has
made some records, and then only `__init__`; what compares and hashes reads all fields at once by an `attrgetter`, and what refuses
changes is shared. `dataclasses` works out for itself what it knows a class by (`fields`, `replace`, `asdict`) when that is
first asked for. Every annotation is a field: there is no ClassVar in records. Type checkers see the original.
"""

import dataclasses
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # so it is exported
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """Make a class a data class; options are those of `dataclasses.dataclass`."""
        if cls is not None or options != {"frozen": True, "slots": True}:
            return dataclasses.dataclass(cls, **options)
        return _record


_FIRST = 10  # records of a class that are made before it gets an `__init__` of its own
_KNOWN_BY = ("__dataclass_fields__", "__dataclass_params__")  # where `dataclasses` looks


class _Known:
    """What `dataclasses` knows a record class by, from a twin that it makes when this is first asked for."""

    def __init__(self, name: str, hints: Mapping[str, Any], given: Mapping[str, Any]) -> None:
        self._name, self._hints, self._given = name, hints, given

    def __get__(self, record: object, made: Any) -> Any:
        text = made.__doc__ or made.__name__  # else its signature would be worked out, which takes long
        members = {"__doc__": text, "__annotations__": self._hints, **self._given}
        twin: Any = type(made.__name__, (), members)
        dataclasses.dataclass(init=False, repr=False, eq=False)(twin)
        for name in _KNOWN_BY:
            setattr(made, name, getattr(twin, name))
        return getattr(twin, self._name)


def _record(cls: type) -> Any:
    """The class as a frozen record with slots. Raises TypeError for one that inherits from a data class."""
    if dataclasses.is_dataclass(cls):
        raise TypeError(f"{cls.__qualname__} inherits from a data class: let dataclasses make it")
    members = dict(cls.__dict__)
    hints: dict[str, Any] = members.get("__annotations__", {})
    # Their defaults, or what `field` returned.
    given = {name: members.pop(name) for name in hints if name in members}
    for name in ("__dict__", "__weakref__"):  # of a class without slots
        members.pop(name, None)
    methods = _comparison([name for name in hints if _is_compared(given.get(name))]) | {"__repr__": _repr}
    members["__reduce__"] = _reduction(list(hints))
    members |= {name: method for name, method in methods.items() if not members.get(name)}
    members |= dict.fromkeys(("__slots__", "__match_args__"), tuple(hints))
    members |= {name: _Known(name, hints, given) for name in _KNOWN_BY} | _SHARED
    made: Any = type(cls)(cls.__name__, cls.__bases__, members)
    made.__qualname__ = cls.__qualname__

    made.__init__ = _first_initialiser(made, *_defaults(given))
    return made


def _defaults(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Callable[[], object]]]:
    """The values of fields that need not be said, and what makes such values."""
    values: dict[str, Any] = {}
    factories = {}
    for name, value in given.items():
        field = isinstance(value, dataclasses.Field)
        if not field or value.default is not dataclasses.MISSING:
            values[name] = value.default if field else value
        elif value.default_factory is not dataclasses.MISSING:
            factories[name] = value.default_factory
    return values, factories


def _first_initialiser(
    made: Any, defaults: dict[str, Any], factories: dict[str, Callable[[], object]]
) -> Callable[..., None]:
    """`__init__` for the first records of a class: to compile one takes as long as to make twenty so."""
    setters = {name: getattr(made, name).__set__ for name in made.__match_args__}
    left = iter(range(_FIRST))

    def __init__(self: Any, *values: object, **named: object) -> None:  # noqa: N807
        said = dict(zip(setters, values, strict=False)) | named
        plain = len(said) == len(values) + len(named)
        said = defaults | {name: make() for name, make in factories.items() if name not in said} | said
        if plain and said.keys() == setters.keys() and next(left, None) is not None:
            for name, value in said.items():
                setters[name](self, value)
            if hasattr(made, "__post_init__"):
                self.__post_init__()
        else:
            made.__init__ = _initialiser(made, defaults, factories)
            made.__init__(self, *values, **named)

    return __init__


def _initialiser(
    made: Any, defaults: dict[str, Any], factories: dict[str, Callable[[], object]]
) -> Callable[..., None]:
    names: dict[str, Any] = {"unset": object()}
    words, lines = [], []
    for name in made.__match_args__:
        value = name
        names[f"set_{name}"] = getattr(made, name).__set__  # that of the slot, which nothing refuses
        if name in defaults:
            names[f"default_{name}"] = defaults[name]
            words.append(f"{name}=default_{name}")
        elif name in factories:
            names[f"make_{name}"] = factories[name]
            words.append(f"{name}=unset")
            value = f"make_{name}() if {name} is unset else {name}"
        else:
            words.append(name)
        lines.append(f" set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec("\n".join([f"def __init__({', '.join(['self', *words])}):", *lines, " return None"]), names)
    initialiser: Callable[..., None] = names["__init__"]
    initialiser.__qualname__, initialiser.__module__ = f"{made.__qualname__}.__init__", made.__module__
    return initialiser


def _is_compared(given: object) -> bool:
    return not isinstance(given, dataclasses.Field) or given.compare


def _values(names: list[str]) -> Callable[[Any], tuple[object, ...]]:
    """What gives the values of the fields of these names."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)  # one would not come as a tuple


def _comparison(names: list[str]) -> dict[str, Any]:
    """`__eq__` and `__hash__` by the fields of these names."""
    values = _values(names)

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _reduction(names: list[str]) -> Callable[[Any], tuple[type, tuple[object, ...]]]:
    """`__reduce__`, by which a record is pickled and copied: made anew of its values.

    An office goes to the worker process as ten thousands of records, in half the time that their states took.
    """
    values = _values(names)

    def __reduce__(self: Any) -> tuple[type, tuple[object, ...]]:  # noqa: N807
        return self.__class__, values(self)

    return __reduce__


def _repr(self: Any) -> str:
    shown = (
        f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr
    )
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_setting(self: Any, name: str, value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: Any, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED: dict[str, Any] = {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
