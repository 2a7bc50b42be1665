"""The subjects of a year's analysis, and the questions that stand under each.

A subject is written as in `Finding.about`: `issue:1`, `indicator:4`, `instrument:OIT`. The framework and the scores
are those of one year, normally the basis year of the report.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.framework import Framework
from ita_desk.domain.year_report import YearReport

ISSUES = 7
FIRST_YEAR_OF_ISSUES = 2567  # results of earlier years are analysed by indicator

INSTRUMENT_OF = {"i": "IIT", "e": "EIT", "o": "OIT"}  # by the letter of a question's code

Questions = tuple[FindingQuestion, ...]


def subjects_of(report: YearReport, framework: Framework | None) -> tuple[str, ...]:
    """What the analysis is about: the issues, or the indicators and instruments of a year before there were issues.

    Other subjects follow that the office has findings about.
    """
    if framework and framework.issues:
        usual = [f"issue:{issue.number}" for issue in framework.issues]
    elif report.basis_year >= FIRST_YEAR_OF_ISSUES:
        usual = [f"issue:{number}" for number in range(1, ISSUES + 1)]
    else:
        indicators = framework.indicators if framework else ()
        usual = [f"indicator:{code}" for code in [i.code for i in indicators] or map(str, range(1, 11))]
        usual += ["instrument:IIT", "instrument:EIT", "instrument:OIT"]
    return tuple(dict.fromkeys([*usual, *(finding.about for finding in report.findings)]))


def finding_about(report: YearReport, about: str) -> Finding | None:
    """What the office found about a subject."""
    return next((finding for finding in report.findings if finding.about == about), None)


def listed_questions(report: YearReport, framework: Framework | None, about: str) -> Questions:
    """The questions of a subject as the office lists them, else those of the framework by their codes only."""
    finding = finding_about(report, about)
    if finding and finding.questions:
        return finding.questions
    return tuple(FindingQuestion(code) for code in _known_codes(framework, about)) if framework else ()


def questions_of(
    report: YearReport, framework: Framework | None, about: str, scores: Mapping[str, Decimal]
) -> Questions:
    """The questions of a subject, with wordings and scores that the office did not write itself filled in.

    A score that is not known is None.
    """

    def filled(question: FindingQuestion) -> FindingQuestion:
        title = question.title or title_of(question.code, framework)
        score = scores.get(question.code) if question.score is None else question.score
        return replace(question, title=title, score=score)

    return tuple(filled(question) for question in listed_questions(report, framework, about))


def questions_of_issue(
    report: YearReport, framework: Framework | None, number: int, scores: Mapping[str, Decimal]
) -> Questions:
    """The questions of an issue, as `questions_of` gives them."""
    return questions_of(report, framework, f"issue:{number}", scores)


def issues_by_code(report: YearReport, framework: Framework | None) -> dict[str, int]:
    """The issue of each question; of a question that stands under several, the first."""
    found: dict[str, int] = {}
    for number in range(1, ISSUES + 1):
        for question in listed_questions(report, framework, f"issue:{number}"):
            found.setdefault(question.code, number)
    return found


def _known_codes(framework: Framework, about: str) -> Iterable[str]:
    kind, _, code = about.partition(":")
    if kind == "issue":
        return [q for issue in framework.issues if str(issue.number) == code for q in issue.questions]
    if kind == "indicator":
        parts = {code, *(s.code for s in framework.sub_indicators if s.indicator == code)}
        return [question.code for question in framework.questions if question.of in parts]
    return [i.code for i in framework.indicators if kind == "instrument" and i.instrument == code]


def title_of(code: str, framework: Framework | None) -> str:
    """The official wording of a question, or name of a sub-indicator, indicator or instrument; empty where not known."""
    if framework is None:
        return ""
    names = {i.code: i.name for i in framework.instruments}
    names |= {i.code: i.name for i in framework.indicators}
    names |= {s.code: s.name for s in framework.sub_indicators}
    question = framework.question(code)
    return question.title if question else names.get(code, "")
