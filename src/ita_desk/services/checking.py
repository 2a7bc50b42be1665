"""The problems of a year as they are shown: with their paths, and without those that somebody said are none."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ita_desk.checks.context import FrameworkOf
from ita_desk.checks.problem import SEVERITIES, Problem
from ita_desk.checks.run import Checker
from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.office import Office
from ita_desk.domain.texts import AGENCY, REPORT, Place, path_of, texts_of_agency, texts_of_year
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.report_form import ReportForm


@dataclass(frozen=True, slots=True)
class CheckedProblem:
    """A problem, its path in the exchange form without the year, the text at its place, and the hash of what was seen.

    `accepted` is what was said where somebody said it is none.
    """

    problem: Problem
    path: str = ""
    text: str = ""
    text_hash: str = ""
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
        texts = {text.place: text.text for text in (*texts_of_agency(office.agency), *texts_of_year(report))}
        known = {(a.code, a.record, a.field, a.text_hash): a for a in report.accepted}
        checked = [_checked(problem, office, texts, known) for problem in found]
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


Known = dict[tuple[str, str, str, str], AcceptedProblem]


def _checked(problem: Problem, office: Office, texts: dict[Place, str], known: Known) -> CheckedProblem:
    place, text = problem.place, texts.get(problem.place, "")
    seen = hash_of(problem, text)
    accepted = known.get((problem.code, place.record, place.field, seen))
    return CheckedProblem(problem, path_of(place, office), text, seen, accepted)


def hash_of(problem: Problem, text: str) -> str:
    """The hash of what a check saw: the text at the place, which words of it, and the values it tells."""
    seen = (text, problem.span, sorted(problem.values.items()))
    return hashlib.sha256(json.dumps(seen, ensure_ascii=True).encode("ascii")).hexdigest()


def by_severity(problems: Iterable[CheckedProblem]) -> Iterator[tuple[str, tuple[CheckedProblem, ...]]]:
    """The severities that occur, the worst first, each with its problems in order."""
    listed = tuple(problems)
    for severity in SEVERITIES:
        if alike := tuple(one for one in listed if one.problem.severity == severity):
            yield severity, alike


def year_to_check(office: Office, fiscal_year: int | None = None) -> YearReport | None:
    """The report of a year, else of the newest with measures, else the newest."""
    if fiscal_year is not None:
        return office.year(fiscal_year)
    filled = [report for report in office.years if report.measures] or list(office.years)
    return filled[-1] if filled else None


def build_year_checking(framework_of: FrameworkOf) -> YearChecking:
    """What checks with all checks there are."""
    from ita_desk.checks.all_checks import build_checks  # they load much that a window does without
    from ita_desk.thai.words import Segmenter

    return YearChecking(Checker(build_checks(Segmenter()), framework_of))
