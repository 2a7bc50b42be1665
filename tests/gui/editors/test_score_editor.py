"""The grid of scores used by keyboard, and saved."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui_typing import commit_text, press, type_text
from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.editors.score_editor import ScoreEditor
from ita_desk.gui.editors.score_grid import ScoreGrid
from ita_desk.gui.models.score_cells import Column
from ita_desk.gui.models.score_table import ScoreTable
from ita_desk.gui.models.score_words import LEVEL
from ita_desk.gui.places.place import Place
from ita_desk.gui.session_bridge import SessionBridge
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Message, Messages
from ita_desk.services.create import OfficeNames, load_sample_office
from ita_desk.services.edits.year import set_as_printed, set_basis_year
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore

Key = Qt.Key


class KeyMessages(Messages):
    """Says keys and values instead of sentences."""

    def text(self, message: Message) -> str:
        return " ".join([message.key.removeprefix("window.scores."), *map(str, message.values.values())])


class Desk:
    """The tab of scores over the sample office, which is saved at each edit."""

    def __init__(self, path: Path, qtbot: QtBot, *, read_only: bool = False) -> None:
        office = load_sample_office(OfficeNames(), counted_ids("s"))
        self.store, self.saved = OfficeStore.create(path, office), office
        self.bridge = SessionBridge(
            Session(office, lambda: 0.0), counted_ids("n"), self.save, read_only=read_only
        )
        self.place = Place(2568)
        self.editor = ScoreEditor(self.bridge, self.place, shipped_frameworks(), KeyMessages())
        self.grid: ScoreGrid = self.editor.grid
        self.refused: list[UserError] = []
        self.bridge.refused.connect(self.refused.append)
        qtbot.addWidget(self.editor)
        self.editor.resize(760, 560)
        with qtbot.waitExposed(self.editor):
            self.editor.show()

    def save(self, office: Office, _: int) -> None:
        self.store.save(self.saved, office)
        self.saved = office

    @property
    def table(self) -> ScoreTable:
        model = self.grid.model()
        assert isinstance(model, ScoreTable)
        return model

    @property
    def cell(self) -> QLineEdit:
        found = self.grid.findChild(QLineEdit, "cell")
        assert isinstance(found, QLineEdit)
        return found

    def stand_at(self, code: str, year: int) -> QModelIndex:
        index = self.table.index(self.table.codes.index(code), self.table.column_of(year))
        self.grid.setCurrentIndex(index)
        return index

    @property
    def here(self) -> tuple[str, int]:
        index = self.grid.currentIndex()
        return self.table.codes[index.row()], self.table.columns[index.column()].year

    def score(self, code: str, year: int) -> Decimal | None:
        report = self.bridge.office.year(year)
        assert report is not None
        return report.assessment.scores.get(code)

    def saved_score(self, code: str, year: int) -> Decimal | None:
        report = self.store.load().year(year)
        assert report is not None
        return report.assessment.scores.get(code)

    def type(self, text: str) -> None:
        """Types into the current cell; a line feed at the end is the return key, which Qt answers a little later."""
        type_text(self.grid, text[0])
        type_text(self.cell, text[1:])
        QApplication.processEvents()

    def trigger(self, name: str) -> None:
        action = next(action for action in self.grid.actions() if action.objectName() == name)
        assert isinstance(action, QAction)
        action.trigger()

    @property
    def told(self) -> str:
        label = self.editor.findChild(ThaiLabel, "cell_told")
        assert isinstance(label, ThaiLabel)
        return label.text()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "a.ita", qtbot)


def test_it_begins_at_the_total_of_the_year(desk: Desk) -> None:
    assert desk.here == ("total", 2568)
    assert desk.told == "cell total 2568 93.43 change ▲ 7.27 2567 computed_beside 93.427952 same"
    desk.place.go_to_year(2567)
    assert desk.here == ("total", 2567)


def test_typing_replaces_and_enter_goes_down(desk: Desk) -> None:
    desk.type("๙๐.๕\n")
    assert desk.saved_score("total", 2568) == Decimal("90.5")
    assert desk.here == ("IIT", 2568)
    press(desk.grid, Key.Key_Return)
    assert desk.here == ("EIT", 2568)
    desk.stand_at(desk.table.codes[-1], 2568)
    press(desk.grid, Key.Key_Enter)
    assert desk.here == (desk.table.codes[-1], 2568)


def test_tab_goes_right(desk: Desk) -> None:
    desk.stand_at("1", 2566)
    press(desk.grid, Key.Key_F2)
    commit_text(desk.cell, "1๐")
    press(desk.cell, Key.Key_Tab)
    assert desk.here == ("1", 2567)
    assert desk.score("1", 2566) == 10


def test_tab_jumps_over_computed_scores(desk: Desk) -> None:
    table = desk.table
    desk.stand_at("1", 2567)
    press(desk.grid, Key.Key_Tab)
    assert desk.here == ("1", 2568)
    press(desk.grid, Key.Key_Tab)
    assert desk.here == ("2", 2566)
    press(desk.grid, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.here == ("1", 2568)
    press(desk.grid, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert table.columns[desk.grid.currentIndex().column()] == Column(2567)
    press(desk.grid, Key.Key_Right)  # arrows go everywhere
    assert table.columns[desk.grid.currentIndex().column()] == Column(2567, computed=True)


def test_the_two_results(desk: Desk) -> None:
    basis, own = desk.editor.results["basis"], desk.editor.results["own"]
    desk.stand_at("9", 2568)
    assert (basis.text(), own.text()) == ("result.basis 2567", "result.own 2568")
    assert (basis.isChecked(), own.isChecked()) == (False, True)
    basis.click()
    assert desk.here == ("9", 2567)
    assert (basis.isChecked(), own.isChecked()) == (True, False)
    own.click()
    own.click()
    assert desk.here == ("9", 2568)
    desk.stand_at("9", 2566)
    assert (basis.isChecked(), own.isChecked()) == (False, False)
    desk.bridge.apply(set_basis_year(2568, 2568))
    assert not basis.isVisible()
    assert not own.isVisible()


def test_computed_scores_of_all_years(desk: Desk) -> None:
    desk.editor.all_computed.click()
    assert len(desk.table.columns) == 7
    desk.grid.setCurrentIndex(desk.table.index(5, 1))
    desk.editor.all_computed.click()
    assert desk.here == (desk.table.codes[5], 2566)
    assert len(desk.table.columns) == 6


def test_what_a_former_report_printed_can_be_dropped(desk: Desk) -> None:
    button, told = desk.editor.accept_printed, desk.editor.findChild(ThaiLabel, "printed_told")
    assert isinstance(told, ThaiLabel)
    assert not button.isVisible()
    desk.bridge.apply(set_as_printed(2568, [PrintedScore("7", "๗", "๙๒ 100")]))
    desk.stand_at("7", 2568)
    assert button.isVisible()
    assert told.text() == "printed “๗ ๙๒ 100”"
    button.click()
    assert not button.isVisible()
    desk.bridge.undo()
    assert button.isVisible()


def test_the_current_cell_stays_in_sight(desk: Desk) -> None:
    bottom = desk.grid.indexAt(desk.grid.viewport().rect().bottomLeft())
    desk.grid.setCurrentIndex(bottom)
    desk.editor.resize(760, 400)
    QApplication.processEvents()
    assert desk.grid.viewport().rect().contains(desk.grid.visualRect(bottom))


def test_levels_make_room_for_themselves(desk: Desk) -> None:
    before = desk.grid.columnWidth(0)
    desk.stand_at(LEVEL, 2566)
    desk.type("ต้องปรับปรุงโดยด่วน\n")
    assert desk.grid.columnWidth(0) > before


def test_out_of_sight_nothing_is_measured_before_it_is_seen_or_nothing_else_to_do(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[object] = []

    def note(grid: ScoreGrid) -> None:
        measured.append(grid)

    monkeypatch.setattr(ScoreGrid, "resizeRowsToContents", note)
    bridge = SessionBridge(Session(Office(), lambda: 0.0), counted_ids("n"), lambda *_: None)
    editors = [ScoreEditor(bridge, Place(2568), shipped_frameworks(), KeyMessages()) for _ in range(2)]
    for editor in editors:
        qtbot.addWidget(editor)
    assert measured == []
    editors[0].show()
    assert measured == [editors[0].grid]
    qtbot.waitUntil(lambda: measured == [editor.grid for editor in editors])


def test_escape_leaves_the_score(desk: Desk) -> None:
    before = desk.bridge.office
    type_text(desk.grid, "5")
    press(desk.cell, Key.Key_Escape)
    desk.bridge.settle()
    assert desk.bridge.office is before


def test_wrong_text_is_refused_and_the_cursor_stays(desk: Desk) -> None:
    before = desk.bridge.office
    desk.type("ดี\n")
    assert desk.bridge.office is before
    assert [error.values["text"] for error in desk.refused] == ["ดี"]
    assert desk.here == ("total", 2568)


def test_an_open_cell_counts_before_a_command(desk: Desk) -> None:
    type_text(desk.grid, "5")
    desk.bridge.settle()
    assert desk.score("total", 2568) == 5
    type_text(desk.grid, "6")
    desk.bridge.undo()
    assert desk.score("total", 2568) == 5
    type_text(desk.grid, "7")
    desk.place.go_to_year(2567)
    assert desk.score("total", 2568) == 7
    assert desk.saved_score("total", 2568) == 7


def test_a_level_is_typed_as_text(desk: Desk) -> None:
    desk.stand_at(LEVEL, 2568)
    desk.type("ผ่าน\n")
    report = desk.bridge.office.year(2568)
    assert report is not None
    assert report.assessment.level == "ผ่าน"


def test_blocks_are_copied_pasted_and_emptied(desk: Desk) -> None:
    desk.stand_at("1", 2566)
    for _ in range(2):
        press(desk.grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(desk.grid, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    desk.trigger("copy")
    assert QGuiApplication.clipboard().text() == "84.2\t88.5\n71.35\t80.33\n92.6\t96"
    desk.trigger("clear")
    assert [desk.score(code, year) for code in "123" for year in (2566, 2567)] == [None] * 6
    assert desk.bridge.undo_name == Message("edit.set_scores", {"count": 6})
    desk.stand_at("2", 2567)
    desk.trigger("paste")
    assert [desk.score(code, 2568) for code in "234"] == [Decimal("88.5"), Decimal("80.33"), 96]
    assert desk.saved_score("4", 2568) == 96
    desk.bridge.undo()
    assert desk.score("2", 2568) == 90


def test_keys_of_the_blocks(desk: Desk) -> None:
    keys = {action.objectName(): action.shortcut().toString() for action in desk.grid.actions()}
    assert keys == {"copy": "Ctrl+C", "paste": "Ctrl+V", "clear": "Del"}
    contexts = {action.shortcutContext() for action in desk.grid.actions()}
    assert contexts == {Qt.ShortcutContext.WidgetShortcut}


def test_nothing_selected_or_copied(desk: Desk) -> None:
    before = desk.bridge.office
    QGuiApplication.clipboard().clear()
    desk.trigger("paste")
    QGuiApplication.clipboard().setText("1")
    desk.grid.clearSelection()
    for name in ("paste", "clear", "copy"):
        desk.trigger(name)
    assert QGuiApplication.clipboard().text() == "1"
    assert desk.bridge.office is before
    assert desk.refused == []


def test_the_cell_stays_when_rows_come(desk: Desk) -> None:
    desk.stand_at("9", 2567)
    desk.table.paste(desk.table.codes.index("total"), 0, "1")
    assert desk.here == ("9", 2567)
    desk.table.beginResetModel()
    desk.table.codes = ("total", *desk.table.codes)
    desk.table.endResetModel()
    assert desk.here == ("9", 2567)
    desk.table.beginResetModel()
    desk.table.codes = ("total",)
    desk.table.endResetModel()
    assert not desk.grid.currentIndex().isValid()


def test_names_are_wrapped_and_nothing_is_cut(desk: Desk) -> None:
    header = desk.grid.verticalHeader()
    assert header.width() < desk.grid.width() / 2
    heights = {code: header.sectionSize(n) for n, code in enumerate(desk.table.codes)}
    assert heights["10.2"] > heights["total"]
    shown = sum(desk.grid.columnWidth(n) for n in range(3)) + header.width()
    assert shown <= desk.grid.viewport().width() + header.width()


def test_rows_grow_with_the_text_size(desk: Desk) -> None:
    before = desk.grid.rowHeight(1)
    font = desk.editor.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    desk.editor.setFont(font)
    assert desk.grid.rowHeight(1) > before


def test_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "b.ita", qtbot, read_only=True)
    type_text(desk.grid, "5")
    press(desk.grid, Key.Key_F2)
    assert desk.grid.findChild(QLineEdit, "cell") is None
    assert [a.isEnabled() for a in desk.grid.actions()] == [True, False, False]


# --- blocks and changes --------------------------------------------------------------------------------------


def test_a_block_copied_in_excel_is_pasted_told_and_undone(desk: Desk) -> None:
    told: list[int] = []
    desk.editor.pasted.connect(told.append)
    before = desk.bridge.office
    desk.stand_at("1", 2567)
    QGuiApplication.clipboard().setText("80\t90.50\r\n๗๐\t60\r\n\t50\r\n")
    desk.trigger("paste")
    assert told == [6]
    assert [desk.score("2", year) for year in (2567, 2568)] == [Decimal(70), Decimal(60)]
    assert desk.saved_score("1", 2568) == Decimal("90.50")
    assert (desk.score("3", 2567), desk.score("3", 2568)) == (None, Decimal(50))
    desk.bridge.undo()
    assert desk.bridge.office == before
    QGuiApplication.clipboard().setText("สูง\t1")
    desk.trigger("paste")
    assert (told, len(desk.refused)) == ([6], 1)


def test_nothing_is_cut_beside_the_page(desk: Desk) -> None:
    """In a window of 1280 pixels the grid has some 790 of them."""
    grid = desk.grid
    across = grid.verticalHeader().sizeHint().width() + grid.horizontalHeader().length()
    assert across + grid.verticalScrollBar().sizeHint().width() < 780
    for column in range(desk.table.columnCount()):
        level = grid.fontMetrics().horizontalAdvance(str(desk.table.index(0, column).data()))
        assert grid.columnWidth(column) > level


def test_a_change_is_read_in_words(desk: Desk) -> None:
    change = desk.table.columns.index(Column(2568, change=True))
    row = desk.table.codes.index("total")
    desk.grid.setCurrentIndex(desk.table.index(row, change))
    assert desk.told.startswith("cell total 2568")
    assert "change ▲ 7.27 2567" in desk.told
    assert desk.table.index(row, change).data(Qt.ItemDataRole.AccessibleDescriptionRole) == desk.told
    type_text(desk.grid, "7")  # it cannot be typed into
    assert desk.grid.findChild(QLineEdit, "cell") is None
