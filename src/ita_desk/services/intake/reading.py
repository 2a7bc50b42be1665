"""Reading a source so that it can be looked over: the proposal, its repairs, and the same again with other choices."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.intake.choices import NO_CHOICES, Choices
from ita_desk.intake.grid import Row, Table
from ita_desk.intake.markup import plain
from ita_desk.intake.proposal import Proposal, TableFound
from ita_desk.intake.reader import (
    JSON_ENDING,
    Source,
    propose,
    read_blocks,
    read_source,
    source_from_html,
    source_from_text,
)
from ita_desk.intake.repair import TextRepair, repairs_of
from ita_desk.records import dataclass
from ita_desk.services.intake.merge_values import meaning_of
from ita_desk.services.intake.photos_taken import Scaled, with_scaled_photos
from ita_desk.thai.words import Segmenter

_SAMPLE_ROWS = 30  # looked at for the first texts of a column


class Reading:
    """A source as it is understood with certain choices.

    `proposal` has its photos as they are kept; `repairs` are those that its texts need; `file` is the source's name.
    """

    def __init__(self, source: "_Proposer", choices: Choices = NO_CHOICES) -> None:
        self._source, self.choices = source, choices
        self.file = source.file
        self.proposal = with_scaled_photos(source.propose(choices), source.scaled)
        self.repairs = _repairs(self.proposal.office)

    def with_field(self, table: TableFound, column: int, field: str) -> "Reading":
        """The source read anew with another field ("" for none) in a column, counted from 0, of a table."""
        fields = self.choices.fields.having((table.line, column), field)
        return Reading(self._source, replace(self.choices, fields=FrozenMap(fields)))

    def with_heading_row(self, table: TableFound, *, heading: bool) -> "Reading":
        """The source read anew with the first row of a table as its heading, or as content."""
        rows = self.choices.heading_rows
        changed = rows | {table.line} if heading else rows - {table.line}
        return Reading(self._source, replace(self.choices, heading_rows=changed))

    def samples(self, table: TableFound) -> tuple[str, ...]:
        """The first text in each column of a table that is not its heading, "" where there is none."""
        rows = self._rows_of(table)

        def first(place: int, heading: str) -> str:
            texts = (plain(row.cells[place]).strip() for row in rows if place < len(row.cells))
            return next((text for text in texts if text and meaning_of(text) != meaning_of(heading)), "")

        return tuple(first(place, column.heading) for place, column in enumerate(table.columns))

    def _rows_of(self, table: TableFound) -> tuple[Row, ...]:
        for block in self._source.source.blocks if self._source.source else ():
            if isinstance(block, Table):
                for place, row in enumerate(block.rows):
                    if row.line == table.line:
                        start = place + 1 if table.headed else place
                        return block.rows[start : start + _SAMPLE_ROWS]
        return ()


@dataclass(frozen=True, slots=True)
class _Proposer:
    """A source that can be understood again; it has no blocks where it is our own JSON."""

    file: str
    source: Source | None
    propose: Callable[[Choices], Proposal]
    scaled: Scaled


def read_file(path: Path, new_id: IdSource) -> Reading:
    """A source file as it is understood at first. Raises the errors of `intake.reader.read_source`."""
    if path.suffix.lower() == JSON_ENDING:
        proposal = read_source(path, new_id)
        return Reading(_Proposer(path.name, None, lambda _: proposal, {}))
    return _reading(read_blocks(path), new_id)


def read_copied(html: str, text: str, name: str, new_id: IdSource) -> Reading:
    """What was copied in another program: the page, which keeps lines within cells, else the text with tabs.

    Raises UserError `intake.no_table` where there is no table in it, and those of reading it.
    """
    sources: list[Callable[[], Source]] = []
    if "<t" in html.lower():
        sources.append(lambda: source_from_html(html, name))
    if "\t" in text:
        sources.append(lambda: source_from_text(text, name))
    for build in sources:
        source = build()
        if any(isinstance(block, Table) for block in source.blocks):
            return _reading(source, new_id)
    raise UserError("intake.no_table")


def _reading(source: Source, new_id: IdSource) -> Reading:
    return Reading(_Proposer(source.name, source, lambda choices: propose(source, new_id, choices), {}))


def _repairs(office: Office) -> tuple[TextRepair, ...]:
    agency = office.agency
    names = (agency.name, agency.subdistrict, agency.district, agency.province)
    return repairs_of(office, Segmenter(names))
