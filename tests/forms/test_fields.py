"""The names of fields: each exists in the records, and nothing else passes for one."""

from dataclasses import fields

import pytest

from ita_desk.domain.agency import Agency, AgencyKind
from ita_desk.domain.measure import Measure
from ita_desk.domain.outcome import Outcome
from ita_desk.forms.fields import AGENCY_FIELDS, COLUMN_FIELDS, FIELD, is_known_field


def names_of(record: type) -> set[str]:
    return {f.name for f in fields(record)} | {n for n, v in vars(record).items() if isinstance(v, property)}


def test_fields_of_the_agency_are_its_own_or_follow_its_kind() -> None:
    words = {f.name for f in fields(AgencyKind)}
    assert {name for name in AGENCY_FIELDS if name not in names_of(Agency) | words} == set()


def test_columns_print_fields_of_measures_and_outcomes() -> None:
    outcome = {f"outcome.{name}" for name in names_of(Outcome)}
    assert outcome | names_of(Measure) >= COLUMN_FIELDS
    assert outcome - COLUMN_FIELDS == {"outcome.codes", "outcome.evidence"}


KNOWN = [
    *(f"agency.{name}" for name in AGENCY_FIELDS),
    *("fiscal_year", "basis_year", "round.text", "level", "level@basis", "level@fiscal"),
    *("score.total", "score.IIT@basis", "score.EIT/2@fiscal", "score.9", "score.10.1@basis", "score.o43"),
    *("indicator.1.name", "indicator.10.name"),
]


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_field(name: str) -> None:
    assert is_known_field(name)
    assert FIELD.findall(f"{{{name}}}") == [name]


@pytest.mark.parametrize(
    "name",
    [
        *("", "agency", "agency.full_title", "agency.seal", "agency.full_name.x", "agencyXname", "year"),
        *("fiscal_year@basis", "round", "level@next", "score", "score.EIT/3", "score.O1", "score.i100"),
        *("indicator.1", "indicator.1.title", "xscore.9", "score.9x"),
    ],
)
def test_an_unknown_field(name: str) -> None:
    assert not is_known_field(name)


@pytest.mark.parametrize(
    ("wording", "names"),
    [
        ("{a} และ {b.c}{d@e}", ["a", "b.c", "d@e"]),
        ("{{a}}", ["a"]),
        ("{} {1} {A} {a b} {a!r} {a: >3} {ก} {a", []),
        ("{a..b} {a.} {.a}", []),
    ],
)
def test_what_looks_like_a_field(wording: str, names: list[str]) -> None:
    assert FIELD.findall(wording) == names
