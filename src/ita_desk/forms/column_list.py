"""The list of a table's columns with the hidden ones between them, as it is offered for choosing."""

from collections.abc import Iterator, Sequence
from dataclasses import field

from ita_desk.forms.columns import Spot, content_of
from ita_desk.forms.report_form import MeasureTableSection, TableColumn
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A line of the list of columns: where the column stands, or would stand while it is hidden, and those under it."""

    column: TableColumn
    spot: Spot
    shown: bool = True
    rows: tuple["ColumnRow", ...] = ()


def column_rows(
    table: MeasureTableSection, known: Sequence[TableColumn], kept: Sequence[TableColumn] = ()
) -> tuple[ColumnRow, ...]:
    """The list of columns: those of the table, and between them those that are known and hidden.

    `known` are the columns of the form this one comes from; `kept` are columns as they were when they were hidden.
    A hidden one stands behind the one that is known to be before it.
    """
    lines = [_Line(c, inner=[_Line(i) for i in c.columns]) for c in table.columns]
    shown = {content_of(leaf) for leaf in table.leaves}
    as_kept = {content_of(column): column for column in kept}
    anchor: _Line | None = None
    for group, leaf in _known_leaves(known, kept):
        content = content_of(leaf)
        if content in shown:
            anchor = _line_of(lines, content)
        else:
            hidden = _Line(as_kept.get(content, leaf), shown=False, group=group)
            _put_behind(lines, anchor, hidden)
            anchor = hidden
            shown.add(content)
    return _rows(lines, ())


@dataclass(eq=False, slots=True)
class _Line:
    column: TableColumn
    shown: bool = True
    group: TableColumn | None = None
    inner: list["_Line"] = field(default_factory=list)


def _known_leaves(
    known: Sequence[TableColumn], kept: Sequence[TableColumn]
) -> Iterator[tuple[TableColumn | None, TableColumn]]:
    for column in known:
        if column.columns:
            yield from ((column, inner) for inner in column.columns)
        else:
            yield None, column
    yield from ((None, column) for column in kept)


def _line_of(lines: Sequence[_Line], content: TableColumn) -> _Line:
    leaves = (leaf for line in lines for leaf in (line.inner or [line]))
    return next(leaf for leaf in leaves if content_of(leaf.column) == content)


def _put_behind(lines: list[_Line], anchor: _Line | None, hidden: _Line) -> None:
    """Put a hidden line behind another; under that one's heading only if it is known to belong there."""
    if anchor is None:
        lines.insert(0, hidden)
        return
    top = next(line for line in lines if anchor is line or anchor in line.inner)
    known_inside = hidden.group and content_of(anchor.column) in map(content_of, hidden.group.columns)
    if top.inner and known_inside:
        top.inner.insert(top.inner.index(anchor) + 1, hidden)
    else:
        lines.insert(lines.index(top) + 1, hidden)


def _rows(lines: Sequence[_Line], above: Spot) -> tuple[ColumnRow, ...]:
    rows, place = [], 0
    for line in lines:
        spot = (*above, place)
        rows.append(ColumnRow(line.column, spot, line.shown, _rows(line.inner, spot)))
        place += line.shown
    return tuple(rows)
