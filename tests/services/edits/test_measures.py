"""Edits of measures and their steps."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, Period, Step
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import Edit
from ita_desk.services.edits.measures import (
    add_measure,
    add_step,
    move_step,
    remove_measure,
    remove_step,
    set_measure_field,
    set_measure_steps,
    set_step,
)
from small_office import M1, M2, M3, OFFICE, YEAR, changed_parts, changed_year, refusal

IDS = counted_ids("new")
DAY = date(2025, 1, 2)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("title", "ใหม่", replace(M1, title="ใหม่")),
        ("title", "e\u0301", replace(M1, title="\u00e9")),
        ("number", "๑", replace(M1, number="๑")),
        ("group", "g2", replace(M1, group="g2")),
        ("group", "", replace(M1, group="")),
        ("issue", 3, replace(M1, issue=3)),
        ("codes", ("i1", "5"), replace(M1, codes=("i1", "5"))),
        ("responsible", ("กองคลัง",), replace(M1, responsible=("กองคลัง",))),
        ("budget", Decimal("1000.50"), replace(M1, budget=Decimal("1000.50"))),
        ("period", Period(DAY, None, "ม.ค."), replace(M1, period=Period(DAY, None, "ม.ค."))),
        ("period.end", DAY, replace(M1, period=Period(None, DAY))),
        ("outcome.status", "not_done", replace(M1, outcome=replace(M1.outcome, status="not_done"))),
        ("outcome.output", "ก", replace(M1, outcome=replace(M1.outcome, output="ก"))),
        ("outcome.spent", Decimal(5), replace(M1, outcome=replace(M1.outcome, spent=Decimal(5)))),
        ("outcome.done_on.date", DAY, replace(M1, outcome=replace(M1.outcome, done_on=DoneOn(DAY)))),
        ("outcome", Outcome(result="ก"), replace(M1, outcome=Outcome(result="ก"))),
        ("half_year", Outcome(), replace(M1, half_year=Outcome())),
        ("half_year.result", "ก", replace(M1, half_year=Outcome(result="ก"))),
        ("half_year.done_on.text", "ก", replace(M1, half_year=Outcome(done_on=DoneOn(text="ก")))),
    ],
)
def test_fields(field: str, value: object, expected: Measure) -> None:
    edit = set_measure_field(2568, "m1", field, value)
    assert changed_year(edit).measures == (expected, M2, M3)
    assert changed_parts(edit) == {(2568, "measures", "m1")}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "อบรม"),
        ("issue", None),
        ("codes", ()),
        ("period", Period()),
        ("period.text", ""),
        ("outcome", M1.outcome),
        ("outcome.output", "อบรมแล้ว"),
        ("half_year", None),
        ("half_year.result", ""),
        ("half_year.done_on.date", None),
    ],
)
def test_fields_that_stay_the_same(field: str, value: object) -> None:
    assert set_measure_field(2568, "m1", field, value).apply(OFFICE) is OFFICE


def test_the_parts_of_a_changed_measure_are_kept() -> None:
    measure = changed_year(set_measure_field(2568, "m1", "title", "ก")).measures[0]
    assert measure.outcome is M1.outcome
    assert measure.steps is M1.steps
    half = set_measure_field(2568, "m2", "half_year.output", "ก").apply(OFFICE)
    other = set_measure_field(2568, "m2", "outcome.output", "ข").apply(half)
    both = half.years[1].measure("m2"), other.years[1].measure("m2")
    assert both[0]
    assert both[1]
    assert both[0].half_year is both[1].half_year


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("id", "x", "edit.unknown_field"),
        ("steps", ("ก",), "edit.unknown_field"),
        ("outcome.evidence", (), "edit.unknown_field"),
        ("half_year.evidence", (), "edit.unknown_field"),
        ("unknown", "x", "edit.unknown_field"),
        ("outcome.unknown", "x", "edit.unknown_field"),
        ("outcome.", "x", "edit.unknown_field"),
        ("title.x", "x", "edit.wrong_value"),
        ("codes.0", "x", "edit.wrong_value"),
        ("title", 5, "edit.wrong_value"),
        ("title", None, "edit.wrong_value"),
        ("issue", "1", "edit.wrong_value"),
        ("issue", True, "edit.wrong_value"),
        ("budget", "5", "edit.wrong_value"),
        ("budget", Decimal("NaN"), "edit.wrong_value"),
        ("budget", Decimal("1E+20"), "edit.wrong_value"),
        ("codes", "i1", "edit.wrong_value"),
        ("codes", ["i1"], "edit.wrong_value"),
        ("codes", {"i1"}, "edit.wrong_value"),
        ("period", {"text": "ก"}, "edit.wrong_value"),
        ("period", None, "edit.wrong_value"),
        ("period", DoneOn(), "edit.unknown_field"),
        ("period.start", "วันนี้", "edit.wrong_value"),
        ("period.start", datetime(2025, 1, 1), "edit.wrong_value"),  # noqa: DTZ001 - no date at all
        ("outcome.status", "finished", "edit.wrong_value"),
        ("outcome", None, "edit.wrong_value"),
        ("outcome", {}, "edit.wrong_value"),
        ("half_year", Outcome(status="x"), "edit.wrong_value"),
        ("half_year", Outcome(evidence=(Evidence("e1"),)), "edit.id_taken"),
        ("half_year", Outcome(evidence=(Evidence(),)), "edit.id_taken"),
        ("group", "g3", "edit.unknown_group"),
        ("group", ["g1"], "edit.unknown_group"),
    ],
)
def test_fields_refuse(field: str, value: object, key: str) -> None:
    assert refusal(set_measure_field(2568, "m1", field, value))[0] == key


@pytest.mark.parametrize(
    "edit",
    [
        set_measure_field(2568, "m9", "title", ""),
        set_measure_steps(2568, "m9", [], IDS),
        add_step(2568, "m9", "", IDS),
        remove_measure(2568, "m9"),
    ],
)
def test_unknown_measures_are_refused(edit: Edit) -> None:
    assert refusal(edit) == ("edit.unknown_measure", {"id": "m9"})


@pytest.mark.parametrize(
    "edit",
    [
        set_measure_field(2570, "m1", "title", ""),
        set_measure_field(2570, "m1", "group", ""),
        add_measure(2570, Measure(), IDS),
        remove_step(2570, "m1", "s1"),
    ],
)
def test_unknown_years_are_refused(edit: Edit) -> None:
    assert refusal(edit) == ("edit.unknown_year", {"year": 2570})


# --- lists of measures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("at", "order"), [(None, "123n"), (0, "n123"), (1, "1n23"), (3, "123n")])
def test_measures_are_added(at: int | None, order: str) -> None:
    proofs = (Evidence(), Evidence("e9"))
    measure = Measure(title="ใหม่", steps=(Step("", "ก"), Step("s9", "ข")), outcome=Outcome(evidence=proofs))
    edit = add_measure(2568, measure, counted_ids("n"), at)
    measures = changed_year(edit).measures
    assert "".join(m.id[1] if m.id[0] == "m" else "n" for m in measures) == order
    added = next(m for m in measures if m.title == "ใหม่")
    assert (added.id, [s.id for s in added.steps]) == ("n1", ["n2", "s9"])
    assert [e.id for e in added.outcome.evidence] == ["n3", "e9"]
    assert changed_parts(edit) == {(2568, "measures", "n1"), (2568, "order", "")}
    grouped = changed_year(add_measure(2568, replace(measure, group="g2"), counted_ids("n"), at))
    assert [m.group for m in grouped.measures if m.title == "ใหม่"] == ["g2"]
    assert edit.apply(OFFICE) == edit.apply(OFFICE)


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (add_measure(2568, Measure("m1"), IDS), "edit.id_taken"),
        (add_measure(2568, Measure(steps=(Step("f1"),)), IDS), "edit.id_taken"),
        (add_measure(2568, Measure(title=5), IDS), "edit.wrong_value"),  # type: ignore[arg-type]
        (add_measure(2568, Measure(group="g3"), IDS), "edit.unknown_group"),
        (add_measure(2568, Measure(), IDS, 4), "edit.wrong_place"),
        (add_measure(2568, Measure(), IDS, -1), "edit.wrong_place"),
    ],
)
def test_lists_refuse(edit: Edit, key: str) -> None:
    assert refusal(edit)[0] == key


def test_places_are_told() -> None:
    assert refusal(add_measure(2568, Measure(), IDS, 4))[1] == {"place": 4, "last": 3}


def test_measures_are_removed() -> None:
    edit = remove_measure(2568, "m2")
    assert changed_year(edit).measures == (M1, M3)
    assert changed_parts(edit) == {(2568, "measures", "m2"), (2568, "order", "")}


# --- steps ---------------------------------------------------------------------------------------------------

S1, S2, S3 = M1.steps


@pytest.mark.parametrize(
    ("edit", "steps"),
    [
        (
            set_measure_steps(2568, "m1", ["สรุป", "ใหม่", "วางแผน"], counted_ids("n")),
            (S3, Step("n2", "ใหม่"), S1),
        ),
        (set_measure_steps(2568, "m1", ["สรุป", "สรุป"], counted_ids("n")), (S3, Step("n2", "สรุป"))),
        (set_measure_steps(2568, "m1", [], counted_ids("n")), ()),
        (add_step(2568, "m1", "ใหม่", counted_ids("n")), (S1, S2, S3, Step("n1", "ใหม่"))),
        (add_step(2568, "m1", "ใหม่", counted_ids("n"), 1), (S1, Step("n1", "ใหม่"), S2, S3)),
        (set_step(2568, "m1", "s2", "e\u0301"), (S1, Step("s2", "\u00e9"), S3)),
        (remove_step(2568, "m1", "s2"), (S1, S3)),
        (move_step(2568, "m1", "s3", 0), (S3, S1, S2)),
    ],
)
def test_steps(edit: Edit, steps: tuple[Step, ...]) -> None:
    assert changed_year(edit).measures == (replace(M1, steps=steps), M2, M3)
    assert changed_parts(edit) == {(2568, "measures", "m1")}
    assert edit.apply(OFFICE) == edit.apply(OFFICE)


@pytest.mark.parametrize(
    "edit",
    [
        set_measure_steps(2568, "m1", [s.text for s in M1.steps], IDS),
        set_measure_steps(2568, "m2", [], IDS),
        set_step(2568, "m1", "s1", "วางแผน"),
        move_step(2568, "m1", "s1", 0),
    ],
)
def test_steps_that_stay_the_same(edit: Edit) -> None:
    assert edit.apply(OFFICE) is OFFICE


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (set_step(2568, "m1", "s9", ""), "edit.unknown_step"),
        (remove_step(2568, "m1", "s9"), "edit.unknown_step"),
        (move_step(2568, "m1", "s9", 0), "edit.unknown_step"),
        (move_step(2568, "m1", "s1", 3), "edit.wrong_place"),
        (add_step(2568, "m1", "", IDS, 5), "edit.wrong_place"),
        (add_step(2568, "m1", "", lambda: "s1"), "edit.id_taken"),
        (set_measure_steps(2568, "m1", ["ก"], lambda: "m1"), "edit.id_taken"),
        (set_step(2568, "m1", "s1", None), "edit.wrong_value"),  # type: ignore[arg-type]
        (set_measure_steps(2568, "m1", ["\udc80"], IDS), "edit.wrong_value"),
    ],
)
def test_steps_refuse(edit: Edit, key: str) -> None:
    assert refusal(edit)[0] == key


@pytest.mark.parametrize(
    ("edit", "name", "merge_key"),
    [
        (add_measure(2568, Measure(), IDS), "edit.add_measure", ""),
        (remove_measure(2568, "m1"), "edit.remove_measure", ""),
        (set_measure_steps(2568, "m1", [], IDS), "edit.set_measure_steps", "2568/measure/m1/steps"),
        (add_step(2568, "m1", "", IDS), "edit.add_step", ""),
        (set_step(2568, "m1", "s1", ""), "edit.set_step", "2568/measure/m1/step/s1"),
        (remove_step(2568, "m1", "s1"), "edit.remove_step", ""),
        (move_step(2568, "m1", "s1", 0), "edit.move_step", ""),
    ],
)
def test_names_and_merge_keys(edit: Edit, name: str, merge_key: str) -> None:
    assert edit.name == Message(name, {"year": 2568})
    assert edit.merge_key == merge_key


def test_name_of_a_field() -> None:
    edit = set_measure_field(2568, "m1", "outcome.output", "")
    assert edit.name == Message(
        "edit.set_measure_field", {"year": 2568, "field": Message("field.measure.outcome.output")}
    )
    assert edit.merge_key == "2568/measure/m1/outcome.output"
    assert YEAR.measure("m1") is M1
