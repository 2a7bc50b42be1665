"""The problems of a year as they are shown: with their paths, and without those that somebody said are none."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ita_desk.checks.context import FrameworkOf
from ita_desk.checks.problem import SEVERITIES, Problem
from ita_desk.checks.run import Checker
from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.office import Office
from ita_desk.domain.texts import (
    AGENCY,
    REPORT,
    Place,
    path_of,
    texts_of_agency,
    texts_of_measure,
    texts_of_year,
)
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import ReportForm
from ita_desk.records import dataclass

# Check, record, field, and the hash of what was seen: by this it is known again what was said of a problem.
Key = tuple[str, str, str, str]
# Checks of a word as such: what is said of it holds wherever the office writes it, in any year.
OF_WORDS = frozenset({"text.unknown-word"})


@dataclass(frozen=True, slots=True)
class CheckedProblem:
    """A problem, its path in the exchange form without the year, the text at its place, and its key.

    `accepted` is what was said where somebody said it is none.
    """

    problem: Problem
    path: str = ""
    text: str = ""
    key: Key = ("", "", "", "")
    accepted: AcceptedProblem | None = None


@dataclass(frozen=True, slots=True)
class CheckedYear:
    """What the checks found in a year: the problems, the worst first, and apart those accepted."""

    year: int = 0
    problems: tuple[CheckedProblem, ...] = ()
    accepted: tuple[CheckedProblem, ...] = ()

    def count(self, severity: str) -> int:
        """How many problems of a severity there are."""
        return sum(one.problem.severity == severity for one in self.problems)

    @property
    def worst(self) -> dict[str, tuple[str, int]]:
        """By the identifier of each record with problems: their worst severity, and how many there are."""
        found: dict[str, tuple[str, int]] = {}
        for one in self.problems:
            worst, count = found.get(one.problem.place.record, (one.problem.severity, 0))
            worse = min(worst, one.problem.severity, key=SEVERITIES.index)
            found[one.problem.place.record] = (worse, count + 1)
        return found


class YearChecking:
    """Checks years with all checks; what was found is kept for what does not change until the next time."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def check_year(self, office: Office, fiscal_year: int, form: ReportForm | None = None) -> CheckedYear:
        """The problems of a year of an office and of its agency; none for a year it lacks."""
        report = office.year(fiscal_year)
        if report is None:
            return CheckedYear(fiscal_year)
        found = _in_order(self._checker.problems(office, fiscal_year, form), report)
        places, known = _Places(office, report), _accepted_in(office, report)
        checked = [_checked(problem, places, known) for problem in found]
        return CheckedYear(
            fiscal_year,
            tuple(one for one in checked if one.accepted is None),
            tuple(one for one in checked if one.accepted),
        )


def _in_order(problems: Iterable[Problem], report: YearReport) -> list[Problem]:
    """The problems by severity, then as their records stand in the year."""
    findings, groups = (one.id for one in report.findings), (one.id for one in report.groups)
    records = (AGENCY, REPORT, *findings, *groups, *(one.id for one in report.measures))
    ranks = {record: rank for rank, record in enumerate(records)}
    return sorted(
        problems, key=lambda one: (SEVERITIES.index(one.severity), ranks.get(one.place.record, len(ranks)))
    )


class _Places:
    """The paths of places in one year, and their texts: of measures only of those asked for, since few have problems."""

    def __init__(self, office: Office, report: YearReport) -> None:
        self._office, self._report = office, report
        own = (*texts_of_agency(office.agency), *texts_of_year(replace(report, measures=())))
        self._texts = {placed.place: placed.text for placed in own}
        self._measures = {measure.id: number for number, measure in enumerate(report.measures)}
        self._read: set[str] = set()

    def text_at(self, place: Place) -> str:
        """The text at a place, "" where there is none."""
        number = self._measures.get(place.record)
        if number is not None and place.record not in self._read:
            self._read.add(place.record)
            texts = texts_of_measure(int(self._report.fiscal_year), self._report.measures[number])
            self._texts |= {placed.place: placed.text for placed in texts}
        return self._texts.get(place, "")

    def path_of(self, place: Place) -> str:
        """The path of a place in the exchange form, as `domain.texts` has it."""
        number = self._measures.get(place.record)
        if number is None or place.year != self._report.fiscal_year:
            return path_of(place, self._office)
        return f"measures[{number}].{place.field}".strip(".")


Known = dict[Key, AcceptedProblem]


def _accepted_in(office: Office, report: YearReport) -> Known:
    """What was said of problems of this year, and of words in any year."""
    words = [one for year in office.years for one in year.accepted if one.code in OF_WORDS]
    return {(one.code, one.record, one.field, one.text_hash): one for one in (*words, *report.accepted)}


def _checked(problem: Problem, places: _Places, known: Known) -> CheckedProblem:
    text = places.text_at(problem.place)
    key = key_of(problem, text)
    return CheckedProblem(problem, places.path_of(problem.place), text, key, known.get(key))


def key_of(problem: Problem, text: str) -> Key:
    """The key of a problem: the text at its place, the words of it, and the values told count; of a word only the word."""
    if problem.code in OF_WORDS:
        return problem.code, "", "", _hashed(problem.text)
    seen = (text, problem.span, sorted(problem.values.items()))
    return problem.code, problem.place.record, problem.place.field, _hashed(seen)


def _hashed(seen: object) -> str:
    return hashlib.sha256(json.dumps(seen, ensure_ascii=True).encode("ascii")).hexdigest()


def by_severity(problems: Iterable[CheckedProblem]) -> Iterator[tuple[str, tuple[CheckedProblem, ...]]]:
    """The severities that occur, the worst first, each with its problems in order."""
    listed = tuple(problems)
    for severity in SEVERITIES:
        if alike := tuple(one for one in listed if one.problem.severity == severity):
            yield severity, alike


def build_year_checking(framework_of: FrameworkOf) -> YearChecking:
    """What checks with all checks there are."""
    from ita_desk.checks.all_checks import build_checks  # they load much that a window does without
    from ita_desk.thai.words import Segmenter

    return YearChecking(Checker(build_checks(Segmenter()), framework_of))
