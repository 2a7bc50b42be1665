"""The columns of the chosen form are changed in the window."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from gui_window import AMPERSANDS, LONG, Bench, button, child, office_file
from ita_desk import resources
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.columns import measure_table, set_heading
from ita_desk.forms.report_form import MeasureTableSection, RowNumber
from ita_desk.gui.dialogs.form_name import FormNameDialog
from ita_desk.gui.panels.column_panel import ColumnPanel
from ita_desk.gui.panels.column_tree import ColumnTree
from ita_desk.gui.print_choices import PrintChoices
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.number_box import NumberBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.widgets.thai_label import ThaiLabel
from ita_desk.i18n import Messages
from ita_desk.services.own_forms import OwnForms

THAI = Messages("th")
FORM = "result-completion"
CHECK = Qt.ItemDataRole.CheckStateRole
HEADINGS = [
    "มาตรการ / โครงการ / กิจกรรม ที่ดำเนินการ",
    "ผลลัพธ์หรือความสำเร็จของการดำเนินการ",
    "ไม่สามารถดำเนินการได้",
    "ดำเนินการแล้วเสร็จ",
    "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม",
    "ระยะเวลาในการดำเนินการ",
]


class Columns:
    """A panel in a window of its own."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot, self.folder = qtbot, folder / "forms"
        own = OwnForms(FormCatalog((resources.forms_folder(), self.folder)), self.folder)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.choices = PrintChoices(FORM, own.catalog)
        self.panel = ColumnPanel(self.choices, own, THAI, self.window)
        self.panel.resize(420, 600)
        self.window.show()
        self.tree = child(self.panel, ColumnTree)
        self.model = self.tree.columns

    @property
    def table(self) -> MeasureTableSection:
        """The table as it would be printed."""
        (table,) = [s for s in self.choices.layout.sections if isinstance(s, MeasureTableSection)]
        return table

    @property
    def shown(self) -> list[str]:
        """The headings in the list."""
        return [index.data() for index in self.model.indexes()]

    def choose(self, heading: str) -> None:
        """Choose the line of a heading."""
        (index,) = [i for i in self.model.indexes() if i.data() == heading]
        self.tree.setCurrentIndex(index)

    def tick(self, heading: str) -> None:
        """Click the tick of a line, and wait until it is done."""
        (index,) = [i for i in self.model.indexes() if i.data() == heading]
        with self.qtbot.waitSignal(self.tree.ticked, timeout=LONG):
            self.model.setData(index, None, CHECK)

    def press(self, name: str) -> None:
        """Click a tool."""
        child(self.panel, QToolButton, name).click()

    def enabled(self, name: str) -> bool:
        return child(self.panel, QToolButton, name).isEnabled()

    @property
    def chosen(self) -> str:
        row = self.tree.chosen_row
        return row.column.heading if row else ""

    @property
    def state(self) -> str:
        return child(self.panel, ThaiLabel, "state").text()


@pytest.fixture
def columns(tmp_path: Path, qtbot: QtBot) -> Columns:
    return Columns(tmp_path, qtbot)


# --- showing -------------------------------------------------------------------------------------------------


def test_the_columns_of_the_chosen_form_are_shown(columns: Columns) -> None:
    assert columns.shown == HEADINGS
    assert columns.chosen == HEADINGS[0]
    assert child(columns.panel, TextBox, "heading").value() == HEADINGS[0]
    assert child(columns.panel, NumberBox, "share").value() == 26
    assert child(columns.panel, ThaiLabel, "prints").text() == THAI.say(
        "window.columns.prints", names="มาตรการ, ขั้นตอนหรือวิธีการปฏิบัติ"
    )
    assert child(columns.panel, ChoiceBox, "number").value() == "continuous"
    assert child(columns.panel, LineBox, "number_heading").value() == "ลำดับที่"
    assert columns.state == THAI.say("window.columns.state.shipped")
    columns.choices.choose_form("analysis")
    assert len(columns.shown) == 5
    assert not child(columns.panel, LineBox, "number_heading").isEnabled()


