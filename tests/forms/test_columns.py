"""The columns of a table of measures: shown, hidden, ordered, widened and put under headings."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.form_strategies import TABLES
from ita_desk.errors import UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.columns import (
    NARROWEST,
    Spot,
    add_column,
    column_at,
    content_names,
    content_of,
    group_columns,
    measure_table,
    move_column,
    move_column_to,
    remove_column,
    set_heading,
    set_number,
    set_share,
    shares,
    spots,
    ungroup_columns,
    usual_columns,
    with_table,
)
from ita_desk.forms.fields import COLUMN_FIELDS
from ita_desk.forms.loader import load_form
from ita_desk.forms.report_form import FormPage, MeasureTableSection, ReportForm, RowNumber, TableColumn
from ita_desk.forms.writing import form_toml


def leaf(name: str, width: float = 10) -> TableColumn:
    return TableColumn(name, width, (name,))


def group(heading: str, *inner: TableColumn) -> TableColumn:
    return TableColumn(heading, sum(column.width for column in inner), columns=inner)


def table(*columns: TableColumn) -> MeasureTableSection:
    return MeasureTableSection("measures", columns)


PLAIN = table(leaf("title"), leaf("steps"), leaf("period"))
NESTED = table(leaf("title"), group("ผล", leaf("outcome.output"), leaf("outcome.result")), leaf("period"))


def shown(section: MeasureTableSection) -> str:
    """The headings from left to right, those under a common one in brackets."""
    return " ".join(
        f"{top.heading}[{' '.join(inner.heading for inner in top.columns)}]" if top.columns else top.heading
        for top in section.columns
    )


# --- looking -------------------------------------------------------------------------------------------------


def test_the_first_table_of_measures_is_found_and_replaced() -> None:
    form = FormCatalog.shipped().form("result-groups")
    section = measure_table(form)
    assert section
    changed = with_table(form, set_heading(section, (0,), "อื่น"))
    found = measure_table(changed)
    assert found
    assert found.columns[0].heading == "อื่น"
    assert [s for s in changed.sections if s is not found] == [s for s in form.sections if s is not section]
    assert measure_table(replace(form, sections=form.sections[:1])) is None


def test_every_field_can_be_a_column() -> None:
    columns = usual_columns()
    assert {name for column in columns for name in column.fields} == COLUMN_FIELDS
    assert [column.photos for column in columns if not column.fields] == [("output", "result", "")]
    assert all(column.heading and column.width for column in columns)
    assert [content_names(column) for column in columns] == [(column.heading,) for column in columns]
    assert content_names(replace(columns[0], fields=("title", "steps"), photos=("output",))) == (
        columns[0].heading,
        columns[1].heading,
        "ภาพประกอบ",
    )


def test_columns_of_one_content_are_one() -> None:
    assert content_of(leaf("title")) == content_of(replace(leaf("title", 3), heading="x", align="center"))
    assert content_of(leaf("title")) != content_of(leaf("steps"))


def test_spots_and_shares() -> None:
    assert list(spots(NESTED)) == [(0,), (1, 0), (1, 1), (2,)]
    assert shares(NESTED) == {(0,): 25, (1, 0): 25, (1, 1): 25, (2,): 25}
    assert column_at(NESTED, (1,)).heading == "ผล"
    assert column_at(NESTED, (1, 1)).heading == "outcome.result"
    numbered = replace(PLAIN, number=RowNumber("continuous", "ที่", 10))
    assert shares(numbered) == {(0,): 25, (1,): 25, (2,): 25}
    assert sum(shares(replace(PLAIN, number=RowNumber("continuous", "", 10))).values()) == pytest.approx(100)


# --- moving --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spot", "by", "after", "now"),
    [
        ((0,), -1, "title ผล[outcome.output outcome.result] period", (0,)),
        ((0,), 1, "ผล[outcome.output outcome.result] title period", (1,)),
        ((1,), 1, "title period ผล[outcome.output outcome.result]", (2,)),
        ((2,), 1, "title ผล[outcome.output outcome.result] period", (2,)),
        ((2,), -1, "title period ผล[outcome.output outcome.result]", (1,)),
        ((1, 0), 1, "title ผล[outcome.result outcome.output] period", (1, 1)),
        ((1, 1), -1, "title ผล[outcome.result outcome.output] period", (1, 0)),
        ((1, 0), -1, "title outcome.output ผล[outcome.result] period", (1,)),
        ((1, 1), 1, "title ผล[outcome.output] outcome.result period", (2,)),
    ],
)
def test_a_column_moves_by_one(spot: Spot, by: int, after: str, now: Spot) -> None:
    moved, place = move_column(NESTED, spot, by)
    assert (shown(moved), place) == (after, now)


@pytest.mark.parametrize(
    ("spot", "target", "after", "now"),
    [
        ((0,), (3,), "ผล[outcome.output outcome.result] period title", (2,)),
        ((0,), (1, 1), "ผล[outcome.output title outcome.result] period", (0, 1)),
        ((2,), (0,), "period title ผล[outcome.output outcome.result]", (0,)),
        ((1,), (1, 0), "title ผล[outcome.output outcome.result] period", (1,)),
        ((1, 0), (1, 0), "title ผล[outcome.output outcome.result] period", (1, 0)),
    ],
)
def test_a_column_moves_anywhere(spot: Spot, target: Spot, after: str, now: Spot) -> None:
    moved, place = move_column_to(NESTED, spot, target)
    assert (shown(moved), place) == (after, now)


def test_a_heading_over_nothing_goes() -> None:
    single = table(group("ผล", leaf("title")), leaf("steps"))
    assert shown(move_column(single, (0, 0), -1)[0]) == "title steps"
    assert shown(remove_column(single, (0, 0))) == "steps"


# --- hiding, headings ----------------------------------------------------------------------------------------


def test_columns_are_added_and_removed() -> None:
    assert shown(add_column(NESTED, (1, 1), leaf("codes"))) == (
        "title ผล[outcome.output codes outcome.result] period"
    )
    assert shown(remove_column(NESTED, (1, 0))) == "title ผล[outcome.result] period"
    assert shown(remove_column(NESTED, (1,))) == "title period"
    with pytest.raises(UserError) as caught:
        remove_column(table(leaf("title")), (0,))
    assert caught.value.key == "form.last_column"


def test_columns_come_under_one_heading_and_part_again() -> None:
    joined = group_columns(PLAIN, (0,))
    assert shown(joined) == "[title steps] period"
    assert column_at(joined, (0,)).width == 20
    named = set_heading(joined, (0,), "แผน")
    assert shown(group_columns(named, (0, 1))) == "แผน[title steps period]"
    assert shown(group_columns(NESTED, (0,))) == "ผล[title outcome.output outcome.result] period"
    assert shown(ungroup_columns(NESTED, (1, 1))) == "title outcome.output outcome.result period"
    assert ungroup_columns(PLAIN, (1,)) == PLAIN
    with pytest.raises(UserError) as caught:
        group_columns(PLAIN, (2,))
    assert caught.value.key == "form.no_next_column"


def test_a_heading_is_changed_at_any_spot() -> None:
    assert shown(set_heading(NESTED, (1, 0), "ใหม่")) == "title ผล[ใหม่ outcome.result] period"
    assert shown(set_heading(NESTED, (1,), "ใหม่")) == "title ใหม่[outcome.output outcome.result] period"


# --- widths and numbers --------------------------------------------------------------------------------------


def test_a_width_is_taken_from_the_others() -> None:
    wider = set_share(NESTED, (1, 0), 40)
    assert shares(wider) == pytest.approx({(0,): 20, (1, 0): 40, (1, 1): 20, (2,): 20})
    assert column_at(wider, (1,)).width == 60
    assert sum(column.width for column in wider.columns) == 100
    assert shares(set_share(NESTED, (0,), 1000))[(0,)] == 100 - 3 * NARROWEST
    assert shares(set_share(NESTED, (0,), 0))[(0,)] == pytest.approx(NARROWEST, abs=0.01)
    assert set_share(table(leaf("title")), (0,), 50) == table(leaf("title"))


def test_row_numbers_keep_their_width() -> None:
    numbered = replace(PLAIN, number=RowNumber("continuous", "ที่", 10))
    wider = set_share(numbered, (0,), 50)
    assert shares(wider) == pytest.approx({(0,): 50, (1,): 12.5, (2,): 12.5})
    assert wider.number == RowNumber("continuous", "ที่", 25)


def test_rows_are_numbered() -> None:
    assert set_number(PLAIN, "continuous", "").number == RowNumber("continuous", "", 0)
    own = set_number(PLAIN, "by-issue", "ที่")
    assert own.number == RowNumber("by-issue", "ที่", 1.8)
    assert set_number(own, "as-typed", "ลำดับ").number == RowNumber("as-typed", "ลำดับ", 1.8)
    assert set_number(own, "", "ที่").number is None


# --- whatever is done ----------------------------------------------------------------------------------------

Change = Callable[[MeasureTableSection, Spot], MeasureTableSection]
CHANGES: list[Change] = [
    lambda section, spot: move_column(section, spot, 1)[0],
    lambda section, spot: move_column(section, spot, -1)[0],
    lambda section, spot: move_column_to(section, spot, (0,))[0],
    group_columns,
    ungroup_columns,
    lambda section, spot: set_share(section, spot, 30),
    lambda section, spot: set_heading(section, spot, "หัว"),
    lambda section, _: set_number(section, "continuous", "ที่"),
    lambda section, spot: add_column(remove_column(section, spot), (0,), column_at(section, spot)),
]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(section=TABLES, steps=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 20)), max_size=4))
def test_no_content_is_lost_and_every_table_is_a_form(
    section: MeasureTableSection, steps: list[tuple[Change, int]], tmp_path: Path
) -> None:
    contents = Counter(map(content_of, section.leaves))
    for change, number in steps:
        at = list(spots(section))
        with suppress(UserError):  # no next one, or the last one
            section = change(section, at[number % len(at)])
    assert Counter(map(content_of, section.leaves)) == contents
    path = tmp_path / "changed.toml"
    form = ReportForm("x", "x", FormPage(), (replace(section, id="measures"),))
    path.write_bytes(form_toml(form).encode("utf-8"))
    assert load_form(path) == form
