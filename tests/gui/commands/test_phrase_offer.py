"""Phrases written into the fields of the editors, over a real session on a real file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from gui_window import Bench, await_gone, build_desk, button, office_file
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.errors import SystemFault
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.commands.phrase_offer import PhraseOffer
from ita_desk.gui.desk import Desk
from ita_desk.gui.dialogs.phrase_text import PhraseTextDialog
from ita_desk.gui.editors.analysis_editor import LIMITATIONS, AnalysisEditor
from ita_desk.gui.editors.field_form import FieldForm
from ita_desk.gui.editors.measure_editor import MeasureEditor
from ita_desk.gui.editors.outcome_editor import OutcomeEditor
from ita_desk.gui.editors.steps_box import StepsBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.services.edits.measures import set_measure_field, set_measure_steps
from ita_desk.services.phrase_book import PhraseBook
from ita_desk.services.phrases import Phrase
from measure_editing import KeyMessages, part
from small_office import OFFICE

SHIPPED = """
[[phrases]]
title = ["ทั่วไป"]
steps = ["ขั้น ก", "ขั้น ข"]
output = ["ผลผลิต ก", "ผลผลิต ข"]
shortcomings = ["ขาดทั่วไป"]
limitations = ["ข้อจำกัด"]
[[phrases]]
issue = 3
title = ["สาม"]
[[phrases]]
issue = 2
shortcomings = ["ขาดสอง"]
"""
WITH_ISSUE = set_measure_field(2568, "m1", "issue", 3).apply(OFFICE)


@dataclass
class Table:
    """The editors of an open office with phrases, and the files."""

    desk: Desk
    book: PhraseBook
    offer: PhraseOffer
    measures: MeasureEditor
    outcomes: OutcomeEditor
    analysis: AnalysisEditor
    file: Path
    qtbot: QtBot

    @property
    def measure(self) -> Measure:
        report = self.desk.bridge.office.year(2568)
        measure = report.measure(self.desk.place.measure) if report else None
        assert measure
        return measure

    def open(self, form: FieldForm, field: str) -> QWidget:
        """Open the panel by the button of a field, and return the field's box."""
        self.show(form.window())
        part(form, QToolButton, f"phrases_{field}").click()
        return form.box_of(field)

    def show(self, editor: QWidget) -> None:
        """Show an editor as the window in which one types."""
        editor.show()
        editor.activateWindow()
        self.qtbot.waitUntil(editor.isActiveWindow)

    def choose(self, text: str) -> None:
        """Seek a phrase and insert it."""
        search = self.offer.panel.search
        search.setText(text)
        press(search, Qt.Key.Key_Return)

    def listed(self) -> list[str]:
        rows = self.offer.panel.list
        return [item.text() for n in range(rows.count()) if (item := rows.item(n))]

    def await_dialog(self) -> PhraseTextDialog:
        found = self.offer.panel.window().findChildren(PhraseTextDialog)
        self.qtbot.waitUntil(found[-1].isVisible)
        return found[-1]


def build_table(tmp_path: Path, qtbot: QtBot, *, read_only: bool = False) -> Table:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "a.toml").write_text(SHIPPED, encoding="utf-8")
    file = tmp_path / "own" / "phrases.toml"
    book, messages = PhraseBook(tmp_path / "shipped", file), KeyMessages()
    desk = build_desk(office_file(tmp_path, WITH_ISSUE), read_only=read_only)
    offer = PhraseOffer(book, desk.bridge, desk.place, messages)
    frameworks = shipped_frameworks()
    measures = MeasureEditor(desk.bridge, desk.place, frameworks, messages)
    outcomes = OutcomeEditor(desk.bridge, desk.place, messages, lambda _: None, lambda _: None)
    analysis = AnalysisEditor(desk.bridge, desk.place, frameworks, messages)
    for editor in (measures, outcomes, analysis):
        qtbot.addWidget(editor)
        editor.resize(700, 640)
        editor.offer_phrases(offer)
    desk.place.go_to_measure("m1")
    return Table(desk, book, offer, measures, outcomes, analysis, file, qtbot)