def test_a_form_without_columns_says_so(columns: Columns) -> None:
    columns.choices.choose_form("oit-links")
    assert columns.panel.nothing.isVisibleTo(columns.panel)
    assert not columns.tree.isVisibleTo(columns.panel)
    assert not child(columns.panel, QPushButton, "copy").isVisibleTo(columns.panel)
    assert columns.panel.form_name.text() == columns.choices.layout.name
    columns.choices.choose_form(FORM)
    assert columns.tree.isVisibleTo(columns.panel)


def test_what_cannot_be_done_is_not_offered(columns: Columns) -> None:
    columns.choose(HEADINGS[1])
    assert [columns.enabled(name) for name in ("group", "ungroup", "up", "down")] == [True] * 4
    assert not child(columns.panel, NumberBox, "share").isEnabled()
    columns.choose(HEADINGS[5])
    assert (columns.enabled("group"), columns.enabled("ungroup")) == (False, False)
    columns.tick(HEADINGS[5])
    assert [columns.enabled(name) for name in ("group", "ungroup", "up", "down")] == [False] * 4
    assert not child(columns.panel, TextBox, "heading").isEnabled()


# --- changing ------------------------------------------------------------------------------------------------


def test_columns_are_hidden_and_shown_again(columns: Columns) -> None:
    columns.choose(HEADINGS[4])
    type_text(child(columns.panel, TextBox, "heading"), "ก")
    columns.panel.settle()
    own = columns.chosen
    columns.tick(own)
    assert columns.shown == [*HEADINGS[:4], own, HEADINGS[5]]
    assert len(columns.table.columns) == 3
    assert columns.chosen == own
    columns.tick(own)
    assert columns.table.columns[2].heading == own
    columns.tick(HEADINGS[2])
    assert [leaf.heading for leaf in columns.table.columns[1].columns] == [HEADINGS[3]]


def test_the_last_column_stays(columns: Columns) -> None:
    for heading in (HEADINGS[0], HEADINGS[2], HEADINGS[3], HEADINGS[4]):
        columns.tick(heading)
    columns.tick(HEADINGS[5])
    assert [leaf.heading for leaf in columns.table.leaves] == [HEADINGS[5]]
    assert columns.state == THAI.say("error.form.last_column")


def test_columns_move_and_stay_chosen(columns: Columns) -> None:
    columns.press("down")
    assert columns.shown == [*HEADINGS[1:4], HEADINGS[0], *HEADINGS[4:]]
    assert columns.chosen == HEADINGS[0]
    columns.press("up")
    columns.press("up")
    assert columns.shown == HEADINGS
    with columns.qtbot.waitSignal(columns.tree.dropped, timeout=LONG):
        columns.model.mimeData([columns.model.index(0, 0)])
        columns.model.dropMimeData(
            columns.model.mimeData([columns.model.index(0, 0)]),
            Qt.DropAction.MoveAction,
            4,
            0,
            columns.tree.rootIndex(),
        )
    assert columns.shown == [*HEADINGS[1:], HEADINGS[0]]


def test_headings_are_joined_and_parted(columns: Columns) -> None:
    columns.choose(HEADINGS[4])
    columns.press("group")
    assert columns.shown == [*HEADINGS[:4], THAI.say("window.columns.no_heading"), *HEADINGS[4:]]
    assert columns.panel.heading.isEnabled()
    type_text(columns.panel.heading, AMPERSANDS)
    columns.press("ungroup")  # what was typed counts first
    assert columns.shown == HEADINGS
    child(columns.panel, QPushButton, "undo").click()
    assert columns.shown == [*HEADINGS[:4], AMPERSANDS, *HEADINGS[4:]]


def test_a_column_is_added_behind_the_chosen_one(columns: Columns) -> None:
    menu = child(columns.panel, QToolButton, "add").menu()
    actions = {action.text(): action for action in menu.actions()}
    assert len(actions) == 19
    actions["งบประมาณ"].trigger()
    assert columns.shown == [HEADINGS[0], "งบประมาณ", *HEADINGS[1:]]
    assert columns.chosen == "งบประมาณ"
    columns.choose(HEADINGS[3])
    actions["ภาพประกอบ"].trigger()
    assert columns.shown[5] == "ภาพประกอบ"
    assert columns.table.columns[3].photos


