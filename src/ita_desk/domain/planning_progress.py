"""How far the work before the measures has come: the agency, the scores to rest on, and their analysis."""

from collections.abc import Mapping
from decimal import Decimal

from ita_desk.domain.agency import Agency
from ita_desk.domain.framework import Framework
from ita_desk.domain.issue_questions import finding_about, issues_by_code, subjects_of
from ita_desk.domain.progress_step import Missing, ProgressStep, counted_step, missing_at
from ita_desk.domain.suggestions import PASSING
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message

Scores = Mapping[str, Decimal]

_AGENCY_FIELDS = ("name", "district", "province", "divisions")
_INDICATORS = 10
_CODES = (
    "total",
    "IIT",
    "EIT",
    "OIT",
    *map(str, range(1, _INDICATORS + 1)),
)  # where the year's list is not known


def agency_step(agency: Agency) -> ProgressStep:
    """Name, district, province and units of the agency."""
    words = agency.words
    without_district = words is not None and not words.has_district
    asked = [name for name in _AGENCY_FIELDS if not (without_district and name == "district")]

    def tell(name: str) -> Missing:
        return missing_at(Place(0, AGENCY, name), "agency", field=Message(f"field.agency.{name}"))

    return counted_step("agency", ((name, _is_given(agency, name)) for name in asked), tell)


def _is_given(agency: Agency, name: str) -> bool:
    if name == "name":
        return bool((agency.full_title + agency.name).strip())
    if name == "divisions":
        return any(unit.strip() for unit in agency.divisions)
    return bool(getattr(agency, name).strip())


def scores_step(report: YearReport, framework: Framework | None, scores: Scores) -> ProgressStep:
    """The announced total, instruments and indicators of the basis year, whose list and scores are given."""
    year, codes = int(report.basis_year), _score_codes(framework)
    left = sum(code not in scores for code in codes)

    def tell(code: str) -> Missing:
        place = Place(year, REPORT, f"assessment.scores.{code}")
        return missing_at(place, "scores", year=year, count=left)

    return counted_step("scores", ((code, code in scores) for code in codes), tell)


def _score_codes(framework: Framework | None) -> tuple[str, ...]:
    if framework is None or len(framework.indicators) < _INDICATORS:  # not all of it is known
        return _CODES
    instruments = tuple(one.code for one in framework.instruments)
    return "total", *instruments, *(one.code for one in framework.indicators)


def analysis_step(report: YearReport, framework: Framework | None, scores: Scores) -> ProgressStep:
    """The findings about what has low scores in the basis year, whose list and scores are given."""

    def tell(about: str) -> Missing:
        kind, _, code = about.partition(":")
        place = Place(int(report.fiscal_year), REPORT, f"findings.{about}")
        return missing_at(place, "analysis", subject=Message(f"place.about.{kind}", {"code": code}))

    subjects = subjects_to_analyse(report, framework, scores)
    return counted_step("analysis", ((about, _is_written(report, about)) for about in subjects), tell)


def subjects_to_analyse(report: YearReport, framework: Framework | None, scores: Scores) -> tuple[str, ...]:
    """The subjects with a score under the target; all of them where the scores tell of none."""
    subjects = [about for about in subjects_of(report, framework) if about.partition(":")[0] in _KINDS]
    by_code = {about.partition(":")[2]: about for about in subjects if not about.startswith("issue:")}
    by_code |= {code: f"issue:{number}" for code, number in issues_by_code(report, framework).items()}
    told = {by_code[code] for code in scores if code in by_code}
    low = {by_code[code] for code, score in scores.items() if code in by_code and score < PASSING}
    return tuple(about for about in subjects if about in low or not told)


_KINDS = ("issue", "indicator", "instrument")


def _is_written(report: YearReport, about: str) -> bool:
    finding = finding_about(report, about)
    return finding is not None and bool(
        (finding.shortcomings + finding.to_develop + finding.to_maintain).strip()
    )
