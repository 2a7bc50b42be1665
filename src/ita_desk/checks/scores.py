"""Whether the scores of the years concerned are possible, fit each other, and give the level that was announced."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ita_desk.checks.check import Check, Found, TextCheck, YearCheck, found, found_at
from ita_desk.checks.code_lists import score_name, score_names
from ita_desk.checks.context import Context, Setting
from ita_desk.checks.problem import Remedy
from ita_desk.checks.score_rules import Deviation, deviations, fitting_level, level_is_sure
from ita_desk.domain.score_sources import rounded
from ita_desk.domain.texts import REPORT, Place, PlacedText
from ita_desk.domain.year_report import YearReport
from ita_desk.thai.digits import to_arabic

_FULL = Decimal(100)
_NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,6})?(?![0-9.])")
_PRINTED = re.compile(r"assessment\.as_printed\[[0-9]+\]\.text")


def find_impossible(context: Context) -> Iterator[Found]:
    """Find scores that are less than 0 or more than 100."""
    for place, code, score in _scores(context):
        if not 0 <= score <= _FULL:
            yield found_at(place, code=score_name(code), score=score)


def find_fine_decimals(context: Context) -> Iterator[Found]:
    """Find scores with more decimals than the two in which they are published."""
    for place, code, score in _scores(context):
        if rounded(score) != score:
            remedy = Remedy("set", rounded(score))
            yield found_at(place, remedy=remedy, code=score_name(code), score=score, right=rounded(score))


def find_two_values(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a cell of the score table in which several scores were printed."""
    numbers = list(_NUMBER.finditer(to_arabic(placed.text))) if _PRINTED.fullmatch(placed.place.field) else []
    if len(numbers) > 1:
        first = placed.text[slice(*numbers[0].span())]
        yield found(0, len(placed.text), remedy=Remedy("replace", first), text=placed.text, first=first)


def find_unreadable(placed: PlacedText, _: Setting) -> Iterator[Found]:
    """Find a cell of the score table in which no score can be read."""
    if _PRINTED.fullmatch(placed.place.field) and not _NUMBER.search(to_arabic(placed.text)):
        yield found(0, len(placed.text), text=placed.text)


def find_printed_twice(context: Context) -> Iterator[Found]:
    """Find a code that was printed with two scores."""
    report = context.report
    first: dict[str, Decimal] = {}
    for number, entry in enumerate(report.assessment.as_printed):
        if (
            entry.code
            and entry.score is not None
            and first.setdefault(entry.code, entry.score) != entry.score
        ):
            place = Place(int(report.fiscal_year), REPORT, f"assessment.as_printed[{number}].text")
            scores = {"score": _printed(entry.score), "other": _printed(first[entry.code])}
            yield found_at(place, remedy=None, code=score_name(entry.code), **scores)


def find_wrong_sums(context: Context) -> Iterator[Found]:
    """Find announced scores that do not follow from the announced scores below them, where the rule is sure."""
    yield from _deviating(context, sure=True)


def find_doubtful_sums(context: Context) -> Iterator[Found]:
    """Find announced scores that do not follow from those below them, where the rule is not quite sure."""
    yield from _deviating(context, sure=False)


def find_wrong_levels(context: Context) -> Iterator[Found]:
    """Find an announced level that the year's rule does not give for the scores."""
    for report in _reports(context):
        framework = context.framework_of(int(report.fiscal_year))
        said = report.assessment.level.strip()
        right = fitting_level(report.assessment.scores, framework) if framework else ""
        if said and right and said != right and framework and level_is_sure(framework):
            place = Place(int(report.fiscal_year), REPORT, "assessment.level")
            yield found_at(place, remedy=Remedy("set", right), level=said, right=right)


def find_foreign_levels(context: Context) -> Iterator[Found]:
    """Find an announced level of a name that the year's rule does not have."""
    for report in _reports(context):
        framework = context.framework_of(int(report.fiscal_year))
        names = [level.name for level in framework.levels] if framework else []
        said = report.assessment.level.strip()
        if said and names and said not in names:
            place = Place(int(report.fiscal_year), REPORT, "assessment.level")
            yield found_at(place, level=said, names=", ".join(names), year=report.fiscal_year)


def find_other_scores(context: Context) -> Iterator[Found]:
    """Find scores listed under a finding that are not those of the score table."""
    scores = context.basis.assessment.scores if context.basis else {}
    for finding in context.report.findings:
        for number, question in enumerate(finding.questions):
            right = scores.get(question.code)
            if question.score is not None and right is not None and rounded(question.score) != rounded(right):
                place = Place(context.setting.fiscal_year, finding.id, f"questions[{number}].score")
                values = {"score": _printed(question.score), "right": _printed(right)}
                remedy = Remedy("set", right)
                yield found_at(place, remedy=remedy, code=score_name(question.code), **values)


def _deviating(context: Context, *, sure: bool) -> Iterator[Found]:
    for report in _reports(context):
        framework = context.framework_of(int(report.fiscal_year))
        found_ones = deviations(report.assessment.scores, framework) if framework else ()
        for deviation in found_ones:
            if deviation.sure == sure:
                yield _deviation(deviation, report)


def _deviation(deviation: Deviation, report: YearReport) -> Found:
    place = Place(int(report.fiscal_year), REPORT, f"assessment.scores.{deviation.code}")
    values = {"score": _printed(deviation.announced), "computed": _printed(deviation.computed)}
    names = {"code": score_name(deviation.code), "sources": score_names(deviation.sources)}
    return found_at(place, remedy=None, **names, **values)


def _reports(context: Context) -> tuple[YearReport, ...]:
    """The year that the report rests on and its own, each once."""
    basis = context.basis
    return (basis, context.report) if basis and basis is not context.report else (context.report,)


def _scores(context: Context) -> Iterator[tuple[Place, str, Decimal]]:
    for report in _reports(context):
        for code, score in report.assessment.scores.items():
            yield Place(int(report.fiscal_year), REPORT, f"assessment.scores.{code}"), code, score


def _printed(score: Decimal) -> str:
    return f"{rounded(score):.2f}"


CHECKS: tuple[Check, ...] = (
    YearCheck("scores.impossible", "must", find_impossible),
    YearCheck("scores.decimals", "consider", find_fine_decimals),
    TextCheck("scores.two-values", "must", find_two_values),
    TextCheck("scores.unreadable", "should", find_unreadable),
    YearCheck("scores.printed-twice", "must", find_printed_twice),
    YearCheck("scores.not-as-computed", "must", find_wrong_sums),
    YearCheck("scores.perhaps-not-as-computed", "should", find_doubtful_sums),
    YearCheck("scores.level", "must", find_wrong_levels),
    YearCheck("scores.level-unknown", "must", find_foreign_levels),
    YearCheck("scores.finding-otherwise", "must", find_other_scores),
)
