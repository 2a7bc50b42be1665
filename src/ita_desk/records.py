"""`dataclass` as everybody knows it, which makes frozen records with slots in a third of the time.

The program has some hundred of them, and a start makes them all: Python compiles six methods for each, one by one, which
took a fourth of the time that printing a page takes as a whole process. Here only `__init__` is compiled; what compares
and hashes reads all fields at once by an `attrgetter`, and what refuses changes is shared. All else is left to
`dataclasses`, whose `fields`, `replace` and `asdict` know these records; type checkers see the original.
"""

import dataclasses
from collections.abc import Callable
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


def _record(cls: type) -> Any:
    """The class as a frozen record with slots. Raises TypeError for one that inherits from a data class."""
    if dataclasses.is_dataclass(cls):
        raise TypeError(f"{cls.__qualname__} inherits from a data class: let dataclasses make it")
    own = {name for name in ("__eq__", "__hash__", "__repr__") if cls.__dict__.get(name)}
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    made.__init__ = _initialiser(made, fields)
    methods = _comparison([field.name for field in fields if field.compare]) | {"__repr__": _repr}
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    made.__setattr__, made.__delattr__ = _refuse_setting, _refuse_deleting
    made.__getstate__, made.__setstate__ = _state, _set_state
    return made


def _initialiser(made: Any, fields: tuple["dataclasses.Field[Any]", ...]) -> Callable[..., None]:
    names: dict[str, Any] = {"unset": object()}
    words, lines = [], []
    for field in fields:
        name = value = field.name
        names[f"set_{name}"] = getattr(made, name).__set__  # that of the slot, which nothing refuses
        if field.default is not dataclasses.MISSING:
            names[f"default_{name}"] = field.default
            words.append(f"{name}=default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            names[f"make_{name}"] = field.default_factory
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


def _comparison(names: list[str]) -> dict[str, Any]:
    """`__eq__` and `__hash__` by the fields of these names."""
    if len(names) > 1:
        values: Callable[[Any], object] = attrgetter(*names)
    else:  # one would not come as a tuple

        def values(record: Any) -> object:
            return tuple(getattr(record, name) for name in names)

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _repr(self: Any) -> str:
    shown = (
        f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr
    )
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_setting(self: Any, name: str, value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: Any, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    """What is pickled and copied."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
