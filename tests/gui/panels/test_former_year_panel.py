"""Another year beside this one, in a whole window on a real file."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from gui_typing import type_text
from gui_window import Bench, build_desk, button, child, office_file
from ita_desk.domain.assessment import Assessment
from ita_desk.domain.finding import Finding
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.measure import Measure, Step
from ita_desk.domain.office import Office
from ita_desk.domain.outcome import Outcome
from ita_desk.domain.year_report import YearReport
from ita_desk.gui.actions import TABS
from ita_desk.gui.panels.compared_row import ComparedRow
from ita_desk.gui.panels.former_year_panel import FormerYearPanel
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.edits.year import set_basis_year
from small_office import OFFICE

FORMER = replace(
    YearReport.empty(2567),
    findings=(Finding("f9", "issue:1", "ขาดการอบรม", "เพิ่มช่องทาง"),),
    measures=(
        Measure(
            "p1",
            "1",
            title="อบรมเจ้าหน้าที่",
            steps=(Step("p1s", "ประชุม"), Step("p1t", "อบรม")),
            outcome=Outcome("done", "อบรม 20 คน", obstacles="เวลาน้อย"),
        ),
        Measure("p2", "2", title="เผยแพร่"),
    ),
    assessment=Assessment(FrozenMap({"1": Decimal(80), "total": Decimal("90.5")})),
)


def scored(year: int, score: int) -> YearReport:
    return replace(YearReport.empty(year), assessment=Assessment(FrozenMap({"1": Decimal(score)})))


def office() -> Office:
    this = OFFICE.years[-1]
    first = replace(this.measures[0], continues="p1", codes=("1",))
    this = replace(this, measures=(first, *this.measures[1:]))
    return replace(OFFICE, years=(scored(2566, 70), FORMER, this))


@pytest.fixture
def panel(bench: Bench, tmp_path: Path) -> FormerYearPanel:
    bench.show()
    bench.open(office_file(tmp_path, office()))
    bench.desk.place.go_to_measure("m1")
    bench.window.menu_actions["former_year"].trigger()
    return bench.workspace.former


def to_tab(bench: Bench, name: str) -> None:
    bench.workspace.tabs.setCurrentIndex(TABS.index(name))


def rows(panel: FormerYearPanel) -> dict[str, tuple[str, str]]:
    """The fields shown, with how they compare and the other year's text."""
    found = [row for row in panel.findChildren(ComparedRow) if isinstance(row, ComparedRow)]
    return {row.objectName(): (row.state.text(), row.text.text) for row in found if row.isVisible()}


def copy(panel: FormerYearPanel, field: str) -> None:
    child(panel, ComparedRow, field).copy.click()


def test_it_takes_the_room_of_the_page(bench: Bench, panel: FormerYearPanel) -> None:
    assert panel.isVisible()
    assert not bench.workspace.pages.isVisible()
    assert panel.year.hasFocus()
    to_tab(bench, "print")
    assert bench.workspace.pages.isVisible()
    assert not panel.isVisible()
    to_tab(bench, "measures")
    assert panel.isVisible()
    child(panel, QToolButton, "close_former").click()
    assert not panel.isVisible()
    assert bench.workspace.pages.isVisible()
    assert not bench.window.menu_actions["former_year"].isChecked()


def test_the_page_comes_back_by_its_own_key(bench: Bench, panel: FormerYearPanel) -> None:
    bench.window.menu_actions["show_page"].trigger()
    assert bench.workspace.pages.isVisible()
    assert not panel.isVisible()
    bench.window.menu_actions["show_page"].trigger()
    assert not bench.workspace.pages.isVisible()


def test_it_is_there_the_next_time(bench: Bench, panel: FormerYearPanel, tmp_path: Path) -> None:
    bench.window.menu_actions["close"].trigger()
    bench.open(tmp_path / "office.ita")
    to_tab(bench, "outcomes")
    assert bench.workspace.former.isVisible()
    assert bench.window.menu_actions["former_year"].isChecked()


def test_from_another_tab_the_measures_come_to_it(bench: Bench, panel: FormerYearPanel) -> None:
    former = bench.window.menu_actions["former_year"]
    former.trigger()
    to_tab(bench, "scores")
    former.trigger()
    assert bench.workspace.tabs.currentIndex() == TABS.index("measures")
    assert panel.isVisible()


def test_the_measure_that_is_continued_stands_there(bench: Bench, panel: FormerYearPanel) -> None:
    say = bench.messages.say
    assert (panel.other_year, panel.measure.value()) == (2567, "p1")
    assert rows(panel) == {
        "title": (say("window.former.differs"), "อบรมเจ้าหน้าที่"),
        "steps": (say("window.former.differs"), "ประชุม\nอบรม"),
    }
    title = child(panel, ComparedRow, "title")
    assert title.text.marked == ["เจ้าหน้าที่"]
    assert "เจ้าหน้าที่" in title.text.accessibleDescription()
    assert "1: 70.00 → 80.00 ▲ 10.00" in panel.scores.text()


def test_outcomes_of_the_round_stand_there(bench: Bench, panel: FormerYearPanel) -> None:
    to_tab(bench, "outcomes")
    assert set(rows(panel)) == {"outcome.output", "outcome.obstacles"}
    bench.desk.place.go_to_round(6)
    assert rows(panel) == {}


def test_another_measure_can_be_chosen_and_is_kept(bench: Bench, panel: FormerYearPanel) -> None:
    panel.measure.activated.emit(panel.measure.findData("p2"))
    assert rows(panel)["title"][1] == "เผยแพร่"
    bench.desk.place.go_to_measure("m2")
    assert rows(panel)["title"] == (bench.messages.say("window.former.same"), "เผยแพร่")
    assert not child(panel, ComparedRow, "title").copy.isEnabled()
    bench.desk.place.go_to_measure("m1")
    assert panel.measure.value() == "p2"
    bench.desk.place.go_to_measure("m3")
    assert panel.nothing.text() == bench.messages.say("window.former.no_counterpart")


