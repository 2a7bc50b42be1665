"""The tab of the analysis: subjects, questions, texts, measures, and the office's own lists."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press, type_text
from gui_window import AMPERSANDS
from ita_desk.domain.finding import Finding, FindingQuestion
from ita_desk.domain.office import Office
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.editors.analysis_editor import LIMITATIONS, SUGGESTED, AnalysisEditor
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.i18n import Messages
from ita_desk.services.edits.edit import add_year, remove_year
from ita_desk.services.edits.findings import set_finding_text
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.edits.year import set_limitations
from measure_editing import Desk, part, tab_order
from printing import sample_office

TEXTS = ("shortcomings", "to_develop", "to_maintain")


@pytest.fixture
def desk() -> Desk:
    return Desk(sample_office())


@pytest.fixture
def editor(desk: Desk, qtbot: QtBot) -> AnalysisEditor:
    return editor_of(desk, qtbot)


def editor_of(desk: Desk, qtbot: QtBot) -> AnalysisEditor:
    editor = AnalysisEditor(desk.bridge, desk.place, shipped_frameworks(), desk.messages)
    qtbot.addWidget(editor)
    editor.resize(780, 560)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def text(editor: AnalysisEditor, name: str) -> TextBox:
    return part(editor.form, TextBox, name)


def finding(desk: Desk, about: str) -> Finding | None:
    return next((f for f in desk.report.findings if f.about == about), None)


def listed(desk: Desk, about: str = "issue:1") -> list[str]:
    found = finding(desk, about)
    return [question.code for question in found.questions] if found else []


def codes(editor: AnalysisEditor) -> list[str]:
    return [row.line.code for row in editor.form.rows.rows]


def names(editor: AnalysisEditor) -> list[str]:
    items = [editor.subjects.topLevelItem(n) for n in range(editor.subjects.topLevelItemCount())]
    return [str(item.data(0, Qt.ItemDataRole.UserRole)) for item in items if item]


# --- subjects ------------------------------------------------------------------------------------------------


def test_it_begins_with_what_should_get_a_measure(editor: AnalysisEditor, desk: Desk) -> None:
    assert editor.subjects.current == SUGGESTED
    assert names(editor) == [SUGGESTED, *(f"issue:{n}" for n in range(1, 8)), LIMITATIONS]
    assert editor.suggested.rows[0].line.code == "o9"
    assert "window.analysis.suggested_told" in part(editor, QLabel, "suggested_told").text()
    assert desk.bridge.edit_number == 0


def test_the_list_says_what_is_written_in_words(editor: AnalysisEditor, desk: Desk) -> None:
    def written(place: int) -> str:
        item = editor.subjects.topLevelItem(place)
        assert item
        return item.text(2)

    assert [written(0), written(1), written(8)] == ["", "window.analysis.written", "window.analysis.written"]
    desk.bridge.command(set_limitations(2568, ()))
    assert written(8) == "window.analysis.unwritten"


def test_a_subject_shows_its_questions_and_texts(editor: AnalysisEditor, desk: Desk) -> None:
    editor.subjects.go_to("issue:4")
    found = finding(desk, "issue:4")
    assert found
    assert codes(editor) == ["i10", "i11", "i12", "o30"]
    assert [text(editor, name).value() for name in TEXTS] == [getattr(found, name) for name in TEXTS]
    assert [text(editor, n).accessibleName() for n in TEXTS] == [f"field.finding.{n}" for n in TEXTS]


def test_typing_changes_the_finding(editor: AnalysisEditor, desk: Desk, qtbot: QtBot) -> None:
    editor.subjects.go_to("issue:6")
    former = finding(desk, "issue:6")
    for name in TEXTS:
        type_text(text(editor, name), "ปั๊มน้ำ")
        text(editor, name).settle()
    found = finding(desk, "issue:6")
    assert found
    assert all(getattr(found, name).endswith("ปั๊มน้ำ") for name in TEXTS)
    for _ in range(2 * len(TEXTS)):
        desk.bridge.undo()
    assert finding(desk, "issue:6") == former
    type_text(text(editor, "to_develop"), "ก")
    qtbot.waitUntil(lambda: desk.bridge.undo_name is not None)


def test_the_first_text_of_a_year_makes_a_finding(editor: AnalysisEditor, desk: Desk) -> None:
    desk.place.go_to_year(2567)
    assert names(editor)[1] == "indicator:1"
    editor.subjects.go_to("indicator:4")
    assert [row.line.score for row in editor.form.rows.rows] == ["58.75"]
    type_text(text(editor, "shortcomings"), "ขาด")
    desk.bridge.settle()
    assert [(f.about, f.shortcomings) for f in desk.report.findings] == [("indicator:4", "ขาด")]


def test_what_was_typed_counts_where_it_was_typed(editor: AnalysisEditor, desk: Desk) -> None:
    editor.subjects.go_to("issue:1")
    type_text(text(editor, "shortcomings"), "ก")
    type_text(text(editor, "to_develop"), "ข")
    editor.subjects.go_to("issue:2")
    first, second = finding(desk, "issue:1"), finding(desk, "issue:2")
    assert first
    assert second
    assert (first.shortcomings[-1], first.to_develop[-1]) == ("ก", "ข")
    assert text(editor, "to_develop").value() == second.to_develop


def test_limitations(editor: AnalysisEditor, desk: Desk) -> None:
    editor.subjects.go_to(LIMITATIONS)
    editor.limitations.selectAll()
    type_text(editor.limitations, "คน\nเวลา")
    desk.bridge.settle()
    assert desk.report.limitations == ("คน", "เวลา")
    desk.bridge.undo()
    assert editor.limitations.value() == desk.report.limitations != ("คน", "เวลา")


def test_what_is_chosen_stays_in_another_year_if_it_is_there(editor: AnalysisEditor, desk: Desk) -> None:
    editor.subjects.go_to(LIMITATIONS)
    desk.place.go_to_year(2567)
    assert editor.subjects.current == LIMITATIONS
    desk.place.go_to_year(2568)
    editor.subjects.go_to("issue:3")
    desk.place.go_to_year(2567)
    assert editor.subjects.current == SUGGESTED
    assert editor.suggested.isVisible()


def test_a_year_that_is_not_there(editor: AnalysisEditor, desk: Desk) -> None:
    desk.place.go_to_year(2570)
    assert not editor.subjects.isVisible()
    assert not editor.show_field("r67", "shortcomings")
    desk.bridge.command(add_year(2570))
    assert editor.subjects.isVisible()
    assert "nothing_suggested" in part(editor, QLabel, "suggested_told").text()
    desk.bridge.command(remove_year(2570))
    assert not editor.subjects.isVisible()


def test_changes_made_while_hidden_are_shown_later(editor: AnalysisEditor, desk: Desk) -> None:
    editor.subjects.go_to("issue:1")
    editor.hide()
    desk.bridge.command(set_finding_text(2568, "issue:1", "shortcomings", "ใหม่", desk.bridge.new_id))
    editor.show()
    assert text(editor, "shortcomings").value() == "ใหม่"


# --- going to a place ----------------------------------------------------------------------------------------


def test_fields_are_shown(editor: AnalysisEditor, desk: Desk) -> None:
    found = finding(desk, "issue:5")
    assert found
    assert editor.show_field(found.id, "to_develop")
    assert editor.subjects.current == "issue:5"
    assert editor.focusWidget() is text(editor, "to_develop")
    assert editor.show_field(found.id, "questions[2]")
    assert editor.focusWidget() is text(editor, "shortcomings")
    assert editor.show_field("year:2568", "limitations[0]")
    assert editor.focusWidget() is editor.limitations
    assert not editor.show_field("year:2568", "assessment")


def test_what_was_changed_last_is_shown(editor: AnalysisEditor, desk: Desk) -> None:
    bridge = desk.bridge
    bridge.command(set_finding_text(2568, "issue:2", "shortcomings", "ก", bridge.new_id))
    bridge.command(set_finding_text(2568, "ใหม่", "shortcomings", "ก", bridge.new_id))
    editor.show_changed()
    assert editor.subjects.current == "ใหม่"
    bridge.undo()
    assert editor.subjects.current == SUGGESTED
    bridge.undo()
    editor.show_changed()
    assert editor.subjects.current == "issue:2"
    bridge.command(set_limitations(2568, ("ก",)))
    editor.show_changed()
    assert editor.subjects.current == LIMITATIONS


# --- the year of the scores ----------------------------------------------------------------------------------


def test_scores_of_the_basis_year_or_of_the_year_itself(editor: AnalysisEditor, desk: Desk) -> None:
    editor.subjects.go_to("issue:4")
    part(editor, QPushButton, "scores_own").click()
    assert [row.line.score for row in editor.form.rows.rows] == ["74.00", "92.50", "84.50"]
    assert not any(row.button.isVisible() for row in editor.form.rows.rows)
    assert not editor.form.edit_button.isEnabled()
    assert "2568" in part(editor, QLabel, "summary").text()
    found = finding(desk, "issue:4")
    assert found
    assert text(editor, "shortcomings").value() == found.shortcomings
    part(editor, QPushButton, "scores_basis").click()
    assert editor.form.rows.rows[0].line.score == "41.50"
    assert editor.form.edit_button.isEnabled()


# --- measures ------------------------------------------------------------------------------------------------


def test_one_click_sets_up_a_measure(editor: AnalysisEditor, desk: Desk) -> None:
    chosen: list[str] = []
    editor.measure_chosen.connect(chosen.append)
    row = editor.suggested.rows[0]
    assert row.button.text() == "window.analysis.add_measure"
    row.button.click()
    new = desk.report.measure(chosen[0])
    assert new
    assert (new.number, new.codes, new.issue, new.title) == ("2", ("o9",), 1, "")
    assert row.button.text() == "window.analysis.go_to_measure 2"
    row.button.click()
    assert chosen == [new.id, new.id]
    desk.bridge.undo()
    assert desk.report.measure(new.id) is None
    assert row.button.text() == "window.analysis.add_measure"


def test_the_button_goes_to_a_measure_or_asks_which(editor: AnalysisEditor, desk: Desk) -> None:
    chosen: list[str] = []
    editor.measure_chosen.connect(chosen.append)
    desk.bridge.command(set_measure_field(2568, "m05", "title", AMPERSANDS))
    editor.subjects.go_to("issue:4")
    i10, _, i12, _ = editor.form.rows.rows
    i10.button.click()
    i12.button.click()
    first, second = i12.menu.actions()
    assert first.text() == "5 ก && <b>ข<b> %1 {name}"
    second.trigger()
    i12.menu.close()
    assert chosen == ["m05", "m06"]


def test_markup_in_wordings_is_shown_as_it_is(qtbot: QtBot) -> None:
    office = sample_office()
    report = office.year(2568)
    assert report
    question = FindingQuestion("i1", AMPERSANDS)
    findings = (Finding("f", "issue:1", questions=(question,)), Finding("g", AMPERSANDS))
    editor = editor_of(Desk(office.with_year(replace(report, findings=findings))), qtbot)
    editor.subjects.go_to("issue:1")
    assert AMPERSANDS in [label.text()[-len(AMPERSANDS) :] for label in editor.form.rows.findChildren(QLabel)]
    formats = {label.textFormat() for label in editor.findChildren(QLabel) if isinstance(label, QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


# --- the office's own list -----------------------------------------------------------------------------------


@pytest.fixture
def listing(editor: AnalysisEditor) -> AnalysisEditor:
    """The list of the first issue's questions being changed."""
    editor.subjects.go_to("issue:1")
    editor.form.edit_button.click()
    return editor


