"""Records behave as the frozen data classes with slots of the standard library."""

import copy
import dataclasses
import inspect
import pickle
from typing import Any

import pytest

from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A record."""

    x: int
    y: int = 2
    names: list[str] = dataclasses.field(default_factory=list)
    seen: int = dataclasses.field(default=0, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Original:
    """The same by the standard library."""

    x: int
    y: int = 2
    names: list[str] = dataclasses.field(default_factory=list)
    seen: int = dataclasses.field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class One:
    """A record of one field."""

    text: str


@dataclass(frozen=True, slots=True)
class Own:
    """A record with methods of its own, and nothing to compare."""

    def __repr__(self) -> str:
        return "own"


@dataclass(frozen=True, slots=True)
class Checked:
    """A record that looks at what it is given."""

    x: int

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError


@dataclass(slots=True)
class Changeable:
    """Left to the standard library."""

    x: int


def test_they_are_made_and_shown_alike() -> None:
    given: tuple[tuple[Any, ...], ...] = ((1,), (1, 3), (1, 3, ["a"], 5))
    for values in given * 5:  # the first are made in another way than those that follow
        point, original = Point(*values), Original(*values)
        assert repr(point).replace("Point", "Original") == repr(original)
        assert dataclasses.astuple(point) == dataclasses.astuple(original)
        assert dataclasses.asdict(point) == dataclasses.asdict(original)
    assert Point(1).names is not Point(1).names
    assert Point(y=1, x=2) == Point(2, 1)
    kinds: tuple[Any, ...] = (Point, Original)
    words = [[(p.name, p.kind) for p in inspect.signature(kind).parameters.values()] for kind in kinds]
    assert words[0] == words[1]
    assert Point.__match_args__ == Original.__match_args__
    assert Point.__init__.__qualname__ == "Point.__init__"
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]


def test_they_are_compared_and_hashed_alike() -> None:
    assert Point(1, seen=1) == Point(1, seen=2) != Point(2)
    other: object = Original(1)
    assert Point(1) != other
    assert One("a") == One("a") != One("b")
    assert hash(One("a")) == hash(One("a")) == hash(("a",))
    assert Own() == Own()
    assert hash(Own()) == hash(())
    assert repr(Own()) == "own"
    nan = float("nan")
    assert One(nan) == One(nan)  # type: ignore[arg-type]  # the same object, as in a tuple


def test_they_refuse_changes_alike() -> None:
    for record in (Point(1), Original(1)):
        for name in ("x", "seen"):
            with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot assign to field '{name}'"):
                setattr(record, name, 2)
            with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot delete field '{name}'"):
                delattr(record, name)
        assert not hasattr(record, "__dict__")


def test_they_are_replaced_copied_and_pickled() -> None:
    point = Point(1, names=["a"], seen=3)
    assert dataclasses.replace(point, y=5) == Point(1, 5, ["a"])
    for other in (copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point))):
        assert (other, other.seen) == (point, 3)
    assert copy.deepcopy(point).names is not point.names


def test_a_family_is_left_to_the_standard_library() -> None:
    with pytest.raises(TypeError, match="Child inherits"):

        @dataclass(frozen=True, slots=True)
        class Child(Point):
            z: int = 0


def test_what_follows_the_making_is_called() -> None:
    assert Checked(1).x == 1
    with pytest.raises(ValueError, match=r"^$"):
        Checked(-1)


def test_other_options_are_left_to_the_standard_library() -> None:
    changeable = Changeable(1)
    changeable.x = 2
    assert changeable == Changeable(2)
