"""Edits of the order and numbers of several measures at once."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.measure_numbers import numbering_of
from ita_desk.domain.office import Office
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit, remove_year, set_agency_field
from ita_desk.services.edits.measures import add_measure, set_measure_field
from ita_desk.services.edits.order import (
    duplicate_measures,
    gap_towards,
    keeping_numbers,
    move_measures,
    remove_measures,
    renumber_measures,
)
from ita_desk.services.session import Session
from small_office import M1, M2, M3, OFFICE, YEAR, changed_parts, changed_year, refusal


def office_of(*measures: Measure) -> Office:
    return OFFICE.with_year(replace(YEAR, measures=measures))


def after(edit: Edit, office: Office = OFFICE) -> list[tuple[str, str, str]]:
    """Identifier, number and group of each measure after an edit."""
    report = edit.apply(office).year(2568)
    assert report is not None
    return [(m.id, m.number, m.group) for m in report.measures]


def test_removing_several_keeps_the_numbers_going() -> None:
    assert after(remove_measures(2568, ["m3", "m1"])) == [("m2", "1", "")]
    edit = remove_measures(2568, ["m1"])
    assert changed_parts(edit) == {
        (2568, "measures", "m1"),
        (2568, "measures", "m2"),
        (2568, "measures", "m3"),
        (2568, "order", ""),
    }
    assert edit.name == Message("edit.remove_measure")


def test_numbers_that_did_not_follow_each_other_stay() -> None:
    office = office_of(M1, replace(M2, number="5"), M3)
    assert after(remove_measures(2568, ["m1"]), office) == [("m2", "5", ""), ("m3", "3", "g2")]
    assert after(move_measures(2568, ["m3"], 0), office)[0] == ("m3", "3", "g1")


def test_each_copy_stands_below_its_measure_with_the_next_number() -> None:
    edit = duplicate_measures(2568, ["m1", "m3"], counted_ids("new"))
    report = changed_year(edit)
    assert [(m.title, m.number) for m in report.measures] == [
        ("อบรม", "1"),
        ("อบรม", "2"),
        ("เผยแพร่", "3"),
        ("ตรวจสอบ", "4"),
        ("ตรวจสอบ", "5"),
    ]
    assert report.measures[0] is M1
    office = office_of(replace(M1, number="๔"), M2, M3)
    assert after(duplicate_measures(2568, ["m1"], counted_ids("new")), office)[1][1] == "๕"


@pytest.mark.parametrize(
    ("ids", "gap", "order"),
    [
        (["m1"], 2, [("m2", "1", ""), ("m1", "2", ""), ("m3", "3", "g2")]),
        (["m1"], 3, [("m2", "1", ""), ("m3", "2", "g2"), ("m1", "3", "g2")]),
        (["m3"], 0, [("m3", "1", "g1"), ("m1", "2", "g1"), ("m2", "3", "")]),
        (["m3"], 1, [("m1", "1", "g1"), ("m3", "2", "g1"), ("m2", "3", "")]),
        (["m1", "m3"], 3, [("m2", "1", ""), ("m1", "2", ""), ("m3", "3", "")]),
        (["m1", "m2"], 3, [("m3", "1", "g2"), ("m1", "2", "g2"), ("m2", "3", "g2")]),
    ],
)
def test_moving_takes_the_group_of_the_place(
    ids: list[str], gap: int, order: list[tuple[str, str, str]]
) -> None:
    assert after(move_measures(2568, ids, gap)) == order


def test_moving_keeps_a_group_that_stands_beside() -> None:
    office = office_of(*(Measure(i, group=g) for i, g in zip("abcd", ["g1", "g1", "g2", "g2"], strict=True)))
    moved = after(move_measures(2568, ["d"], 2), office)
    assert [(i, g) for i, _, g in moved] == [("a", "g1"), ("b", "g1"), ("d", "g2"), ("c", "g2")]
    moved = after(move_measures(2568, ["c", "d"], 1), office)
    assert [(i, g) for i, _, g in moved] == [("a", "g1"), ("c", "g1"), ("d", "g1"), ("b", "g1")]


@pytest.mark.parametrize("gap", [0, 1])
def test_moving_nowhere_changes_nothing(gap: int) -> None:
    assert move_measures(2568, ["m1"], gap).apply(OFFICE) is OFFICE
    assert move_measures(2568, ["m1", "m2", "m3"], gap).apply(OFFICE) is OFFICE


def test_impossible_changes_are_refused_whole() -> None:
    assert refusal(remove_measures(2568, ["m1", "m9"]))[0] == "edit.unknown_measure"
    assert refusal(move_measures(2568, ["m9"], 0))[0] == "edit.unknown_measure"
    assert refusal(duplicate_measures(2568, ["m1", "m9"], counted_ids()))[0] == "edit.unknown_measure"
    assert refusal(duplicate_measures(2568, ["m1"], lambda: "m2"))[0] == "edit.id_taken"
    assert refusal(move_measures(2568, ["m1"], 4)) == ("edit.wrong_place", {"place": 4, "last": 3})
    assert refusal(move_measures(2568, ["m1"], -1))[0] == "edit.wrong_place"
    assert refusal(renumber_measures(2560))[0] == "edit.unknown_year"
    assert refusal(keeping_numbers(remove_year(2560), 2560))[0] == "edit.unknown_year"


def test_numbering_anew() -> None:
    office = office_of(replace(M1, number="๗"), replace(M2, number=""), replace(M3, number="1.1"))
    assert [number for _, number, _ in after(renumber_measures(2568), office)] == ["๑", "๒", "๓"]
    assert renumber_measures(2568).apply(OFFICE) is OFFICE


def test_adding_in_the_middle_keeps_the_numbers_going() -> None:
    new = Measure(number="4", group="g1")
    edit = keeping_numbers(add_measure(2568, new, counted_ids("new"), 1), 2568)
    assert [number for _, number, _ in after(edit)] == ["1", "2", "3", "4"]
    assert keeping_numbers(set_agency_field("name", "ใหม่"), 2568).apply(OFFICE).years is OFFICE.years


def test_numbers_of_each_group_go_on() -> None:
    office = office_of(M1, Measure("a", "2", "g1"), replace(M3, number="1"), Measure("b", "2", "g2"))
    moved = after(move_measures(2568, ["m1"], 3), office)
    assert moved == [("a", "1", "g1"), ("m3", "1", "g2"), ("m1", "2", "g2"), ("b", "3", "g2")]


def test_all_is_one_step_back() -> None:
    session = Session(OFFICE, lambda: 0.0)
    for edit in (move_measures(2568, ["m1", "m2"], 3), remove_measures(2568, ["m1", "m2"])):
        session.apply(edit)
        session.seal()
        session.undo()
        assert session.office == OFFICE


@pytest.mark.parametrize(
    ("ids", "by", "gap"),
    [
        (["m2"], -1, 0),
        (["m2"], 1, 3),
        (["m1"], -1, None),
        (["m3"], 1, None),
        (["m1", "m3"], -1, None),
        (["m2", "m3"], -1, 0),
        (["m1", "m2"], 1, 3),
        (["m9"], 1, None),
    ],
)
def test_the_gap_a_step_away(ids: list[str], by: int, gap: int | None) -> None:
    assert gap_towards((M1, M2, M3), ids, by) == gap


@settings(max_examples=30)
@given(st.data())
def test_any_move_keeps_all_measures_and_the_others_order(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 6))
    measures = tuple(Measure(f"i{n}", str(n + 1)) for n in range(count))
    moving = data.draw(st.sets(st.sampled_from([m.id for m in measures])))
    office = move_measures(2568, moving, data.draw(st.integers(0, count))).apply(office_of(*measures))
    report = office.year(2568)
    assert report is not None
    order = [m.id for m in report.measures]
    for part in (moving, {m.id for m in measures} - moving):
        assert [i for i in order if i in part] == [m.id for m in measures if m.id in part]
    assert numbering_of(report.measures) == "year"


def test_a_single_field_does_not_number_anew() -> None:
    edit = keeping_numbers(set_measure_field(2568, "m1", "title", "ใหม่"), 2568)
    assert changed_parts(edit) == {(2568, "measures", "m1")}