def test_widths_are_shares(columns: Columns) -> None:
    box = child(columns.panel, NumberBox, "share")
    box.set_value(None)
    type_text(box, "๓๕")
    columns.panel.settle()
    assert columns.table.columns[0].width == 35
    assert columns.model.index(0, 1).data() == "35 %"
    box.setText("")
    columns.panel.settle()
    assert columns.table.columns[0].width == 35
    assert box.value() is None or box.value() == Decimal(35)


def test_rows_are_numbered(columns: Columns) -> None:
    style = child(columns.panel, ChoiceBox, "number")
    for key in ("by-issue", "none", "as-typed"):
        style.setCurrentIndex(style.findData(key))
        style.activated.emit(style.currentIndex())
    assert columns.table.number == RowNumber("as-typed", "", 0)
    type_text(child(columns.panel, LineBox, "number_heading"), "ที่")
    columns.panel.settle()
    assert columns.table.number == RowNumber("as-typed", "ที่", 5.64)


# --- the form ------------------------------------------------------------------------------------------------


def test_leaving_saves(columns: Columns) -> None:
    columns.press("down")
    assert columns.state == THAI.say("window.columns.state.unsaved")
    columns.panel.hide()
    assert [path.name for path in columns.folder.iterdir()] == [f"{FORM}.toml"]
    assert columns.state == THAI.say("window.columns.state.saved")


def test_the_shipped_form_comes_back(columns: Columns) -> None:
    restore = child(columns.panel, QPushButton, "restore")
    assert not restore.isEnabled()
    columns.press("down")
    restore.click()
    assert columns.shown == HEADINGS
    assert columns.state == THAI.say("window.columns.state.shipped")


def test_a_copy_is_named_and_goes_after_a_question(columns: Columns) -> None:
    child(columns.panel, QPushButton, "copy").click()
    dialog = child(columns.window, FormNameDialog)
    taken = columns.choices.layout.name
    dialog.wanted.emit(taken)
    assert dialog.trouble.text() == THAI.say("error.form.name_taken", name=taken)
    dialog.wanted.emit(AMPERSANDS)
    assert not dialog.isVisible()
    assert (columns.choices.form, columns.choices.layout.name) == (f"{FORM}-2", AMPERSANDS)
    restore = child(columns.panel, QPushButton, "restore")
    assert restore.text() == THAI.say("window.columns.remove")
    restore.click()
    box = child(columns.window, QMessageBox)
    assert box.text() == THAI.say("window.columns.remove.ask", name=AMPERSANDS)
    assert columns.choices.form == f"{FORM}-2"
    button(box, THAI.say("window.columns.remove")).click()
    assert columns.choices.form == columns.choices.forms.forms[0].id


def test_a_change_from_elsewhere_keeps_the_place(columns: Columns) -> None:
    columns.choose(HEADINGS[4])
    columns.panel.draft.change(lambda table: set_heading(table, (0,), "อื่น"))
    assert columns.chosen == HEADINGS[4]
    columns.choices.choose_form("analysis")
    assert columns.tree.chosen_row


def test_closing_the_window_saves_what_is_being_typed(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.open(office_file(tmp_path))
    bench.workspace.guide.go_to("print")
    tab = bench.workspace.print_tab
    tab.setCurrentIndex(tab._tabs["columns"])
    assert tab.columns.isVisible()
    type_text(tab.columns.heading, "ก")
    form = bench.desk.choices.form
    bench.window.close()
    table = measure_table(bench.graph.parts().own_forms.catalog.form(form))
    original = bench.graph.parts().own_forms.catalog.original(form)
    assert table
    assert original
    assert bench.graph.parts().own_forms.is_own(form)
    former = measure_table(original)
    assert former
    assert table.columns[0].heading in (f"{former.columns[0].heading}ก", f"ก{former.columns[0].heading}")
    assert bench.worker.ended
