"""How far the work of a fiscal year has come: its steps in the order in which they are done."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date

from ita_desk.domain.framework import Framework
from ita_desk.domain.measure_progress import Mark, MeasureProgress, measure_progress, measure_steps
from ita_desk.domain.office import Office
from ita_desk.domain.planning_progress import agency_step, analysis_step, scores_step
from ita_desk.domain.progress_step import Missing, ProgressStep, counted_step, missing_at
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import REPORT, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.records import dataclass

STEPS = ("agency", "scores", "analysis", "plan", "outcomes", "evidence", "problems", "signing")

FrameworkOf = Callable[[int], Framework | None]


@dataclass(frozen=True, slots=True)
class ProblemCounts:
    """What the checks found in a year: how many of the two worse severities, and the mark of each record by its id."""

    must: int = 0
    should: int = 0
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class YearProgress:
    """The steps of a year and its measures, in order; `months` is the round that was looked at.

    `signed` is the report of the round that went to signature last.
    """

    fiscal_year: int
    months: int
    steps: tuple[ProgressStep, ...]
    measures: tuple[MeasureProgress, ...]
    signed: SignedReport | None = None

    @property
    def next_step(self) -> ProgressStep | None:
        """The first step in which something is missing that can be done by now; None where there is none."""
        return next((step for step in self.steps if step.missing and not step.waits_until), None)

    @property
    def is_new(self) -> bool:
        """Whether nobody has begun with the year: no scores to rest on, no analysis, no measure."""
        begun = (step.done for step in self.steps if step.name in ("scores", "analysis"))
        return not self.measures and not any(begun)


def year_progress(
    office: Office,
    fiscal_year: int,
    months: int,
    problems: ProblemCounts | None,
    framework_of: FrameworkOf,
    today: date,
) -> YearProgress | None:
    """How far a year has come in the round of six or twelve months; None for a year the office lacks.

    `problems` is None while they are not known.
    """
    report = office.year(fiscal_year)
    if report is None:
        return None
    basis, framework = office.year(report.basis_year), framework_of(report.basis_year)
    scores = basis.assessment.scores if basis else {}
    signed = next((one for one in reversed(report.signed) if one.round == months), None)
    steps = (
        agency_step(office.agency),
        scores_step(report, framework, scores),
        analysis_step(report, framework, scores),
        *measure_steps(report, months, today),
        _problems_step(report, problems),
        _signing_step(office, report, signed),
    )
    marks = problems.marks if problems else None
    measures = tuple(measure_progress(measure, months, marks) for measure in report.measures)
    return YearProgress(fiscal_year, months, steps, measures, signed)


def _problems_step(report: YearReport, problems: ProblemCounts | None) -> ProgressStep:
    if problems is None:
        return ProgressStep("problems", 0, None)
    left, year = problems.must + problems.should, int(report.fiscal_year)
    if not left and not report.measures:  # nothing is wrong where nothing stands
        return ProgressStep("problems", 0, 0, missing_at(Place(year, REPORT, "measures"), "later"))
    place = Place(year, REPORT, "problems")
    missing = missing_at(place, "problems", must=problems.must, should=problems.should) if left else None
    return ProgressStep("problems", 0, left, missing)


def _signing_step(office: Office, report: YearReport, signed: SignedReport | None) -> ProgressStep:
    signers = report.signatories or office.agency.signatories
    given = {
        "signatories": any(one.name.strip() for one in signers),
        "report_date": report.report_date is not None,
        "signed": signed is not None,
    }

    def tell(name: str) -> Missing:
        return missing_at(Place(int(report.fiscal_year), REPORT, name), name)

    return counted_step("signing", given.items(), tell)