def add(editor: AnalysisEditor, code: str, title: str = "") -> None:
    editor.form.adder.code.setText(code)
    editor.form.adder.title.setText(title)
    press(part(editor, LineBox, "question_title"), Qt.Key.Key_Return)


def test_questions_are_added_by_code(listing: AnalysisEditor, desk: Desk) -> None:
    former = codes(listing)
    add(listing, "O๓๐")
    assert listed(desk) == codes(listing) == [*former, "o30"]
    assert listing.form.adder.code.text() == ""
    assert listing.form.rows.rows[-1].line.text.startswith("window.scores.question o30 การประเมิน")
    add(listing, "x9", "ข้ออื่น")
    assert codes(listing)[-1] == "x9"
    desk.bridge.undo()
    desk.bridge.undo()
    assert (listed(desk), codes(listing)) == ([], former)


@pytest.mark.parametrize(
    ("code", "key"), [("i1", "listed_question"), ("i99", "unknown_question"), ("", "no_question_code")]
)
def test_wrong_codes_are_refused(listing: AnalysisEditor, desk: Desk, code: str, key: str) -> None:
    add(listing, code)
    assert desk.refused == [f"edit.{key}"]
    assert listing.form.adder.code.text() == code
    assert desk.bridge.edit_number == 0


def test_questions_are_moved_and_removed(listing: AnalysisEditor, desk: Desk) -> None:
    first, second, third, *rest = codes(listing)
    rows = listing.form.rows.rows
    assert not rows[0].order_buttons["up"].isEnabled()
    rows[0].order_buttons["down"].click()
    assert listed(desk) == [second, first, third, *rest]
    assert listing.focusWidget() is rows[1].order_buttons["down"]
    rows[1].order_buttons["up"].click()
    assert listing.focusWidget() is rows[0].order_buttons["down"]  # "up" goes no further
    rows[1].order_buttons["remove"].click()
    assert listed(desk) == codes(listing) == [first, third, *rest]


