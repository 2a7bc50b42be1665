"""The web addresses of OIT items as an office edits them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_typing import commit_text, press, type_text
from ita_desk.domain.year_report import OitLink
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.editors.link_rows import LinkRows
from ita_desk.i18n import Message, Messages
from paper_editing import LINKS, Papers, listing, shown

THAI = Messages("th")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def papers(qtbot: QtBot) -> Papers:
    return Papers(listing(), "oit-links")


@pytest.fixture
def editor(papers: Papers, qtbot: QtBot) -> LinkRows:
    editor = LinkRows(papers.bridge, papers.place, papers.choices, shipped_frameworks(), THAI)
    shown(editor, qtbot)
    return editor


def title_of(code: str, year: int) -> str:
    framework = shipped_frameworks().of_year(year)
    question = framework.question(code) if framework else None
    assert question
    return question.title


def test_links_are_shown(editor: LinkRows) -> None:
    rows = [(row.code.text(), row.url.text(), row.explanation.text()) for row in editor.rows]
    assert rows == [(link.code.upper(), link.url, link.explanation) for link in LINKS]
    assert [[b.isEnabled() for b in (row.up, row.down, row.remove)] for row in editor.rows] == [
        [False, True, True],
        [True, True, True],
        [True, False, True],
    ]


def test_titles_come_from_the_filing_year(editor: LinkRows, papers: Papers) -> None:
    assert [row.title.text() for row in editor.rows] == [
        title_of("o1", 2568),
        title_of("o2", 2568),
        THAI.say("window.links.unknown", code="O99", year=2568),
    ]
    papers.choices.choose_filing_offset(1)
    assert editor.rows[0].title.text() == title_of("o1", 2569)
    assert editor.rows[1].title.text() == THAI.say("window.links.no_title", code="O2", year=2569)


def test_what_is_not_known_is_told(editor: LinkRows, papers: Papers) -> None:
    assert editor.describe("") == THAI.say("window.links.no_code")
    papers.place.go_to_year(2567)
    papers.place.go_to_year(2690)
    assert editor.describe("o1") == THAI.say("window.links.no_list", code="O1", year=2690)


def test_every_box_is_typed_into(editor: LinkRows, papers: Papers) -> None:
    row = editor.rows[2]
    row.code.selectAll()
    type_text(row.code, "๒๘")
    commit_text(row.url, "https://a.test/๓?x=<b>&y")
    commit_text(row.explanation, "หน้า")
    papers.bridge.settle()
    assert papers.report.oit_links[2] == OitLink("o28", "https://a.test/๓?x=<b>&y", "หน้า")
    assert papers.bridge.undo_name == Message("edit.set_oit_links", {"year": 2568})
    assert row.title.text() == title_of("o28", 2568)
    for _ in range(3):
        papers.bridge.undo()
    assert papers.report.oit_links == LINKS
    assert row.code.text() == "O99"


def test_a_number_typed_slowly_grows(editor: LinkRows, papers: Papers) -> None:
    code = editor.rows[2].code
    code.setFocus()
    code.selectAll()
    for letter in "28":
        type_text(code, letter)
        papers.bridge.settle()
    assert papers.report.oit_links[2].code == "o28"


def test_rows_come_move_and_go(editor: LinkRows, papers: Papers) -> None:
    one, two, three = LINKS
    editor.rows[2].up.click()
    assert papers.report.oit_links == (one, three, two)
    editor.rows[0].down.click()
    assert papers.report.oit_links == (three, one, two)
    editor.rows[1].remove.click()
    assert [row.code.text() for row in editor.rows] == ["O99", "O2"]
    editor.add_button.click()
    assert papers.report.oit_links == (three, two, OitLink())
    assert editor.rows[2].code.hasFocus()
    assert editor.rows[2].title.text() == THAI.say("window.links.no_code")
    for _ in range(4):
        papers.bridge.undo()
    assert [row.code.text() for row in editor.rows] == ["O1", "O2", "O99"]


def test_a_copied_table_becomes_rows(editor: LinkRows, papers: Papers) -> None:
    editor.add_button.click()
    QApplication.clipboard().setText("O3\thttps://a.test/3\tสา\u200bม\a\r\n4\thttps://a.test/4\n")
    new = (OitLink("o3", "https://a.test/3", "สาม"), OitLink("o4", "https://a.test/4"))
    editor.paste_button.click()
    assert papers.report.oit_links == (*LINKS, *new)
    papers.bridge.undo()
    assert press(editor.rows[3].code, Qt.Key.Key_V, CONTROL)
    assert papers.report.oit_links == (*LINKS, *new)


def test_other_texts_are_pasted_into_the_line(editor: LinkRows, papers: Papers) -> None:
    QApplication.clipboard().setText("https://a.test/9")
    editor.rows[2].url.clear()
    press(editor.rows[2].url, Qt.Key.Key_V, CONTROL)
    papers.bridge.settle()
    assert papers.report.oit_links[2].url == "https://a.test/9"
    QApplication.clipboard().setText("")
    number = papers.bridge.edit_number
    editor.paste_button.click()
    assert papers.bridge.edit_number == number


def test_each_year_has_its_own(editor: LinkRows, papers: Papers) -> None:
    commit_text(editor.rows[0].explanation, "ก")
    papers.place.go_to_year(2567)
    assert editor.rows == []
    editor.add_button.click()
    assert [len(year.oit_links) for year in papers.bridge.office.years] == [1, 3]
    papers.place.go_to_year(2568)
    assert papers.report.oit_links[0] == replace(LINKS[0], explanation="หน้าแรกก")
    papers.place.go_to_year(2560)
    assert not editor.add_button.isEnabled()


def test_every_box_has_a_name_for_screen_readers(editor: LinkRows) -> None:
    for row in editor.rows:
        boxes = (row.code, row.url, row.explanation, row.up, row.down, row.remove)
        assert all(box.accessibleName() for box in boxes)


def test_read_only(qtbot: QtBot) -> None:
    papers = Papers(listing(), "oit-links", read_only=True)
    editor = LinkRows(papers.bridge, papers.place, papers.choices, shipped_frameworks(), THAI)
    shown(editor, qtbot)
    QApplication.clipboard().setText("O3\thttps://a.test/3")
    press(editor.rows[0].url, Qt.Key.Key_V, CONTROL)
    assert editor.rows[0].url.isReadOnly()
    buttons = [editor.add_button, editor.paste_button, editor.rows[1].up, editor.rows[1].remove]
    assert not any(button.isEnabled() for button in buttons)
    assert papers.refused == []
