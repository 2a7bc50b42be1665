"""The editors of an open office."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from gui_typing import type_text
from gui_window import LONG, Bench, child, office_file
from ita_desk import resources
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.measure import Measure
from ita_desk.errors import UserError
from ita_desk.gui.actions import TABS
from ita_desk.gui.editors.analysis_editor import LIMITATIONS
from ita_desk.gui.widgets.line_box import LineBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.workspace import Workspace
from ita_desk.services.edits.edit import add_year, remove_year, set_agency_field
from ita_desk.services.edits.findings import set_finding_text
from ita_desk.services.edits.measures import add_measure, set_measure_field
from ita_desk.services.edits.year import set_limitations, set_score
from ita_desk.services.keeping.opening import open_to_read
from ita_desk.services.step_words import step_text


@pytest.fixture
def space(bench: Bench, tmp_path: Path) -> Workspace:
    """An open office in a window that is shown."""
    bench.show()
    bench.open(office_file(tmp_path))
    return bench.workspace


def title(space: Workspace) -> TextBox:
    """The box of a measure's title."""
    return child(space.measures.form, TextBox, "title")


def tab(space: Workspace) -> str:
    return TABS[space.tabs.currentIndex()]


def go_to(space: Workspace, name: str) -> None:
    space.tabs.setCurrentIndex(TABS.index(name))


def test_a_measure_stands_ready(space: Workspace) -> None:
    assert title(space).value() == "อบรม"
    assert space.pages.isVisible()


def test_each_tab_shows_its_editor(space: Workspace) -> None:
    planning = (space.overview, space.agency, space.scores, space.analysis)
    editors = (*planning, space.measures, space.outcomes, space.check, space.print_panel)
    for name, editor in zip(TABS, editors, strict=True):
        go_to(space, name)
        assert editor.isVisible()
        assert [other.isVisible() for other in editors].count(True) == 1


def test_typed_text_reaches_the_file_by_itself(space: Workspace, bench: Bench) -> None:
    box = title(space)
    type_text(box, "ใหม่")
    assert bench.desk.bridge.edit_number == 0
    bench.qtbot.waitUntil(lambda: bench.desk.bridge.edit_number == 1, timeout=LONG)
    report = bench.await_saved().year(2568)
    assert report
    assert report.measures[0].title == "อบรมใหม่"
    assert open_to_read(bench.desk.path).office == bench.desk.bridge.office


def test_undo_takes_typed_text_out_again(space: Workspace, bench: Bench) -> None:
    undo = bench.window.menu_actions["undo"]
    assert not undo.isEnabled()
    type_text(title(space), "ใหม่")
    space.desk.bridge.settle()
    name = step_text(bench.desk.bridge.steps[-1], bench.messages)
    assert undo.text() == bench.messages.say("window.action.undo_named", what=name)
    undo.trigger()
    assert title(space).value() == "อบรม"
    assert not undo.isEnabled()
    assert bench.await_saved() == bench.desk.opened.office
    bench.window.menu_actions["redo"].trigger()
    assert title(space).value() == "อบรมใหม่"


def test_text_that_has_not_settled_is_a_step(space: Workspace, bench: Bench) -> None:
    bench.desk.bridge.command(set_measure_field(2568, "m1", "title", "ก"))
    type_text(title(space), "ข")
    bench.desk.bridge.undo()
    assert title(space).value() == "ก"
    bench.desk.bridge.undo()
    assert title(space).value() == "อบรม"