def test_the_year_s_list_comes_back(listing: AnalysisEditor, desk: Desk) -> None:
    former = codes(listing)
    assert not listing.form.adder.reset_button.isEnabled()
    listing.form.rows.rows[0].order_buttons["remove"].click()
    listing.form.adder.reset_button.click()
    assert (codes(listing), listed(desk)) == (former, [])


def test_the_switch_opens_and_closes_the_list(listing: AnalysisEditor) -> None:
    row = listing.form.rows.rows[0]
    assert row.order.isVisible()
    assert not row.button.isVisible()
    assert listing.form.adder.isVisible()
    listing.subjects.go_to("issue:2")
    assert not listing.form.adder.isVisible()
    assert not listing.form.rows.rows[0].order.isVisible()


# --- by keyboard, and only to read ---------------------------------------------------------------------------


def test_tab_goes_from_top_to_bottom(editor: AnalysisEditor) -> None:
    top = ["scores_basis", "subjects"]  # arrows go to the other year
    editor.subjects.go_to("issue:4")
    assert tab_order(editor) == [*top, "edit_questions", *["measure"] * 3, *TEXTS]
    editor.form.edit_button.click()
    rows = ["down", "remove", *["up", "down", "remove"] * 2, "up", "remove"]
    adder = ["question_code", "question_title", "add_question", "reset_questions"]
    assert tab_order(editor) == [*top, "edit_questions", *rows, *adder, *TEXTS]
    editor.subjects.go_to(LIMITATIONS)
    assert tab_order(editor) == [*top, "limitations"]


def test_everything_has_a_name(editor: AnalysisEditor) -> None:
    editor.subjects.go_to("issue:4")
    editor.form.edit_button.click()
    for widget in editor.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.focusProxy():
            said = widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")
            assert said, widget.objectName()


def test_a_read_only_office_is_only_shown(qtbot: QtBot) -> None:
    office: Office = sample_office()
    editor = editor_of(Desk(office, read_only=True), qtbot)
    assert not editor.suggested.rows[0].button.isEnabled()  # a measure would be set up
    editor.subjects.go_to("issue:4")
    assert editor.form.rows.rows[0].button.isEnabled()  # there is one to go to
    assert not editor.form.edit_button.isEnabled()
    assert text(editor, "shortcomings").isReadOnly()
    assert editor.limitations.isReadOnly()


def test_it_is_narrow_enough(desk: Desk, qtbot: QtBot) -> None:
    desk.messages = Messages("th")  # type: ignore[assignment]
    editor = editor_of(desk, qtbot)
    editor.subjects.go_to("issue:7")
    editor.form.edit_button.click()
    assert editor.minimumSizeHint().width() <= 640
    assert editor.form.horizontalScrollBar().maximum() == 0
