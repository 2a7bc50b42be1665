"""Turning, cutting and fitting the part of a photo that is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.photo_part import (
    EDGES,
    LEAST,
    WHOLE,
    Part,
    crop_of,
    fitted,
    moved,
    part_shown,
    size_shown,
    turned_by,
    with_edge,
)

TURNS = st.sampled_from([0, 90, 180, 270])
SHARES = st.integers(0, 1000).map(lambda n: n / 1000)
PART: Part = (0.1, 0.2, 0.5, 0.9)


@st.composite
def parts(draw: st.DrawFn) -> Part:
    left, top = draw(st.integers(0, 900)), draw(st.integers(0, 900))
    right, bottom = draw(st.integers(left + 51, 1000)), draw(st.integers(top + 51, 1000))
    return left / 1000, top / 1000, right / 1000, bottom / 1000


def near(part: Part, other: tuple[float, ...]) -> bool:
    return all(abs(a - b) < 1e-6 for a, b in zip(part, other, strict=True))


@pytest.mark.parametrize(
    ("turn", "by", "result"),
    [(0, 90, 90), (270, 90, 0), (0, -90, 270), (450, 0, 90), (-90, 0, 270), (93, 0, 90)],
)
def test_turning(turn: int, by: int, result: int) -> None:
    assert turned_by(turn, by) == result
    assert size_shown((4, 3), result) == ((3, 4) if result % 180 else (4, 3))


@pytest.mark.parametrize(
    ("turn", "shown"),
    [
        (0, PART),
        (90, (0.1, 0.1, 0.8, 0.5)),  # what was at the foot is now at the left
        (180, (0.5, 0.1, 0.9, 0.8)),
        (270, (0.2, 0.5, 0.9, 0.9)),
    ],
)
def test_a_cut_is_turned_with_its_picture(turn: int, shown: Part) -> None:
    assert near(part_shown(PART, turn), shown)


@pytest.mark.parametrize("crop", [None, (0.5, 0.0, 0.4, 1.0), (0.0, 0.0, 1.0, 0.01), (-3.0, -1.0, 7.0, 2.0)])
def test_what_leaves_nothing_or_all_is_the_whole(crop: Part | None) -> None:
    assert part_shown(crop, 90) == WHOLE
    assert crop_of(WHOLE, 90) is None


@given(parts(), TURNS)
def test_what_is_kept_is_seen_again(part: Part, turn: int) -> None:
    kept = crop_of(part, turn)
    assert near(part_shown(kept, turn), part)


@given(parts(), st.sampled_from(EDGES), st.floats(-2, 2))
def test_an_edge_stays_inside_and_leaves_something(part: Part, edge: str, at: float) -> None:
    left, top, right, bottom = changed = with_edge(part, edge, at)
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    assert min(right - left, bottom - top) >= LEAST - 1e-9
    assert sum(a != b for a, b in zip(part, changed, strict=True)) <= 1


def test_edges() -> None:
    wanted = {"left": 0.3, "top": 0.3, "right": 0.7, "bottom": 0.7}
    for place, (edge, at) in enumerate(wanted.items()):
        assert with_edge(PART, edge, at)[place] == at


@given(parts(), st.floats(-2, 2), st.floats(-2, 2))
def test_a_moved_part_keeps_its_size(part: Part, right: float, down: float) -> None:
    left, top, right_edge, bottom = moved(part, right, down)
    assert min(left, top) >= -1e-9
    assert max(right_edge, bottom) <= 1 + 1e-9
    assert near((right_edge - left, bottom - top, 0, 0), (part[2] - part[0], part[3] - part[1], 0, 0))


@given(parts(), st.tuples(st.integers(10, 3000), st.integers(10, 3000)), st.floats(0.3, 3))
def test_a_fitted_part_has_the_shape_and_is_as_large_as_can_be(
    part: Part, size: tuple[int, int], shape: float
) -> None:
    left, top, right, bottom = fitted(part, size, shape)
    wide, high = (right - left) * size[0], (bottom - top) * size[1]
    assert wide / high == pytest.approx(shape)
    assert max(right - left, bottom - top) == pytest.approx(1)
    assert min(left, top) >= -1e-9
    assert max(right, bottom) <= 1 + 1e-9


def test_a_fitted_part_keeps_its_middle() -> None:
    assert near(fitted((0.0, 0.0, 0.2, 1.0), (200, 100), 1.0), (0.0, 0.0, 0.5, 1.0))
    assert near(fitted((0.4, 0.0, 0.6, 1.0), (200, 100), 1.0), (0.25, 0.0, 0.75, 1.0))
    assert near(fitted((0.8, 0.0, 1.0, 1.0), (200, 100), 1.0), (0.5, 0.0, 1.0, 1.0))
