"""The table of scores as a model: computed scores beside announced ones, and what former reports printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.ids import counted_ids
from ita_desk.gui.models.score_words import LEVEL
from ita_desk.i18n import Message
from ita_desk.services.create import OfficeNames, load_sample_office
from ita_desk.services.edits.year import set_as_printed
from score_tables import Desk

Role = Qt.ItemDataRole


@pytest.fixture
def sample(qapp: object) -> Desk:
    return Desk(load_sample_office(OfficeNames(), counted_ids("s")))


def computed(desk: Desk, code: str, role: int = Role.DisplayRole) -> object:
    """What the computed column of 2568 holds for a code."""
    column = desk.table.column_of(2568, computed=True)
    return desk.table.data(desk.table.index(desk.table.codes.index(code), column), role)


def bold(desk: Desk, code: str) -> bool:
    return isinstance(font := computed(desk, code, Role.FontRole), QFont) and font.bold()


def test_equal_and_different_computed_scores(sample: Desk) -> None:
    assert (computed(sample, "IIT"), bold(sample, "IIT")) == ("89.93", False)
    assert (computed(sample, "EIT/1"), computed(sample, "i1")) == ("", "")
    assert computed(sample, "IIT", Role.BackgroundRole) is not None
    assert sample.shown("IIT", 2568, Role.BackgroundRole) is None
    assert sample.type("IIT", 2568, "89.935")  # is published as 89.94
    assert (computed(sample, "IIT"), bold(sample, "IIT")) == ("≠ 89.93", True)
    assert sample.shown("IIT", 2568) == "89.94"
    assert sample.type("IIT", 2568, "")
    assert (computed(sample, "IIT"), bold(sample, "IIT")) == ("89.93", False)


def test_computed_levels(sample: Desk) -> None:
    assert (computed(sample, LEVEL), bold(sample, LEVEL)) == ("ผ่านดี", False)
    assert sample.type(LEVEL, 2568, "ผ่าน")
    assert (computed(sample, LEVEL), bold(sample, LEVEL)) == ("≠ ผ่านดี", True)
    assert sample.type(LEVEL, 2568, "")
    assert (computed(sample, LEVEL), bold(sample, LEVEL)) == ("ผ่านดี", False)


def test_computed_scores_follow_what_is_typed(sample: Desk) -> None:
    assert sample.type("i1", 2568, "")
    assert computed(sample, "1") == ""
    assert sample.type("i1", 2568, "0")
    assert computed(sample, "1") != ""
    assert computed(sample, "1", Role.EditRole) != sample.shown("1", 2568, Role.EditRole)


def test_a_computed_cell_in_words(sample: Desk) -> None:
    told = computed(sample, "IIT", Role.ToolTipRole)
    assert told == (
        "cell IIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน 2568 "
        "computed_from 89.933333 from.question.many i1 i15 same"
    )


def test_computed_cells_are_not_typed_into(sample: Desk) -> None:
    column = sample.table.column_of(2568, computed=True)
    cell = sample.table.index(1, column)
    assert not sample.table.flags(cell) & Qt.ItemFlag.ItemIsEditable
    before = sample.bridge.office
    assert not sample.table.setData(cell, "5")
    assert not sample.table.paste(1, column, "5")
    assert not sample.table.clear([(1, column)])
    assert sample.bridge.office is before
    assert [(e.key, dict(e.values)) for e in sample.refused] == [
        ("scores.computed_column", {"year": 2568})
    ] * 3


def test_a_pasted_block_jumps_over_computed_columns(sample: Desk) -> None:
    row = sample.table.codes.index("1")
    assert sample.table.paste(row, 0, "1\t2\t3")
    assert [sample.score("1", year) for year in (2566, 2567, 2568)] == [1, 2, 3]
    assert not sample.table.paste(row, 1, "1\t2\t3")
    assert [(e.key, e.values["text"]) for e in sample.refused] == [("scores.block_too_large", "3")]


def test_computed_cells_are_copied_only_alone(sample: Desk) -> None:
    column, row = sample.table.column_of(2568, computed=True), sample.table.codes.index("IIT")
    assert sample.table.block_text([(row, column - 2), (row, column - 1), (row, column)]) == "89.93"
    assert sample.table.block_text([(row, column), (row - 1, column)]) == "93.427952\n89.933333"


def test_odd_prints_are_marked_told_and_dropped(sample: Desk) -> None:
    entries = (PrintedScore("7", "๗", "๙๙.๘๓ 100.00"), PrintedScore("i1", "I1", "๙๐.๕๐"))
    assert sample.bridge.apply(set_as_printed(2568, entries))
    index = sample.index("7", 2568)
    assert sample.shown("7", 2568) == "* 92.00"
    assert sample.shown("i1", 2568) == "90.50"  # printed as it is kept
    assert sample.table.printed(index.row(), index.column()) == "printed “๗ ๙๙.๘๓ 100.00”"
    assert sample.table.printed(index.row(), index.column() + 1) == ""
    assert sample.table.accept_printed(index.row(), index.column())
    assert sample.shown("7", 2568) == "92.00"
    assert sample.table.printed(index.row(), index.column()) == ""
    assert sample.bridge.undo_name == Message("edit.set_as_printed", {"year": 2568})
    sample.bridge.undo()
    assert sample.shown("7", 2568) == "* 92.00"
