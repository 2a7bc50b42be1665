"""Fills the fields in braces of a form's wording from the office."""

import re
from collections.abc import Callable
from dataclasses import field
from decimal import ROUND_HALF_UP, Decimal

from ita_desk.document.kept import KeptParts
from ita_desk.domain.agency import Agency
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.fields import FIELD, is_known_field
from ita_desk.records import dataclass
from ita_desk.thai.dates import format_day
from ita_desk.thai.digits import DigitStyle

# Printed where a form asks for something the office has not said: a line to write on.
BLANK = "………"

ReadFramework = Callable[[], Framework]  # equal to another that reads the same


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """The choices made when printing: which round (6 or 12 months) and which digits (thai or arabic).

    `filing_year` is the year under whose OIT items the report is handed in; None is the fiscal year printed. A `draft`
    says so across each page. `code` is that of a version to be signed, which each page then bears.
    """

    round: int = 12
    digits: DigitStyle = "thai"
    filing_year: int | None = None
    draft: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class PrintContext:
    """What a document is built from: one year of an office, its agency as named then, and the print choices.

    `framework` is that of the fiscal year, `basis_framework` that of the year whose scores it rests on, or what reads it,
    `filing_framework` that of the year under whose items it is handed in, if that very year is known. `figures` are the
    numbers of the charts that are printed, by `section id/chart id`. `kept` are the parts of the document built before.
    """

    office: Office
    year: YearReport
    agency: Agency
    framework: Framework | None
    options: PrintOptions
    basis_framework: Framework | ReadFramework | None = None
    filing_framework: Framework | None = None
    form_id: str = ""
    figures: FrozenMap[str, int] = field(default_factory=FrozenMap)
    kept: KeptParts = field(default_factory=KeptParts, compare=False)

    @property
    def filing_year(self) -> int:
        """The year under whose OIT items the report is handed in."""
        return self.options.filing_year or int(self.year.fiscal_year)

    def scores_of(self, which: str) -> YearReport | None:
        """The year whose scores are meant: `fiscal` or `basis`."""
        return self.year if which == "fiscal" else self.office.year(self.year.basis_year)

    def year_of(self, which: str) -> int:
        """The year meant: `fiscal` or `basis`."""
        return int(self.year.fiscal_year if which == "fiscal" else self.year.basis_year)

    def framework_of(self, which: str) -> Framework | None:
        """The framework of that year."""
        asked = self.framework if which == "fiscal" else self.basis_framework
        return asked() if callable(asked) else asked

    def score(self, code: str, which: str) -> Decimal | None:
        """A score by code, or None where none was announced."""
        report = self.scores_of(which)
        return report.assessment.scores.get(code) if report else None

    def indicator_name(self, code: str) -> str:
        """The official name of an indicator, or a blank."""
        indicator = self.framework.indicator(code) if self.framework else None
        return indicator.name if indicator else BLANK

    def figure(self, chart_id: str) -> str:
        """The number of the first chart with this id, or a blank where it is not printed."""
        numbers = (str(number) for key, number in self.figures.items() if key.endswith(f"/{chart_id}"))
        return next(numbers, BLANK)


def printed_score(score: Decimal | None) -> str:
    """A score as printed: two decimals, or a blank."""
    return BLANK if score is None else str(score.quantize(Decimal("0.01"), ROUND_HALF_UP))


def printed_code(code: str) -> str:
    """The code of a question as reports write it: O27, i5."""
    return code.upper() if code.startswith("o") else code


def fill_fields(wording: str, context: PrintContext) -> str:
    """The wording with its known fields filled; what is in other braces, and what is filled in, stays as it is."""

    def value(match: re.Match[str]) -> str:
        return _value(match[1], context) if is_known_field(match[1]) else match[0]

    return FIELD.sub(value, wording)


def _value(name: str, context: PrintContext) -> str:
    head, _, rest = name.partition(".")
    name, _, which = name.partition("@")
    if head == "agency":
        return _agency_value(rest, context.agency)
    if head == "indicator":
        return context.indicator_name(rest.split(".")[0])
    if head == "figure":
        return context.figure(rest)
    if head == "score":
        return printed_score(context.score(name.partition(".")[2], which or "basis"))
    if name == "level":
        report = context.scores_of(which or "basis")
        return (report.assessment.level if report else "") or BLANK
    return _SIMPLE[name](context)


def _agency_value(name: str, agency: Agency) -> str:
    if name in ("head", "chief_officer", "office", "staff", "budget_law"):
        return getattr(agency.words, name) if agency.words else BLANK
    return str(getattr(agency, name)) or ("" if name == "place" else BLANK)


def _round_text(context: PrintContext) -> str:
    year, months = context.year.fiscal_year, context.options.round
    last = year.half if months == 6 else year.end
    return f"รอบ {months} เดือน (เดือน{format_day(year.start, 'month')} ถึง เดือน{format_day(last, 'month')})"


def _filing_code(context: PrintContext, which: str) -> str:
    """The OIT item of the filing year that asks for the `measures` or the `results`; empty if not known."""
    framework = context.filing_framework
    return str(getattr(framework.report_items, which)) if framework else ""


def _filing_title(context: PrintContext, which: str) -> str:
    code = _filing_code(context, which)
    question = context.filing_framework.question(code) if context.filing_framework and code else None
    return question.title if question else ""


def _measures_done(context: PrintContext) -> str:
    outcomes = [measure.outcome_of_round(context.options.round) for measure in context.year.measures]
    return str(sum(outcome.status == "done" for outcome in outcomes))


_SIMPLE: dict[str, Callable[[PrintContext], str]] = {
    "fiscal_year": lambda context: str(int(context.year.fiscal_year)),
    "basis_year": lambda context: str(int(context.year.basis_year)),
    "round.text": _round_text,
    "report_date": lambda context: (
        format_day(context.year.report_date) if context.year.report_date else BLANK
    ),
    "measures.count": lambda context: str(len(context.year.measures)),
    "measures.done": _measures_done,
    "filing.year": lambda context: str(context.filing_year),
    "filing.measures_code": lambda context: printed_code(_filing_code(context, "measures")) or BLANK,
    "filing.measures_title": lambda context: _filing_title(context, "measures") or BLANK,
    "filing.result_code": lambda context: printed_code(_filing_code(context, "results")) or BLANK,
    "filing.result_title": lambda context: _filing_title(context, "results") or BLANK,
}
