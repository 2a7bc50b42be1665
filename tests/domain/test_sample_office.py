"""The invented sample office: complete, consistent by the rules of calculation, and clean in its texts."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest

from ita_desk import resources
from ita_desk.domain.agency import Agency, FormerName, Seal, Signatory
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.exchange import office_from_json, office_to_json
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure, MeasureGroup, Period
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import STATUSES, DoneOn, Outcome
from ita_desk.domain.year_report import OitLink, YearReport

PHOTOS = resources.resource("sample", "photos")

# Left empty on purpose, with the reason.
EMPTY_ON_PURPOSE = {
    (Agency, "full_title"),  # only for an agency of another kind
    (Measure, "continues"),  # the earlier years are history without measures
    (YearReport, "signed"),  # no report of a sample was signed
    (YearReport, "unplaced"),  # nothing was imported
    (YearReport, "pictures"),  # its charts are drawn from its scores
    (YearReport, "accepted"),  # stands in files only
}

INDICATORS = {"IIT": "12345", "EIT": "678", "OIT": ("9", "10")}
# Items of each sub-indicator, first and last; each indicator has three questions.
ITEMS = {
    2567: {"9.1": (1, 6), "9.2": (7, 13), "9.3": (14, 17), "9.4": (18, 21), "9.5": (22, 25)}
    | {"10.1": (26, 33), "10.2": (34, 35)},
    2568: {"9.1": (1, 4), "9.2": (5, 11), "9.3": (12, 13), "9.4": (14, 16), "9.5": (17, 20)}
    | {"10.1": (21, 26), "10.2": (27, 28)},
}
KEYS = {"id", "sha256", "code", "codes", "number", "group", "about"}
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
ADDRESS = re.compile(r"https?://[\w./-]+|[\w.]+@[\w.]+|[\w-]+\.(?:pdf|xlsx)|\{[^}]*\}")


@pytest.fixture(scope="module")
def office() -> Office:
    text = resources.resource("sample", "office.json").read_text(encoding="utf-8")
    return office_from_json(json.loads(text, parse_float=Decimal), counted_ids())


@pytest.fixture(scope="module")
def year(office: Office) -> YearReport:
    return report(office, 2568)


def report(office: Office, number: int) -> YearReport:
    found = office.year(number)
    assert found is not None
    return found


def records(value: object) -> Iterator[object]:
    """Every record at or below a value."""
    if is_dataclass(value):
        yield value
        for f in fields(value):
            yield from records(getattr(value, f.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from records(item)


def texts(value: object) -> Iterator[str]:
    """Every text for readers at or below a value: no keys and codes."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for f in fields(value):
            if f.name not in KEYS:
                yield from texts(getattr(value, f.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)


def outcomes(year: YearReport) -> Iterator[Outcome]:
    for measure in year.measures:
        yield measure.outcome
        if measure.half_year is not None:
            yield measure.half_year


def mean(values: list[Decimal]) -> Decimal:
    return sum(values, Decimal()) / len(values)


def rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def computed(scores: Mapping[str, Decimal], fiscal_year: int) -> dict[str, Decimal]:
    """Scores of sub-indicators, indicators, instruments and total, at full precision, from the questions."""
    found: dict[str, Decimal] = {}
    for number in range(1, 9):
        letter, first = ("i", 3 * number - 2) if number < 6 else ("e", 3 * number - 17)
        found[str(number)] = mean([scores[f"{letter}{n}"] for n in range(first, first + 3)])
    for code, (first, last) in ITEMS[fiscal_year].items():
        found[code] = mean([scores[f"o{n}"] for n in range(first, last + 1)])
    for indicator in INDICATORS["OIT"]:
        found[indicator] = mean([v for code, v in found.items() if code.startswith(f"{indicator}.")])
    return found | instruments(found)


def instruments(scores: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Instruments and total from the ten indicators."""
    found = {name: mean([scores[code] for code in codes]) for name, codes in INDICATORS.items()}
    weights = {"IIT": Decimal("0.3"), "EIT": Decimal("0.3"), "OIT": Decimal("0.4")}
    return found | {"total": sum((found[name] * weight for name, weight in weights.items()), Decimal())}


def level(scores: Mapping[str, Decimal]) -> str:
    """The level by the rule of 2566-2568."""
    total, lowest = scores["total"], min(scores[name] for name in INDICATORS)
    if total >= 85:
        return "ผ่านดีเยี่ยม" if min(total, lowest) >= 95 else "ผ่านดี" if lowest >= 85 else "ผ่าน"
    return "ต้องปรับปรุง" if total >= 70 else "ต้องปรับปรุงโดยด่วน"


# --- the record ----------------------------------------------------------------------------------------------


def test_survives_the_exchange_form(office: Office) -> None:
    again = json.loads(json.dumps(office_to_json(office)), parse_float=Decimal)
    assert office_from_json(again, counted_ids()) == office


@pytest.mark.parametrize(
    "kind",
    [
        *(Agency, Seal, Signatory, FormerName, YearReport, Finding, FindingQuestion, MeasureGroup),
        *(Measure, Period, Outcome, DoneOn, Evidence, OitLink),
    ],
)
def test_every_field_is_filled_somewhere(office: Office, kind: type) -> None:
    found = [r for r in records(office) if isinstance(r, kind)]
    for f in fields(kind):
        filled = any(bool(getattr(record, f.name)) for record in found)
        assert filled is ((kind, f.name) not in EMPTY_ON_PURPOSE), f.name


def test_earlier_years_are_history_only(office: Office) -> None:
    assert [int(y.fiscal_year) for y in office.years] == [2566, 2567, 2568]
    for past in office.years[:2]:
        assert past.basis_year == past.fiscal_year - 1
        assert [name for name in ("measures", "findings", "groups", "texts") if getattr(past, name)] == []


def test_nobody_can_be_reached(office: Office) -> None:
    agency = office.agency
    hosts = re.findall(r"https?://([\w.-]+)|\w@([\w.-]+\.[\w.-]+)", " ".join(texts(office)))
    assert hosts
    assert all((web or mail).endswith("thunghinghoi.example") for web, mail in hosts)
    assert agency.postcode.startswith("999")
    assert agency.phone.startswith("0 0000")
    assert agency.fax.startswith("0 0000")
    assert [s.role for s in agency.signatories] == ["reporter", "reviewer", "approver"]


# --- scores --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [2567, 2568])
def test_scores_follow_from_the_questions(office: Office, number: int) -> None:
    scores = report(office, number).assessment.scores
    expected = computed(scores, number)
    assert {code: scores[code] for code in expected} == {c: rounded(v) for c, v in expected.items()}
    assert mean([scores["EIT/1"], scores["EIT/2"]]) == scores["EIT"]
    questions = {f"i{n}" for n in range(1, 16)} | {f"e{n}" for n in range(1, 10)}
    items = {f"o{n}" for n in range(1, max(last for _, last in ITEMS[number].values()) + 1)}
    assert set(scores) == set(expected) | {"EIT/1", "EIT/2"} | questions | items


@pytest.mark.parametrize("number", [2566, 2567, 2568])
def test_totals_and_levels_follow_from_the_announced_indicators(office: Office, number: int) -> None:
    assessment = report(office, number).assessment
    expected = {code: rounded(value) for code, value in instruments(assessment.scores).items()}
    assert {code: assessment.scores[code] for code in expected} == expected
    assert assessment.level == level(assessment.scores)
    assert all(0 <= score <= 100 for score in assessment.scores.values())


def test_the_years_tell_different_stories(office: Office) -> None:
    assert len({y.assessment.level for y in office.years}) == 3
    totals = [y.assessment.scores["total"] for y in office.years]
    assert totals == sorted(set(totals))
    third = [y.assessment.scores["3"] for y in office.years]
    assert third != sorted(third)  # not everything rises


@pytest.mark.parametrize(
    ("pattern", "years"),
    [
        (r"ข้อ ([ieO])([๐-๙]+) ได้คะแนน ([๐-๙.]+)", [2567]),
        (
            r"ข้อ ([ieO])([๐-๙]+) เพิ่มขึ้นจาก ([๐-๙.]+)(?: ในปีงบประมาณ พ\.ศ\. ๒๕๖๗)? เป็น ([๐-๙.]+)",
            [2567, 2568],
        ),
        (r"ตาม()ตัวชี้วัดที่ ([๐-๙]+) \S+ ได้คะแนน ([๐-๙.]+)", [2568]),
    ],
)
def test_scores_quoted_in_texts_are_the_announced_ones(
    office: Office, year: YearReport, pattern: str, years: list[int]
) -> None:
    source = year.findings if years == [2567] else year.measures
    quoted = [m for text in texts(source) for m in re.findall(pattern, text)]
    assert len(quoted) >= 4
    for letter, number, *values in quoted:
        code = letter.lower() + number.translate(THAI_DIGITS)
        announced = [report(office, y).assessment.scores[code] for y in years]
        assert [Decimal(v.translate(THAI_DIGITS)) for v in values] == announced, code


def test_shares_quoted_in_texts_are_right(year: YearReport) -> None:
    pattern = r"([๐-๙]+) (\S+) จาก ([๐-๙]+) \2 คิดเป็นร้อยละ ([๐-๙.]+)"
    found = [m for text in texts(year) for m in re.findall(pattern, text.translate({0x0A: " "}))]
    assert len(found) >= 5
    for part, _, whole, share in found:
        value = Decimal(part.translate(THAI_DIGITS)) * 100 / Decimal(whole.translate(THAI_DIGITS))
        assert rounded(value) == Decimal(share.translate(THAI_DIGITS))


# --- measures ------------------------------------------------------------------------------------------------


def test_measures_are_numbered_and_cover_the_issues(year: YearReport) -> None:
    assert 8 <= len(year.measures) <= 12
    assert [m.number for m in year.measures] == [str(n) for n in range(1, len(year.measures) + 1)]
    assert [f.about for f in year.findings] == [f"issue:{n}" for n in range(1, 8)]
    issues = [m.issue for m in year.measures if m.issue is not None]
    assert issues == sorted(issues)
    assert set(issues) == set(range(1, 8))
    assert all(2 <= len(m.steps) <= 5 for m in year.measures)
    lengths = sorted(sum(len(t) for t in texts(m.outcome)) for m in year.measures)
    assert lengths[0] < 150
    assert lengths[-3] > 900


def test_identifiers_are_unique_and_references_resolve(office: Office, year: YearReport) -> None:
    # Loading replaces an identifier that is used twice, so these lists also say that none is.
    assert [m.id for m in year.measures] == [f"m{n:02}" for n in range(1, len(year.measures) + 1)]
    groups = [g.id for g in year.groups]
    assert groups == ["g1", "g2", "g3"]
    used = [m.group for m in year.measures if m.group]
    assert list(dict.fromkeys(used)) == groups
    assert len(used) < len(year.measures)
    assert sum(a != b for a, b in pairwise(used)) == len(groups) - 1  # each group stands together
    for measure in year.measures:
        assert set(measure.responsible) <= set(office.agency.divisions)
        for code in measure.codes:
            assert code in report(office, 2567).assessment.scores
        for code in measure.outcome.codes:
            assert code in year.assessment.scores
    assert [link.code for link in year.oit_links] == [f"o{n}" for n in range(1, 29)]


def test_about_half_of_the_summaries_are_left_to_the_form(year: YearReport) -> None:
    written = [m for m in year.measures if m.outcome.summary]
    assert 4 <= len(written) <= 6
    assert all(m.outcome.codes for m in year.measures if not m.outcome.summary)
    statuses = {m.outcome.status for m in year.measures}
    assert {"done", "in_progress", "not_done"} <= statuses <= set(STATUSES)


def test_days_and_money_keep_within_the_plan(year: YearReport) -> None:
    holds = FiscalYear(2568).holds
    for measure in year.measures:
        assert measure.period.start
        assert measure.period.end
        assert holds(measure.period.start)
        assert holds(measure.period.end)
        assert measure.period.start <= measure.period.end
        for outcome in (measure.outcome, measure.half_year or Outcome()):
            assert outcome.done_on.date is None or holds(outcome.done_on.date)
            assert (outcome.spent or 0) <= (measure.budget or 0)
        if measure.half_year:
            assert measure.half_year.spent is not None
            assert measure.outcome.spent is not None
            assert measure.half_year.spent <= measure.outcome.spent


# --- evidence and texts --------------------------------------------------------------------------------------


def test_photos_are_there_under_their_hash(office: Office, year: YearReport) -> None:
    proofs = [e for o in outcomes(year) for e in o.evidence]
    photos = {e.sha256 for e in proofs if e.kind == "photo"}
    assert {e.place for e in proofs} == {"", "output", "result", "appendix"}
    assert {e.kind for e in proofs} == {"photo", "link", "file"}
    assert all(e.url for e in proofs if e.kind != "photo")
    files = {path.stem: path.read_bytes() for path in PHOTOS.iterdir()}
    assert files.keys() == photos | {office.agency.seal.sha256}
    for name, content in files.items():
        assert hashlib.sha256(content).hexdigest() == name
        assert content.startswith(b"\xff\xd8\xff")
        assert len(content) < 90_000


def test_texts_are_clean(office: Office, year: YearReport) -> None:
    for text in [*texts(year), office.agency.address]:
        assert text == unicodedata.normalize("NFC", text).strip()
        assert not re.search(r"[0-9]", ADDRESS.sub("", text)), text
        assert not re.search(
            r"  | ,| \n|\n |\u0e4d\u0e32|[^ ]ๆ|ๆ[^ ]|พ\.ศ\.[^ ]|\.\.|[\u200b\u00a0]", text
        ), text
        assert text.count("(") == text.count(")")
        numbers = [n.translate(THAI_DIGITS) for n in re.findall(r"^([๐-๙]+)\. ", text, re.MULTILINE)]
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
        assert len(numbers) != 1


def test_no_sentence_is_used_twice(year: YearReport) -> None:
    sentences = [
        line for o in outcomes(year) for t in (o.output, o.result, o.summary) for line in t.split("\n")
    ]
    sentences = [s for s in sentences if s]
    assert len(sentences) == len(set(sentences))
