"""The differing part of two texts, and cleaning."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desk.gui.widgets.typed_text import clean, difference, units

TEXTS = st.text("กำ้ab 🙂\n", max_size=12)


def replaced(old: str, start: int, end: int, new: str) -> str:
    """The text with the stretch between two places, counted in UTF-16 units, replaced."""
    raw = old.encode("utf-16-le")
    return (raw[: 2 * start] + new.encode("utf-16-le") + raw[2 * end :]).decode("utf-16-le")


@given(TEXTS, TEXTS)
def test_difference_makes_the_new_text_of_the_old(old: str, new: str) -> None:
    part = difference(old, new)
    assert replaced(old, *part) == new
    assert all(0 <= part.moved(place) <= units(new) for place in range(units(old) + 1))


def test_places_before_and_behind_the_difference_stay_at_their_letters() -> None:
    part = difference("กข🙂คง", "กข🙂12คง")
    assert part == (4, 4, "12")
    assert [part.moved(place) for place in (0, 3, 5, 6)] == [0, 3, 7, 8]


def test_place_inside_the_difference_goes_to_its_start() -> None:
    assert difference("กขคง", "กง").moved(2) == 1


def test_clean_keeps_letters_and_line_feeds_only() -> None:
    assert clean("ก\u200bข\x00ค\tง\r\nจ\rฉ\ufeff\x85ช\u2028ซ") == "กขค ง\nจ\nฉ\nช\nซ"


@given(st.text())
def test_clean_text_stays(text: str) -> None:
    assert clean(clean(text)) == clean(text)
