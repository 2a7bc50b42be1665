"""The analysis of the scores: tables of indicators and questions, and the findings of each issue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise, starmap

from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.intake.cells import fold, squeezed
from ita_desk.intake.choices import NO_CHOICES, Choices
from ita_desk.intake.findings_text import heads_analysis, issue_in, parts_of
from ita_desk.intake.grid import Row, SourceLine, Table
from ita_desk.intake.headings import layout_of, with_chosen
from ita_desk.intake.markup import plain
from ita_desk.intake.printed_scores import PrintedCode, ScoreBook
from ita_desk.intake.proposal import ColumnFound, Findings, TableFound
from ita_desk.intake.records import is_rule
from ita_desk.intake.score_codes import code_of, instrument_in
from ita_desk.intake.score_layout import score_columns, score_columns_under, score_year

_LAST_ISSUE = 7


@dataclass(slots=True)
class _Part:
    """What has been read of one issue."""

    issue: int
    texts: dict[str, list[str]] = field(default_factory=dict)
    questions: list[FindingQuestion] = field(default_factory=list)
    printed_again: bool = False


@dataclass(slots=True)
class _OpenTable:
    columns: tuple[ColumnFound, ...]
    line: int
    headed: bool = True
    rows: int = 0
    instrument: str = ""

    @property
    def found(self) -> TableFound:
        """The table for a proposal."""
        return TableFound(self.columns, self.rows, self.line, "scores", self.headed)


class AnalysisReader:
    """Reads the score tables and the analysis between them in the order of the source.

    `indicators` gives the code of each indicator's name. An issue printed twice is compared with its first print.
    """

    def __init__(
        self,
        indicators: Mapping[str, str],
        book: ScoreBook,
        findings: Findings,
        choices: Choices = NO_CHOICES,
        basis_year: int | None = None,
    ) -> None:
        self._names = {squeezed(name): code for name, code in indicators.items()}
        self._book = book
        self._basis = basis_year
        self.books: dict[int, ScoreBook] = {}  # by the fiscal years that headings state
        self._findings = findings
        self._choices = choices
        self._tables: list[_OpenTable] = []
        self._table: _OpenTable | None = None
        self._parts: dict[int, _Part] = {}
        self._part: _Part | None = None  # the issue whose text is being read
        self._repeats = False  # it has been printed before
        self._analysed = False  # its findings have been read: the next questions are another issue's

    @property
    def tables(self) -> tuple[tuple[int, TableFound], ...]:
        """The tables read so far, each with the line it begins in."""
        return tuple((table.line, table.found) for table in self._tables)

    @property
    def issues(self) -> tuple[Finding, ...]:
        """The findings read so far, in the order of their issues."""
        parts = sorted((p for p in self._parts.values() if p.texts or p.questions), key=lambda p: p.issue)
        texts = ({name: "\n".join(pieces) for name, pieces in part.texts.items()} for part in parts)
        return tuple(
            Finding(about=f"issue:{part.issue}", questions=tuple(part.questions), **text)
            for part, text in zip(parts, texts, strict=True)
        )

    def close_table(self) -> None:
        """Take the last table as ended: something else follows."""
        self._table = None

    def reads(self, table: Table) -> bool:
        """Whether a table is one of scores, or goes on with the last one."""
        rows = [[plain(cell) for cell in row.cells] for row in table.rows]
        if any(map(score_columns, rows)) or any(starmap(score_columns_under, pairwise(rows))):
            return True
        width = max(map(len, rows))
        if self._table and len(self._table.columns) == width:
            return True
        filled = [cell for cell in next((cells for cells in rows if any(cells)), []) if cell]
        return len(filled) == 1 and self._is_text_here(filled[0])

    def _is_text_here(self, text: str) -> bool:
        """Whether a text is an issue's heading, or belongs to the issue being read."""
        return bool(issue_in(text) or (self._part and (heads_analysis(text) or parts_of(text)[1])))

    # --- paragraphs ------------------------------------------------------------------------------------------

    def read(self, lines: Sequence[SourceLine]) -> bool:
        """Read a paragraph if it is of the analysis: an issue's heading or a part of its findings."""
        self.close_table()
        return self._read_text("\n".join(line.text for line in lines), lines[0].number)

    def _read_text(self, text: str, line: int) -> bool:
        if issue := issue_in(text):
            self._findings.recognise("issue", text, line)
            self._open_issue(issue)
            return True
        if self._part is None:
            return False
        if heads_analysis(text):
            self._findings.recognise("heading", text, line)
            return True
        before, parts = parts_of(text)
        if not parts:
            return False
        self._findings.leave(before, line)
        for part in parts:
            self._findings.recognise("label", part.label, line)
            self._add_text(self._part, part.field, part.text, line)
        self._analysed = True
        return True

    def _open_issue(self, issue: int) -> None:
        self._repeats = issue in self._parts
        self._part = self._parts.setdefault(issue, _Part(issue))
        self._analysed = False

    def _add_text(self, part: _Part, name: str, text: str, line: int) -> None:
        self._note_again(part, line)
        pieces = part.texts.setdefault(name, [])
        if not self._repeats or not pieces:
            pieces.append(text)
        elif squeezed(text) == squeezed("".join(pieces)):
            self._findings.recognise("repeated", text, line)
        else:
            self._findings.leave(text, line)

    def _note_again(self, part: _Part, line: int) -> None:
        """Note, once, that an issue that had been read is printed again."""
        if self._repeats and not part.printed_again and (part.texts or part.questions):
            part.printed_again = True
            self._findings.note("issue_twice", issue=part.issue, line=line)

    # --- tables ----------------------------------------------------------------------------------------------

    def read_table(self, table: Table) -> None:
        """Read a table of scores."""
        rows = [(row, [plain(cell) for cell in row.cells]) for row in table.rows]
        lower: Row | None = None
        for place, (row, cells) in enumerate(rows):
            below = rows[place + 1] if place + 1 < len(rows) else None
            if row is lower:
                self._findings.recognise("heading", "\t".join(cells), row.line)
            elif below and not self._choices.at(row.line) and (two := score_columns_under(cells, below[1])):
                self._begin_page(two, row, cells)
                lower = below[0]
            else:
                self._read_row(row, cells)

    def _read_row(self, row: Row, cells: list[str]) -> None:
        filled = [cell for cell in cells if cell]
        chosen = self._choices.at(row.line)
        columns = score_columns(cells)
        heading = bool(columns or layout_of(cells)) or row.line in self._choices.heading_rows
        if chosen:
            named = columns or tuple(ColumnFound(fold(cell), "") for cell in cells)
            self._begin_table(with_chosen(named, chosen), row, cells, headed=heading)
        elif columns:
            self._begin_page(columns, row, cells)
        elif heading:
            self._findings.recognise("heading", "\t".join(cells), row.line)
        elif is_rule(cells):
            self._findings.recognise("rule", "\t".join(cells), row.line)
        elif len(filled) == 1 and self._read_text(filled[0], row.line):
            return
        elif self._table is None or not self._read_score(self._table, row, cells):
            self._findings.leave("\t".join(fold(cell) for cell in cells), row.line)

    def _begin_table(
        self, columns: tuple[ColumnFound, ...], row: Row, cells: Sequence[str], *, headed: bool
    ) -> None:
        """Begin a table whose columns a person named."""
        self._table = _OpenTable(columns, row.line, headed)
        self._tables.append(self._table)
        if headed:
            self._findings.recognise("heading", "\t".join(cells), row.line)
        elif not self._read_score(self._table, row, cells):
            self._findings.leave("\t".join(fold(cell) for cell in cells), row.line)

    def _begin_page(self, columns: tuple[ColumnFound, ...], row: Row, cells: Sequence[str]) -> None:
        self._findings.recognise("heading", "\t".join(cells), row.line)
        asks = any(column.field == "question" for column in columns)
        if asks and self._part and self._analysed and self._part.issue < _LAST_ISSUE:
            issue = self._part.issue + 1
            self._findings.note("issue_supposed", issue=issue, line=row.line)
            self._open_issue(issue)
        headings = [column.heading for column in columns]
        if self._table is None or [column.heading for column in self._table.columns] != headings:
            self._table = _OpenTable(columns, row.line)
            self._tables.append(self._table)

    def _read_score(self, table: _OpenTable, row: Row, cells: Sequence[str]) -> bool:
        """Read a row under the headings; False if it says of nothing known, and has no place."""
        named = zip(table.columns, cells, strict=False)
        texts = {column.field: fold(text) for column, text in named if column.field and text}
        table.instrument = instrument_in(texts.get("instrument", "")) or table.instrument
        if row.line in self._choices.left_out:
            return False
        code = code_of(texts, table.instrument, self._names)
        if code is None:
            return self._goes_on(texts, row)
        table.rows += 1
        score = self._add_scores(code, texts, row.line)
        self._findings.recognise("score", "\t".join(fold(cell) for cell in cells), row.line)
        if "level" in texts and code.code == "total":
            self._book.level = texts["level"]
        elif "level" in texts:
            self._findings.leave(texts["level"], row.line)
        self._leave_beyond(table, row, cells)
        if code.code[0] in "ieo":
            self._add_question(FindingQuestion(code.code, code.title, score), row.line)
        return True

    def _add_scores(self, code: PrintedCode, texts: Mapping[str, str], line: int) -> Decimal | None:
        """Add the scores of a row, those of a stated year to that year's; the one the report rests on."""
        score = self._book.add(code, texts.get("score", ""), line) if "score" in texts else None
        for name, text in texts.items():
            if year := score_year(name):
                book = self.books.setdefault(
                    year, self._book if year == self._basis else ScoreBook(self._findings)
                )
                said = book.add(code, text, line)
                score = said if year == self._basis and score is None else score
        return score

    def _goes_on(self, texts: Mapping[str, str], row: Row) -> bool:
        """Whether the row only goes on with the text of the last question."""
        if set(texts) != {"question"} or self._part is None or self._repeats or not self._part.questions:
            return False
        last = self._part.questions[-1]
        title = f"{last.title} {texts['question']}".strip()
        self._part.questions[-1] = FindingQuestion(last.code, title, last.score)
        return True

    def _leave_beyond(self, table: _OpenTable, row: Row, cells: Sequence[str]) -> None:
        for place, text in enumerate(cells):
            if place >= len(table.columns) or not table.columns[place].field:
                self._findings.leave(fold(text), row.line)

    def _add_question(self, question: FindingQuestion, line: int) -> None:
        if self._part is None:
            self._findings.leave(question.title, line)
            return
        self._note_again(self._part, line)
        if not self._repeats:
            self._part.questions.append(question)
        elif not any(_same(question, known) for known in self._part.questions):
            self._findings.leave(f"{question.code.upper()} {question.title}", line)


def _same(one: FindingQuestion, other: FindingQuestion) -> bool:
    return one.code == other.code and squeezed(one.title) == squeezed(other.title)