def save(dialog: PhraseTextDialog) -> None:
    part(dialog, QDialogButtonBox, "").button(QDialogButtonBox.StandardButton.Save).click()


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    table = build_table(tmp_path, qtbot)
    yield table
    table.desk.close(5)


def test_phrases_of_the_measures_issue_come_first(table: Table) -> None:
    table.open(table.measures.form, "title")
    heads = ["phrases.group.issue", "phrases.group.general"]
    assert table.listed() == [heads[0], "สาม", heads[1], "ทั่วไป"]
    assert table.offer.panel.search.hasFocus()
    table.desk.place.go_to_measure("m2")  # the panel does not follow to another record
    assert not table.offer.panel.isVisible()
    table.open(table.measures.form, "title")
    assert table.listed() == [heads[1], "ทั่วไป", "phrases.group.others", "สาม"]


def test_the_panel_stands_below_its_field_and_covers_nothing(table: Table) -> None:
    box = table.open(table.measures.form, "title")
    panel = table.offer.panel
    below = box.mapTo(table.measures, box.rect().bottomLeft()).y()
    assert panel.mapTo(table.measures, panel.rect().topLeft()).y() >= below
    steps = table.open(table.measures.form, "steps")
    assert table.measures.form.field_of(panel) == "steps"
    assert not panel.geometry().intersects(steps.geometry())
    editor = table.measures
    editor.resize(editor.width(), 420)
    table.qtbot.waitUntil(lambda: panel.visibleRegion().boundingRect().height() == panel.height())


def test_a_phrase_fills_an_empty_field_and_is_one_step_of_undo(table: Table) -> None:
    table.desk.bridge.command(set_measure_field(2568, "m1", "outcome.output", ""))
    table.open(table.outcomes.form, "output")
    table.choose("ผลผลิตก")
    table.choose("ผลผลิต ข")
    assert table.measure.outcome.output == "ผลผลิต ก\nผลผลิต ข"
    assert table.offer.panel.told.text() == "phrases.inserted"
    table.desk.bridge.undo()
    assert table.measure.outcome.output == "ผลผลิต ก"
    table.desk.bridge.undo()
    assert table.measure.outcome.output == ""


def test_a_phrase_goes_after_the_paragraph_of_the_cursor(table: Table) -> None:
    table.desk.bridge.command(set_measure_field(2568, "m1", "outcome.output", "หนึ่ง\nสอง\n"))
    box = table.outcomes.form.box_of("output")
    assert isinstance(box, TextBox)
    table.open(table.outcomes.form, "output")
    box.moveCursor(QTextCursor.MoveOperation.Start)
    table.choose("ก")
    assert table.measure.outcome.output == "หนึ่ง\nผลผลิต ก\nสอง\n"
    box.moveCursor(QTextCursor.MoveOperation.End)
    table.choose("ข")
    assert table.measure.outcome.output == "หนึ่ง\nผลผลิต ก\nสอง\nผลผลิต ข"


def test_a_phrase_joins_a_title_or_replaces_what_is_selected(table: Table) -> None:
    box = table.open(table.measures.form, "title")
    assert isinstance(box, TextBox)
    box.moveCursor(QTextCursor.MoveOperation.End)
    table.choose("สาม")
    assert table.measure.title == "อบรม สาม"
    box.selectAll()
    table.choose("ทั่วไป")
    assert table.measure.title == "ทั่วไป"


