"""Changes name exactly the parts that are not the same object."""

from dataclasses import fields, replace
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.changes import ADDED_OR_REMOVED, ORDER, Changes, Part, changes_between
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from strategies import offices, values

M1, M2, M3 = (Measure(i) for i in ("m1", "m2", "m3"))
YEAR = replace(YearReport.empty(2568), measures=(M1, M2))
OFFICE = Office(years=(YearReport.empty(2567), YEAR))


def parts_after(report: YearReport) -> set[Part]:
    """The parts that differ when this report takes its year's place."""
    return set(changes_between(OFFICE, OFFICE.with_year(report)).parts)


@given(offices())
def test_nothing_changes_between_an_office_and_itself(office: Office) -> None:
    assert not changes_between(office, office)
    assert not changes_between(office, replace(office))
    assert not changes_between(office, replace(office, years=tuple(replace(y) for y in office.years)))


def test_agency() -> None:
    changes = changes_between(OFFICE, replace(OFFICE, agency=Agency()))
    assert changes.parts == {Part(0, "agency")}
    assert changes.touches(0, "agency")
    assert changes.years == set()


OTHERS = [f.name for f in fields(YearReport) if f.name not in ("fiscal_year", "measures")]


@pytest.mark.parametrize("field", OTHERS)
@given(data=st.data())
@settings(max_examples=10)
def test_every_field_of_a_year_is_told_by_its_name(field: str, data: st.DataObject) -> None:
    value = data.draw(values(get_type_hints(YearReport)[field]))
    expected = set() if value is getattr(YEAR, field) else {Part(2568, field)}
    assert parts_after(replace(YEAR, **{field: value})) == expected


def test_an_equal_part_that_is_another_object_counts() -> None:
    assert parts_after(replace(YEAR, assessment=Assessment())) == {Part(2568, "assessment")}
    assert parts_after(replace(YEAR, basis_year=FiscalYear(2567))) == {Part(2568, "basis_year")}


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ((M1, replace(M2)), [("measures", "m2")]),
        ((replace(M1), replace(M2)), [("measures", "m1"), ("measures", "m2")]),
        ((M2, M1), [(ORDER, "")]),
        ((M1,), [("measures", "m2"), (ORDER, "")]),
        ((M1, M2, M3), [("measures", "m3"), (ORDER, "")]),
        ((M3, M1), [("measures", "m2"), ("measures", "m3"), (ORDER, "")]),
        ((), [("measures", "m1"), ("measures", "m2"), (ORDER, "")]),
        ((M1, M2), []),
    ],
)
def test_measures(measures: tuple[Measure, ...], expected: list[tuple[str, str]]) -> None:
    changed = parts_after(replace(YEAR, measures=measures))
    assert changed == {Part(2568, field, record) for field, record in expected}


def test_a_year_that_comes_or_goes_is_one_part() -> None:
    less = OFFICE.without_year(2568)
    for changes in (changes_between(OFFICE, less), changes_between(less, OFFICE)):
        assert changes.parts == {Part(2568, ADDED_OR_REMOVED)}
        assert changes.years == {2568}


def test_questions_about_changes() -> None:
    changes = Changes(frozenset({Part(2568, "measures", "m1"), Part(0, "agency")}))
    assert changes
    assert not Changes()
    assert changes.touches(2568, "measures", "m1")
    assert not changes.touches(2568, "measures")
    assert not changes.touches(2567, "measures", "m1")
    assert changes.years == {2568}
    assert sorted(changes.parts)[0] == Part(0, "agency")
