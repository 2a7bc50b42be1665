"""The computed scores of years, kept until a year's assessment is another."""

from decimal import Decimal

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.computed_scores import computed_level, computed_scores
from ita_desk.domain.framework import Framework
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.score_sources import has_rule
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class ComputedYear:
    """What follows from an assessment by its year's own framework."""

    assessment: Assessment
    framework: Framework
    scores: FrozenMap[str, Decimal]
    level: str


class ComputedYears:
    """Computes each year once as long as its assessment is the same object."""

    def __init__(self, frameworks: FrameworkCatalog) -> None:
        self._frameworks = frameworks
        self._kept: dict[int, ComputedYear] = {}

    def has_rule(self, year: int) -> bool:
        """Whether anything can be computed for a year."""
        return has_rule(self._frameworks.of_year(year))

    def of_year(self, office: Office, year: int) -> ComputedYear | None:
        """What is computed for a year; None if its rule is not known or the office has no such year."""
        report, framework = office.year(year), self._frameworks.of_year(year)
        if report is None or framework is None or not has_rule(framework):
            return None
        kept = self._kept.get(year)
        if kept is None or kept.assessment is not report.assessment or kept.framework is not framework:
            scores = report.assessment.scores
            computed = computed_scores(scores, framework)
            level = computed_level(scores, framework)
            kept = self._kept[year] = ComputedYear(report.assessment, framework, computed, level)
        return kept
