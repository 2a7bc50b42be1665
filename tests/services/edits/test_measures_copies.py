"""Numbers of new measures, copies of measures, and written codes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, Step
from ita_desk.domain.outcome import Outcome
from ita_desk.i18n import Message
from ita_desk.services.edits.measures import (
    codes_from,
    copy_of_measure,
    duplicate_measure,
    next_number,
    place_of_next,
)
from ita_desk.thai.digits import to_thai
from small_office import M1, M2, M3, OFFICE, YEAR, changed_parts, changed_year, refusal


def numbered(*numbers: str) -> tuple[Measure, ...]:
    return tuple(Measure(str(place), number) for place, number in enumerate(numbers))


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        ((), "1"),
        (("1", "2"), "3"),
        (("๑", "๙"), "๑๐"),
        (("๗", "2"), "๘"),
        (("2", "1", "1.1", "", "ก"), "3"),
        ((" 4 ",), "5"),
        (("", ""), ""),
        (("1.1", "ข้อ ๒"), ""),
        (("1" * 5000,), ""),
        (("²",), ""),
    ],
)
def test_the_next_number(numbers: tuple[str, ...], following: str) -> None:
    assert next_number(numbered(*numbers)) == following


@given(st.lists(st.integers(0, 10**8), min_size=1), st.booleans())
def test_the_next_number_is_above_all(numbers: list[int], thai: bool) -> None:
    texts = [to_thai(str(n)) if thai else str(n) for n in numbers]
    following = next_number(numbered(*texts))
    assert int(following) == max(numbers) + 1
    assert following.isascii() is not thai


def test_where_a_new_measure_is_put() -> None:
    assert [place_of_next(YEAR.measures, group) for group in ("g1", "", "g2", "g9")] == [1, 2, 3, 3]
    assert place_of_next((), "") == 0


def test_a_copy_holds_the_plan_only() -> None:
    copy = copy_of_measure(replace(M1, half_year=Outcome("done"), responsible=("กองคลัง",)))
    steps = (Step("", "วางแผน"), Step("", "ดำเนินการ"), Step("", "สรุป"))
    assert copy == Measure("", "1", "g1", title="อบรม", steps=steps, responsible=("กองคลัง",))


def test_duplicate() -> None:
    edit = duplicate_measure(2568, "m1", counted_ids("new"))
    copy = changed_year(edit).measures[1]
    assert [m.id for m in changed_year(duplicate_measure(2568, "m3", counted_ids("x"))).measures] == [
        "m1",
        "m2",
        "m3",
        "x1",
    ]
    assert [s.text for s in copy.steps] == ["วางแผน", "ดำเนินการ", "สรุป"]
    assert (copy.id, copy.number, copy.group, copy.title, copy.outcome) == (
        "new1",
        "4",
        "g1",
        "อบรม",
        Outcome(),
    )
    assert len({copy.id, *(s.id for s in copy.steps)}) == 4


def test_what_a_duplicate_changes() -> None:
    edit = duplicate_measure(2568, "m1", counted_ids("new"))
    assert changed_parts(edit) == {(2568, "measures", "new1"), (2568, "order", "")}
    edit = duplicate_measure(2568, "m2", counted_ids("new"))
    year = changed_year(edit)
    assert (year.measures[0], year.measures[1], year.measures[3]) == (M1, M2, M3)
    assert edit.name == Message("edit.duplicate_measure", {"year": 2568})
    assert edit.merge_key == ""


def test_duplicate_is_refused() -> None:
    assert refusal(duplicate_measure(2568, "m9", counted_ids()))[0] == "edit.unknown_measure"
    assert refusal(duplicate_measure(2560, "m1", counted_ids()))[0] == "edit.unknown_year"
    assert refusal(duplicate_measure(2568, "m1", lambda: "m2"))[0] == "edit.id_taken"
    assert OFFICE.years[1] is YEAR


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ()),
        (" , ", ()),
        ("i1,5", ("i1", "5")),
        ("O๑๕  E2, ๙.๑", ("o15", "e2", "9.1")),
        ("IIT EIT/1 total", ("IIT", "EIT/1", "total")),
        ("ข้อ o1", ("ข้อ", "o1")),
    ],
)
def test_written_codes(text: str, codes: tuple[str, ...]) -> None:
    assert codes_from(text) == codes
