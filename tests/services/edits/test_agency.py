"""Edits of the agency's kind and of single signatories."""

from dataclasses import replace

import pytest

from ita_desk.domain.agency import KINDS, Signatory
from ita_desk.domain.office import Office
from ita_desk.i18n import Message
from ita_desk.services.edits.agency import (
    add_signatory,
    begin_year_signatories,
    move_signatory,
    remove_signatory,
    set_agency_kind,
    set_signatory_field,
)
from ita_desk.services.edits.edit import Edit, set_agency_field
from small_office import OFFICE, YEAR, changed_parts, refusal

AGENCY = replace(OFFICE.agency, district="เมือง")
OTHER = replace(AGENCY, kind="", full_title="สำนักงานตัวอย่าง")


@pytest.mark.parametrize("kind", [kind.short for kind in KINDS if kind.has_district and kind.short != "อบต."])
def test_known_kind(kind: str) -> None:
    assert set_agency_kind(kind).apply(Office(AGENCY)).agency == replace(AGENCY, kind=kind)
    assert set_agency_kind(kind).apply(Office(OTHER)).agency == replace(AGENCY, kind=kind)


def test_kind_without_district() -> None:
    changed = set_agency_kind("อบจ.").apply(Office(AGENCY)).agency
    assert changed == replace(AGENCY, kind="อบจ.", district="")


def test_other_kind_keeps_the_name_as_printed() -> None:
    changed = set_agency_kind("").apply(Office(AGENCY)).agency
    assert changed == replace(AGENCY, kind="", full_title="องค์การบริหารส่วนตำบลตัวอย่าง")
    assert changed.full_name == AGENCY.full_name


def test_the_edit_is_named_and_changes_the_agency_only() -> None:
    edit = set_agency_kind("ทต.")
    assert edit.name == Message("edit.set_agency_field", {"field": Message("field.agency.kind")})
    assert edit.merge_key == set_agency_field("kind", "ทต.").merge_key
    assert changed_parts(edit) == {(0, "agency", "")}


def test_nothing_changes() -> None:
    assert set_agency_kind("อบต.").apply(OFFICE) is OFFICE
    office = Office(OTHER)
    assert set_agency_kind("").apply(office) is office


# --- signatories ---------------------------------------------------------------------------------------------

A, B, C = (Signatory(name=name) for name in "กขค")
THREE = Office(replace(AGENCY, signatories=(A, B, C)))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (add_signatory(), (A, B, C, Signatory(role="reporter"))),
        (remove_signatory(1), (A, C)),
        (remove_signatory(2), (A, B)),
        (move_signatory(0, 2), (B, C, A)),
        (move_signatory(2, 1), (A, C, B)),
        (set_signatory_field(1, "position", "ปลัด"), (A, replace(B, position="ปลัด"), C)),
    ],
)
def test_signatories(edit: Edit, expected: tuple[Signatory, ...]) -> None:
    assert edit.apply(THREE).agency == replace(THREE.agency, signatories=expected)
    assert edit.name == Message("edit.set_agency_signatories")


def test_only_typing_in_one_field_merges() -> None:
    edits = [
        set_signatory_field(0, "name", ""),
        set_signatory_field(0, "position", ""),
        set_signatory_field(1, "name", ""),
    ]
    assert len({edit.merge_key for edit in edits}) == 3
    assert {edit.merge_key for edit in (add_signatory(), remove_signatory(0), move_signatory(0, 1))} == {""}


@pytest.mark.parametrize("edit", [move_signatory(1, 1), set_signatory_field(0, "name", "ก")])
def test_signatories_stay_the_same(edit: Edit) -> None:
    assert edit.apply(THREE) is THREE


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (remove_signatory(3), 3),
        (remove_signatory(-1), -1),
        (move_signatory(3, 0), 3),
        (move_signatory(0, 3), 3),
    ],
)
def test_unknown_places_are_refused(edit: Edit, place: int) -> None:
    assert refusal(edit, THREE) == ("edit.wrong_place", {"place": place, "last": 2})


def test_fields_are_checked() -> None:
    assert refusal(set_signatory_field(0, "name", 5), THREE)[0] == "edit.wrong_value"  # type: ignore[arg-type]
    assert set_signatory_field(0, "name", "กา\u0301").apply(THREE).agency.signatories[0].name == "กา\u0301"


def test_those_who_come_take_the_roles_in_turn() -> None:
    office = Office(replace(AGENCY, signatories=()))
    for _ in range(4):
        office = add_signatory().apply(office)
    assert [one.role for one in office.agency.signatories] == ["reporter", "reviewer", "approver", ""]


# --- signatories of a year -------------------------------------------------------------------------------------

OWN = Office(THREE.agency, (replace(YEAR, signatories=(B, C)),))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (add_signatory(2568), (B, C, Signatory(role="reporter"))),
        (remove_signatory(0, 2568), (C,)),
        (move_signatory(0, 1, 2568), (C, B)),
        (set_signatory_field(1, "name", "ง", 2568), (B, replace(C, name="ง"))),
    ],
)
def test_signatories_of_a_year(edit: Edit, expected: tuple[Signatory, ...]) -> None:
    changed = edit.apply(OWN)
    assert changed.agency is OWN.agency
    assert changed.years == (replace(OWN.years[0], signatories=expected),)
    assert edit.name == Message("edit.set_year_signatories", {"year": 2568})


def test_those_of_a_year_do_not_merge_with_the_agencys() -> None:
    edits = [set_signatory_field(0, "name", "", year) for year in (None, 2568, 2569)]
    assert len({edit.merge_key for edit in edits}) == 3


def test_a_year_begins_with_the_agencys_signatories() -> None:
    for agency, expected in ((THREE.agency, (A, B, C)), (AGENCY, AGENCY.signatories)):
        assert begin_year_signatories(2568).apply(Office(agency, (YEAR,))).years[0].signatories == expected
    nobody = Office(replace(AGENCY, signatories=()), (YEAR,))
    assert begin_year_signatories(2568).apply(nobody).years[0].signatories == (Signatory(),)
    assert begin_year_signatories(2568).name == Message("edit.set_year_signatories", {"year": 2568})
    assert refusal(begin_year_signatories(2570), nobody)[0] == "edit.unknown_year"
    assert refusal(add_signatory(2570), nobody)[0] == "edit.unknown_year"
