"""Records as keys of what is kept about them."""

from typing import Generic, TypeVar

R = TypeVar("R")


class Held(Generic[R]):
    """A record as a key by which one it is: quick to compare, unlike what it holds."""

    __slots__ = ("record",)

    def __init__(self, record: R) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self.record is other.record

    def __hash__(self) -> int:
        return id(self.record)
