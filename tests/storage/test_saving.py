"""Only what changed is written, and then the file says what memory says."""

import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.exchange import with_ids
from ita_desk.domain.fiscal_year import FIRST, LAST, FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import Deadlines, YearReport
from ita_desk.storage.office_store import OfficeStore

Snapshot = dict[str, set[tuple[object, ...]]]
FIELDS = [f.name for f in fields(YearReport) if f.name not in ("fiscal_year", "measures")]


def snapshot(path: Path) -> Snapshot:
    """All rows with the number SQLite gave them, which changes when a row is written anew."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: set(connection.execute(f"SELECT rowid, * FROM {name}")) for name in tables}


def written(before: Snapshot, after: Snapshot) -> set[str]:
    """The tables in which rows came, went or changed."""
    return {name for name in before if before[name] != after[name]}


def loaded(path: Path) -> Office:
    return OfficeStore.open(path).load()


@pytest.fixture
def stored(tmp_path: Path, filled: Office) -> OfficeStore:
    return OfficeStore.create(tmp_path / "office.ita", filled)


def edit_year(office: Office, **changes: Any) -> Office:
    return office.with_year(replace(office.years[1], **changes))


def test_one_measure(stored: OfficeStore, filled: Office) -> None:
    first, second = filled.years[1].measures
    before = snapshot(stored.path)
    changed = edit_year(filled, measures=(first, replace(second, title="ใหม่")))
    stored.save(filled, changed)
    after = snapshot(stored.path)
    assert loaded(stored.path) == changed
    assert written(before, after) <= {"revision", "measure", "step", "outcome", "evidence"}
    for table, column in (("measure", 1), ("step", 2), ("outcome", 1), ("evidence", 2)):
        kept = {row for row in before[table] if row[column] == first.id}
        assert kept
        assert kept <= after[table]


@pytest.mark.parametrize(
    ("changes", "tables"),
    [
        ({"basis_year": FiscalYear(2568)}, {"year_report"}),
        ({"report_date": None}, {"year_report"}),
        ({"deadlines": Deadlines(half_year=date(2025, 3, 31))}, {"year_report"}),
        ({"limitations": ("ก", "ข", "ค")}, {"limitation"}),
        ({"oit_links": ()}, {"oit_link"}),
        ({"pictures": FrozenMap({"a/b/c": "1" * 64})}, {"chart_picture"}),
        ({"pictures": FrozenMap()}, {"chart_picture"}),
        ({"accepted": (AcceptedProblem("a.b", "m", "title", "0" * 64),)}, {"accepted_problem"}),
        ({"findings": ()}, {"finding", "finding_question"}),
        ({"measures": ()}, {"measure", "step", "outcome", "evidence"}),
    ],
    ids=lambda value: "+".join(sorted(value)),
)
def test_one_field_of_a_year(
    stored: OfficeStore, filled: Office, changes: dict[str, Any], tables: set[str]
) -> None:
    before = snapshot(stored.path)
    changed = edit_year(filled, **changes)
    stored.save(filled, changed)
    assert loaded(stored.path) == changed
    assert written(before, snapshot(stored.path)) == {"revision", *tables}


def test_agency(stored: OfficeStore, filled: Office) -> None:
    before = snapshot(stored.path)
    agency = replace(filled.agency, name="ใหม่", former=(), signatories=filled.agency.signatories[:1])
    changed = replace(filled, agency=agency)
    stored.save(filled, changed)
    assert loaded(stored.path) == changed
    assert written(before, snapshot(stored.path)) == {"revision", "agency", "former_name", "signatory"}


def test_order_of_measures(stored: OfficeStore, filled: Office) -> None:
    before = snapshot(stored.path)
    changed = edit_year(filled, measures=filled.years[1].measures[::-1])
    stored.save(filled, changed)
    assert loaded(stored.path) == changed
    assert written(before, snapshot(stored.path)) == {"revision", "measure"}


def test_removed_year_takes_all_along(stored: OfficeStore, filled: Office) -> None:
    changed = filled.without_year(2568)
    stored.save(filled, changed)
    assert loaded(stored.path) == changed
    after = snapshot(stored.path)
    filled_tables = {"revision", "agency", "former_name", "signatory", "year_report", "score"}
    assert {name for name, found in after.items() if found} == filled_tables


def test_year_gets_another_number(stored: OfficeStore, filled: Office) -> None:
    moved = replace(filled.years[1], fiscal_year=FiscalYear(2570))
    changed = filled.without_year(2568).with_year(moved)
    stored.save(filled, changed)
    assert loaded(stored.path) == changed


def test_records_move(stored: OfficeStore, filled: Office) -> None:
    """A measure to an earlier year, a step to another measure, evidence to the other round."""
    earlier, year = filled.years
    first, second = year.measures
    half = first.half_year
    assert half
    proofs = replace(first.outcome, evidence=half.evidence)
    first = replace(
        first,
        steps=second.steps,
        outcome=proofs,
        half_year=replace(half, evidence=first.outcome.evidence),
    )
    second = replace(second, steps=year.measures[0].steps)
    changed = filled.with_year(replace(year, measures=(first,))).with_year(
        replace(earlier, measures=(second,))
    )
    stored.save(filled, changed)
    assert loaded(stored.path) == changed


def test_half_year_goes(stored: OfficeStore, filled: Office) -> None:
    first, second = filled.years[1].measures
    changed = edit_year(filled, measures=(replace(first, half_year=None), second))
    stored.save(filled, changed)
    assert loaded(stored.path) == changed


@pytest.mark.parametrize("wrong", ["", "m2"], ids=["none", "another's"])
def test_wrong_id_is_a_bug_and_changes_nothing(stored: OfficeStore, filled: Office, wrong: str) -> None:
    first, second = filled.years[1].measures
    bad = replace(first, id="m3", steps=(*first.steps, replace(first.steps[0], id=second.steps[0].id)))
    bad = replace(bad, id=wrong) if not wrong else bad
    with pytest.raises(sqlite3.IntegrityError):
        stored.save(filled, edit_year(filled, measures=(first, second, bad)))
    assert loaded(stored.path) == filled


def edit_once(drawn: st.DataObject, office: Office, other: Office) -> Office:
    """The office after an edit that takes parts from another office."""
    kind = drawn.draw(st.sampled_from(["agency", "year in", "year out", "field", "order", "move", "measure"]))
    if kind == "agency":
        return replace(office, agency=other.agency)
    if kind == "year in":
        return office.with_year(drawn.draw(st.sampled_from(other.years))) if other.years else office
    if not office.years:
        return office.with_year(YearReport.empty(drawn.draw(st.integers(FIRST + 1, LAST))))
    year = drawn.draw(st.sampled_from(office.years))
    source = drawn.draw(st.sampled_from(other.years or office.years))
    if kind == "year out":
        return office.without_year(year.fiscal_year)
    if kind == "field":
        field = drawn.draw(st.sampled_from(FIELDS))
        return office.with_year(replace(year, **{field: getattr(source, field)}))
    if kind == "order":
        return office.with_year(replace(year, measures=tuple(drawn.draw(st.permutations(year.measures)))))
    if kind == "move":
        target = drawn.draw(st.sampled_from(office.years))
        moved = year.measures[:1]
        office = office.with_year(replace(year, measures=year.measures[1:]))
        target = office.year(target.fiscal_year) or target
        return office.with_year(replace(target, measures=(*target.measures, *moved)))
    return office.with_year(replace(year, measures=(*source.measures[:1], *year.measures[1:])))


@pytest.mark.slow
@settings(max_examples=30)
@given(drawn=st.data())
def test_saved_step_by_step_equals_memory(
    tmp_path_factory: pytest.TempPathFactory, offices: st.SearchStrategy[Office], drawn: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("steps") / "office.ita"
    office = drawn.draw(offices)
    store = OfficeStore.create(path, office)
    for number in range(drawn.draw(st.integers(1, 6))):
        changed = edit_once(drawn, office, drawn.draw(offices))
        changed = with_ids(changed, counted_ids(f"e{number}-"))
        store.save(office, changed)
        assert loaded(path) == changed
        office = changed
