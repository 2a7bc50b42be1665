"""The analysis of an issue (or, before the seven issues, of an indicator or instrument)."""

from decimal import Decimal

from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class FindingQuestion:
    """A question as the office lists it under a finding, where that differs from the framework."""

    code: str = ""
    title: str = ""
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Three texts about one subject: `issue:1` ... `issue:7`, `indicator:4`, `instrument:OIT`."""

    id: str = ""
    about: str = ""
    shortcomings: str = ""
    to_develop: str = ""
    to_maintain: str = ""
    questions: tuple[FindingQuestion, ...] = ()
