"""Where the user stands."""

import pytest
from PySide6.QtWidgets import QApplication

from ita_desk.gui.places.place import Place


@pytest.fixture
def place(qapp: QApplication) -> Place:
    return Place(2568)


@pytest.fixture
def said(place: Place) -> list[object]:
    """What the place says, with where it stood when it was about to move."""
    said: list[object] = []
    place.leaving.connect(lambda: said.append(("leaving", place.year, place.round, place.measure)))
    for signal in (place.year_changed, place.round_changed, place.measure_changed):
        signal.connect(said.append)
    return said


def test_it_begins_with_the_whole_year_and_no_measure(place: Place) -> None:
    assert (place.year, place.round, place.measure) == (2568, 12, "")


def test_it_is_left_before_it_moves(place: Place, said: list[object]) -> None:
    place.go_to_measure("m1")
    place.go_to_round(6)
    assert said == [("leaving", 2568, 12, ""), "m1", ("leaving", 2568, 12, "m1"), 6]


def test_another_year_has_other_measures(place: Place, said: list[object]) -> None:
    place.go_to_measure("m1")
    said.clear()
    place.go_to_year(2569)
    assert said == [("leaving", 2568, 12, "m1"), 2569, ""]
    assert (place.year, place.round, place.measure) == (2569, 12, "")


def test_staying_says_nothing(place: Place, said: list[object]) -> None:
    place.go_to_year(2568)
    place.go_to_round(12)
    place.go_to_measure("")
    assert said == []
