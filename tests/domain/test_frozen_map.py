"""The immutable mapping."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.frozen_map import FrozenMap

MAPS = st.dictionaries(st.text(max_size=3), st.integers(), max_size=5)


@given(MAPS)
def test_it_is_the_mapping_it_was_made_of(items: dict[str, int]) -> None:
    made = FrozenMap(items)
    assert made == items
    assert dict(made) == items
    assert list(made) == list(items)
    assert len(made) == len(items)
    assert FrozenMap(items.items()) == made
    assert repr(made) == f"FrozenMap({items!r})"
    assert pickle.loads(pickle.dumps(made)) == made


@given(MAPS, MAPS)
def test_equal_maps_have_equal_hashes_in_any_order(one: dict[str, int], other: dict[str, int]) -> None:
    turned = FrozenMap(reversed(list(one.items())))
    assert turned == FrozenMap(one)
    assert hash(turned) == hash(FrozenMap(one))
    assert (FrozenMap(one) == FrozenMap(other)) == (one == other)


@given(MAPS, st.text(max_size=3), st.integers())
def test_copies_differ_by_one_key_and_leave_the_map_alone(
    items: dict[str, int], key: str, value: int
) -> None:
    made = FrozenMap(items)
    assert made.having(key, value) == {**items, key: value}
    assert made.lacking(key) == {k: v for k, v in items.items() if k != key}
    assert made == items


def test_it_cannot_be_changed() -> None:
    source = {"a": 1}
    made = FrozenMap(source)
    source["a"] = 2
    assert made["a"] == 1
    with pytest.raises(TypeError):
        made["a"] = 2  # type: ignore[index]
    with pytest.raises(AttributeError):
        made.other = 2  # type: ignore[attr-defined]
    with pytest.raises(KeyError):
        made["b"]
    assert made.get("b") is None
    assert not FrozenMap()
