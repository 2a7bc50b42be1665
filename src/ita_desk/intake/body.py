"""What comes after the cover: tables of measures and of scores, the analysis between them, the closing."""

import re
from collections.abc import Mapping, Sequence

from ita_desk.domain.agency import Signatory
from ita_desk.domain.finding import Finding
from ita_desk.domain.ids import IdSource
from ita_desk.domain.measure import MeasureGroup
from ita_desk.intake.analysis import AnalysisReader
from ita_desk.intake.cells import fold
from ita_desk.intake.choices import NO_CHOICES, Choices
from ita_desk.intake.closing import ClosingReader
from ita_desk.intake.cover import Cover, plain_lines, recognise_title
from ita_desk.intake.grid import Block, Paragraph, SourceLine, Table
from ita_desk.intake.markup import plain
from ita_desk.intake.printed_scores import PrintedCode, ScoreBook, read_overall
from ita_desk.intake.proposal import Findings, TableFound
from ita_desk.intake.records import Record, has_measures
from ita_desk.intake.rows import TableReader

_PAGE = re.compile(
    r"[-–\s]*(?:หน้า(?:ที่)?|page)?\s*[0-9๐-๙]{1,3}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,3})?[-–\s]*", re.IGNORECASE
)


class BodyReader:
    """Gives each block after the cover to the reader it is for; what none of them understands has no place."""

    def __init__(
        self,
        cover: Cover,
        indicators: Mapping[str, str],
        new_id: IdSource,
        findings: Findings,
        choices: Choices = NO_CHOICES,
        basis_year: int | None = None,
    ) -> None:
        self._cover = cover
        self._findings = findings
        self._choices = choices
        self._measures = TableReader(new_id, findings, choices, cover.fiscal_year)
        self.book = ScoreBook(findings)
        self._analysis = AnalysisReader(indicators, self.book, findings, choices, basis_year)
        self._closing = ClosingReader(findings)
        self._prose: list[tuple[SourceLine, ...]] = []

    @property
    def records(self) -> Sequence[Record]:
        """The measures as they stand in the rows."""
        return self._measures.records

    @property
    def groups(self) -> tuple[MeasureGroup, ...]:
        """The groups of the measures."""
        return tuple(self._measures.groups)

    @property
    def issues(self) -> tuple[Finding, ...]:
        """The findings by issue."""
        return self._analysis.issues

    @property
    def signatories(self) -> tuple[Signatory, ...]:
        """Who signs."""
        return tuple(self._closing.signatories)

    @property
    def limitations(self) -> tuple[str, ...]:
        """What the office says hinders it."""
        return self._closing.limitations

    @property
    def form(self) -> str:
        """The report form the measures fit best, or nothing."""
        return self._measures.form

    @property
    def stated_scores(self) -> Mapping[int, ScoreBook]:
        """The scores by the fiscal years that the headings of their columns state."""
        return self._analysis.books

    @property
    def tables(self) -> tuple[TableFound, ...]:
        """All tables in the order of the source."""
        placed = sorted([*self._measures.tables, *self._analysis.tables], key=lambda table: table[0])
        return tuple(table for _, table in placed)

    def read_all(self, blocks: Sequence[Block], front: Sequence[Paragraph]) -> None:
        """Read everything after the cover, whose paragraphs are `front`."""
        for block in blocks:
            self.read(block)
        self.finish(front)

    def read(self, block: Block) -> None:
        """Read the next block."""
        if isinstance(block, Table):
            self._read_table(block)
        elif lines := plain_lines(block):
            self._read_paragraph(lines)

    def finish(self, front: Sequence[Paragraph]) -> None:
        """Take the source as ended. If it has scores, the total and the level may stand in a sentence."""
        self._closing.finish()
        self._measures.note_unknown_columns()
        if self.book.codes and "total" not in self.book.codes:
            self._read_overall([*map(plain_lines, front), *self._prose])

    def _read_table(self, table: Table) -> None:
        self._closing.finish()
        kind = self._choices.kind_of(row.line for row in table.rows)
        if not kind and self._closing.signs(table.rows[0].cells):
            self._read_signatures(table)
        elif kind == "scores" or (not kind and not has_measures(table) and self._analysis.reads(table)):
            self._measures.close_table()
            self._analysis.read_table(table)
        else:
            self._analysis.close_table()
            self._measures.read(table)

    def _read_signatures(self, table: Table) -> None:
        """Read signatures that stand side by side, each in its column."""
        for column in range(max(len(row.cells) for row in table.rows)):
            cells = ((row.line, plain(row.cells[column])) for row in table.rows if column < len(row.cells))
            if lines := [SourceLine(number, text) for number, text in cells if text]:
                self._read_closing(lines)
            self._closing.finish()

    def _read_paragraph(self, lines: tuple[SourceLine, ...]) -> None:
        if self._analysis.read(lines) or recognise_title(lines, self._cover, self._findings):
            self._closing.finish()
        else:
            if not _PAGE.fullmatch(fold(" ".join(line.text for line in lines))):
                self._measures.pass_text()
            self._prose.append(lines)
            self._read_closing(lines)

    def _read_closing(self, lines: Sequence[SourceLine]) -> None:
        if left := self._closing.read(lines):
            self._findings.leave("\n".join(fold(line.text) for line in left), left[0].number)

    def _read_overall(self, paragraphs: Sequence[Sequence[SourceLine]]) -> None:
        for lines in paragraphs:
            total, level = read_overall(" ".join(line.text for line in lines))
            if total:
                self.book.add(PrintedCode("total", "", "", odd=False), total, lines[0].number)
                self.book.level = self.book.level or level
                return
