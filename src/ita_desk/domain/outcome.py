"""What came of a measure."""

from dataclasses import field
from datetime import date as Day
from decimal import Decimal

from ita_desk.domain.evidence import Evidence
from ita_desk.records import dataclass

STATUSES = ("", "not_started", "in_progress", "done", "not_done", "cancelled")


@dataclass(frozen=True, slots=True)
class DoneOn:
    """A day as typed, and the date where it was understood."""

    date: Day | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Status, output, result and the other texts of one round of reporting (six or twelve months)."""

    status: str = ""
    output: str = ""
    result: str = ""
    summary: str = ""
    follow_up: str = ""
    suggestion: str = ""
    obstacles: str = ""
    spent: Decimal | None = None
    done_on: DoneOn = field(default_factory=DoneOn)
    codes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
