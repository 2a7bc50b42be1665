"""What the analysis shows, as lines of text: its subjects, their questions, and what should get a measure."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ita_desk.domain.finding import FindingQuestion
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.issue_questions import finding_about, questions_of, subjects_of
from ita_desk.domain.office import Office
from ita_desk.domain.suggestions import Suggestion, former_score, measures_naming, suggestions
from ita_desk.domain.year_report import YearReport
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.models.measure_list import heading_of
from ita_desk.gui.models.score_names import score_name
from ita_desk.i18n import Messages
from ita_desk.records import dataclass

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A subject of the analysis, briefly named; `score` is the lowest of its questions, or its own, and empty if not known.

    `written` is whether something was written about it, None where there is nothing to write.
    """

    about: str
    name: str
    score: str
    written: bool | None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question, indicator or instrument; `measures` are id, number and heading of those that name it.

    `remarks` are its change since the year before and why it should get a measure.
    """

    code: str
    text: str
    score: str
    remarks: str = ""
    suggestion: Suggestion | None = None
    measures: tuple[tuple[str, str, str], ...] = ()


class AnalysisLines:
    """The analysis of a year report with scores of its basis year or, if `own`, of the fiscal year itself."""

    def __init__(
        self,
        office: Office,
        report: YearReport,
        frameworks: FrameworkCatalog,
        messages: Messages,
        *,
        own: bool = False,
    ) -> None:
        self._office, self._report, self._own = office, report, own
        self._frameworks, self._messages = frameworks, messages
        self.scored_year = int(report.fiscal_year if own else report.basis_year)
        self._scored = office.year(self.scored_year)
        self._scores = self._scored.assessment.scores if self._scored else FrozenMap[str, Decimal]()
        self._framework = frameworks.of_year(self.scored_year)
        self._suggestions = suggestions(office, report.fiscal_year, frameworks.of_year)

    # --- subjects --------------------------------------------------------------------------------------------

    def subjects(self) -> tuple[SubjectLine, ...]:
        """What the analysis is about, in order."""
        framework = self._frameworks.of_year(self._report.basis_year)
        return tuple(self._subject(about) for about in subjects_of(self._report, framework))

    def _subject(self, about: str) -> SubjectLine:
        finding = finding_about(self._report, about)
        texts = (finding.shortcomings, finding.to_develop, finding.to_maintain) if finding else ()
        kind, _, code = about.partition(":")
        own = self._scores.get(code) if kind != "issue" else None
        scores = [own] if own is not None else [q.score for q in self._questions(about)]
        lowest = min((score for score in scores if score is not None), default=None)
        name = f"{code}. {self._issue_name(code)}" if kind == "issue" else self.name_of(about)
        return SubjectLine(about, name, _shown(lowest), any(text.strip() for text in texts))

    def name_of(self, about: str) -> str:
        """A subject as it is called."""
        kind, _, code = about.partition(":")
        if kind == "issue":
            name = self._issue_name(code)
            return self._messages.say("window.analysis.issue", number=code, name=name).strip()
        return self._name(code) if kind in ("indicator", "instrument") and code else about

    def _issue_name(self, number: str) -> str:
        return _issue_name(self._framework, number) or _issue_name(self._nearest_with_issues(), number)

    def _nearest_with_issues(self) -> Framework | None:
        """The framework of the closest year that has issues: only their names are taken from another year."""
        year = self._report.basis_year
        known = [f for y in self._frameworks.years if (f := self._frameworks.of_year(y)) and f.issues]
        return min(known, key=lambda f: abs(f.fiscal_year - year), default=None)

    # --- questions -------------------------------------------------------------------------------------------

    def questions(self, about: str) -> tuple[QuestionLine, ...]:
        """The questions of a subject."""
        return tuple(self._question(question) for question in self._questions(about))

    def lowest(self, about: str, count: int) -> tuple[QuestionLine, ...]:
        """So many questions of a subject with the lowest scores, the lowest first."""
        scored = [line for line in self.questions(about) if line.score]
        return tuple(sorted(scored, key=lambda line: Decimal(line.score))[:count])

    def head(self, about: str) -> QuestionLine | None:
        """An indicator or instrument that is a subject, with its own score; None for an issue."""
        kind, _, code = about.partition(":")
        if kind not in ("indicator", "instrument") or code not in self._scores:
            return None
        return self._question(FindingQuestion(code, score=self._scores[code]))

    def _questions(self, about: str) -> tuple[FindingQuestion, ...]:
        # The office's own list and its scores are those of the basis year: codes mean something else in another.
        report = replace(self._report, findings=()) if self._own else self._report
        return questions_of(report, self._framework, about, self._scores)

    def _question(self, question: FindingQuestion) -> QuestionLine:
        code = question.code
        text = self._name(code, question.title) if code else question.title
        suggested = next((s for s in self._suggestions if s.code == code), None)
        line = QuestionLine(code, text, _shown(question.score), self._change(code, question.score))
        return line if self._own else self._with_measures(line, suggested)

    def suggested(self) -> tuple[QuestionLine, ...]:
        """What should get a measure by the scores of the basis year."""
        basis, year = self._frameworks.of_year(self._report.basis_year), self._report.basis_year
        nearest = self._frameworks.nearest(year)
        lines = (
            QuestionLine(
                s.code,
                score_name(s.code, nearest, basis, self._messages),
                _shown(s.score),
                self._change_from(s.former, s.score, year - 1),
            )
            for s in self._suggestions
        )
        return tuple(map(self._with_measures, lines, self._suggestions))

    def _with_measures(self, line: QuestionLine, suggestion: Suggestion | None) -> QuestionLine:
        ids = measures_naming(self._report, line.code) if line.code else ()
        found = [m for m in self._report.measures if m.id in ids]
        measures = tuple((m.id, m.number.strip(), heading_of(m)) for m in found)
        remarks = self._remarks(line.remarks, suggestion)
        return replace(line, remarks=remarks, suggestion=suggestion, measures=measures)

    def _remarks(self, change: str, suggestion: Suggestion | None) -> str:
        if suggestion is None:
            return change
        values = {"former": _shown(suggestion.former), "year": self._report.basis_year - 1}
        told = [self._messages.say(f"window.analysis.reason.{r}", **values) for r in suggestion.reasons]
        if change and "fallen" not in suggestion.reasons:  # which tells the change
            told.append(change)
        return " · ".join(told)

    def _name(self, code: str, title: str = "") -> str:
        nearest = self._frameworks.nearest(self.scored_year)
        if title and code[:1] in "ieo":
            return self._messages.say("window.scores.question", code=code, name=title)
        return score_name(code, nearest, self._framework, self._messages)

    def _change(self, code: str, score: Decimal | None) -> str:
        former = (
            former_score(self._office, self.scored_year, code, self._frameworks.of_year) if code else None
        )
        return self._change_from(former, score, self.scored_year - 1)

    def _change_from(self, former: Decimal | None, score: Decimal | None, year: int) -> str:
        if score is None or former is None:
            return ""
        change = score.quantize(_CENT, ROUND_HALF_UP) - former.quantize(_CENT, ROUND_HALF_UP)
        sign = "▲" if change > 0 else "▼" if change else "="
        key = "window.scores.change" if change else "window.scores.no_change"
        return self._messages.say(key, sign=sign, by=abs(change), year=year)

    # --- the whole -------------------------------------------------------------------------------------------

    def summary(self) -> str:
        """Total, its change and the level of the year whose scores are shown."""
        say, year = self._messages.say, self.scored_year
        total = self._scores.get("total")
        if total is None:
            return say("window.analysis.no_total", year=year)
        level = self._scored.assessment.level.strip() if self._scored else ""
        parts = [say("window.analysis.total", year=year, score=_shown(total)), self._change("total", total)]
        parts.append(say("window.analysis.level", level=level) if level else "")
        return " · ".join(part for part in parts if part)

    def is_known_question(self, code: str) -> bool:
        """Whether a code is one of the questions of the year whose scores are shown, or has a score."""
        return code in self._scores or bool(self._framework and self._framework.question(code))

    def offices_list(self, about: str) -> bool:
        """Whether the office has a list of its own of a subject's questions."""
        finding = finding_about(self._report, about)
        return finding is not None and bool(finding.questions)


def open_count(lines: Iterable[QuestionLine]) -> int:
    """How many of the lines no measure names."""
    return sum(not line.measures for line in lines)


def _shown(score: Decimal | None) -> str:
    return "" if score is None else str(score.quantize(_CENT, ROUND_HALF_UP))


def _issue_name(framework: Framework | None, number: str) -> str:
    issues = framework.issues if framework else ()
    return next((issue.name for issue in issues if str(issue.number) == number), "")
