"""The exchange form: what is written is read again, and nothing else is."""

import copy
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.agency import Agency, FormerName, Signatory
from ita_desk.domain.assessment import Assessment, PrintedScore
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import FORMAT, ExchangeError, office_from_json, office_to_json
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, MeasureGroup, Period, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import DoneOn, Outcome
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import Deadlines, OitLink, Unplaced, YearReport
from strategies import offices

PROOF = Evidence("e1", "photo", "ภาพ", "https://a.example", "ff", "output", 90, (0.0, 0.1, 0.9, 1.0))
OUTCOME = Outcome(
    "done",
    "ก",
    spent=Decimal("1.5"),
    done_on=DoneOn(date(2025, 1, 2), "๒ ม.ค."),
    codes=("i1",),
    evidence=(PROOF,),
)
FULL = Office(
    Agency(divisions=("กอง",), signatories=(Signatory("reporter"),), former=(FormerName(2560, "อบต.", "ก"),)),
    (
        YearReport(
            FiscalYear(2568),
            FiscalYear(2568),
            Assessment(
                FrozenMap({"9.1": Decimal("95.3")}), "ผ่าน", (PrintedScore("7", "๗", "x", Decimal(1)),)
            ),
            (Finding("f1", "issue:1", questions=(FindingQuestion("o1", "ก", Decimal(2)),)),),
            (MeasureGroup("g1", "ก", ("ข",), FrozenMap({"title": "ค"})),),
            (
                Measure(
                    "m1",
                    group="g1",
                    issue=1,
                    codes=("o1",),
                    steps=(Step("s1", "ก"),),
                    responsible=("กอง",),
                    period=Period(date(2024, 10, 1), date(2025, 9, 30), "ต.ค."),
                    budget=Decimal(5),
                    outcome=OUTCOME,
                    half_year=replace(OUTCOME, evidence=(replace(PROOF, id="e2"),)),
                ),
            ),
            FrozenMap({"a/b": "ก"}),
            (OitLink("o1"),),
            (Signatory("reviewer"),),
            date(2025, 10, 1),
            (SignedReport(date=date(2025, 10, 1), signers=("ก ข",), digits="thai", filing_year=2569),),
            ("ก",),
            (Unplaced("ก", "ข", 3),),
            FrozenMap({"a/b/c": "0" * 64}),
            deadlines=Deadlines(date(2025, 4, 1), date(2025, 10, 1)),
        ),
    ),
)
FORM = office_to_json(FULL)


def read(value: object) -> Office:
    """The office in a JSON value."""
    return office_from_json(value, counted_ids())


def refusal(value: object) -> tuple[str, object]:
    """The key and the path of the error that a JSON value raises."""
    with pytest.raises(ExchangeError) as caught:
        read(value)
    return caught.value.key, caught.value.values["path"]


