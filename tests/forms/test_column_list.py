"""The list of columns: hidden ones stand where they belong."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.form_strategies import TABLES
from forms.test_columns import NESTED, PLAIN, group, leaf, table
from ita_desk.forms.column_list import ColumnRow, column_rows
from ita_desk.forms.columns import add_column, column_at, content_of, remove_column, spots
from ita_desk.forms.report_form import MeasureTableSection


def told(rows: Sequence[ColumnRow]) -> str:
    """The headings, hidden ones in round brackets with the spot they would have."""
    parts = []
    for row in rows:
        text = row.column.heading if row.shown else f"({row.column.heading}@{row.spot[-1]})"
        parts.append(f"{text}[{told(row.rows)}]" if row.rows else text)
    return " ".join(parts)


def test_nothing_is_hidden() -> None:
    assert told(column_rows(NESTED, NESTED.columns)) == "title ผล[outcome.output outcome.result] period"
    assert [row.spot for row in column_rows(NESTED, ())] == [(0,), (1,), (2,)]
    assert [row.spot for row in column_rows(NESTED, ())[1].rows] == [(1, 0), (1, 1)]


def test_a_hidden_column_stands_behind_the_one_before_it() -> None:
    known = PLAIN.columns
    assert told(column_rows(remove_column(PLAIN, (1,)), known)) == "title (steps@1) period"
    assert told(column_rows(remove_column(PLAIN, (0,)), known)) == "(title@0) steps period"
    assert told(column_rows(table(leaf("period")), known)) == "(title@0) (steps@0) period"
    assert told(column_rows(table(leaf("period"), leaf("title")), known)) == "period title (steps@2)"


def test_under_a_heading_it_stands_only_if_it_was_there() -> None:
    known = NESTED.columns
    fewer = remove_column(NESTED, (1, 1))
    assert told(column_rows(fewer, known)) == "title ผล[outcome.output (outcome.result@1)] period"
    assert told(column_rows(remove_column(NESTED, (1,)), known)) == (
        "title (outcome.output@1) (outcome.result@1) period"
    )
    apart = table(leaf("title"), group("แผน", leaf("steps"), leaf("codes")))
    assert told(column_rows(apart, PLAIN.columns)) == "title แผน[steps codes] (period@2)"


def test_a_column_is_kept_as_it_was_when_it_was_hidden() -> None:
    own = leaf("title", 30)
    mine = table(leaf("steps"), leaf("period"))
    assert column_rows(mine, PLAIN.columns, [own])[0].column is own
    assert told(column_rows(mine, (), [leaf("codes"), leaf("budget")])) == (
        "(codes@0) (budget@0) steps period"
    )


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(TABLES, st.integers(0, 20))
def test_what_is_hidden_can_be_shown_again(section: MeasureTableSection, number: int) -> None:
    at = list(spots(section))
    if len(at) < 2:
        return
    spot = at[number % len(at)]
    column = column_at(section, spot)
    fewer = remove_column(section, spot)
    rows = column_rows(fewer, section.columns)
    leaves = [inner for row in rows for inner in (row.rows or (row,))]
    hidden = [row for row in leaves if not row.shown]
    if content_of(column) in map(content_of, fewer.leaves):
        assert hidden == []
        return
    (row,) = hidden
    again = add_column(fewer, row.spot, row.column)
    contents = [content_of(leaf) for leaf in section.leaves]
    assert sorted(map(repr, map(content_of, again.leaves))) == sorted(map(repr, contents))
