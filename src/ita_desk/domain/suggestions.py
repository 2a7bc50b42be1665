"""What needs a measure, by the scores that a year's plan rests on."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from ita_desk.domain.framework import Framework
from ita_desk.domain.issue_questions import INSTRUMENT_OF, issues_by_code, title_of
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.records import dataclass

PASSING = Decimal(85)  # the national target
FULL = Decimal(100)
REASONS = ("under", "lowest", "fallen")

_LOWEST = 3
_MOST_LOWEST = 5  # with those that share the third place
_QUESTION = re.compile("[ieo][0-9]+")
_INDICATOR = re.compile("[0-9]+")

FrameworkOf = Callable[[int], Framework | None]
Scores = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, indicator or instrument that should get a measure, and why.

    `score` is that of the basis year, `former` that of the year before where it means the same, in full precision;
    `issue` the number of its issue where known; `title` is empty where not known. `reasons` are some of REASONS:
    the score is under 85, among the lowest three of its instrument, lower than in the year before. `measures` are
    the ids of the year's measures that name the code.
    """

    code: str
    title: str
    score: Decimal
    issue: int | None
    reasons: tuple[str, ...]
    former: Decimal | None = None
    measures: tuple[str, ...] = ()


def suggestions(office: Office, fiscal_year: int, framework_of: FrameworkOf) -> tuple[Suggestion, ...]:
    """What needs a measure in a fiscal year: questions, then indicators, then instruments, the lowest scores first.

    `framework_of` gives the framework of exactly the year it is asked for. Nothing is suggested without announced
    scores of the basis year.
    """
    report = office.year(fiscal_year)
    basis = office.year(report.basis_year) if report else None
    if report is None or basis is None:
        return ()
    framework, scores = framework_of(report.basis_year), basis.assessment.scores
    issues, lowest = issues_by_code(report, framework), set(_lowest_codes(scores))
    found: list[Suggestion] = []
    for code, score in scores.items():
        if _kind(code) is None:
            continue
        former = former_score(office, report.basis_year, code, framework_of)
        holds = (score < PASSING, code in lowest, former is not None and score < former)
        reasons = tuple(reason for reason, held in zip(REASONS, holds, strict=True) if held)
        if reasons:
            title = title_of(code, framework)
            naming = measures_naming(report, code)
            found.append(Suggestion(code, title, score, issues.get(code), reasons, former, naming))
    return tuple(sorted(found, key=lambda s: (_kind(s.code), s.score, _in_order(s.code))))


def measures_naming(report: YearReport, code: str) -> tuple[str, ...]:
    """The ids of the year's measures that name a code."""
    return tuple(measure.id for measure in report.measures if code in measure.codes)


def former_score(office: Office, year: int, code: str, framework_of: FrameworkOf) -> Decimal | None:
    """The announced score of the year before, if the code meant the same then."""
    before = office.year(year - 1)
    if before is None or not same_meaning(code, year, year - 1, framework_of):
        return None
    return before.assessment.scores.get(code)


def same_meaning(code: str, year: int, other: int, framework_of: FrameworkOf) -> bool:
    """Whether a code means the same in two years: questions and sub-indicators do if both lists word them alike.

    The total, instruments with their parts, and indicators always do.
    """
    if not _QUESTION.fullmatch(code) and "." not in code:
        return True
    title = title_of(code, framework_of(year))
    return bool(title) and title == title_of(code, framework_of(other))


def _kind(code: str) -> int | None:
    """0 for a question, 1 for an indicator, 2 for an instrument, None for what gets no measure of its own."""
    if _QUESTION.fullmatch(code):
        return 0
    if _INDICATOR.fullmatch(code):
        return 1
    return 2 if code in INSTRUMENT_OF.values() else None


def _in_order(code: str) -> tuple[int, int]:
    """The place of a code among its like: by instrument, then by number."""
    return "ieo".find(code[0].lower()), int(re.sub("[^0-9]", "", code) or 0)


def _lowest_codes(scores: Scores) -> Iterator[str]:
    """The codes of the lowest three questions of each instrument; where more share a place, five at most."""
    for letter in INSTRUMENT_OF:
        asked = {code: s for code, s in scores.items() if _QUESTION.fullmatch(code) and code[0] == letter}
        low = sorted(score for score in asked.values() if score < FULL)
        bounds = [score for score in low[:_LOWEST] if sum(s <= score for s in low) <= _MOST_LOWEST]
        yield from (code for code, score in asked.items() if bounds and score <= bounds[-1])
