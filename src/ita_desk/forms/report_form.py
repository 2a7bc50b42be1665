"""A printed report form as read from its TOML file: page, and a sequence of sections."""

from dataclasses import field

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.forms.paper_sections import LinkTableSection, MemoHeadSection, PhotoAppendixSection
from ita_desk.forms.score_sections import (
    ChartsSection,
    ListSection,
    QuestionTablesSection,
    ScoreTableSection,
)
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class FormPage:
    """Paper, orientation and margins (millimetres: top, right, bottom, left)."""

    size: str = "A4"
    orientation: str = "portrait"
    margins_mm: tuple[float, float, float, float] = (25, 20, 20, 30)


@dataclass(frozen=True, slots=True)
class CoverSection:
    """A cover: title lines above, lines about the agency below, its seal if it has one.

    A line of the foot is made of parts; a part vanishes where an address or a number it names is not known.
    """

    id: str
    titles: tuple[str, ...]
    foot: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HeadingSection:
    """A centred heading; its text's lines are printed as lines.

    With `number` its running number among such headings leads it. It is left out when the section named by
    `with_section` prints nothing.
    """

    id: str
    text: str
    level: int = 1
    number: bool = False
    with_section: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphSection:
    """Running text of the form's own wording, which a year's `texts` may replace; then `lines` dotted ones to write on."""

    id: str
    text: str
    lines: int = 0


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """From this score on, how the sentence about it begins."""

    at_least: float
    opening: str


@dataclass(frozen=True, slots=True)
class ScoreSentence:
    """The sentence made from a measure's indicators and their scores where none was typed.

    `year` is whose scores: fiscal or basis. `one` words a single indicator ({name}, {score}); several are joined by
    `joiner`.
    """

    year: str
    one: str
    joiner: str
    bands: tuple[ScoreBand, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: which fields it prints and how; a column with `columns` is only a heading over those.

    `join` is first (the first field that is not empty) or lines (all of them, one below the other). With `statuses` it
    prints only for outcomes of those statuses; with `tick` it shows a tick for those, and no text. `photos` are the
    places whose pictures it shows. With `span` a cell that says the same as the one above goes on from it.
    """

    heading: str
    width: float = 0
    fields: tuple[str, ...] = ()
    join: str = "first"
    align: str = "left"
    statuses: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    tick: tuple[str, ...] = ()
    score_sentence: ScoreSentence | None = None
    span: bool = False
    columns: tuple["TableColumn", ...] = ()


@dataclass(frozen=True, slots=True)
class RowNumber:
    """Row numbers: as-typed, continuous or by-issue (2.1 is the first of issue 2).

    They stand in a column of their own where there is a heading, else before the first column's text.
    """

    style: str = "as-typed"
    heading: str = ""
    width: float = 0


@dataclass(frozen=True, slots=True)
class MeasureTableSection:
    """The table of measures, on request with group rows, and with the heading after each of these."""

    id: str
    columns: tuple[TableColumn, ...]
    number: RowNumber | None = None
    groups: bool = False
    heading_after: bool = False
    empty: str = ""

    @property
    def leaves(self) -> tuple[TableColumn, ...]:
        """The columns that print fields, from left to right."""
        return tuple(leaf for column in self.columns for leaf in (column.columns or (column,)))


@dataclass(frozen=True, slots=True)
class SignerRole:
    """Who signs: a role of the office's signatories, and what the form calls it where the office does not say."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class SignaturesSection:
    """The places to sign, one to three, from left to right."""

    id: str
    roles: tuple[SignerRole, ...]


Section = (
    CoverSection
    | HeadingSection
    | ParagraphSection
    | MeasureTableSection
    | SignaturesSection
    | ScoreTableSection
    | QuestionTablesSection
    | ChartsSection
    | ListSection
    | MemoHeadSection
    | PhotoAppendixSection
    | LinkTableSection
)


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A report form: its id for the command line, its name for people, and what it prints.

    `turns` are the pages on which a section, by its id, and those after it stand in place of the pages before. A form
    made from another shares its wordings and pictures of a year: `texts_of` is that form's id.
    """

    id: str
    name: str
    page: FormPage
    sections: tuple[Section, ...]
    turns: FrozenMap[str, FormPage] = field(default_factory=FrozenMap)
    texts_of: str = ""

    @property
    def texts_id(self) -> str:
        """The id under which a year keeps wordings and pictures for this form."""
        return self.texts_of or self.id

    def section(self, section_id: str) -> Section | None:
        """The section with this id."""
        return next((s for s in self.sections if s.id == section_id), None)

    @property
    def prints_outcomes(self) -> bool:
        """Whether it reports what came of the measures."""
        tables = [s for s in self.sections if isinstance(s, MeasureTableSection)]
        return any(f.startswith("outcome.") for t in tables for leaf in t.leaves for f in leaf.fields)
