"""Where pages stand: alone in their rows or two to a row, standing and lying ones mixed."""

import pytest
from PySide6.QtCore import QPoint, QSize

from ita_desk.gui.widgets.page_layout import FIT_PAGE, FIT_WIDTH, GAP, MARGIN, PageLayout, Zoom, lay_out

STANDING, LYING = (595.0, 842.0), (842.0, 595.0)
MIXED = (STANDING, STANDING, LYING, LYING, STANDING, LYING, STANDING)
ROOM = QSize(600, 400)


def layout(
    zoom: Zoom = FIT_WIDTH, *, two: bool = False, sizes: tuple[tuple[float, float], ...] = MIXED
) -> PageLayout:
    return lay_out(sizes, zoom, ROOM, 96 / 72, side_by_side=two)


def test_each_page_is_as_wide_as_the_room() -> None:
    found = layout()
    assert {rect.width() for rect in found.rects} == {ROOM.width() - 2 * MARGIN}
    assert found.width == ROOM.width()
    for above, below in zip(found.rects, found.rects[1:], strict=False):
        assert below.top() - above.bottom() - 1 == GAP
    assert found.height == found.rects[-1].bottom() + 1 + MARGIN


def test_each_page_is_whole_in_the_room() -> None:
    for rect in layout(FIT_PAGE).rects:
        assert rect.height() == ROOM.height() - 2 * MARGIN or rect.width() == ROOM.width() - 2 * MARGIN
        assert rect.height() <= ROOM.height() - 2 * MARGIN


def test_a_factor_is_that_of_paper() -> None:
    assert [rect.width() for rect in layout(0.75).rects[1:3]] == [595, 842]
    assert layout(0.75).rects[2].left() == MARGIN  # wider than the room
    assert layout(0.75).rects[1].left() > MARGIN  # in the middle of the widest


@pytest.mark.parametrize("zoom", [FIT_WIDTH, FIT_PAGE, 0.25])
def test_two_pages_to_a_row_have_one_scale(zoom: Zoom) -> None:
    found = layout(zoom, two=True)
    assert len(set(found.scales)) == 1
    for left, right in ((0, 1), (2, 3), (4, 5)):
        one, other = found.rects[left], found.rects[right]
        assert one.top() == other.top()
        assert other.left() - one.right() - 1 == GAP
    tallest = max(found.rects[4].bottom(), found.rects[5].bottom())
    assert found.rects[6].top() - tallest - 1 == GAP
    assert found.rects[4].height() > found.rects[5].height()


def test_two_pages_to_a_row_fit_the_room() -> None:
    found = layout(two=True)
    assert found.width <= ROOM.width()
    assert found.rects[3].right() < ROOM.width() - MARGIN + 1  # the widest row fills it
    assert ROOM.width() - MARGIN - found.rects[3].right() < 4
    whole = layout(FIT_PAGE, two=True)
    assert max(rect.height() for rect in whole.rects) <= ROOM.height() - 2 * MARGIN


def test_a_last_page_alone_stands_at_the_left() -> None:
    found = layout(two=True, sizes=(STANDING,) * 3)
    assert found.rects[2].left() == found.rects[0].left()
    assert found.scales[2] == found.scales[0]


@pytest.mark.parametrize("two", [False, True])
def test_pages_are_found_by_their_height(two: bool) -> None:
    found, step = layout(two=two), 2 if two else 1
    for page, rect in enumerate(found.rects):
        first = page // step * step
        assert found.first_at(rect.top()) == found.first_at(rect.center().y()) == first
        assert found.page_at(rect.center()) == page
        assert page in found.between(rect.top(), rect.top() + 1)
        assert found.row_of(page) == page // step
    assert found.first_at(-50) == 0
    assert found.first_at(100_000) == len(found.rects) - 1
    assert list(found.between(0, 100_000)) == list(range(len(found.rects)))
    assert found.page_at(QPoint(0, 0)) is None


def test_no_pages() -> None:
    found = layout(sizes=())
    assert (found.height, found.first_at(10), list(found.between(0, 100))) == (0, 0, [])
    assert found.page_at(QPoint(10, 10)) is None
