"""Places on pages: one box for each record, field and page, found by place and by record."""

import pickle

import pytest

from ita_desk.document.blocks import Source
from ita_desk.render.pdf.trace import LayoutTrace, TracedBox
from ita_desk.services.printing.page_places import PagePlaces, PrintedBox, build_page_places, joined_by_page

ROW = Source("m1")


def text(page: int, x: float, y: float, field: str, record: str = "m1", wide: float = 100) -> TracedBox:
    return TracedBox(page, x, y, wide, 20, "text", Source(record, field))


BOXES = (
    TracedBox(1, 0, 0, 300, 90, "row", ROW),
    TracedBox(1, 0, 0, 300, 20, "text", None, "a heading"),
    text(1, 10, 10, "title"),
    text(1, 120, 10, "steps[0]"),
    text(1, 120, 30, "steps[1]", wide=110),
    text(1, 120, 50, "steps[1]"),
    TracedBox(2, 0, 0, 300, 50, "row", ROW),
    text(2, 120, 5, "steps[1]"),
    text(2, 10, 100, "title", "m2"),
)


@pytest.fixture
def places() -> PagePlaces:
    return build_page_places(LayoutTrace.of_boxes(*reversed(BOXES)).pages)


def test_boxes_of_a_field_on_a_page_are_one(places: PagePlaces) -> None:
    assert places.of("m1", "steps[1]") == [
        PrintedBox(1, "m1", "steps[1]", 120, 30, 110, 40),
        PrintedBox(2, "m1", "steps[1]", 120, 5, 100, 20),
    ]
    assert {box.field for box in places.of("m1", "steps")} == {"steps[0]", "steps[1]"}
    assert len(places.of("m1")) == 6
    assert [box.page for box in places.of("m1", "")] == [1, 2]
    assert places.of("title") == places.of("m9") == []  # the name of a field, no record


def test_boxes_of_a_page(places: PagePlaces) -> None:
    assert {(box.record, box.field) for box in places.on_page(2)} == {
        ("m1", ""),
        ("m1", "steps[1]"),
        ("m2", "title"),
    }
    assert places.on_page(3) == places.on_page(0) == []


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ((1, 15, 15), ["title", ""]),
        ((1, 130, 35), ["steps[1]", ""]),
        ((1, 15, 80), ["title", ""]),  # below the title, in its column
        ((1, 130, 85), ["steps[1]", ""]),
        ((1, 290, 40), [""]),  # a column without a text
        ((2, 15, 105), ["title"]),
        ((2, 15, 45), [""]),  # nothing of m1 in this column
        ((2, 15, 300), []),
    ],
)
def test_the_innermost_box_comes_first(
    places: PagePlaces, place: tuple[int, float, float], found: list[str]
) -> None:
    assert [box.field for box in places.at(*place)] == found


def test_one_box_a_page_is_around_all_of_a_record(places: PagePlaces) -> None:
    aside = PrintedBox(1, "m1", "title", 5, -10, 400, 20)
    assert joined_by_page([*places.of("m1"), aside]) == [
        PrintedBox(1, "m1", "", 0, -10, 405, 100),
        PrintedBox(2, "m1", "", 0, 0, 300, 50),
    ]


def test_places_are_sent_as_they_are(places: PagePlaces) -> None:
    assert pickle.loads(pickle.dumps(places)) == places
    assert places != PagePlaces() == build_page_places(())


def test_they_are_small_to_send() -> None:
    boxes = [text(n // 3 + 1, 10, 10, f"steps[{m}]", f"m{n}") for n in range(1000) for m in range(5)]
    places = build_page_places(LayoutTrace.of_boxes(*boxes).pages)
    assert len(pickle.dumps(places)) < 40 * len(boxes)