def without_file_ids(value: Any) -> Any:
    """The value as far as the form holds it: no identifiers of steps, evidence and findings."""
    if isinstance(value, tuple):
        return tuple(map(without_file_ids, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {f.name: without_file_ids(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (Step, Evidence, Finding)):
        parts["id"] = ""
    return replace(value, **parts)


def nodes(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every place in a JSON value and what stands there."""
    yield path, value
    if isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from nodes(item, (*path, key))


def written(path: tuple[str | int, ...]) -> str:
    """A path as errors tell it."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.lstrip(".")


def form_with(path: tuple[str | int, ...], value: object) -> Any:
    """The full form with one value at a place."""
    form = copy.deepcopy(FORM)
    place: Any = form
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return form


# --- round trips ---------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(offices())
@settings(max_examples=60)
def test_what_is_written_is_read_again(office: Office) -> None:
    form = json.loads(json.dumps(office_to_json(office)), parse_float=Decimal)
    again = read(form)
    assert without_file_ids(again) == without_file_ids(office)
    assert office_to_json(again) == office_to_json(office)


def test_a_new_identifier_is_never_one_that_stands_further_on() -> None:
    first = {"fiscal_year": 2567, "findings": [{"about": "issue:1"}]}
    second = {
        "fiscal_year": 2568,
        "groups": [{"id": "r1", "lead": "ก"}],
        "measures": [{"id": "r2", "group": "r1"}],
    }
    office = read({"years": [first, second]})
    assert office.years[0].findings[0].id == "r3"
    assert (office.years[1].groups[0].id, office.years[1].measures[0].group) == ("r1", "r1")


def test_the_full_office_shows_every_field() -> None:
    found = {(name, key) for name, key in _empty_fields(FULL)}
    assert found == {("YearReport", "accepted")}  # which stands in files only
    assert without_file_ids(read(FORM)) == without_file_ids(FULL)


def _empty_fields(value: Any) -> Iterator[tuple[str, str]]:
    """The fields that hold no record or list, where another record of the kind could hold one."""
    if isinstance(value, tuple):
        for item in value:
            yield from _empty_fields(item)
    elif is_dataclass(value):
        for f in fields(value):
            item = getattr(value, f.name)
            if item in (None, (), FrozenMap()):
                yield type(value).__name__, f.name
            yield from _empty_fields(item)


def test_missing_keys_mean_empty() -> None:
    assert read({}) == Office()
    assert read({"format": FORMAT, "years": [{"fiscal_year": 2568}]}) == Office(
        years=(YearReport.empty(2568),)
    )


def test_basis_year_is_the_year_before_unless_given() -> None:
    years = read({"years": [{"fiscal_year": 2568}, {"fiscal_year": 2569, "basis_year": 2569}]}).years
    assert [y.basis_year for y in years] == [2567, 2569]
    assert {type(y.basis_year) for y in years} == {FiscalYear}


def test_years_come_in_order() -> None:
    years = read({"years": [{"fiscal_year": 2569}, {"fiscal_year": 2567}]}).years
    assert [int(y.fiscal_year) for y in years] == [2567, 2569]


def test_the_first_year_of_all() -> None:
    years = read({"years": [{"fiscal_year": 2500, "basis_year": 2500}]}).years
    assert [y.basis_year for y in years] == [2500]
    assert refusal({"years": [{"fiscal_year": 2500}]})[0] == "exchange.wrong_value"


def test_computed_scores_are_ignored() -> None:
    form = form_with(("years", 0, "assessment", "computed"), {"nonsense": []})
    assert read(form) == read(FORM)


def test_text_is_normalised() -> None:
    agency = read({"agency": {"name": "e\u0301ก"}}).agency
    assert agency.name == "\u00e9ก"
    assert unicodedata.is_normalized("NFC", agency.name)


# --- what is refused -----------------------------------------------------------------------------------------

MAPS = (("texts",), ("headings",), ("pictures",))
OBJECTS = [p for p, v in nodes(FORM) if isinstance(v, dict) and p[-1:] not in MAPS]


@pytest.mark.parametrize("path", OBJECTS, ids=written)
def test_unknown_keys_are_refused_with_their_path(path: tuple[str | int, ...]) -> None:
    place = (*path, "unknown")
    assert refusal(form_with(place, "x")) == ("exchange.unknown_key", written(place))


@pytest.mark.parametrize("path", ["findings[0].id", "measures[0].outcome.evidence[0].id"])
def test_identifiers_of_the_file_are_not_in_the_form(path: str) -> None:
    keys = [int(key) if key == "0" else key for key in path.replace("[0]", ".0").split(".")]
    assert refusal(form_with(("years", 0, *keys), "x")) == ("exchange.unknown_key", f"years[0].{path}")


PLACES = [p for p, _ in nodes(FORM) if p not in ((), ("format",))]


@pytest.mark.parametrize("path", PLACES, ids=written)
def test_wrong_types_are_refused_with_their_path(path: tuple[str | int, ...]) -> None:
    value: Any = FORM
    for key in path:
        value = value[key]
    wrongs: list[Any] = [True, ["x"], {"x": "y"}, "x", 5, 5.5, object()]
    for wrong in wrongs:
        numbers = {type(value), type(wrong)} <= {int, float}
        if numbers or type(wrong) is type(value):
            continue  # its values are tested on their own
        key, place = refusal(form_with(path, wrong))
        assert key in ("exchange.wrong_value", "exchange.unknown_key")
        assert str(place).startswith(written(path))


NULLABLE = {
    *("issue", "budget", "half_year", "spent", "score", "crop", "start", "end", "date", "report_date"),
    *("whole_year", "filing_year"),
    "9.1",  # a score not announced
}


@pytest.mark.parametrize("path", PLACES, ids=written)
def test_null_only_where_there_may_be_nothing(path: tuple[str | int, ...]) -> None:
    form = form_with(path, None)
    if path[-1] in NULLABLE:
        read(form)
    else:
        assert refusal(form) == ("exchange.wrong_value", written(path))


def test_a_score_that_is_null_is_absent() -> None:
    form = form_with(("years", 0, "assessment", "scores"), {"total": None, "1": 5})
    assert read(form).years[0].assessment.scores == {"1": Decimal(5)}


TEXTS = [p for p, v in nodes(FORM) if isinstance(v, str) and p != ("format",)]


@pytest.mark.parametrize("path", TEXTS, ids=written)
def test_lone_surrogates_are_refused(path: tuple[str | int, ...]) -> None:
    assert refusal(form_with(path, "ก\udc80")) == ("exchange.wrong_value", written(path))


def test_lone_surrogates_are_refused_in_keys() -> None:
    assert refusal(form_with(("years", 0, "texts", "\ud800"), "x"))[0] == "exchange.wrong_value"


@pytest.mark.parametrize(
    "code", ["total", "IIT", "EIT", "EIT/1", "EIT/2", "OIT", "1", "10", "9.1", "10.12", "i1", "e12", "o43"]
)
def test_codes(code: str) -> None:
    form = form_with(("years", 0, "assessment", "scores"), {code: 5})
    assert read(form).years[0].assessment.scores == {code: Decimal(5)}


@pytest.mark.parametrize(
    "code",
    ["", "Total", "EIT/3", "IIT/1", "O1", "o", "o1 ", "x1", "9.", ".1", "9.1.1", "101", "o1234", "9\n"],
)
def test_other_codes_are_refused(code: str) -> None:
    form = form_with(("years", 0, "assessment", "scores"), {code: 5})
    assert refusal(form) == ("exchange.unknown_key", f"years[0].assessment.scores.{code}")


@pytest.mark.parametrize("code", ["๙", "o๑", "๙.๑"])
def test_codes_in_thai_digits_are_refused(code: str) -> None:
    test_other_codes_are_refused(code)


@pytest.mark.parametrize("text", ["20250101", "2025-W01-1", "2025W011"])
def test_dates_in_other_forms_are_refused(text: str) -> None:
    test_values_outside_their_range_are_refused(("report_date",), text)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("measures", 0, "outcome", "status"), "finished"),
        (("measures", 0, "half_year", "status"), "DONE"),
        (("measures", 0, "outcome", "evidence", 0, "kind"), ""),
        (("measures", 0, "outcome", "evidence", 0, "place"), "cover"),
        (("measures", 0, "outcome", "evidence", 0, "crop"), [0, 1, 1]),
        (("measures", 0, "outcome", "evidence", 0, "crop"), []),
        (("measures", 0, "period", "start"), "2024-13-01"),
        (("measures", 0, "period", "start"), "1 ต.ค. 67"),
        (("measures", 0, "period", "start"), ""),
        (("report_date",), "2024-10-01T00:00"),
        (("fiscal_year",), 2499),
        (("fiscal_year",), 2701),
        (("basis_year",), 2025),
        (("measures", 0, "issue"), 2**53 + 1),
        (("measures", 0, "issue"), 1.0),
    ],
)
def test_values_outside_their_range_are_refused(path: tuple[str | int, ...], value: object) -> None:
    place = ("years", 0, *path)
    assert refusal(form_with(place, value)) == ("exchange.wrong_value", written(place))


BUDGET = ("years", 0, "measures", 0, "budget")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (-5, "-5"),
        (0.1, "0.1"),
        (95.3, "95.3"),
        (Decimal("95.30"), "95.30"),
        (999999999999999, "999999999999999"),
        (Decimal("0.000000000000001"), "1E-15"),
    ],
)
def test_numbers_are_read_exactly(number: object, expected: str) -> None:
    assert str(read(form_with(BUDGET, number)).years[0].measures[0].budget) == expected


