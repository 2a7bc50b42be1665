"""What the office records for one fiscal year."""

from dataclasses import field
from datetime import date as Day

from ita_desk.domain.accepted import AcceptedProblem
from ita_desk.domain.agency import Signatory
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.finding import Finding
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.domain.signed_report import SignedReport
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class OitLink:
    """Where an OIT item is published."""

    code: str = ""
    url: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text of a source that found no place, with the name of the source and the line it stood in."""

    text: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Until when the report of each round has to be handed in; None where nobody has said."""

    half_year: Day | None = None
    whole_year: Day | None = None

    def of_round(self, months: int) -> Day | None:
        """The deadline of the six- or twelve-month round."""
        return self.whole_year if months == 12 else self.half_year


@dataclass(frozen=True, slots=True)
class YearReport:
    """The paper of one fiscal year: that year's scores, and the measures made for it and their outcomes.

    `basis_year` is the year whose scores the findings and measures rest on, normally the year before.
    `texts` replaces a form's wording of a section; its keys are `form/section`. `pictures` stand in the place of a
    form's charts: keys of blobs by `form/section/chart`. `accepted` are problems that are none; only the file holds them.
    """

    fiscal_year: FiscalYear
    basis_year: FiscalYear
    assessment: Assessment = field(default_factory=Assessment)
    findings: tuple[Finding, ...] = ()
    groups: tuple[MeasureGroup, ...] = ()
    measures: tuple[Measure, ...] = ()
    texts: FrozenMap[str, str] = field(default_factory=FrozenMap)
    oit_links: tuple[OitLink, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    report_date: Day | None = None
    signed: tuple[SignedReport, ...] = ()
    limitations: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    pictures: FrozenMap[str, str] = field(default_factory=FrozenMap)
    accepted: tuple[AcceptedProblem, ...] = ()
    deadlines: Deadlines = field(default_factory=Deadlines)

    @classmethod
    def empty(cls, fiscal_year: int) -> "YearReport":
        """A year without content, resting on the scores of the year before."""
        year = FiscalYear(fiscal_year)
        return cls(fiscal_year=year, basis_year=year.previous)

    def measure(self, measure_id: str) -> Measure | None:
        """The measure with this id."""
        return next((m for m in self.measures if m.id == measure_id), None)
