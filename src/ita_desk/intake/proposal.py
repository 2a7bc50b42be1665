"""What was understood of a source."""

from collections.abc import Mapping
from dataclasses import field, replace

from ita_desk.domain.assessment import Assessment
from ita_desk.domain.fiscal_year import FIRST, FiscalYear
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.i18n import Message
from ita_desk.records import dataclass

# The year a report stands under while nobody has said which year it is of; the assessment is younger.
UNKNOWN_YEAR = FiscalYear(FIRST + 1)


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A table column: its heading, and the field it holds (`steps`, `outcome.result`) or nothing."""

    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table, over all its pages, and how many rows it has without headings and blank rows.

    `line` is that of its first row that is a heading or content, by which `Choices` name it; `kind` is `measures`,
    `scores`, or empty for a table that was not understood. Where it is not `headed`, its first row is content, and
    the columns' headings are what stands there.
    """

    columns: tuple[ColumnFound, ...]
    rows: int
    line: int = 0
    kind: str = ""
    headed: bool = True


@dataclass(frozen=True, slots=True)
class RowFound:
    """The first line of a measure's row, and the identifier of the measure made of it."""

    line: int
    measure: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """Text that is kept elsewhere or printed by the form itself: a title, a heading row, the agency's name."""

    kind: str
    text: str
    line: int


def with_scores(office: Office, fiscal_year: int, assessment: Assessment) -> Office:
    """The office with the scores of a year, which is added if it is not there."""
    year = FiscalYear(fiscal_year)
    report = office.year(year) or YearReport(year, FiscalYear(max(FIRST, year - 1)))
    return office.with_year(replace(report, assessment=assessment))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a source says: an office that holds only this, and notes for the person who imports it.

    Without a `fiscal_year` in the source, the measures stand in a report of `UNKNOWN_YEAR` until `in_year`.
    `scores_year` is where the scores stand that the report rests on, if the source prints any. `photos` are the
    bytes of the pictures that evidence names, by their SHA-256. `rows` are the measures' rows in their order: a row
    has the same identifier whatever `Choices` were made. `stated_years` are those whose scores the source states to
    be of that year.
    """

    office: Office
    fiscal_year: int | None = None
    basis_year: int | None = None
    scores_year: int | None = None
    tables: tuple[TableFound, ...] = ()
    notes: tuple[Message, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict)
    rows: tuple[RowFound, ...] = ()
    stated_years: frozenset[int] = frozenset()

    def in_year(self, fiscal_year: int) -> "Proposal":
        """The proposal with the report of its year, or of the unknown one, under another fiscal year.

        The scores it rests on go with its basis year.

        Raises ValueError for a year outside 2500-2700.
        """
        year = FiscalYear(fiscal_year)
        report = self.office.year(self.fiscal_year or UNKNOWN_YEAR)
        if report is None:
            return replace(self, fiscal_year=year)
        said = self.fiscal_year is None or self.basis_year != self.fiscal_year - 1
        basis = FiscalYear(self.basis_year) if self.basis_year and said else year.previous
        office = self.office.without_year(report.fiscal_year)
        if (
            report.fiscal_year in self.stated_years
        ):  # those scores are of that year, whatever the report is of
            office = with_scores(office, report.fiscal_year, report.assessment)
            report = replace(report, assessment=Assessment())
        moves = self.scores_year is not None and basis not in self.stated_years
        stay = self.stated_years if moves else {*self.stated_years, self.scores_year}
        there = office.year(year) if year in stay else None
        report = replace(report, fiscal_year=year, basis_year=basis)
        report = replace(report, assessment=there.assessment) if there else report
        if self.scores_year is None or not moves:
            return replace(self, office=office.with_year(report), fiscal_year=year, basis_year=int(basis))
        rested_on = self.office.year(self.scores_year)
        assessment = rested_on.assessment if rested_on else Assessment()
        alone = office.without_year(self.scores_year)
        alone = alone.with_year(report if there else replace(report, assessment=Assessment()))
        moved = with_scores(alone, basis, assessment)
        return replace(self, office=moved, fiscal_year=year, basis_year=int(basis), scores_year=int(basis))


@dataclass(slots=True)
class Findings:
    """What reading has found so far besides measures: notes, recognised text, text without a place, photos by SHA-256."""

    notes: list[Message] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)
    unplaced: list[tuple[str, int]] = field(default_factory=list)
    photos: dict[str, bytes] = field(default_factory=dict)

    def note(self, key: str, **values: object) -> None:
        """Add a note under `intake.`."""
        self.notes.append(Message(f"intake.{key}", values))

    def recognise(self, kind: str, text: str, line: int) -> None:
        """Add text that has its place."""
        self.recognised.append(Recognised(kind, text, line))

    def leave(self, text: str, line: int) -> None:
        """Add text that has no place, if it is not blank."""
        if text.strip():
            self.unplaced.append((text, line))
