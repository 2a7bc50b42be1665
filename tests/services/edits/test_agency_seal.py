"""Edits of the agency's seal and of the names it bore before."""

from dataclasses import replace

import pytest

from ita_desk.domain.agency import FormerName, Seal
from ita_desk.domain.office import Office
from ita_desk.i18n import Message
from ita_desk.services.edits.agency import (
    add_former_name,
    remove_former_name,
    set_former_name_field,
    set_seal,
)
from ita_desk.services.edits.edit import Edit
from small_office import OFFICE, changed_parts, refusal

KEY = "0" * 64
A, B = FormerName(2560, "อบต.", "ก"), FormerName(2565, "ทต.", "ข")
TWO = Office(replace(OFFICE.agency, former=(A, B)))


def test_seal() -> None:
    edit = set_seal(KEY)
    assert edit.apply(OFFICE).agency == replace(OFFICE.agency, seal=Seal(KEY))
    assert set_seal("").apply(edit.apply(OFFICE)).agency == OFFICE.agency
    assert set_seal("").apply(OFFICE) is OFFICE
    assert edit.name == Message("edit.set_agency_field", {"field": Message("field.agency.seal.sha256")})
    assert edit.merge_key == ""
    assert changed_parts(edit) == {(0, "agency", "")}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (add_former_name(), (A, B, FormerName())),
        (remove_former_name(0), (B,)),
        (set_former_name_field(1, "to_year", 2566), (A, replace(B, to_year=2566))),
        (set_former_name_field(0, "name", "ค"), (replace(A, name="ค"), B)),
        (set_former_name_field(0, "kind", "สุขาภิบาล"), (replace(A, kind="สุขาภิบาล"), B)),
    ],
)
def test_former_names(edit: Edit, expected: tuple[FormerName, ...]) -> None:
    assert edit.apply(TWO).agency == replace(TWO.agency, former=expected)
    assert edit.name == Message("edit.set_agency_field", {"field": Message("field.agency.former")})


def test_a_new_former_name_stands_for_no_year() -> None:
    agency = add_former_name().apply(OFFICE).agency
    assert agency.in_year(2500) == agency


def test_only_typing_in_one_field_merges() -> None:
    edits = [
        set_former_name_field(0, "name", ""),
        set_former_name_field(0, "kind", ""),
        set_former_name_field(1, "name", ""),
    ]
    assert len({edit.merge_key for edit in edits} | {""}) == 4
    assert {edit.merge_key for edit in (add_former_name(), remove_former_name(0))} == {""}


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (remove_former_name(2), "edit.wrong_place"),
        (set_former_name_field(-1, "name", ""), "edit.wrong_place"),
        (set_former_name_field(0, "to_year", "2566"), "edit.wrong_value"),
        (set_former_name_field(0, "name", 5), "edit.wrong_value"),
    ],
)
def test_refused(edit: Edit, key: str) -> None:
    assert refusal(edit, TWO)[0] == key
    assert set_former_name_field(0, "name", "ก").apply(TWO) is TWO