@pytest.mark.parametrize(
    "number",
    [
        *("5", True, float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")),
        *(10**15, Decimal("1234567890.123456"), Decimal("1E+16"), Decimal("1E-16"), 1e300),
    ],
)
def test_other_numbers_are_refused(number: object) -> None:
    assert refusal(form_with(BUDGET, number)) == ("exchange.wrong_value", written(BUDGET))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_that_is_read_is_written_and_read_again(number: Decimal) -> None:
    try:
        office = read(form_with(BUDGET, number))
    except ExchangeError:
        return
    form = json.loads(json.dumps(office_to_json(office)), parse_float=Decimal)
    assert read(form).years[0].measures[0].budget == number


@pytest.mark.parametrize("number", [Decimal("1E+15"), Decimal("1.5E+15")])
def test_the_largest_numbers_are_read_again_or_refused(number: Decimal) -> None:
    test_a_number_that_is_read_is_written_and_read_again.hypothesis.inner_test(number)  # type: ignore[attr-defined]


def test_the_office_itself() -> None:
    assert refusal([]) == ("exchange.wrong_value", "$")
    assert refusal({"years": [{}]}) == ("exchange.wrong_value", "years[0].fiscal_year")
    assert refusal({"years": [{"fiscal_year": 2568}, {"fiscal_year": 2568}]}) == (
        "exchange.wrong_value",
        "years[1].fiscal_year",
    )
    with pytest.raises(ExchangeError) as caught:
        read({"format": "ita-desk/2"})
    assert (caught.value.key, caught.value.values) == (
        "exchange.other_format",
        {"found": "ita-desk/2", "expected": FORMAT},
    )


def test_keys_that_are_one_key_in_unicode_are_refused() -> None:
    texts = {"f/\u00e9": "a", "f/e\u0301": "b"}
    assert refusal({"years": [{"fiscal_year": 2568, "texts": texts}]}) == (
        "exchange.wrong_value",
        "years[0].texts.f/e\u0301",
    )
