"""What a person decided about a source: which field a column holds, which rows are not taken."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.intake.headings import FIELDS
from ita_desk.intake.score_layout import SCORE_FIELDS, score_year
from ita_desk.records import dataclass

_OF_MEASURES = frozenset(FIELDS) - frozenset(SCORE_FIELDS)
_OF_SCORES = frozenset(SCORE_FIELDS) - frozenset(FIELDS)


@dataclass(frozen=True, slots=True)
class Choices:
    """A person's decisions, which overrule what the headings of a source say.

    `fields` says which field a column holds ("" for none), by the table's line (`TableFound.line`) and the column
    from 0. A field chosen for one column is taken from any other that has it only by its heading; where it is chosen
    for several, their texts are joined. A table that no heading explains is read as soon as a field is chosen in it:
    of scores if one of the fields is only of scores, else of measures. Its first row is a heading if
    its headings are known or its line is among `heading_rows`, else it is content; a later row among `heading_rows` is passed over as a heading.
    `left_out` are the lines of table rows that are not taken: where one begins a measure, the whole measure is not.
    Their texts find no place. Raises ValueError for a field that reading cannot fill.
    """

    fields: FrozenMap[tuple[int, int], str] = field(default_factory=FrozenMap)
    left_out: frozenset[int] = frozenset()
    heading_rows: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        known = {"", *FIELDS, *SCORE_FIELDS}
        if unknown := [n for n in self.fields.values() if n not in known and score_year(n) is None]:
            raise ValueError(f"no fields of a source: {sorted(unknown)}")

    def at(self, line: int) -> Mapping[int, str]:
        """The field by column of the table that begins in a line; empty if nobody chose any."""
        return {column: name for (of, column), name in self.fields.items() if of == line}

    def kind_of(self, lines: Iterable[int]) -> str:
        """What the fields chosen in these lines make of a table: `scores`, `measures`, or nothing."""
        names = {name for line in lines for name in self.at(line).values()}
        if names & _OF_SCORES or any(map(score_year, names)):
            return "scores"
        return "measures" if names & _OF_MEASURES else ""


NO_CHOICES = Choices()
