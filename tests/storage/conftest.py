"""Offices to store: generated ones with every field, and the filled sample."""

import json
import shutil
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import strategies as st

from ita_desk.domain.evidence import EVIDENCE_KINDS, PLACES, Evidence
from ita_desk.domain.exchange import office_from_json, with_ids
from ita_desk.domain.fiscal_year import FIRST, LAST, FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import STATUSES, Outcome
from ita_desk.domain.signed_report import DIGITS, SignedReport
from ita_desk.storage.migrate import SCHEMA_VERSION

SAMPLES = Path(__file__).resolve().parents[1] / "samples"

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=8)
ODD = st.sampled_from(["", " ", "น้ำ", "O๔๒", "a\nb\t", "'; --", '["', "\x00", "\u2028", "\U0001f4f7", "null"])
TEXT = THAI | ODD | st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
WHOLE = st.integers(-(2**53), 2**53)
DECIMALS = st.decimals(-(10**15), 10**15, places=6) | st.integers(-(10**6), 10**6).map(Decimal)

PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: WHOLE,
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: DECIMALS,
    date: st.dates(),
    FiscalYear: st.integers(FIRST, LAST).map(FiscalYear),
}

CHOICES: dict[tuple[type, str], st.SearchStrategy[Any]] = {
    (Outcome, "status"): st.sampled_from(STATUSES),
    (Evidence, "kind"): st.sampled_from(EVIDENCE_KINDS),
    (Evidence, "place"): st.sampled_from(PLACES),
    (SignedReport, "digits"): st.sampled_from(DIGITS),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type, records with each of their fields."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.none() | values(next(a for a in arguments if a is not types.NoneType))
    if origin is tuple and arguments[0] is float:
        return st.tuples(*[PLAIN[float]] * 4)
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is FrozenMap:
        return st.dictionaries(TEXT, values(arguments[1]), max_size=3).map(FrozenMap)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        kept = {
            f.name: CHOICES[hint, f.name] if (hint, f.name) in CHOICES else values(hints[f.name])
            for f in fields(hint)
            if f.name != "id"
        }
        return st.builds(hint, **kept)
    return PLAIN[hint]


def in_order(office: Office) -> Office:
    """The office with each year once, in ascending order, and an id for every record."""
    years = {year.fiscal_year: year for year in office.years}
    ordered = tuple(sorted(years.values(), key=lambda year: year.fiscal_year))
    return with_ids(replace(office, years=ordered), counted_ids())


@pytest.fixture(scope="session")
def offices() -> st.SearchStrategy[Office]:
    """Offices with any content in every field."""
    return values(Office).map(in_order)


@pytest.fixture(scope="session")
def filled() -> Office:
    """The office of the newest sample: every list has entries."""
    text = (SAMPLES / f"v{SCHEMA_VERSION}.json").read_text("utf-8")
    return office_from_json(json.loads(text, parse_float=Decimal), counted_ids())


@pytest.fixture
def sample(tmp_path: Path) -> Callable[[str], Path]:
    """Copies a sample file to a folder of the test's own."""

    def copy(name: str) -> Path:
        return Path(shutil.copy(SAMPLES / name, tmp_path))

    return copy
