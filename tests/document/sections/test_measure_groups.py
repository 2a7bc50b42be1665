"""Group rows in the table of measures, and the headings they bring."""

from document.sections.measure_tables import column, said, table_of
from ita_desk.document.blocks import Row, Source, Text
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, MeasureGroup
from ita_desk.forms.report_form import MeasureTableSection, TableColumn


def test_group_rows_open_each_run_of_their_measures() -> None:
    groups = (
        MeasureGroup("g1", "ด้านที่ 1\n- ย่อย", ("ข้อ 1", "ข้อ 2")),
        MeasureGroup("g2"),
        MeasureGroup("g3", "ไม่มีมาตรการ"),
    )
    homes = ["", "g1", "g1", "gone", "g2", "", "g1"]
    measures = [Measure(f"m{n}", group=home) for n, home in enumerate(homes)]
    section = MeasureTableSection("measures", (column("title"), column("target")), groups=True)
    table = table_of(section, *measures, groups=groups)
    assert [(row.source.record, row.group) for row in table.rows] == [
        ("m0", False),
        ("g1", True),
        ("m1", False),
        ("m2", False),
        ("m3", False),
        ("g2", True),
        ("m4", False),
        ("m5", False),
        ("g1", True),
        ("m6", False),
    ]
    assert table.rows[5] == Row(((),), Source("g2"), group=True)
    (cell,) = table.rows[1].cells
    assert said(cell) == ["ด้านที่ ๑", "- ย่อย", "- ข้อ ๑", "- ข้อ ๒"]
    assert [t.source.field for t in cell if t.source] == ["lead", "lead", "items[0]", "items[1]"]
    assert [t.spans[0].bold for t in cell if isinstance(t, Text)] == [True, True, False, False]


def group_headings(section: MeasureTableSection, *groups: MeasureGroup) -> list[list[str]]:
    """The headings after each group row, in a table of one measure for each group."""
    measures = [Measure(f"m{g.id}", group=g.id) for g in groups]
    table = table_of(section, *measures, groups=groups)
    return [[cell.text.plain for cell in row.header] for row in table.rows if row.group]


OWN = FrozenMap({"outcome.output": "ติดตาม 1", "title": " ", "nowhere": "ไม่มี"})
TWO = (column("title"), TableColumn("ผล", 10, ("outcome.result", "outcome.output")))


def test_the_heading_stands_after_each_group_row_on_request() -> None:
    groups = (MeasureGroup("a"), MeasureGroup("b", headings=OWN), MeasureGroup("c"))
    section = MeasureTableSection("measures", TWO, groups=True, heading_after=True)
    assert group_headings(section, *groups) == [["หัว", "ผล"], ["หัว", "ติดตาม ๑"], ["หัว", "ผล"]]


def test_the_heading_is_printed_anew_where_a_group_changes_it() -> None:
    groups = (
        MeasureGroup("a"),
        MeasureGroup("b", headings=OWN),
        MeasureGroup("c", headings=OWN),
        MeasureGroup("d"),
    )
    section = MeasureTableSection("measures", TWO, groups=True)
    changed = ["หัว", "ติดตาม ๑"]
    assert group_headings(section, *groups) == [[], changed, changed, ["หัว", "ผล"]]


def test_a_heading_of_a_group_says_where_it_comes_from() -> None:
    group = MeasureGroup("g", headings=OWN)
    nested = (column("title"), TableColumn("บน", 10, columns=TWO[1:]))
    section = MeasureTableSection("measures", nested, groups=True)
    table = table_of(section, Measure("m", group="g"), groups=(group,))
    headed = [(h.text.plain, h.row, h.text.source) for h in table.rows[0].header]
    assert headed == [("หัว", 0, None), ("บน", 0, None), ("ติดตาม ๑", 1, Source("g", "headings"))]
    assert table.header != table.rows[0].header


def test_items_of_a_group_keep_the_markers_they_have() -> None:
    group = MeasureGroup("g", items=("-หลักเกณฑ์", "1. ข้อแรก", "ข้อเปล่า\nต่อ", " "))
    section = MeasureTableSection("measures", (column("title"),), groups=True)
    table = table_of(section, Measure("m", group="g"), groups=(group,))
    assert said(table.rows[0].cells[0]) == ["- หลักเกณฑ์", "๑. ข้อแรก", "- ข้อเปล่า", "- ต่อ"]


def test_groups_are_printed_only_where_the_form_asks() -> None:
    section = MeasureTableSection("measures", (column("title"),))
    table = table_of(section, Measure("m1", group="g1"), groups=(MeasureGroup("g1", "ด้าน"),))
    assert [row.group for row in table.rows] == [False]
