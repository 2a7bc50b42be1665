"""An immutable mapping that can be compared, hashed and sent to another process."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(Mapping[K, V]):
    """A mapping that never changes and keeps the order it was made in."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self._items: dict[K, V] = dict(items)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __reduce__(self) -> tuple[type["FrozenMap[K, V]"], tuple[dict[K, V]]]:
        return FrozenMap, (self._items,)

    def having(self, key: K, value: V) -> "FrozenMap[K, V]":
        """A copy in which `key` has this value."""
        return FrozenMap({**self._items, key: value})

    def lacking(self, key: K) -> "FrozenMap[K, V]":
        """A copy without `key`."""
        return FrozenMap({k: v for k, v in self._items.items() if k != key})
