"""Identifiers in the exchange form: kept where given, made where missing or shared."""

import pytest
from hypothesis import given, settings

from ita_desk.domain.exchange import office_from_json, with_ids
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from strategies import offices


def read(value: object) -> Office:
    """The office in a JSON value."""
    return office_from_json(value, counted_ids())


def test_records_without_an_identifier_get_one() -> None:
    form = {
        "years": [{"fiscal_year": 2568, "measures": [{"steps": ["ก", "ก"]}, {"id": "m"}], "findings": [{}]}]
    }
    year = read(form).years[0]
    assert year.findings[0].id == "r1"
    assert [m.id for m in year.measures] == ["r2", "m"]
    assert [s.id for s in year.measures[0].steps] == ["r3", "r4"]


def test_an_identifier_used_twice_is_replaced_once() -> None:
    form = {"years": [{"fiscal_year": 2568, "measures": [{"id": "m"}, {"id": "m"}]}]}
    assert [m.id for m in read(form).years[0].measures] == ["m", "r1"]


def test_measures_follow_the_group_of_their_year_when_it_is_renamed() -> None:
    year = {"groups": [{"id": "g1"}], "measures": [{"group": "g1"}]}
    office = read({"years": [{"fiscal_year": 2567, **year}, {"fiscal_year": 2568, **year}]})
    assert [y.measures[0].group for y in office.years] == [y.groups[0].id for y in office.years]


@pytest.mark.slow
@given(offices())
@settings(max_examples=30)
def test_an_office_with_identifiers_keeps_its_objects(office: Office) -> None:
    assert with_ids(office, counted_ids("other")) == office
