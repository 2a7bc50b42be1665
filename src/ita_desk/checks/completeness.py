"""Whether the report has all that is asked of it; what is not due yet is not asked for."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ita_desk.checks.asked_columns import (
    AskedColumn,
    columns_in_season,
    empty_columns,
    has_outcome,
    outcomes_are_asked,
)
from ita_desk.checks.check import Check, Found, YearCheck, found_at
from ita_desk.checks.context import Context
from ita_desk.checks.problem import Remedy
from ita_desk.domain.finding import Finding
from ita_desk.domain.issue_questions import INSTRUMENT_OF, issues_by_code
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.suggestions import Suggestion, suggestions
from ita_desk.domain.texts import REPORT, Place
from ita_desk.forms.report_form import Section, SignaturesSection
from ita_desk.forms.score_sections import ListSection, QuestionTablesSection

_QUESTION = re.compile("[ieo][0-9]+")
_ADDRESS = re.compile(r"https?://[^\s/.:]+(?:\.[^\s/.:]+)+(?::[0-9]+)?(?:[/?#]\S*)?", re.IGNORECASE)
_BARE_ADDRESS = re.compile(
    r"(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?::[0-9]+)?(?:[/?#]\S*)?"
)


def _at_report(context: Context, field: str) -> Place:
    return Place(int(context.report.fiscal_year), REPORT, field)


def _named(columns: Iterable[AskedColumn]) -> str:
    return ", ".join(dict.fromkeys(column.heading for column in columns))


def find_empty_columns(context: Context) -> Iterator[Found]:
    """Find the columns that no measure fills, all of them as one."""
    columns = empty_columns(context)
    if columns:
        yield found_at(_at_report(context, "measures"), columns=_named(columns))


def find_plan_gaps(context: Context) -> Iterator[Found]:
    """Find measures that leave parts of the plan empty: one for each measure, naming all of them."""
    return _gaps(context, of_outcome=False)


def find_outcome_gaps(context: Context) -> Iterator[Found]:
    """Find measures that leave parts of the outcome empty: one for each measure, naming all of them."""
    return _gaps(context, of_outcome=True)


def _gaps(context: Context, *, of_outcome: bool) -> Iterator[Found]:
    everywhere = empty_columns(context)
    columns = [
        column
        for column in columns_in_season(context)
        if column.of_outcome == of_outcome and not column.is_optional and column not in everywhere
    ]
    for measure in context.report.measures:
        gaps = [column for column in columns if column.is_empty(measure)]
        if gaps:
            place = Place(int(context.report.fiscal_year), measure.id, gaps[0].fields[0])
            yield found_at(place, columns=_named(gaps))


def find_missing_evidence(context: Context) -> Iterator[Found]:
    """Find measures done without evidence where others have some; where none has, one for the report."""
    measures = context.report.measures
    if not outcomes_are_asked(context) or not any(has_outcome(measure) for measure in measures):
        return
    proven = {m.id for m in measures if m.outcome.evidence or (m.half_year or Outcome()).evidence}
    if not proven:
        yield found_at(_at_report(context, "measures"))
        return
    for measure in measures:
        if measure.id not in proven and measure.outcome.status in ("", "done") and has_outcome(measure):
            yield found_at(Place(int(context.report.fiscal_year), measure.id, "outcome.evidence"))


def find_unanswered_findings(context: Context) -> Iterator[Found]:
    """Find shortcomings for which no measure is planned, by the issue or by a code of it."""
    report, basis = context.report, context.setting.basis_framework
    issues = issues_by_code(report, basis)
    planned = {f"issue:{m.issue}" for m in report.measures if m.issue}
    for measure in report.measures:
        for code in measure.codes:
            planned |= {f"indicator:{code}", f"instrument:{code}", f"issue:{issues.get(code)}"}
            planned.add(f"instrument:{INSTRUMENT_OF.get(code[:1], '')}")
    for finding in report.findings:
        if report.measures and finding.shortcomings.strip() and finding.about not in planned:
            place = Place(int(report.fiscal_year), finding.id, "shortcomings")
            yield found_at(place, subject=finding.about.partition(":")[2])


def find_unanswered_scores(context: Context) -> Iterator[Found]:
    """Find questions under the target that neither a finding nor a measure deals with, all of them as one."""
    if not context.report.measures:
        return
    weak = suggestions(context.office, int(context.report.fiscal_year), context.framework_of)
    questions = [s for s in weak if _QUESTION.fullmatch(s.code) and "under" in s.reasons]
    left = [s for s in questions if not s.measures and not _is_dealt_with(context, s)]
    if left:
        codes = ", ".join(f"{_printed(s.code)} ({_score(s.score)})" for s in left)
        yield found_at(_at_report(context, "findings"), codes=codes, count=len(left))


def _is_dealt_with(context: Context, weak: Suggestion) -> bool:
    if weak.issue is None:
        return False
    about = f"issue:{weak.issue}"
    found = any(_has_text(finding) for finding in context.report.findings if finding.about == about)
    return found or any(measure.issue == weak.issue for measure in context.report.measures)


def _has_text(finding: Finding) -> bool:
    return bool((finding.shortcomings + finding.to_develop + finding.to_maintain).strip())


def _printed(code: str) -> str:
    return code.upper() if code.startswith("o") else code


def _score(score: Decimal) -> str:
    return f"{score:.2f}"


def find_issues_without_finding(context: Context) -> Iterator[Found]:
    """Find issues of the analysis that nothing was written about, once some have been, all of them as one."""
    report, basis = context.report, context.setting.basis_framework
    if not _prints(context, QuestionTablesSection):
        return
    written = {finding.about for finding in report.findings if _has_text(finding)}
    issues = basis.issues if basis else ()
    left = [str(issue.number) for issue in issues if f"issue:{issue.number}" not in written]
    if left and len(left) < len(issues):
        yield found_at(_at_report(context, "findings"), issues=", ".join(left))


def find_missing_limitations(context: Context) -> Iterator[Found]:
    """Find that the analysis is written and no limitations are given, where they are printed."""
    report = context.report
    given = any(text.strip() for text in report.limitations)
    if report.findings and not given and _prints(context, ListSection):
        yield found_at(_at_report(context, "limitations"))


def find_missing_signature(context: Context) -> Iterator[Found]:
    """Find that nobody with a name is to sign a report whose measures are all told of."""
    signatories = context.report.signatories or context.office.agency.signatories
    if (
        _prints(context, SignaturesSection)
        and _is_written(context)
        and not any(signatory.name.strip() for signatory in signatories)
    ):
        yield found_at(_at_report(context, "signatories"))


def find_missing_date(context: Context) -> Iterator[Found]:
    """Find a report without its date though its measures are all told of."""
    if context.report.report_date is None and _is_written(context):
        yield found_at(_at_report(context, "report_date"))


def _is_written(context: Context) -> bool:
    """Whether every measure tells what came of it, and that is asked; else the office is still planning or at work."""
    measures = context.report.measures
    return (
        bool(measures) and outcomes_are_asked(context) and all(has_outcome(measure) for measure in measures)
    )


def _prints(context: Context, kind: type[Section]) -> bool:
    """Whether the form has a section of this kind; where no form is chosen, every kind may be printed."""
    return context.form is None or any(isinstance(section, kind) for section in context.form.sections)


def find_wrong_links(context: Context) -> Iterator[Found]:
    """Find evidence and published items whose address is none that a browser can open."""
    year = int(context.report.fiscal_year)
    for measure in context.report.measures:
        for name, outcome in (("outcome", measure.outcome), ("half_year", measure.half_year)):
            for number, proof in enumerate(outcome.evidence if outcome else ()):
                if proof.kind == "link":
                    yield from _link(Place(year, measure.id, f"{name}.evidence[{number}].url"), proof.url)
    for number, link in enumerate(context.report.oit_links):
        if link.url.strip():
            yield from _link(Place(year, REPORT, f"oit_links[{number}].url"), link.url)


def _link(place: Place, url: str) -> Iterator[Found]:
    if not _ADDRESS.fullmatch(url.strip()):
        bare = _BARE_ADDRESS.fullmatch(url.strip())
        yield found_at(place, remedy=Remedy("set", f"https://{bare[0]}") if bare else None, url=url)


CHECKS: tuple[Check, ...] = (
    YearCheck("completeness.empty-column", "should", find_empty_columns),
    YearCheck("completeness.plan-gap", "should", find_plan_gaps),
    YearCheck("completeness.outcome-gap", "should", find_outcome_gaps),
    YearCheck("completeness.no-evidence", "consider", find_missing_evidence),
    YearCheck("completeness.unanswered-finding", "should", find_unanswered_findings),
    YearCheck("completeness.unanswered-score", "should", find_unanswered_scores),
    YearCheck("completeness.issue-without-finding", "consider", find_issues_without_finding),
    YearCheck("completeness.no-limitations", "consider", find_missing_limitations),
    YearCheck("completeness.no-signature", "consider", find_missing_signature),
    YearCheck("completeness.no-date", "consider", find_missing_date),
    YearCheck("completeness.wrong-link", "should", find_wrong_links),
)