def test_another_year_can_be_chosen(bench: Bench, panel: FormerYearPanel) -> None:
    panel.year.activated.emit(panel.year.findData("2566"))
    assert panel.other_year == 2566
    assert panel.nothing.isVisible()
    bench.desk.place.go_to_year(2566)
    assert panel.other_year == 2567  # there is none before
    assert panel.nothing.text() == bench.messages.say("window.former.no_measure")


@pytest.mark.parametrize("field", ["title", "steps"])
def test_a_text_is_copied_as_one_step(bench: Bench, panel: FormerYearPanel, field: str) -> None:
    before = bench.desk.bridge.office
    title = child(bench.workspace.measures.form, TextBox, "title")
    type_text(title, "ก")  # counts before
    copy(panel, field)
    measure = bench.desk.bridge.office.years[-1].measures[0]
    assert [step.text for step in measure.steps] == (
        ["ประชุม", "อบรม"] if field == "steps" else ["วางแผน", "ดำเนินการ", "สรุป"]
    )
    assert (measure.title == "อบรมเจ้าหน้าที่") == (field == "title")
    assert rows(panel)[field][0] == bench.messages.say("window.former.same")
    told = bench.messages.say(
        "window.former.copied", field=bench.messages.say(f"field.measure.{field}"), year=2567
    )
    assert bench.workspace.notices.text_of("undoable") == told
    button(bench.workspace.notices, bench.messages.say("window.action.undo_plain")).click()
    assert bench.desk.bridge.office.years[-1].measures[0].title == "อบรมก"
    assert bench.workspace.notices.text_of("undoable") is None
    bench.window.menu_actions["undo"].trigger()
    assert bench.desk.bridge.office == before
    copy(panel, field)
    assert bench.await_saved().years[-1].measures[0].steps[0].text == (
        "ประชุม" if field == "steps" else "วางแผน"
    )


def test_an_outcome_is_copied_into_its_round(bench: Bench, panel: FormerYearPanel) -> None:
    to_tab(bench, "outcomes")
    copy(panel, "outcome.obstacles")
    assert bench.await_saved().years[-1].measures[0].outcome.obstacles == "เวลาน้อย"


def test_the_analysis_of_an_issue_stands_there_and_is_copied(bench: Bench, panel: FormerYearPanel) -> None:
    to_tab(bench, "analysis")
    assert panel.nothing.text() == bench.messages.say("window.former.no_finding")
    bench.workspace.analysis.subjects.go_to("issue:1")
    assert rows(panel) == {
        "shortcomings": (bench.messages.say("window.former.differs"), "ขาดการอบรม"),
        "to_develop": (bench.messages.say("window.former.empty_here"), "เพิ่มช่องทาง"),
    }
    assert not panel.measure.isVisible()
    copy(panel, "to_develop")
    assert bench.await_saved().years[-1].findings[0].to_develop == "เพิ่มช่องทาง"
    bench.workspace.analysis.subjects.go_to("issue:3")
    assert rows(panel) == {}


def test_it_follows_what_is_written(bench: Bench, panel: FormerYearPanel) -> None:
    bench.desk.bridge.apply(set_measure_field(2568, "m1", "title", "อบรมเจ้าหน้าที่"))
    assert rows(panel)["title"][0] == bench.messages.say("window.former.same")
    bench.desk.bridge.apply(set_measure_field(2568, "m1", "target", "ทุกคน"))
    assert rows(panel)["target"] == (bench.messages.say("window.former.empty_there"), "")
    bench.desk.bridge.apply(set_basis_year(2568, 2566))
    assert not panel.scores.isVisible()  # both plans rest on one result


def test_one_year_alone_has_nothing_beside_it(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.open(office_file(tmp_path, replace(OFFICE, years=OFFICE.years[-1:])))
    bench.window.menu_actions["former_year"].trigger()
    panel = bench.workspace.former
    assert panel.nothing.text() == bench.messages.say("window.former.no_other_year")
    assert (panel.other_year, rows(panel)) == (0, {})


def test_a_read_only_office_is_compared_but_not_changed(bench: Bench, tmp_path: Path) -> None:
    desk = build_desk(office_file(tmp_path, office()), read_only=True)
    desk.place.go_to_measure("m1")
    panel = FormerYearPanel(
        desk.bridge, desk.place, bench.graph.parts().frameworks, bench.messages, lambda: "issue:1"
    )
    bench.qtbot.addWidget(panel)
    with bench.qtbot.waitExposed(panel):
        panel.show()
    assert not any(row.copy.isEnabled() for row in panel.findChildren(ComparedRow))
    panel.findChild(ComparedRow, "title").copy_wanted.emit("title")  # type: ignore[union-attr]
    assert desk.bridge.edit_number == 0
    desk.close(1)


def test_nothing_is_cut_when_it_is_narrow(bench: Bench, panel: FormerYearPanel) -> None:
    long = "โครงการเสริมสร้างคุณธรรมจริยธรรมและความโปร่งใสในการปฏิบัติราชการ " * 4
    bench.desk.bridge.apply(set_measure_field(2567, "p1", "title", long))
    bench.window.resize(1000, 650)
    text = child(panel, ComparedRow, "title").text
    bench.qtbot.waitUntil(lambda: text.height() >= text.document().size().height())
    for label in panel.findChildren(QLabel):
        assert isinstance(label, QLabel)
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
    assert text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
