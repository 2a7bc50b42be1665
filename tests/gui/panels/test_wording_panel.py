"""The wordings of a form as an office changes them."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui_typing import commit_text, type_text
from ita_desk.document.build import build_document
from ita_desk.document.fields import PrintOptions
from ita_desk.forms.wordings import OFFERED_FIELDS, wordings_of
from ita_desk.gui.panels.wording_panel import WordingPanel, WordingRow, name_of, name_of_field
from ita_desk.i18n import Message, Messages
from ita_desk.services.edits.edit import add_year, remove_year
from ita_desk.services.edits.year import set_level, set_section_text
from paper_editing import Papers, shown
from printing import form_of, forms

THAI = Messages("th")
FORM = "result-outcomes"
OPENING = f"{FORM}/opening"


@pytest.fixture
def papers(qtbot: QtBot) -> Papers:
    return Papers(form=FORM)


@pytest.fixture
def panel(papers: Papers, qtbot: QtBot) -> WordingPanel:
    panel = WordingPanel(papers.bridge, papers.place, papers.choices, THAI)
    shown(panel, qtbot)
    return panel


def row_of(panel: WordingPanel, key: str) -> WordingRow:
    return next(row for row in panel.rows if row.wording.key == key)


def write(row: WordingRow, text: str) -> None:
    row.box.selectAll()
    if text:
        commit_text(row.box, text)
    else:
        row.box.textCursor().removeSelectedText()


# --- what is shown ---------------------------------------------------------------------------------------------


def test_each_wording_stands_under_its_name(panel: WordingPanel, papers: Papers) -> None:
    assert [row.label.text() for row in panel.rows] == ["ปก", "หัวเรื่อง", "ย่อหน้า", "หัวข้อ"]
    assert [row.box.text() for row in panel.rows] == [w.default for w in wordings_of(form_of(FORM))]
    assert not any(row.reset.isEnabled() for row in panel.rows)
    papers.choices.choose_form("memo")
    labels = [row.label.text() for row in panel.rows]
    assert labels[:6] == [
        THAI.say(f"window.wording.memo.{part}") for part in "title from number date subject to".split()
    ]
    assert labels[6:8] == ["หัวข้อที่ 1", "ย่อหน้าที่ 1"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_wording_and_field_has_a_name(language: str) -> None:
    say = Messages(language).text
    names = [say(name_of(w)) for form in forms().forms for w in wordings_of(form)]
    fields = [say(name_of_field(field)) for group in OFFERED_FIELDS.values() for field in group]
    kinds = [
        say(name_of(replace(w, of=of)))
        for form in forms().forms
        for w in wordings_of(form)
        if not w.part
        for of in (1, 2)
    ]
    assert all([*names, *fields, *kinds])
    assert len(set(fields)) == len(fields)


def test_the_offices_own_wording_is_shown(panel: WordingPanel, papers: Papers) -> None:
    row = row_of(panel, OPENING)
    papers.bridge.apply(set_section_text(2568, OPENING, "ตามที่"))
    assert (row.box.text(), row.reset.isEnabled()) == ("ตามที่", True)
    papers.place.go_to_year(2567)
    assert (row.box.text(), row.reset.isEnabled()) == (row.wording.default, False)
    papers.bridge.undo()
    papers.place.go_to_year(2568)
    assert row.box.text() == row.wording.default


# --- what is typed ---------------------------------------------------------------------------------------------


def test_typed_text_becomes_the_years(panel: WordingPanel, papers: Papers) -> None:
    row = row_of(panel, OPENING)
    write(row, "ตาม{agency.name}")
    papers.bridge.settle()
    assert papers.report.texts.get(OPENING) == "ตาม{agency.name}"
    assert papers.bridge.undo_name == Message("edit.set_section_text", {"year": 2568})
    assert row.reset.isEnabled()
    row.reset.click()
    assert OPENING not in papers.report.texts
    assert row.box.text() == row.wording.default
    papers.bridge.undo()
    assert row.box.text() == "ตาม{agency.name}"


def test_typing_the_forms_own_words_replaces_nothing(panel: WordingPanel, papers: Papers) -> None:
    papers.bridge.apply(set_section_text(2568, OPENING, "ตาม"))
    row = row_of(panel, OPENING)
    write(row, row.wording.default)
    papers.bridge.settle()
    assert OPENING not in papers.report.texts
    assert not row.reset.isEnabled()


def test_an_empty_text_leaves_the_section_out(panel: WordingPanel, papers: Papers) -> None:
    row = row_of(panel, OPENING)
    write(row, "")
    assert row.told.text() == THAI.say("window.wording.left_out")
    papers.bridge.settle()
    assert papers.report.texts.get(OPENING) == ""
    before = build_document(form_of(FORM), papers.session.office, 2567, PrintOptions(), None)
    after = build_document(form_of(FORM), papers.session.office, 2568, PrintOptions(), None)
    assert len(after.blocks) == len(before.blocks) - 1


def test_an_empty_part_of_a_memo_is_a_line_to_write_on(panel: WordingPanel, papers: Papers) -> None:
    papers.choices.choose_form("memo")
    row = row_of(panel, "memo/head/subject")
    write(row, "")
    assert row.told.text() == ""


def test_braces_that_are_no_field_are_told(panel: WordingPanel) -> None:
    row = row_of(panel, OPENING)
    assert not row.told.isVisible()
    write(row, "{ชื่อ} {fiscal_year} {year}")
    assert row.told.text() == THAI.say("window.wording.unknown", fields="{ชื่อ} {year}")
    assert row.told.isVisible()
    write(row, "{fiscal_year}")
    assert not row.told.isVisible()


def test_typing_is_taken_in_before_another_form_or_year(panel: WordingPanel, papers: Papers) -> None:
    write(row_of(panel, OPENING), "ก")
    papers.choices.choose_form("result-scores")
    assert papers.report.texts.get(OPENING) == "ก"
    write(row_of(panel, "result-scores/opening"), "ข")
    papers.place.go_to_year(2567)
    assert "result-scores/opening" not in papers.report.texts
    papers.place.go_to_year(2568)
    assert papers.report.texts.get("result-scores/opening") == "ข"


def test_other_edits_leave_typing_alone(panel: WordingPanel, papers: Papers) -> None:
    row = row_of(panel, OPENING)
    row.box.moveCursor(QTextCursor.MoveOperation.End)
    type_text(row.box, "กก")
    papers.bridge.apply(set_level(2568, "ผ่าน"))
    papers.bridge.apply(set_level(2567, "ผ่าน"))
    assert row.box.text() == row.wording.default + "กก"


# --- fields ----------------------------------------------------------------------------------------------------


def actions(menu: QMenu) -> list[QAction]:
    return [action for part in menu.findChildren(QMenu) for action in part.actions()]


def test_fields_are_offered_by_name_and_go_to_the_cursor(panel: WordingPanel, papers: Papers) -> None:
    row = row_of(panel, OPENING)
    write(row, "ของ ปี")
    papers.bridge.settle()
    cursor = row.box.textCursor()
    cursor.setPosition(3)
    row.box.setTextCursor(cursor)
    offered = {action.objectName(): action for action in actions(row.insert.menu())}
    assert list(offered) == [field for group in OFFERED_FIELDS.values() for field in group]
    assert offered["agency.full_name"].text() == "ชื่อหน่วยงาน (เต็ม)"
    offered["agency.full_name"].trigger()
    papers.bridge.settle()
    assert papers.report.texts.get(OPENING) == "ของ{agency.full_name} ปี"
    assert row.box.hasFocus()


# --- nothing to change -----------------------------------------------------------------------------------------


def test_read_only(qtbot: QtBot) -> None:
    papers = Papers(form=FORM, read_only=True)
    panel = WordingPanel(papers.bridge, papers.place, papers.choices, THAI)
    shown(panel, qtbot)
    row = panel.rows[0]
    assert row.box.isReadOnly()
    assert not row.insert.isEnabled()
    assert not row.reset.isEnabled()


def test_a_year_that_is_not_there(panel: WordingPanel, papers: Papers) -> None:
    papers.place.go_to_year(2570)
    assert not panel.isEnabled()
    papers.bridge.apply(add_year(2570))
    assert panel.isEnabled()
    assert panel.rows[0].insert.isEnabled()
    papers.bridge.apply(remove_year(2570))
    assert not panel.isEnabled()


def test_a_form_without_wordings(panel: WordingPanel, papers: Papers) -> None:
    papers.choices.show_draft(replace(form_of(FORM), sections=()))
    assert panel.rows == []
    papers.choices.show_draft(None)
    assert len(panel.rows) == 4
