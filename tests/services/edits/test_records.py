"""What edits share: checked values, identifiers, and equal parts kept."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.finding import Finding
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.services.edits.records import checked, ids_in, refuse_shared_ids, reusing, with_value
from small_office import M1, OFFICE, YEAR
from strategies import agencies, offices, outcomes, records


@given(outcomes())
@settings(max_examples=30)
def test_a_good_value_passes_unchanged(outcome: object) -> None:
    assert checked(("years", 0, "measures", 0, "outcome"), outcome) == outcome


@pytest.mark.slow
@given(offices())
@settings(max_examples=30)
def test_lists_of_records_keep_their_identifiers(office: Office) -> None:
    for year in office.years:
        assert checked(("years", 0, "measures"), year.measures) == year.measures
        assert checked(("years", 0, "findings"), year.findings) == year.findings
        assert checked(("years", 0, "texts"), year.texts) == year.texts


def test_the_place_of_a_wrong_value_is_told() -> None:
    measures = (Measure(), Measure(codes=("i1", 5)))  # type: ignore[arg-type]
    with pytest.raises(UserError) as caught:
        checked(("years", 0, "measures"), measures)
    assert caught.value.values == {"field": "years.measures[1].codes[1]", "expected": "text"}


@pytest.mark.parametrize("value", [{"a": "b"}, {}])
def test_a_mapping_that_can_change_is_no_value(value: object) -> None:
    assert checked(("years", 0, "texts"), FrozenMap({"a": "b"})) == {"a": "b"}
    with pytest.raises(UserError) as caught:
        checked(("years", 0, "texts"), value)
    assert caught.value.values == {"field": "texts", "expected": "FrozenMap"}


def test_identifiers() -> None:
    expected = ["f1", "f2", "g1", "g2", "m1", "s1", "s2", "s3", "e1", "e2", "e3", "m2", "m3"]
    assert list(ids_in(OFFICE)) == expected
    assert refuse_shared_ids(OFFICE) is OFFICE


@pytest.mark.parametrize("identifier", ["", "m1", "e3"])
def test_shared_or_missing_identifiers_are_refused(identifier: str) -> None:
    office = OFFICE.with_year(replace(YEAR, findings=(Finding(identifier),)))
    with pytest.raises(UserError) as caught:
        refuse_shared_ids(office)
    assert (caught.value.key, caught.value.values) == ("edit.id_taken", {"id": identifier})


def test_setting_a_field_keeps_all_others() -> None:
    changed = with_value(M1, ["outcome", "done_on", "text"], "ก")
    assert changed.outcome.done_on.text == "ก"
    assert changed.outcome.evidence is M1.outcome.evidence
    assert with_value(changed, ["outcome", "done_on", "text"], "ก") is changed


@given(agencies(), agencies())
@settings(max_examples=30)
def test_reusing_gives_an_equal_value(former: object, value: object) -> None:
    assert reusing(former, value) == value


@given(records(MeasureGroup), st.data())
@settings(max_examples=30)
def test_reusing_prefers_the_former_objects(group: MeasureGroup, data: st.DataObject) -> None:
    former: Any = (group, "x", FrozenMap({"a": 1}), None)
    value: Any = (replace(group), "y", FrozenMap({"a": 1}), 5)
    merged = reusing(former, value)
    assert merged == value
    assert merged[0] is group
    assert merged[2] is former[2]
    assert reusing(former, (replace(group), *former[1:])) is former