def test_each_phrase_becomes_a_step(table: Table) -> None:
    steps = table.measures.form.box_of("steps")
    assert isinstance(steps, StepsBox)
    table.show(table.measures)
    steps.boxes[0].setFocus()
    table.open(table.measures.form, "steps")
    table.choose("ขั้นก")
    table.choose("ขั้นข")
    texts = ["วางแผน", "ขั้น ก", "ขั้น ข", "ดำเนินการ", "สรุป"]
    assert [step.text for step in table.measure.steps] == texts
    assert table.offer.panel.search.hasFocus()
    table.desk.bridge.undo()
    assert [step.text for step in table.measure.steps] == ["วางแผน", "ขั้น ก", "ดำเนินการ", "สรุป"]
    table.desk.bridge.command(set_measure_steps(2568, "m1", ["เดียว"], counted_ids("s")))
    table.choose("ขั้นข")
    assert [step.text for step in table.measure.steps] == ["เดียว", "ขั้น ข"]
    table.desk.place.go_to_measure("m2")
    table.open(table.measures.form, "steps")
    table.choose("ขั้นก")
    assert [step.text for step in table.measure.steps] == ["ขั้น ก"]


def test_the_analysis_has_phrases_for_its_issue_and_for_limitations(table: Table) -> None:
    table.show(table.analysis)
    table.analysis.subjects.go_to("issue:2")
    table.open(table.analysis.form, "shortcomings")
    assert table.listed()[:2] == ["phrases.group.issue", "ขาดสอง"]
    table.choose("ขาดสอง")
    report = table.desk.bridge.office.year(2568)
    assert report
    assert report.findings[1].shortcomings == "ขาดสอง"
    table.analysis.subjects.go_to("issue:1")
    assert not table.offer.panel.isVisible()
    table.analysis.subjects.go_to(LIMITATIONS)
    table.open(table.analysis.limits_page, "limitations")
    table.choose("ข้อจำกัด")
    report = table.desk.bridge.office.year(2568)
    assert report
    assert report.limitations == ("เวลา", "ข้อจำกัด")


def test_esc_goes_back_to_the_field(table: Table) -> None:
    box = table.open(table.measures.form, "title")
    press(table.offer.panel.search, Qt.Key.Key_Escape)
    assert not table.offer.panel.isVisible()
    assert box.hasFocus()
    assert table.offer.open_here()
    assert table.offer.panel.search.hasFocus()
    assert table.offer.open_here()  # and back again
    assert box.hasFocus()
    table.measures.form.box_of("number").setFocus()
    assert not table.offer.open_here()


def test_back_in_the_field_the_first_blank_waits_to_be_filled(table: Table) -> None:
    table.book.add(Phrase("steps", None, "อบรม … คน ให้ครบ"))
    steps = table.measures.form.box_of("steps")
    assert isinstance(steps, StepsBox)
    table.open(table.measures.form, "steps")
    press(table.offer.panel.search, Qt.Key.Key_Escape)
    assert not steps.box_stood_in.textCursor().hasSelection()
    table.open(table.measures.form, "steps")
    table.choose("อบรม")
    press(table.offer.panel.search, Qt.Key.Key_Escape)
    type_text(steps.box_stood_in, "๙")
    table.desk.bridge.settle()
    assert "อบรม ๙ คน ให้ครบ" in [step.text for step in table.measure.steps]


def test_ones_own_text_is_kept_edited_and_removed(table: Table, qtbot: QtBot) -> None:
    table.open(table.measures.form, "title")
    panel = table.offer.panel
    panel.keep.click()
    dialog = table.await_dialog()
    assert (dialog.text.text(), dialog.issue.value()) == ("อบรม", "3")
    dialog.text.set_value(" ")
    save(dialog)
    assert dialog.trouble.text() == "error.phrases.empty"
    dialog.text.set_value("อบรม … ครั้ง ให้ครบทุกคน")
    save(dialog)
    mine = Phrase("title", 3, "อบรม … ครั้ง ให้ครบทุกคน", own=True)
    assert panel.current == mine
    assert table.listed()[1] == f"phrases.own {mine.text}"
    await_gone(qtbot, dialog)
    panel.edit.click()
    dialog = table.await_dialog()
    dialog.text.set_value("ใหม่ & <b>")
    dialog.issue.set_value("")
    save(dialog)
    assert PhraseBook(table.file.parent, table.file).own.phrases == (
        Phrase("title", None, "ใหม่ & <b>", own=True),
    )
    assert panel.told.text() == "phrases.kept"
    await_gone(qtbot, dialog)
    panel.remove.click()
    (ask,) = panel.window().findChildren(QMessageBox)
    button(ask, "phrases.remove").click()
    assert table.book.own.phrases == ()
    assert panel.told.text() == "phrases.removed"


