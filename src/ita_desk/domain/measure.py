"""What the office will do, and the groups measures may stand in."""

from dataclasses import field
from datetime import date
from decimal import Decimal

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.outcome import Outcome
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a measure; in the exchange form only its text."""

    id: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """When a measure runs: the text as typed, and the days where they were understood."""

    start: date | None = None
    end: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """A group row over the table; `headings` are column headings the group brings, by field."""

    id: str = ""
    lead: str = ""
    items: tuple[str, ...] = ()
    headings: FrozenMap[str, str] = field(default_factory=FrozenMap)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with its steps and what came of it.

    `number` is kept as typed; `group` is the id of a group of the same year; `continues` the id of the measure
    of an earlier year. `outcome` is the whole year's, `half_year` the six-month round's.
    """

    id: str = ""
    number: str = ""
    group: str = ""
    issue: int | None = None
    title: str = ""
    codes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    responsible: tuple[str, ...] = ()
    period: Period = field(default_factory=Period)
    budget: Decimal | None = None
    target: str = ""
    continues: str = ""
    outcome: Outcome = field(default_factory=Outcome)
    half_year: Outcome | None = None

    def outcome_of_round(self, months: int) -> Outcome:
        """The outcome of the six- or twelve-month round."""
        return self.outcome if months == 12 else self.half_year or Outcome()
