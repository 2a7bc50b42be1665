"""Edits of the agency, of whole years and of the whole office."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from ita_desk.domain.agency import Agency, FormerName, Seal, Signatory
from ita_desk.domain.changes import changes_between
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import (
    Edit,
    add_year,
    remove_year,
    replace_office,
    set_agency_divisions,
    set_agency_field,
    set_agency_signatories,
)
from small_office import M1, OFFICE, YEAR, changed_parts, refusal
from strategies import offices, texts

AGENCY = {(0, "agency", "")}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (set_agency_field("name", "ใหม่"), replace(OFFICE.agency, name="ใหม่")),
        (set_agency_field("seal.sha256", "ff"), replace(OFFICE.agency, seal=Seal("ff"))),
        (
            set_agency_field("former", (FormerName(2560, "อบต.", "เก่า"),)),
            replace(OFFICE.agency, former=(FormerName(2560, "อบต.", "เก่า"),)),
        ),
        (set_agency_divisions(["ก", "ข"]), replace(OFFICE.agency, divisions=("ก", "ข"))),
        (set_agency_signatories([]), replace(OFFICE.agency, signatories=())),
        (
            set_agency_signatories([Signatory(role_text="พยาน")]),
            replace(OFFICE.agency, signatories=(Signatory(role_text="พยาน"),)),
        ),
    ],
)
def test_agency(edit: Edit, expected: Agency) -> None:
    assert edit.apply(OFFICE).agency == expected
    assert changed_parts(edit) == AGENCY


@pytest.mark.parametrize(
    "edit",
    [
        set_agency_field("name", "ตัวอย่าง"),
        set_agency_field("seal.sha256", ""),
        set_agency_divisions(["สำนักปลัด"]),
        set_agency_signatories(OFFICE.agency.signatories),
    ],
)
def test_agency_that_stays_the_same(edit: Edit) -> None:
    assert edit.apply(OFFICE) is OFFICE


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("unknown", "x", "edit.unknown_field"),
        ("name.x", "x", "edit.wrong_value"),
        ("seal.x", "x", "edit.unknown_field"),
        ("", "x", "edit.unknown_field"),
        ("seal.", "x", "edit.unknown_field"),
        ("name", None, "edit.wrong_value"),
        ("name", 5, "edit.wrong_value"),
        ("name", "\udc80", "edit.wrong_value"),
        ("divisions", "กอง", "edit.wrong_value"),
        ("divisions", ("กอง", 5), "edit.wrong_value"),
        ("seal", None, "edit.wrong_value"),
        ("signatories", (Seal(),), "edit.unknown_field"),
    ],
)
def test_agency_refuses(field: str, value: object, key: str) -> None:
    assert refusal(set_agency_field(field, value))[0] == key


@given(texts())
def test_texts_are_taken_as_typed_but_in_nfc(text: str) -> None:
    assert set_agency_field("name", text).apply(OFFICE).agency.name == text
    assert set_agency_field("name", "e\u0301" + text).apply(OFFICE).agency.name[0] == "\u00e9"


def test_names_and_merge_keys() -> None:
    edit = set_agency_field("name", "ก")
    assert edit.name == Message("edit.set_agency_field", {"field": Message("field.agency.name")})
    assert edit.merge_key == "agency/name"
    assert set_agency_divisions([]).name == Message("edit.set_agency_divisions")
    assert set_agency_signatories([]).name == Message("edit.set_agency_signatories")
    assert set_agency_signatories([]).merge_key == "agency/signatories"
    assert add_year(2569).name == Message("edit.add_year", {"year": 2569})
    assert remove_year(2569).name == Message("edit.remove_year", {"year": 2569})
    assert add_year(2569).merge_key == remove_year(2569).merge_key == ""


def test_years_come_and_go() -> None:
    assert add_year(2566).apply(OFFICE).years[0] == YearReport.empty(2566)
    assert add_year(2569, 2567).apply(OFFICE).years[2].basis_year == 2567
    assert remove_year(2567).apply(OFFICE).years == (YEAR,)
    assert changed_parts(add_year(2566)) == {(2566, "year", "")}
    assert changed_parts(remove_year(2568)) == {(2568, "year", "")}


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (add_year(2568), ("edit.year_exists", {"year": 2568})),
        (add_year(2025), ("edit.wrong_year", {"year": 2025})),
        (add_year(2500), ("edit.wrong_year", {"year": 2499})),
        (add_year(2569, 68), ("edit.wrong_year", {"year": 68})),
        (remove_year(2569), ("edit.unknown_year", {"year": 2569})),
    ],
)
def test_years_that_cannot_come_or_go(edit: Edit, error: tuple[str, dict[str, object]]) -> None:
    assert refusal(edit) == error


def test_the_first_year_of_all_needs_a_basis() -> None:
    assert add_year(2500, 2500).apply(Office()).years[0].basis_year == 2500


# --- the whole office ----------------------------------------------------------------------------------------

NAME = Message("edit.import")


@pytest.mark.slow
@given(offices(), offices())
@settings(max_examples=50)
def test_the_office_is_replaced(former: Office, new: Office) -> None:
    assert replace_office(new, NAME).apply(former) == new


@pytest.mark.slow
@given(offices())
@settings(max_examples=30)
def test_an_equal_office_stays_the_same_object(office: Office) -> None:
    copy = replace(office, years=tuple(replace(y, assessment=replace(y.assessment)) for y in office.years))
    assert replace_office(copy, NAME).apply(office) is office


def test_only_what_differs_counts_as_changed() -> None:
    copies = tuple(replace(m, outcome=replace(m.outcome)) for m in YEAR.measures)
    measures = (copies[0], replace(copies[1], title="อื่น"), copies[2])
    report = replace(
        YEAR, measures=measures, findings=tuple(map(replace, YEAR.findings)), report_date=date(2025, 1, 1)
    )
    edit = replace_office(Office(replace(OFFICE.agency), (OFFICE.years[0], report)), NAME)
    assert changed_parts(edit) == {(2568, "measures", "m2"), (2568, "report_date", "")}
    assert edit.name is NAME
    assert edit.merge_key == ""


def test_parts_of_a_changed_measure_and_of_moved_ones_are_kept() -> None:
    moved = replace(
        YEAR, measures=(YEAR.measures[1], replace(M1, title="ก", steps=tuple(map(replace, M1.steps))))
    )
    office = replace_office(Office(OFFICE.agency, (moved,)), NAME).apply(OFFICE)
    first, second = office.years[0].measures
    assert first is YEAR.measures[1]
    assert second.outcome is M1.outcome
    assert second.steps is M1.steps
    parts = changes_between(OFFICE, office).parts
    assert {(p.year, p.field, p.record) for p in parts} == {
        (2567, "year", ""),
        (2568, "measures", "m1"),
        (2568, "measures", "m3"),
        (2568, "order", ""),
    }
