"""The table of indicator scores, and the tables of questions with what was found in them."""

from collections.abc import Iterator
from decimal import Decimal

from ita_desk.document.blocks import (
    Block,
    Cell,
    Column,
    HeaderCell,
    Heading,
    Paragraph,
    Row,
    Source,
    Span,
    Table,
    Text,
)
from ita_desk.document.fields import PrintContext, printed_score
from ita_desk.document.texts import TextPrinter
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.issue_questions import INSTRUMENT_OF, ISSUES, finding_about, questions_of_issue
from ita_desk.domain.year_report import YearReport
from ita_desk.forms.score_sections import ListSection, QuestionTablesSection, ScoreTableSection

NO_SCORES: FrozenMap[str, Decimal] = FrozenMap()
_FINDING_FIELDS = ("shortcomings", "to_develop", "to_maintain")


def build_score_table(section: ScoreTableSection, context: PrintContext) -> Table:
    """The ten indicators by instrument, with the scores of the section's year."""
    texts = TextPrinter(context.options.digits)
    report, framework = context.scores_of(section.year), context.framework_of(section.year)
    scores = report.assessment.scores if report else {}
    source = Source(f"year:{int((report or context.year).fiscal_year)}", "assessment")
    rows: list[Row] = []
    former = ""
    for indicator in framework.indicators if framework else ():
        score = scores.get(indicator.code)
        cells = (
            (texts.line(indicator.instrument, source),) if indicator.instrument != former else (),
            (texts.line(indicator.code, source),),
            (texts.line(_printed_name(report, indicator.code) or indicator.name, source),),
            (texts.line(printed_score(score), Source(source.record, f"assessment.scores.{indicator.code}")),),
        )
        rows.append(Row(cells, source, joined=(0,) if indicator.instrument == former else ()))
        former = indicator.instrument
    aligns = ("center", "center", "left", "center")
    return _table(section.headings, section.widths, aligns, tuple(rows), source, texts)


def _printed_label(report: YearReport | None, code: str, title: str) -> tuple[str, str]:
    """How the office wrote a code, and the name beside it, where that is known to differ from ours; else nothing."""
    for entry in report.assessment.as_printed if report else ():
        look, _, name = entry.label.partition(" ")
        if entry.code == code and (not name or not title or name.strip() == title):
            return look, name.strip()
    return "", ""


def _printed_name(report: YearReport | None, code: str) -> str:
    return _printed_label(report, code, "")[1]


def _code_look(report: YearReport | None, question: FindingQuestion) -> str:
    """A question's code as the office wrote it, else as reports write it: O5, i5."""
    code = question.code
    return _printed_label(report, code, question.title)[0] or (code.upper() if code[:1] == "o" else code)


def _table(
    headings: tuple[str, ...],
    widths: tuple[float, ...],
    aligns: tuple[str, ...],
    rows: tuple[Row, ...],
    source: Source,
    texts: TextPrinter,
) -> Table:
    columns = tuple(Column(width, align) for width, align in zip(widths, aligns, strict=True))
    header = tuple(HeaderCell(texts.line(heading), number, 0) for number, heading in enumerate(headings))
    return Table(columns, header, rows, source)


# --- questions by issue --------------------------------------------------------------------------------------


def build_question_tables(section: QuestionTablesSection, context: PrintContext) -> list[Block]:
    """For each issue that has questions or findings its heading, table and findings."""
    scored = context.scores_of(section.year)
    framework, year = context.framework_of(section.year), int(context.year.fiscal_year)
    return context.kept.part(
        ("questions", section.id),
        (context.year.findings, scored and scored.assessment),
        (section, context.options.digits, framework, year),
        lambda: _issues(section, context),
    )


def _issues(section: QuestionTablesSection, context: PrintContext) -> list[Block]:
    return [block for number in range(1, ISSUES + 1) for block in _issue(number, section, context)]


def _issue(number: int, section: QuestionTablesSection, context: PrintContext) -> Iterator[Block]:
    texts = TextPrinter(context.options.digits)
    framework = context.framework_of(section.year)
    finding = finding_about(context.year, f"issue:{number}")
    known = next((i for i in framework.issues if i.number == number), None) if framework else None
    scored = context.scores_of(section.year)
    scores = scored.assessment.scores if scored else NO_SCORES
    questions = questions_of_issue(context.year, framework, number, scores)
    if not questions and finding is None:
        return
    source = Source(finding.id if finding else f"year:{int(context.year.fiscal_year)}", "about")
    title = f"{section.issue_word} {number} {known.name if known else ''}".strip()
    yield Heading((texts.line(title, source),), 2)
    if questions:
        rows = tuple(_question_rows(questions, source, section, context))
        yield _table(section.headings, section.widths, ("center", "left", "center"), rows, source, texts)
    if finding:
        yield from _findings(finding, section, texts)


def _question_rows(
    questions: tuple[FindingQuestion, ...],
    source: Source,
    section: QuestionTablesSection,
    context: PrintContext,
) -> Iterator[Row]:
    texts = TextPrinter(context.options.digits)
    report = context.scores_of(section.year)
    former = ""
    for number, question in enumerate(questions):
        instrument = INSTRUMENT_OF.get(question.code[:1], "")
        place = Source(source.record, f"questions[{number}]")
        parts = (section.question_word, _code_look(report, question), question.title)
        said = " ".join(part for part in parts if part)
        first: Cell = (texts.line(instrument, place),) if instrument and instrument != former else ()
        cells = (first, (texts.line(said, place),), (texts.line(printed_score(question.score), place),))
        yield Row(cells, place, joined=(0,) if instrument and instrument == former else ())
        former = instrument


def _findings(finding: Finding, section: QuestionTablesSection, texts: TextPrinter) -> Iterator[Block]:
    said = [
        (label, field, getattr(finding, field))
        for label, field in zip(section.finding_labels, _FINDING_FIELDS, strict=True)
    ]
    said = [(label, field, text) for label, field, text in said if text.strip()]
    if said:
        yield Heading((texts.line(section.findings_heading, Source(finding.id)),), 3)
    for label, field, text in said:
        for number, line in enumerate(texts.lines(text, Source(finding.id, field))):
            yield Paragraph(line if number else _labelled(texts.shown(label), line))


def _labelled(label: str, text: Text) -> Text:
    """A text with a bold label before it."""
    lead = f"{text.marker} " if text.marker else ""
    return Text((Span(f"{label} ", bold=True), Span(lead + text.plain)), text.source)


# --- lists ---------------------------------------------------------------------------------------------------


def build_list(section: ListSection, context: PrintContext) -> list[Block]:
    """The numbered items of a list of the year."""
    texts, record = TextPrinter(context.options.digits), f"year:{int(context.year.fiscal_year)}"
    items = enumerate(getattr(context.year, section.source))
    return [
        Paragraph(text, indented=False)
        for text in texts.numbered((item, Source(record, f"{section.source}[{n}]")) for n, item in items)
    ]
