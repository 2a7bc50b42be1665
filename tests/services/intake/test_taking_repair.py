"""Damaged text of a source: proposed, and repaired only where that was asked for."""

import json
from pathlib import Path

import pytest

from ita_desk.domain.ids import counted_ids
from ita_desk.services.intake.taking import IntakeRequest, take_source

OFFICE = {
    "agency": {"kind": "ทต.", "name": "บ้านสวน", "address": "ถนนส านัก"},
    "years": [{"fiscal_year": 2568, "measures": [{"id": "m1", "title": "ก าหนด"}]}],
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The path of an office in our JSON with two damaged texts."""
    path = tmp_path / "office.json"
    path.write_text(json.dumps(OFFICE), encoding="utf-8")
    return path


@pytest.mark.parametrize("dry_run", [False, True])
def test_repairs_are_proposed_and_not_made(source: Path, dry_run: bool) -> None:
    request = IntakeRequest(source, dry_run=dry_run)
    taken = take_source(source.with_name("a.ita"), request, counted_ids())
    assert [(r.place, r.after) for r in taken.repairs] == [
        ("agency.address", "ถนนสำนัก"),
        ("years[0].measures[0].title", "กำหนด"),
    ]
    assert taken.office.agency.address == "ถนนส านัก"
    assert taken.office.years[0].measures[0].title == "ก าหนด"


def test_repairs_are_made_on_request(source: Path) -> None:
    taken = take_source(source.with_name("a.ita"), IntakeRequest(source, repair=True), counted_ids())
    assert len(taken.repairs) == len(["address", "title"])
    assert taken.office.agency.address == "ถนนสำนัก"
    assert taken.office.years[0].measures[0].title == "กำหนด"
    assert taken.proposal.office.agency == taken.office.agency


@pytest.mark.parametrize(
    ("part", "place"), [("agency", "agency.address"), ("measures", "years[0].measures[0].title")]
)
def test_only_the_wanted_part_is_looked_at(source: Path, part: str, place: str) -> None:
    request = IntakeRequest(source, part=part, repair=True)
    taken = take_source(source.with_name("a.ita"), request, counted_ids())
    assert [repair.place for repair in taken.repairs] == [place]


def test_names_of_the_agency_are_right(tmp_path: Path) -> None:
    source = tmp_path / "office.json"
    source.write_text(json.dumps({"agency": {"name": "ภูผากำร", "address": "ตลาดภูผากำร"}}), encoding="utf-8")
    assert take_source(tmp_path / "a.ita", IntakeRequest(source), counted_ids()).repairs == ()
