"""A delta says all that differs between two offices, and little else."""

import pickle
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.agency import Agency
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.domain.office_delta import OfficeDelta, YearDelta, delta_between, with_delta
from ita_desk.domain.year_report import YearReport
from printing import SAMPLE_YEAR, sample_office
from strategies import agencies, measures, offices, year_reports

M1, M2, M3 = (Measure(i) for i in ("m1", "m2", "m3"))
YEAR = replace(YearReport.empty(2568), measures=(M1, M2))
OFFICE = Office(years=(YearReport.empty(2567), YEAR))
LIMITATIONS = ("เวลา",)


def sent(delta: OfficeDelta) -> OfficeDelta:
    """The delta as it arrives in another process."""
    received: OfficeDelta = pickle.loads(pickle.dumps(delta))
    return received


@st.composite
def edited(draw: st.DrawFn, office: Office) -> Office:
    """An office after one edit, which may be of any kind."""
    kind = draw(st.sampled_from(["agency", "add year", "remove year", "field", "measures", "nothing"]))
    if kind == "agency":
        return replace(office, agency=draw(agencies()))
    if kind == "add year":
        return office.with_year(draw(year_reports(draw(st.integers(2560, 2563)))))
    if kind == "nothing" or not office.years:
        return office
    report = draw(st.sampled_from(office.years))
    if kind == "remove year":
        return office.without_year(report.fiscal_year)
    if kind == "field":
        other = draw(year_reports(report.fiscal_year))
        names = draw(st.sets(st.sampled_from([f.name for f in fields(YearReport)]), max_size=3))
        return office.with_year(replace(report, **{name: getattr(other, name) for name in names}))
    kept = draw(st.permutations(report.measures)) if report.measures else []
    kept = kept[: draw(st.integers(0, len(kept)))]
    new = draw(st.lists(measures(), max_size=2))
    return office.with_year(replace(report, measures=tuple(draw(st.permutations([*kept, *new])))))


@settings(max_examples=15)
@given(st.data(), offices())
def test_edits_followed_by_deltas_give_the_same_office(data: st.DataObject, office: Office) -> None:
    copy = with_delta(Office(), sent(delta_between(Office(), office)))
    for _ in range(4):
        before, office = office, data.draw(edited(office))
        copy = with_delta(copy, sent(delta_between(before, office)))
        assert copy == office


@settings(max_examples=20)
@given(offices(), offices())
def test_any_two_offices(before: Office, after: Office) -> None:
    assert with_delta(before, delta_between(before, after)) == after


@settings(max_examples=20)
@given(offices())
def test_nothing_is_said_of_what_is_the_same(office: Office) -> None:
    delta = delta_between(office, office)
    assert delta == OfficeDelta()
    assert with_delta(office, delta) is office


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (replace(OFFICE, agency=Agency("อบต.")), OfficeDelta(Agency("อบต."))),
        (OFFICE.without_year(2567), OfficeDelta(years=(1,))),
        (OFFICE.with_year(YearReport.empty(2566)), OfficeDelta(years=(YearReport.empty(2566), 0, 1))),
        (
            OFFICE.with_year(replace(YEAR, measures=(M3, M1, replace(M2)))),
            OfficeDelta(years=(0, YearDelta(1, measures=(M3, 0, M2)))),
        ),
        (
            OFFICE.with_year(replace(YEAR, limitations=LIMITATIONS)),
            OfficeDelta(years=(0, YearDelta(1, FrozenMap({"limitations": LIMITATIONS})))),
        ),
    ],
)
def test_only_what_changed_is_said(after: Office, expected: OfficeDelta) -> None:
    assert delta_between(OFFICE, after) == expected
    assert with_delta(OFFICE, expected) == after


def test_what_did_not_change_stays_the_same_object() -> None:
    changed = replace(M2, title="แก้แล้ว")
    after = OFFICE.with_year(replace(YEAR, limitations=LIMITATIONS, measures=(changed, M1)))
    received = with_delta(OFFICE, sent(delta_between(OFFICE, after)))
    assert received == after
    assert received.agency is OFFICE.agency
    assert received.years[0] is OFFICE.years[0]
    assert received.years[1].measures[1] is M1
    for field in fields(YearReport):
        if field.name not in ("measures", "limitations"):
            assert getattr(received.years[1], field.name) is getattr(YEAR, field.name)


def test_one_measure_of_many_is_sent_alone() -> None:
    office = sample_office()
    report = office.year(SAMPLE_YEAR)
    assert report
    many = tuple(replace(report.measures[n % len(report.measures)], id=f"m{n}") for n in range(200))
    # Once through a pickle, so that no text is shared between the copies.
    before = Office(
        office.agency, (replace(report, measures=tuple(pickle.loads(pickle.dumps(m)) for m in many)),)
    )
    edited_measure = replace(before.years[0].measures[77], title="แก้แล้ว")
    order = (*before.years[0].measures[:77], edited_measure, *before.years[0].measures[78:])
    after = before.with_year(replace(before.years[0], measures=order))
    delta = delta_between(before, after)
    assert len(pickle.dumps(delta)) < 0.05 * len(pickle.dumps(before))
    assert with_delta(before, delta) == after
