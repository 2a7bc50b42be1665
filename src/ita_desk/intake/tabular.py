"""Paragraphs and tables made into a proposal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from ita_desk.domain.exchange import with_ids
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import Unplaced, YearReport
from ita_desk.intake.agency_names import note_other_agencies
from ita_desk.intake.body import BodyReader
from ita_desk.intake.choices import NO_CHOICES, Choices
from ita_desk.intake.cover import Cover, plain_lines, read_cover
from ita_desk.intake.findings_text import issue_in
from ita_desk.intake.grid import Block, Paragraph, SourceLine, Table
from ita_desk.intake.guesses import note_cells_in_lines
from ita_desk.intake.markup import plain
from ita_desk.intake.measures import MeasureBuilder
from ita_desk.intake.proposal import UNKNOWN_YEAR, Findings, Proposal, RowFound, with_scores
from ita_desk.intake.records import Record

IndicatorNames = Callable[[int], Mapping[str, str]]


def build_proposal(
    blocks: Sequence[Block],
    source: str,
    indicators_of: IndicatorNames,
    new_id: IdSource,
    loose_pictures: int = 0,
    choices: Choices = NO_CHOICES,
) -> Proposal:
    """What the blocks of a source say; `source` is its file name, `indicators_of` the codes by name in a year.

    `loose_pictures` stand outside the tables. A measure's identifier is made of the source and the line of its row.
    """
    findings = Findings()
    front = _front_of(blocks)
    cover = read_cover(front, findings)
    year, basis = _years(cover)
    body = BodyReader(cover, indicators_of(basis), new_id, findings, choices, basis)
    body.read_all(blocks[len(front) :], front)
    builder = MeasureBuilder(indicators_of(year), findings, _key_of(blocks))
    measures = builder.build_measures(body.records, cover.round)
    texts = _opening_text(cover, body.form, findings)
    _note_cover(cover, blocks, findings)
    _note_pictures(loose_pictures, blocks, body.records, findings)
    report = _report_of(body, year, basis, _unplaced(source, findings))
    office = Office(cover.agency, (replace(report, measures=measures, texts=texts),))
    stated = frozenset(y for y, book in body.stated_scores.items() if book.codes)
    office = with_ids(_with_all_scores(office, body, basis), new_id)
    return Proposal(
        office=office,
        fiscal_year=cover.fiscal_year,
        basis_year=cover.basis_year or (int(basis) if cover.fiscal_year else None),
        scores_year=int(basis) if body.book.codes and basis not in stated else None,
        tables=body.tables,
        notes=tuple(findings.notes),
        recognised=tuple(findings.recognised),
        photos=findings.photos,
        stated_years=stated,
        rows=_rows(body.records, office.year(year)),
    )


def _years(cover: Cover) -> tuple[FiscalYear, FiscalYear]:
    """The report's fiscal year and its basis year."""
    year = FiscalYear(cover.fiscal_year or UNKNOWN_YEAR)
    return year, FiscalYear(cover.basis_year or year.previous)


def _with_all_scores(office: Office, body: BodyReader, basis: FiscalYear) -> Office:
    """The office with the scores of the basis year and those of the years that headings state."""
    for year, book in {int(basis): body.book, **body.stated_scores}.items():
        if book.codes:
            office = with_scores(office, year, book.build())
    return office


def _key_of(blocks: Sequence[Block]) -> str:
    """A short name for the content of a source: the same for the same texts in the same lines."""
    lines = "\n".join(f"{line.number} {line.text}" for line in _all_lines(blocks))
    return sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _rows(records: Sequence[Record], report: YearReport | None) -> tuple[RowFound, ...]:
    taken = [record for record in records if not record.left_out]
    measures = report.measures if report else ()
    return tuple(RowFound(r.line, m.id) for r, m in zip(taken, measures, strict=True))


def _report_of(
    body: BodyReader, year: FiscalYear, basis: FiscalYear, unplaced: tuple[Unplaced, ...]
) -> YearReport:
    """The report without its measures."""
    return YearReport(
        fiscal_year=year,
        basis_year=basis,
        findings=body.issues,
        groups=body.groups,
        signatories=body.signatories,
        limitations=body.limitations,
        unplaced=unplaced,
    )


def _unplaced(source: str, findings: Findings) -> tuple[Unplaced, ...]:
    left = sorted(findings.unplaced, key=lambda text_and_line: text_and_line[1])
    return tuple(Unplaced(text, source, line) for text, line in left)


def _front_of(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs before the first table, or before the analysis of the first issue."""
    front: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Table) or issue_in(plain(" ".join(line.text for line in block.lines))):
            break
        front.append(block)
    return front


def _opening_text(cover: Cover, form: str, findings: Findings) -> FrozenMap[str, str]:
    """The opening as a form's text; without a place if no form has one, or if a form would fill in its braces."""
    text = "\n".join(line.text for line in cover.opening)
    if text and form.startswith("result-") and not {"{", "}"} & set(text):
        return FrozenMap({f"{form}/opening": text})
    for line in cover.opening:
        findings.leave(line.text, line.number)
    return FrozenMap()


def _note_cover(cover: Cover, blocks: Sequence[Block], findings: Findings) -> None:
    if cover.fiscal_year is None:
        findings.note("year_unknown")
    elif cover.basis_year not in (None, cover.fiscal_year - 1):
        findings.note("basis_not_previous", basis_year=cover.basis_year, fiscal_year=cover.fiscal_year)
    if cover.round == 6:
        findings.note("half_year")
    note_cells_in_lines(blocks, findings)
    if cover.agency.name:
        note_other_agencies(_all_lines(blocks), cover.own, findings)


def _note_pictures(
    loose: int, blocks: Sequence[Block], records: Sequence[Record], findings: Findings
) -> None:
    """Note how many pictures belong to no measure."""
    rows = (row for block in blocks if isinstance(block, Table) for row in block.rows)
    left = loose + sum(len(row.pictures) for row in rows) - sum(len(record.pictures) for record in records)
    if left:
        findings.note("pictures_left", count=left)


def _all_lines(blocks: Sequence[Block]) -> list[SourceLine]:
    """Every paragraph line and every table cell with the number of its line, without markup."""
    lines: list[SourceLine] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += plain_lines(block)
        else:
            lines += [SourceLine(row.line, plain(cell)) for row in block.rows for cell in row.cells]
    return lines
