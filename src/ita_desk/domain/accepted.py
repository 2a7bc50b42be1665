"""What the office has said of problems that are none."""

from datetime import date

from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class AcceptedProblem:
    """A problem that was looked at and is none: which check, where, and who said so on which day.

    `record` and `field` are those of its place, empty for a word that is right anywhere. `text_hash` stands for what the check saw there; what was said holds
    only as long as that is the same.
    """

    code: str = ""
    record: str = ""
    field: str = ""
    text_hash: str = ""
    who: str = ""
    day: date | None = None
