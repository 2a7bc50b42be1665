"""The table of scores as a model: what it shows, what it makes of typed and pasted text, what it refreshes."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.gui.models.score_cells import Column
from ita_desk.gui.models.score_table import ScoreTable
from ita_desk.gui.models.score_words import LEVEL
from ita_desk.i18n import Message
from ita_desk.services.create import OfficeNames, load_sample_office
from ita_desk.services.edits.edit import add_year, set_agency_field
from ita_desk.services.edits.year import set_basis_year, set_score
from score_tables import Desk
from small_office import OFFICE

Role = Qt.ItemDataRole


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


@pytest.fixture
def sample(qapp: object) -> Desk:
    return Desk(load_sample_office(OfficeNames(), counted_ids("s")))


# --- what is shown -------------------------------------------------------------------------------------------


def test_it_is_a_sound_model(sample: Desk) -> None:
    tester = QAbstractItemModelTester(sample.table, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert sample.type("i1", 2566, "5")
    sample.place.go_to_year(2566)
    assert sample.bridge.apply(add_year(2560))
    assert tester.model() is sample.table
    assert sample.table.rowCount(sample.index("1", 2566)) == 0
    assert sample.table.columnCount(sample.index("1", 2566)) == 0


def test_rows_and_columns(desk: Desk, sample: Desk) -> None:
    assert desk.table.codes[:7] == (LEVEL, "total", "IIT", "EIT", "EIT/1", "EIT/2", "OIT")
    assert desk.table.years == (2567, 2568)
    assert sample.table.codes[-1] == "o35"
    assert sample.table.years == (2566, 2567, 2568)
    assert (sample.table.rowCount(), sample.table.columnCount()) == (len(sample.table.codes), 6)


def test_questions_and_parts_of_both_years_are_rows(sample: Desk) -> None:
    names = dict(zip(sample.table.codes, map(sample.table.name, range(sample.table.rowCount())), strict=True))
    asked = [f"{letter}{n}" for letter, last in (("i", 15), ("e", 9), ("o", 35)) for n in range(1, last + 1)]
    assert list(names)[-len(asked) :] == asked
    assert {"EIT/1", "EIT/2", "9.1", "10.2"} <= set(names)
    assert [code for code in asked if names[code] == f"question {code}"] == []  # each has its wording


def test_computed_columns_stand_beside_the_year_shown_and_its_basis(sample: Desk) -> None:
    basis = [Column(2567), Column(2567, computed=True)]
    shown = [Column(2568), Column(2568, change=True), Column(2568, computed=True)]
    assert list(sample.table.columns) == [Column(2566), *basis, *shown]
    sample.table.show_all_computed(True)
    assert list(sample.table.columns) == [Column(2566), Column(2566, computed=True), *basis, *shown]
    sample.table.show_all_computed(False)
    assert sample.bridge.apply(add_year(2569))
    sample.place.go_to_year(2569)  # nobody knows its rule
    assert list(sample.table.columns) == [
        Column(2566),
        Column(2567),
        *shown,
        Column(2569),
    ]
    assert sample.table.columns[sample.table.column_of(2568, computed=True)] == shown[-1]


def test_the_change_since_the_year_before(sample: Desk) -> None:
    def change(code: str) -> object:
        column = sample.table.columns.index(Column(2568, change=True))
        return sample.table.index(sample.table.codes.index(code), column).data()

    assert (change("total"), change("3"), change(LEVEL)) == ("▲ 7.27", "▼ 0.50", "")
    sample.bridge.apply(set_score(2568, "3", sample.score("3", 2567)))
    assert change("3") == "same_as_before"
    sample.bridge.apply(set_score(2567, "3", None))
    assert change("3") == ""
    told = sample.table.describe(
        sample.table.codes.index("3"), sample.table.columns.index(Column(2568, change=True))
    )
    assert "no_former" in told


def test_without_scores_of_two_years_there_is_no_change(desk: Desk) -> None:
    assert not any(column.change for column in desk.table.columns)
    desk.type("total", 2567, "90")
    assert Column(2568, change=True) in desk.table.columns
    column = desk.table.columns.index(Column(2568, change=True))
    assert not desk.table.setData(desk.table.index(1, column), "7")
    assert [error.key for error in desk.refused] == ["scores.computed_column"]
    assert desk.table.index(1, column).data(Role.EditRole) == "▲ 5.30"


def test_headings(sample: Desk) -> None:
    across = [sample.table.headerData(n, Qt.Orientation.Horizontal) for n in range(6)]
    assert across == [
        "year 2566",
        "year 2567\nbasis",
        "computed\nyear 2567",
        "year 2568\nshown",
        "year 2568\nsince 2567",
        "computed\nyear 2568",
    ]
    bold = [sample.table.headerData(n, Qt.Orientation.Horizontal, Role.FontRole) for n in range(6)]
    assert [bool(font) for font in bold] == [False, False, False, True, False, False]
    names = dict(zip(sample.table.codes, map(sample.table.name, range(sample.table.rowCount())), strict=True))
    assert names["level"] == "level"
    assert names["IIT"] == "IIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"
    assert names["EIT/2"] == "part EIT 2"
    assert names["1"] == "indicator 1 การปฏิบัติหน้าที่"
    assert names["9.1"] == "sub_indicator 9.1 ข้อมูลพื้นฐาน"
    assert names["o35"] == "question o35 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert names["o27"] == "question o27 การสร้างวัฒนธรรม No Gift Policy"
    down = (
        sample.table.headerData(0, Qt.Orientation.Vertical, role)
        for role in (Role.ToolTipRole, Role.FontRole)
    )
    assert list(down) == ["level", None]


def test_cells(sample: Desk) -> None:
    assert sample.shown("OIT", 2566) == "79.00"
    assert sample.shown("OIT", 2566, Role.EditRole) == "79"
    assert sample.shown(LEVEL, 2566) == "ต้องปรับปรุง"
    assert sample.shown("EIT/1", 2566) == ""
    assert sample.shown("1", 2568, Role.TextAlignmentRole) == (
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    )
    assert sample.shown("1", 2568, Role.DecorationRole) is None
    assert sample.table.data(QModelIndex()) is None


@pytest.mark.parametrize(
    ("code", "year", "told"),
    [
        ("3", 2567, "cell indicator 3 การใช้อำนาจ 2567 96.00 change ▲ 3.40 2566 computed_beside 96.00 same"),
        ("3", 2568, "cell indicator 3 การใช้อำนาจ 2568 95.50 change ▼ 0.50 2567 computed_beside 95.50 same"),
        (
            "9.1",
            2568,
            "cell sub_indicator 9.1 ข้อมูลพื้นฐาน 2568 100.00 no_change = 0.00 2567 computed_beside 100.00 same",
        ),
        ("3", 2566, "cell indicator 3 การใช้อำนาจ 2566 92.60"),
        ("o1", 2568, "cell question o1 โครงสร้างและอำนาจหน้าที่ 2568 100.00"),  # another item than that of 2567
        ("EIT/1", 2567, "cell part EIT 1 2567 86.42"),
        ("EIT/1", 2566, "cell part EIT 1 2566 none"),
        ("o35", 2568, "cell question o35 2568 none"),  # no item of that year has this code
        (LEVEL, 2568, "cell level 2568 ผ่านดี"),
    ],
)
def test_a_cell_in_words_tells_the_change(sample: Desk, code: str, year: int, told: str) -> None:
    for role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
        assert sample.shown(code, year, role) == told


def test_a_question_in_words_is_that_of_its_year(sample: Desk) -> None:
    told = [str(sample.shown("o27", year, Role.ToolTipRole)) for year in (2567, 2568)]
    assert told[0].startswith("cell question o27 การสร้างวัฒนธรรม No Gift Policy 2567 ")
    assert told[1].startswith("cell question o27 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน 2568 ")


# --- typing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "score"), [("๘๕.๓๗๖", "85.376"), ("90 %", "90"), ("", None), ("-", None)])
def test_typed_scores(desk: Desk, text: str, score: str | None) -> None:
    assert desk.type("total", 2568, text)
    assert desk.score("total", 2568) == (None if score is None else Decimal(score))
    assert desk.shown("total", 2568) == ("" if score is None else f"{round(Decimal(score), 2):.2f}")


def test_what_is_no_score_changes_nothing(desk: Desk) -> None:
    before = desk.bridge.office
    assert not desk.type("IIT", 2568, "๙๕..๓")
    assert desk.bridge.office is before
    name = "IIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"
    assert [(e.key, dict(e.values)) for e in desk.refused] == [
        ("scores.not_a_score", {"name": name, "year": 2568, "text": "๙๕..๓"})
    ]


def test_levels_and_other_roles(desk: Desk) -> None:
    assert desk.type(LEVEL, 2567, " ผ่าน ")
    assert desk.shown(LEVEL, 2567) == "ผ่าน"
    assert not desk.table.setData(desk.index("1", 2567), "5", Role.DisplayRole)


def test_typing_into_a_missing_basis_year_adds_it(qapp: object) -> None:
    desk = Desk(OFFICE.without_year(2567))
    assert desk.table.years == (2567, 2568)
    assert desk.type("total", 2567, "๘๐")
    assert desk.score("total", 2567) == 80
    desk.bridge.undo()
    assert desk.bridge.office.year(2567) is None


def test_read_only(qapp: object) -> None:
    desk = Desk(read_only=True)
    editable = Qt.ItemFlag.ItemIsEditable
    assert not desk.table.flags(desk.index("1", 2568)) & editable
    assert Desk().table.flags(desk.index("1", 2568)) & editable
    assert not desk.paste("1", 2568, "5")
    assert not desk.table.clear([(1, 0)])
    assert [error.key for error in desk.refused] == ["session.read_only"] * 2


# --- blocks --------------------------------------------------------------------------------------------------


def test_a_pasted_block_is_one_step(desk: Desk) -> None:
    before = desk.bridge.office
    assert desk.paste(LEVEL, 2567, "ผ่าน\tผ่านดี\r\n๘๐.๕\t-\r\n\t90%\r\n")
    assert [desk.shown(LEVEL, year) for year in (2567, 2568)] == ["ผ่าน", "ผ่านดี"]
    assert [desk.score("total", year) for year in (2567, 2568)] == [Decimal("80.5"), None]
    assert [desk.score("IIT", year) for year in (2567, 2568)] == [None, 90]
    assert desk.bridge.undo_name == Message("edit.set_scores", {"count": 6})
    desk.bridge.undo()
    assert desk.bridge.office == before


def test_a_block_with_a_wrong_cell_changes_nothing(desk: Desk) -> None:
    before = desk.bridge.office
    assert not desk.paste("1", 2567, "1\t2\n3\tดี\n101\t6")
    assert desk.bridge.office is before
    name = "indicator 2 การใช้งบประมาณ"
    assert [dict(e.values) for e in desk.refused] == [{"name": name, "year": 2568, "text": "ดี"}]


def test_a_block_must_fit(desk: Desk) -> None:
    before = desk.bridge.office
    assert not desk.paste("1", 2568, "1\t2")
    assert not desk.paste(desk.table.codes[-1], 2568, "1\n 2 ")
    assert desk.bridge.office is before
    assert [(e.key, e.values["text"]) for e in desk.refused] == [("scores.block_too_large", "2")] * 2
    assert desk.paste("1", 2568, "1\t\t \n2\t\t")
    assert desk.score("2", 2568) == 2


def test_copied_blocks_can_be_pasted(sample: Desk) -> None:
    cells = [(row, column) for column in (3, 2, 1) for row in (2, 0, 1)]
    text = sample.table.block_text(cells)
    assert text == "ผ่าน\tผ่านดี\n86.16\t93.43\n81.07\t89.93"
    before = sample.bridge.office
    assert sample.table.paste(0, 1, text)
    assert sample.bridge.office is before


def test_cells_are_cleared_in_one_step(desk: Desk) -> None:
    column = desk.table.column_of(2568)
    assert desk.table.clear([(0, column), (1, column), (1, column + 1)])  # what is computed follows
    assert (desk.shown(LEVEL, 2568), desk.score("total", 2568)) == ("", None)
    assert desk.bridge.undo_name == Message("edit.set_scores", {"count": 2})


# --- refreshing ----------------------------------------------------------------------------------------------


def spies(table: ScoreTable) -> tuple[QSignalSpy, QSignalSpy, QSignalSpy]:
    """Watches for changed cells, changed headings and resets."""
    return QSignalSpy(table.dataChanged), QSignalSpy(table.headerDataChanged), QSignalSpy(table.modelReset)


def test_only_what_changed_is_refreshed(sample: Desk) -> None:
    cells, headings, resets = spies(sample.table)
    sample.bridge.apply(set_agency_field("name", "ก"))
    assert (cells.count(), headings.count(), resets.count()) == (0, 0, 0)
    sample.bridge.apply(set_score(2567, "1", Decimal(5)))
    assert (cells.count(), headings.count(), resets.count()) == (1, 0, 0)
    first, last = cells.at(0)[:2]
    assert (first.row(), first.column(), last.row(), last.column()) == (0, 1, sample.table.rowCount() - 1, 4)
    assert sample.shown("1", 2567) == "5.00"


def test_another_basis_year_changes_headings(sample: Desk) -> None:
    cells, headings, resets = spies(sample.table)
    sample.bridge.apply(set_basis_year(2568, 2566))
    assert (cells.count(), headings.count(), resets.count()) == (0, 0, 1)
    assert sample.table.headerData(0, Qt.Orientation.Horizontal) == "year 2566\nbasis"
    sample.bridge.apply(set_basis_year(2568, 2560))
    assert resets.count() == 2
    assert sample.table.years == (2560, 2566, 2567, 2568)


def test_rows_that_lose_their_scores_stay_until_the_year_changes(desk: Desk) -> None:
    _, _, resets = spies(desk.table)
    desk.bridge.apply(set_score(2568, "o99", Decimal(5)))
    assert (resets.count(), desk.table.codes[-1]) == (1, "o99")
    desk.bridge.apply(set_score(2568, "o99", None))
    assert (resets.count(), desk.table.codes[-1]) == (1, "o99")
    assert desk.type("o99", 2568, "6")
    desk.bridge.apply(set_score(2568, "o99", None))
    desk.place.go_to_year(2567)
    assert "o99" not in desk.table.codes
    assert desk.table.years == (2566, 2567, 2568)


def test_a_year_that_is_not_in_the_office(qapp: object) -> None:
    desk = Desk(Office(), 2568)
    assert desk.table.columnCount() == 0
    desk.bridge.apply(add_year(2568))
    assert desk.table.years == (2567, 2568)
    desk.bridge.undo()
    assert desk.table.columnCount() == 0
