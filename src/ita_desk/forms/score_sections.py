"""Sections of a report form that print scores and what was found in them: as read from its TOML file."""

from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class ScoreTableSection:
    """The table of indicators by instrument: instrument, number, name, score.

    `year` is whose scores: fiscal or basis; `headings` and `widths` are those of the four columns.
    """

    id: str
    year: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class QuestionTablesSection:
    """For each issue a heading, the table of its questions (instrument, question, score) and its three findings.

    `issue_word` stands before an issue's number, `question_word` before a question's code. `finding_labels` lead
    the shortcomings, what to develop and what to maintain.
    """

    id: str
    year: str
    issue_word: str
    question_word: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    findings_heading: str
    finding_labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartWish:
    """One chart: what it shows (total, instruments, indicators or radar), of how many years, and its caption.

    `id` is empty where the form gives none.
    """

    show: str
    years: int
    caption: str
    id: str = ""

    @property
    def name(self) -> str:
        """What fields and pictures call it: its id, else what it shows."""
        return self.id or self.show


@dataclass(frozen=True, slots=True)
class ChartsSection:
    """Charts of scores, numbered; `caption_word` stands before the number.

    A chart with neither a score nor a picture of the office's own is left out.
    """

    id: str
    year: str
    caption_word: str
    charts: tuple[ChartWish, ...]


@dataclass(frozen=True, slots=True)
class ListSection:
    """A numbered list of what the year holds: its limitations."""

    id: str
    source: str