def test_what_is_selected_is_kept(table: Table, qtbot: QtBot) -> None:
    steps = table.measures.form.box_of("steps")
    assert isinstance(steps, StepsBox)
    table.show(table.measures)
    steps.boxes[1].setFocus()
    table.open(table.measures.form, "steps")
    table.offer.panel.keep.click()
    assert table.await_dialog().text.text() == "ดำเนินการ"
    table.await_dialog().reject()
    steps.boxes[1].selectAll()
    type_text(steps.boxes[1], "ใหม่")
    steps.boxes[1].selectAll()
    table.offer.panel.keep.click()
    assert table.await_dialog().text.text() == "ใหม่"


def test_faults_of_the_own_file_are_told_and_stop_nothing(table: Table) -> None:
    table.file.parent.mkdir()
    table.file.write_text("[", encoding="utf-8")
    table.open(table.measures.form, "title")
    assert table.offer.panel.told.text().startswith("phrases.not_toml phrases.toml")
    assert table.listed()[1] == "สาม"
    table.file.unlink()
    table.file.mkdir()
    table.offer._remove(Phrase("title", 3, "ก", own=True))
    assert not table.offer.panel.told.text().startswith("error.")  # there was nothing to remove


def test_a_file_that_cannot_be_written_is_told(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    table.open(table.measures.form, "title")
    table.file.parent.write_text("no folder", encoding="utf-8")
    table.offer.panel.keep.click()
    dialog = table.await_dialog()
    save(dialog)
    assert dialog.trouble.text().startswith("error.file.write_failed")
    dialog.reject()

    def fail(*_: object) -> None:
        raise SystemFault("file.disk_full", path="", reason="")

    monkeypatch.setattr(table.book, "remove", fail)
    table.offer._remove(Phrase("title", 3, "ก", own=True))
    assert table.offer.panel.told.text().startswith("error.file.disk_full")


def test_nothing_is_offered_where_nothing_can_be_written(tmp_path: Path, qtbot: QtBot) -> None:
    table = build_table(tmp_path, qtbot, read_only=True)
    table.show(table.measures)
    assert not part(table.measures.form, QToolButton, "phrases_title").isVisible()
    table.measures.form.box_of("title").setFocus()
    assert not table.offer.open_here()
    table.desk.close(5)


def test_the_menus_command_opens_the_panel(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.open(office_file(tmp_path))
    workspace, action = bench.workspace, bench.window.menu_actions["phrases"]
    box = workspace.measures.form.box_of("title")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert workspace.phrases.panel.isVisible()
    assert workspace.measures.form.phrase_buttons["title"].accessibleName() == bench.messages.say(
        "phrases.button.of", field=box.accessibleName()
    )
    press(workspace.phrases.panel.search, Qt.Key.Key_Return)
    assert len(bench.await_saved().years[-1].measures[0].title) > len("อบรม")
    workspace.measures.form.box_of("number").setFocus()
    action.trigger()
    assert workspace.notices.text_of("phrases")
    assert not bench.window.findChildren(QDialog)
    assert workspace.help.label.text() == bench.messages.say("window.help.measures")
    part(workspace.help, QToolButton, "hide_help").click()
    assert not workspace.help.isVisible()
    bench.window.menu_actions["show_help"].trigger()
    assert workspace.help.isVisible()
    assert not any(b.text() == "" for b in workspace.phrases.panel.findChildren(QPushButton))
