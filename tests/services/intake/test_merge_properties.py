"""What holds for every merge: nothing is lost, the source wins on consent, and a second merge changes nothing."""

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import with_ids
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, MeasureGroup, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.domain.year_report import OitLink, Unplaced, YearReport
from ita_desk.services.edits.records import ids_in, refuse_shared_ids
from ita_desk.services.intake.merge import merge_offices
from ita_desk.services.intake.merge_values import meaning_of
from merging import merge
from strategies import offices

pytestmark = pytest.mark.slow

DAYS = date(2024, 10, 1), date(2025, 9, 30)
FEW = st.sampled_from(["", " ", "ก", "ก ", "ข"])
NUMBERS = st.sampled_from(["", "1", "๑", "2"])
GROUPS = st.lists(st.builds(MeasureGroup, lead=FEW, items=st.lists(FEW, max_size=2).map(tuple)), max_size=3)
EVIDENCE = st.lists(st.builds(Evidence, caption=FEW, url=FEW), max_size=3).map(tuple)
OUTCOMES = st.builds(
    Outcome, output=FEW, result=FEW, evidence=EVIDENCE, done_on=st.builds(DoneOn, st.none(), FEW)
)
PERIODS = st.builds(Period, st.sampled_from([None, *DAYS]), st.none(), FEW)
MEASURES = st.builds(
    Measure,
    id=st.sampled_from(["", "", "a", "b"]),
    number=NUMBERS,
    group=st.sampled_from(["", "", "", "0", "1"]),
    issue=st.sampled_from([None, None, 1, 2]),
    title=FEW,
    steps=st.lists(st.builds(Step, text=FEW), max_size=2).map(tuple),
    responsible=st.lists(FEW, max_size=2).map(tuple),
    period=PERIODS,
    outcome=OUTCOMES,
    half_year=st.none() | OUTCOMES,
)
ROWS = st.builds(Unplaced, text=FEW, line=st.integers(0, 1))


@st.composite
def alike(draw: st.DrawFn) -> Office:
    """Offices that have much in common with each other."""
    years = []
    for number in draw(st.lists(st.sampled_from([2567, 2568]), unique=True)):
        groups = tuple(draw(GROUPS))
        report = YearReport(
            FiscalYear(number),
            FiscalYear(draw(st.sampled_from([2566, 2567]))),
            Assessment(FrozenMap(draw(st.dictionaries(NUMBERS, st.integers(0, 1).map(Decimal)))), draw(FEW)),
            tuple(draw(st.lists(st.builds(Finding, about=FEW, to_develop=FEW), max_size=3))),
            groups,
            tuple(draw(st.lists(MEASURES, max_size=4))),
            oit_links=tuple(draw(st.lists(st.builds(OitLink, FEW, FEW), max_size=3))),
            limitations=tuple(draw(st.lists(FEW, max_size=2))),
            unplaced=tuple(draw(st.lists(ROWS, max_size=3))),
        )
        years.append(report)
    prefix = draw(st.sampled_from(["a", "b", "n", "x"]))
    office = with_ids(
        Office(Agency(name=draw(FEW)), tuple(sorted(years, key=lambda y: y.fiscal_year))), counted_ids(prefix)
    )
    return replace(office, years=tuple(map(_with_group_ids, office.years)))


def _with_group_ids(report: YearReport) -> YearReport:
    """The report whose measures name their group by its identifier, in place of its number."""
    names = {str(number): group.id for number, group in enumerate(report.groups)}
    return replace(report, measures=tuple(replace(m, group=names.get(m.group, "")) for m in report.measures))


# Whole offices take long to make up.
MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
PAIRS = st.tuples(alike(), alike()) | st.tuples(offices(max_years=1), offices(max_years=1))
# Names of records, and what evidence that is there already does not take over.
UNSAID = {"id", "group", "continues", "place", "turn", "crop"}


def said(value: Any, name: str = "") -> Counter[tuple[str, object]]:
    """Everything a value says, by field, without white space: an oracle that knows nothing of matching."""
    if is_dataclass(value):
        return sum((said(getattr(value, f.name), f.name) for f in fields(value)), Counter())
    if isinstance(value, tuple):
        return sum((said(item, name) for item in value), Counter())
    if isinstance(value, FrozenMap):
        return sum((said(item, f"{name}.{key}") for key, item in value.items()), Counter())
    heard = meaning_of(value)
    return Counter() if heard is None or name in UNSAID else Counter({(name, heard): 1})


@given(PAIRS)
@MANY
def test_without_consent_nothing_is_lost(pair: tuple[Office, Office]) -> None:
    current, incoming = pair
    office = merge(current, incoming).office
    assert said(current) <= said(office)
    refuse_shared_ids(office)
    for report in current.years:
        merged = office.year(report.fiscal_year)
        assert merged
        assert [m.id for m in merged.measures[: len(report.measures)]] == [m.id for m in report.measures]


@given(PAIRS)
@MANY
def test_with_consent_the_source_wins(pair: tuple[Office, Office]) -> None:
    current, incoming = pair
    merged = merge(current, incoming, accept=True)
    assert said(incoming) <= said(merged.office)
    assert merged.differences == merge(current, incoming).differences
    refuse_shared_ids(merged.office)


@given(PAIRS, st.booleans(), st.booleans())
@MANY
def test_a_second_merge_changes_nothing(pair: tuple[Office, Office], accept: bool, read_anew: bool) -> None:
    current, incoming = pair
    first = merge(current, incoming, accept)
    if read_anew and not _shares_ids(current, incoming):
        incoming = renamed(incoming)
    second = merge_offices(first.office, incoming, accept, counted_ids("q"))
    assert second.office is first.office
    assert second.differences == (() if accept else first.differences)


def _shares_ids(current: Office, incoming: Office) -> bool:
    return bool(set(ids_in(current)) & set(ids_in(incoming)))


def renamed(value: Any) -> Any:
    """The value with other identifiers, as after reading a source anew."""
    if isinstance(value, tuple):
        return tuple(map(renamed, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {f.name: renamed(getattr(value, f.name)) for f in fields(value)}
    for name in parts.keys() & {"id", "group"}:
        parts[name] = parts[name] and f"renamed-{parts[name]}"
    return replace(value, **parts)


@given(alike() | offices(max_years=1))
@MANY
def test_into_an_empty_office_everything_comes(incoming: Office) -> None:
    merged = merge(Office(), incoming)
    assert merged.differences == ()
    assert said(merged.office) == said(incoming)
    assert Counter(ids_in(merged.office)) == Counter(ids_in(incoming)) - Counter(
        e.id
        for y in incoming.years
        for m in y.measures
        for o in [m.half_year]
        if o
        for e in o.evidence
        if not meaning_of(o)
    )
    for before, after in zip(incoming.years, merged.office.years, strict=True):
        assert [m.group for m in after.measures] == [m.group for m in before.measures]
        assert after.groups == before.groups
        assert after.unplaced == before.unplaced
