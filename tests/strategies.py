"""Hypothesis strategies for everything an office can hold; every text is NFC, as the office keeps it."""

import types
import unicodedata
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from ita_desk.domain.agency import Agency
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.evidence import EVIDENCE_KINDS, PLACES, Evidence
from ita_desk.domain.exchange import with_ids
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FIRST, LAST, FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import STATUSES, Outcome
from ita_desk.domain.signed_report import DIGITS, SignedReport
from ita_desk.domain.year_report import YearReport

Strategy = st.SearchStrategy

THAI = "กขคงญฐฝาำิี่้๊์ๆฯ๐๑๒๙โเ "
ODD = [
    "",
    " ",
    "\n",
    "\x00",
    "\x1b",
    "\u200b",
    "\u2028",
    "น้ำ",
    "{agency.full_name}",
    "ก" * 3000,
    "\U0001f4f7",
]


def texts() -> Strategy[str]:
    """Texts: Thai ones, odd ones, long ones, and any characters but lone surrogates."""
    written = (
        st.text(THAI, max_size=12)
        | st.sampled_from(ODD)
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
    )
    return written.map(lambda text: unicodedata.normalize("NFC", text))


def numbers() -> Strategy[Decimal]:
    """Numbers of at most 15 digits, with up to six of them after the point."""
    return st.integers(-(10**14), 10**14).flatmap(
        lambda n: st.integers(0, 6).map(lambda places: Decimal(n).scaleb(-places))
    )


def percentages() -> Strategy[Decimal]:
    """Scores: 0-100 with two digits after the point."""
    return st.integers(0, 10000).map(lambda n: Decimal(n).scaleb(-2))


def codes() -> Strategy[str]:
    """Codes of scores: total, instruments, indicators, sub-indicators and questions."""
    named = st.sampled_from(["total", "IIT", "EIT", "EIT/1", "EIT/2", "OIT", "9.1", "10.2"])
    questions = st.tuples(st.sampled_from("ieo"), st.integers(1, 43)).map(lambda p: f"{p[0]}{p[1]}")
    return named | questions | st.integers(1, 10).map(str)


def fiscal_years() -> Strategy[FiscalYear]:
    """All fiscal years that are accepted."""
    return st.integers(FIRST, LAST).map(FiscalYear)


_PLAIN: dict[Any, Strategy[Any]] = {
    str: texts(),
    int: st.integers(-(2**53), 2**53),
    float: st.integers(0, 10000).map(lambda n: n / 10000),
    Decimal: numbers(),
    date: st.dates(),
    FiscalYear: fiscal_years(),
}
_SPECIAL: dict[tuple[type, str], Strategy[Any]] = {
    (Evidence, "kind"): st.sampled_from(EVIDENCE_KINDS),
    (Evidence, "place"): st.sampled_from(PLACES),
    (Evidence, "crop"): st.none() | st.tuples(*[_PLAIN[float]] * 4),
    (Outcome, "status"): st.sampled_from(STATUSES),
    (SignedReport, "digits"): st.sampled_from(DIGITS),
    (Measure, "group"): st.just(""),
    (Measure, "continues"): st.just(""),
    (YearReport, "accepted"): st.just(()),  # the exchange form has no place for them
    (Assessment, "scores"): st.dictionaries(codes(), percentages(), max_size=4).map(FrozenMap),
}


def values(hint: Any) -> Strategy[Any]:
    """Values of a field's type."""
    arguments = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return st.none() | values(next(a for a in arguments if a is not types.NoneType))
    if get_origin(hint) is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if get_origin(hint) is FrozenMap:
        return st.dictionaries(texts(), values(arguments[1]), max_size=2).map(FrozenMap)
    return _PLAIN[hint] if hint in _PLAIN else records(hint)


@cache
def records(kind: Any) -> Strategy[Any]:
    """Records of a kind, each field filled; identifiers are left empty."""
    hints = {f.name: get_type_hints(kind)[f.name] for f in fields(kind) if f.name != "id"}
    return st.builds(kind, **{n: _SPECIAL.get((kind, n), values(h)) for n, h in hints.items()})


def agencies() -> Strategy[Agency]:
    """Agencies."""
    return records(Agency)


def outcomes() -> Strategy[Outcome]:
    """Outcomes with evidence."""
    return records(Outcome)


def findings() -> Strategy[Finding]:
    """Findings."""
    return records(Finding)


def groups() -> Strategy[MeasureGroup]:
    """Groups of measures."""
    return records(MeasureGroup)


def measures() -> Strategy[Measure]:
    """Measures that stand in no group."""
    return records(Measure)


@st.composite
def year_reports(draw: st.DrawFn, year: int | None = None) -> YearReport:
    """Year reports with identifiers; some measures stand in one of the groups."""
    report: YearReport = draw(records(YearReport))
    report = replace(report, fiscal_year=report.fiscal_year if year is None else FiscalYear(year))
    report = with_ids(Office(years=(report,)), counted_ids(f"y{report.fiscal_year:d}-")).years[0]
    homes = st.sampled_from(["", *(g.id for g in report.groups)])
    return replace(report, measures=tuple(replace(m, group=draw(homes)) for m in report.measures))


@st.composite
def offices(draw: st.DrawFn, max_years: int = 2) -> Office:
    """Offices as a file holds them: years in order, each once, every record with an identifier of its own."""
    years = draw(st.lists(fiscal_years(), max_size=max_years, unique=True).map(sorted))
    return Office(draw(agencies()), tuple(draw(year_reports(year)) for year in years))