@pytest.mark.parametrize("kind", ["title", "number"])
def test_undo_key_in_a_box_is_the_window_s(space: Workspace, bench: Bench, kind: str) -> None:
    box = child(space.measures.form, TextBox if kind == "title" else LineBox, kind)
    assert isinstance(box, TextBox | LineBox)
    bench.window.activateWindow()
    box.setFocus()
    bench.qtbot.waitUntil(box.hasFocus, timeout=LONG)
    before = box.value()
    type_text(box, "7")
    assert box.value() != before
    bench.window.menu_actions["undo"].setEnabled(True)  # as after an earlier edit
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.value() == before
    assert bench.desk.bridge.redo_name is not None
    QTest.keyClick(box, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert box.value() != before


def test_undo_key_works_while_the_first_words_are_typed(space: Workspace, bench: Bench) -> None:
    box = title(space)
    bench.window.activateWindow()
    box.setFocus()
    bench.qtbot.waitUntil(box.hasFocus, timeout=LONG)
    type_text(box, "ก")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.value() == "อบรม"


def test_what_was_typed_counts_where_it_was_typed(space: Workspace, bench: Bench) -> None:
    type_text(title(space), "ก")
    bench.desk.place.go_to_measure("m2")
    type_text(title(space), "ข")
    go_to(space, "agency")
    report = bench.desk.bridge.office.year(2568)
    assert report
    assert [m.title for m in report.measures] == ["อบรมก", "เผยแพร่ข", "ตรวจสอบ"]


def test_another_year_changes_the_editors_and_the_pages(space: Workspace, bench: Bench) -> None:
    bench.desk.place.go_to_year(2567)
    assert space.measures.panel.model.rowCount() == 0
    assert [asked.fiscal_year for asked in bench.worker.asked] == [2568, 2567]
    assert "2567" in bench.window.windowTitle()


def test_undo_shows_where(space: Workspace, bench: Bench) -> None:
    bridge, place = bench.desk.bridge, bench.desk.place
    for edit in (
        set_agency_field("name", "ก"),
        set_score(2568, "total", None),
        set_measure_field(2568, "m3", "title", "ก"),
    ):
        bridge.command(edit)
    place.go_to_year(2567)
    go_to(space, "print")
    space.guide.show_changes(bridge.undo())
    assert (tab(space), place.year, place.measure) == ("measures", 2568, "m3")
    go_to(space, "outcomes")
    place.go_to_measure("m1")
    space.guide.show_changes(bridge.redo())
    assert (tab(space), place.measure) == ("outcomes", "m3")
    bridge.undo()
    space.guide.show_changes(bridge.undo())
    assert tab(space) == "scores"
    space.guide.show_changes(bridge.undo())
    assert tab(space) == "agency"
    go_to(space, "print")
    space.guide.show_changes(bridge.undo())  # nothing left
    assert tab(space) == "print"


def test_undo_of_the_analysis_shows_its_subject(space: Workspace, bench: Bench) -> None:
    bridge = bench.desk.bridge
    bridge.command(set_finding_text(2568, "issue:3", "shortcomings", "ก", bridge.new_id))
    bridge.command(set_limitations(2568, ["ข"]))
    go_to(space, "print")
    space.guide.show_changes(bridge.undo())
    assert (tab(space), space.analysis.subjects.current) == ("analysis", LIMITATIONS)
    go_to(space, "scores")
    space.guide.show_changes(bridge.undo())
    assert (tab(space), space.analysis.subjects.current) == ("analysis", "issue:3")


def test_a_measure_of_the_analysis_is_shown_ready_for_its_title(space: Workspace, bench: Bench) -> None:
    bench.desk.bridge.command(set_score(2567, "i10", Decimal(40)))
    go_to(space, "analysis")
    (row,) = space.analysis.suggested.rows
    row.button.click()
    assert tab(space) == "measures"
    report = bench.desk.bridge.office.year(2568)
    assert report
    new = report.measure(bench.desk.place.measure)
    assert new
    assert (new.codes, new.issue) == (("i10",), 4)
    assert bench.window.focusWidget() is title(space)
    go_to(space, "analysis")
    bench.desk.place.go_to_measure("m1")
    space.analysis.suggested.rows[0].button.click()
    assert (tab(space), bench.desk.place.measure) == ("measures", new.id)


def test_the_pages_follow_the_finding(space: Workspace, bench: Bench) -> None:
    shown: list[str] = []
    space.analysis.finding_shown.connect(shown.append)
    go_to(space, "analysis")
    space.analysis.subjects.go_to("issue:2")
    assert shown == ["f2"]


def test_undo_of_what_is_gone_then_shows_another(space: Workspace, bench: Bench) -> None:
    bridge, place = bench.desk.bridge, bench.desk.place
    bridge.command(add_measure(2568, Measure(), bridge.new_id))
    place.go_to_measure(bridge.office.years[-1].measures[-1].id)
    space.guide.show_changes(bridge.undo())
    assert place.measure in {"m1", "m2", "m3"}
    bridge.command(remove_year(2567))
    space.guide.show_changes(bridge.undo())
    assert place.year == 2567


def test_undo_of_a_new_year_goes_back_to_one_that_is_there(space: Workspace, bench: Bench) -> None:
    bench.desk.bridge.command(add_year(2570))
    bench.desk.place.go_to_year(2570)
    bench.window.menu_actions["undo"].trigger()
    assert bench.desk.place.year == 2568
    assert title(space).value() == "อบรม"


def test_a_refused_edit_is_told_until_the_next_that_is_made(space: Workspace, bench: Bench) -> None:
    error = UserError("edit.unknown_year", year=2599)
    bench.desk.bridge.command(remove_year(2599))
    said = bench.messages.say(f"error.{error.key}", year=2599)
    assert space.notices.text_of("refused") == said
    bench.desk.bridge.command(add_year(2570))
    assert space.notices.text_of("refused") is None


def test_the_page_is_shown_beside_or_not_but_always_in_print(space: Workspace, bench: Bench) -> None:
    toggle = bench.window.menu_actions["show_page"]
    toggle.trigger()
    assert not space.pages.isVisible()
    assert not bench.graph.state.page_shown
    go_to(space, "print")
    assert space.pages.isVisible()
    go_to(space, "measures")
    assert not space.pages.isVisible()
    toggle.trigger()
    assert space.pages.isVisible()


def test_each_kind_of_tab_keeps_the_room_given_to_it(space: Workspace, bench: Bench) -> None:
    splitter = space.room
    splitter.moveSplitter(500, 1)
    beside = splitter.sizes()
    go_to(space, "print")
    assert splitter.sizes() != beside
    splitter.moveSplitter(350, 1)
    wide = splitter.sizes()
    go_to(space, "agency")
    assert splitter.sizes() == beside
    go_to(space, "print")
    assert splitter.sizes() == wide


def test_faults_are_shown_where_they_are_asked_for(space: Workspace, bench: Bench) -> None:
    bench.desk.bridge.apply(set_measure_field(2568, "m1", "title", "\U0001f4f7"))
    said = bench.messages.say("pages.missing_character", character="\U0001f4f7", code="U+1F4F7")
    bench.qtbot.waitUntil(lambda: said in space.print_panel.faults.text(), timeout=LONG)
    child(bench.window.statusBar(), QPushButton, "faults").click()
    assert tab(space) == "print"
    pages = child(bench.window.statusBar(), QLabel, "pages").text()
    assert pages == bench.messages.say("window.status.pages", pages=space.pages.page_count)


def photos(bench: Bench) -> tuple[Evidence, ...]:
    report = bench.desk.bridge.office.year(2568)
    assert report
    return report.measures[0].outcome.evidence


def test_photos_are_kept_in_the_file(space: Workspace, bench: Bench) -> None:
    photo = next(resources.resource("sample", "photos").iterdir())
    chosen: list[list[str]] = []
    space.taker.choose(chosen.append)
    bench.choose_file(photo)
    bench.qtbot.waitUntil(lambda: len(chosen) == 1, timeout=LONG)
    (key,) = chosen[0]
    assert bench.desk.opened.store.read_blob(key)


def test_what_is_no_picture_is_told(space: Workspace, bench: Bench, tmp_path: Path) -> None:
    text = tmp_path / "ก.png"
    text.write_text("ไม่ใช่ภาพ", "utf-8")
    space.taker.choose(lambda _: pytest.fail("no picture"))
    bench.choose_file(text)
    box = bench.box()
    assert box.text()
    box.reject()
    assert not [d for d in space.findChildren(QFileDialog) if isinstance(d, QFileDialog) and d.isVisible()]


def test_it_is_small_enough_for_an_old_screen(space: Workspace, bench: Bench) -> None:
    for name in TABS:
        go_to(space, name)
        QApplication.processEvents()
        needed = bench.window.minimumSizeHint()
        assert (needed.width() <= 1366, needed.height() <= 700) == (True, True), name


def test_the_next_measure_is_shown_in_the_same_field(space: Workspace, bench: Bench) -> None:
    go_to(space, "outcomes")
    place, step = bench.desk.place, bench.window.menu_actions
    report = bench.desk.bridge.office.year(place.year)
    assert report
    first, second, *_ = (measure.id for measure in report.measures)
    place.go_to_measure(first)
    space.outcomes.form.show_field("result")
    step["next_measure"].trigger()
    assert place.measure == second
    assert bench.window.focusWidget() is space.outcomes.form.box_of("result")
    step["previous_measure"].trigger()
    step["previous_measure"].trigger()  # there is none before the first
    assert place.measure == first
    go_to(space, "print")
    step["next_measure"].trigger()
    assert (space.room.editor, place.measure) == (space.measures, second)


@pytest.mark.parametrize("name", TABS)
def test_the_command_of_a_tab_puts_the_cursor_into_it(space: Workspace, bench: Bench, name: str) -> None:
    bench.window.menu_actions[f"tab_{TABS.index(name) + 1}"].trigger()
    cursor = bench.window.focusWidget()
    assert cursor
    assert space.room.editor.isAncestorOf(cursor) or cursor is space.room.editor
    assert TABS[space.tabs.currentIndex()] == name
