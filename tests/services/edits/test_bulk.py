"""Filling in several measures at once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ita_desk.domain.measure import Period
from ita_desk.domain.outcome import Outcome
from ita_desk.i18n import Message
from ita_desk.services.edits.bulk import BulkFill
from ita_desk.services.session import Session
from small_office import M1, M2, M3, OFFICE, changed_parts, changed_year, refusal

ALL = frozenset({"m1", "m2", "m3"})
PERIOD = Period(date(2024, 10, 1), date(2025, 9, 30), "ตลอดปี")
VALUES: Mapping[str, object] = {
    "responsible": ("กองคลัง",),
    "period": PERIOD,
    "issue": 3,
    "group": "g2",
    "budget": Decimal(500),
    "outcome.status": "in_progress",
    "half_year.status": "done",
}


def test_only_empty_fields() -> None:
    fill = BulkFill(2568, ALL, VALUES)
    one, two, three = changed_year(fill.edit()).measures
    outcome, half = Outcome("in_progress"), Outcome("done")
    filled = {
        "responsible": ("กองคลัง",),
        "period": PERIOD,
        "issue": 3,
        "budget": Decimal(500),
        "half_year": half,
    }
    assert one == replace(M1, **filled)  # type: ignore[arg-type]
    assert two == replace(M2, group="g2", outcome=outcome, **filled)  # type: ignore[arg-type]
    assert three == replace(M3, outcome=outcome, **filled)  # type: ignore[arg-type]
    assert fill.changed(OFFICE) == 3
    assert fill.edit().name == Message("edit.fill_measures", {"year": 2568, "count": 3})


def test_replacing_and_emptying() -> None:
    values: Mapping[str, object] = {"group": "g2", "outcome.status": "cancelled"}
    fill = BulkFill(2568, frozenset({"m1", "m3"}), values, replacing=True)
    one, two, three = changed_year(fill.edit()).measures
    assert (one.group, one.outcome.status, one.outcome.output) == ("g2", "cancelled", "อบรมแล้ว")
    assert two is M2
    assert three.outcome.status == "cancelled"
    emptied = changed_year(BulkFill(2568, ALL, {"group": ""}, replacing=True).edit()).measures
    assert [m.group for m in emptied] == ["", "", ""]


def test_how_many_would_change() -> None:
    assert BulkFill(2568, ALL, {}).changed(OFFICE) == 0
    assert BulkFill(2568, ALL, {"group": "g1"}).changed(OFFICE) == 1
    assert BulkFill(2568, ALL, {"group": "g1"}, replacing=True).changed(OFFICE) == 2
    assert BulkFill(2568, frozenset({"m1"}), {"group": "g1"}).edit().apply(OFFICE) is OFFICE
    assert changed_parts(BulkFill(2568, ALL, {"group": "g1"}).edit()) == {(2568, "measures", "m2")}


@pytest.mark.parametrize(
    ("fill", "key"),
    [
        (BulkFill(2560, ALL, {}), "edit.unknown_year"),
        (BulkFill(2568, frozenset({"m1", "m9"}), {"issue": 1}), "edit.unknown_measure"),
        (BulkFill(2568, ALL, {"title": "ก"}), "edit.unknown_field"),
        (BulkFill(2568, ALL, {"group": "g9"}), "edit.unknown_group"),
        (BulkFill(2568, ALL, {"issue": "3"}), "edit.wrong_value"),
        (BulkFill(2568, ALL, {"issue": 3, "outcome.status": "fertig"}), "edit.wrong_value"),
    ],
)
def test_what_is_refused_changes_nothing(fill: BulkFill, key: str) -> None:
    assert refusal(fill.edit())[0] == key


def test_one_step_back() -> None:
    session = Session(OFFICE, lambda: 0.0)
    session.apply(BulkFill(2568, ALL, VALUES, replacing=True).edit())
    session.undo()
    assert session.office == OFFICE
