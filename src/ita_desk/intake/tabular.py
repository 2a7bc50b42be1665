"""Paragraphs and tables made into a proposal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ita_desk.domain.exchange import with_ids
from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import Unplaced, YearReport
from ita_desk.intake.agency_names import note_other_agencies
from ita_desk.intake.body import BodyReader
from ita_desk.intake.cover import Cover, plain_lines, read_cover
from ita_desk.intake.findings_text import issue_in
from ita_desk.intake.grid import Block, Paragraph, SourceLine, Table
from ita_desk.intake.markup import plain
from ita_desk.intake.measures import MeasureBuilder
from ita_desk.intake.proposal import UNKNOWN_YEAR, Findings, Proposal, with_scores
from ita_desk.intake.rows import Record

IndicatorNames = Callable[[int], Mapping[str, str]]


def build_proposal(
    blocks: Sequence[Block],
    source: str,
    indicators_of: IndicatorNames,
    new_id: IdSource,
    loose_pictures: int = 0,
) -> Proposal:
    """What the blocks of a source say; `source` is its file name, `indicators_of` the codes by name in a year.

    `loose_pictures` is how many pictures stand outside the tables.
    """
    findings = Findings()
    front = _front_of(blocks)
    cover = read_cover(front, findings)
    year = FiscalYear(cover.fiscal_year or UNKNOWN_YEAR)
    basis = FiscalYear(cover.basis_year or year.previous)
    body = BodyReader(cover, indicators_of(basis), new_id, findings)
    body.read_all(blocks[len(front) :], front)
    measures = MeasureBuilder(indicators_of(year), findings).build_measures(body.records, cover.round)
    texts = _opening_text(cover, body.form, findings)
    _note_cover(cover, blocks, findings)
    _note_pictures(loose_pictures, blocks, body.records, findings)
    report = replace(_report_of(body, year, basis), measures=measures, texts=texts)
    report = replace(report, unplaced=_unplaced(source, findings))
    office = Office(cover.agency, (report,))
    if body.book.codes:
        office = with_scores(office, basis, body.book.build())
    return Proposal(
        office=with_ids(office, new_id),
        fiscal_year=cover.fiscal_year,
        basis_year=cover.basis_year or (int(basis) if cover.fiscal_year else None),
        scores_year=int(basis) if body.book.codes else None,
        tables=body.tables,
        notes=tuple(findings.notes),
        recognised=tuple(findings.recognised),
        photos=findings.photos,
    )


def _report_of(body: BodyReader, year: FiscalYear, basis: FiscalYear) -> YearReport:
    """The report without its measures."""
    return YearReport(
        fiscal_year=year,
        basis_year=basis,
        findings=body.issues,
        groups=body.groups,
        signatories=body.signatories,
        limitations=body.limitations,
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
