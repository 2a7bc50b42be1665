"""The first tab of an open office."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui_typing import press
from gui_window import LONG, Bench, build_desk, child, office_file
from ita_desk.checks.problem import Problem
from ita_desk.domain.office import Office
from ita_desk.domain.progress_step import Missing
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import REPORT, Place
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.gui.actions import TABS
from ita_desk.gui.desk import Desk
from ita_desk.gui.editors.measure_editor import MeasureEditor
from ita_desk.gui.panels.overview_panel import OverviewPanel
from ita_desk.gui.widgets.choice_box import ChoiceBox
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.workspace import Workspace
from ita_desk.i18n import Message, Messages
from ita_desk.services.checking import CheckedProblem, CheckedYear
from ita_desk.services.edits.edit import remove_year, set_agency_field
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.edits.year import add_signed_report, set_score
from small_office import OFFICE

MESSAGES = Messages("th")
PanelOf = Callable[[Office, bool], OverviewPanel]
SCORES = ("total", "IIT", "EIT", "OIT", *map(str, range(1, 11)))


@pytest.fixture
def space(bench: Bench, tmp_path: Path) -> Workspace:
    """An open office with its overview in sight."""
    bench.show()
    bench.open(office_file(tmp_path))
    go_to(bench.workspace, "overview")
    return bench.workspace


def tab(space: Workspace) -> str:
    return TABS[space.tabs.currentIndex()]


def go_to(space: Workspace, name: str) -> None:
    space.tabs.setCurrentIndex(TABS.index(name))


def next_words(space: Workspace, bench: Bench) -> str:
    bench.qtbot.waitUntil(lambda: not space.overview._soon.isActive(), timeout=LONG)
    return space.overview.next.text()


def said(key: str, **values: object) -> str:
    return MESSAGES.say(f"progress.missing.{key}", **values)


def focus(space: Workspace, bench: Bench) -> QWidget:
    """What has the keyboard in the window."""
    bench.window.activateWindow()
    held = bench.window.focusWidget()
    assert held is not None
    return held


def test_an_office_opens_with_its_overview(bench: Bench, tmp_path: Path) -> None:
    bench.show()
    bench.window.open(office_file(tmp_path))
    bench.qtbot.waitUntil(lambda: bench.window.workspace is not None, timeout=LONG)
    space = bench.workspace
    assert tab(space) == TABS[0] == "overview"
    assert space.overview.isVisible()
    assert not space.pages.isVisible()
    heading = MESSAGES.say("window.overview.heading", agency="อบต.ตัวอย่าง", year=2568)
    assert space.overview.heading.text() == heading
    bench.qtbot.waitUntil(lambda: space.pages.page_count > 0, timeout=LONG)


def test_the_big_button_leads_from_one_thing_to_the_next(space: Workspace, bench: Bench) -> None:
    bridge, panel = bench.desk.bridge, space.overview
    field = MESSAGES.say("field.agency.district")
    assert next_words(space, bench) == said("agency", field=field)
    press(panel.go, Qt.Key.Key_Space)
    assert tab(space) == "agency"
    assert focus(space, bench).objectName() == "district"
    for name in ("district", "province"):
        bridge.command(set_agency_field(name, "ก"))
    go_to(space, "overview")
    assert next_words(space, bench) == said("scores", year=2567, count=len(SCORES))
    panel.go.click()
    assert tab(space) == "scores"
    for code in SCORES:
        bridge.command(set_score(2567, code, Decimal(90)))
    go_to(space, "overview")
    subject = MESSAGES.say("place.about.issue", code="2")
    assert next_words(space, bench) == said("analysis", subject=subject)
    panel.go.click()
    assert (tab(space), space.analysis.subjects.current) == ("analysis", "issue:2")
    assert focus(space, bench).objectName() == "shortcomings"


def test_an_edit_is_counted_while_it_is_looked_at(space: Workspace, bench: Bench) -> None:
    row = space.overview.steps.rows["agency"]
    assert row.bar.value() == 2
    bench.desk.bridge.command(set_agency_field("province", "ก"))
    bench.qtbot.waitUntil(lambda: row.bar.value() == 3, timeout=LONG)
    go_to(space, "measures")
    bench.desk.bridge.command(set_agency_field("province", ""))
    QApplication.processEvents()
    assert row.bar.value() == 3
    go_to(space, "overview")
    assert row.bar.value() == 2


def test_rounds_are_switched_for_all_tabs(space: Workspace, bench: Bench) -> None:
    panel = space.overview
    assert panel.rounds[12].isChecked()
    panel.rounds[6].click()
    assert bench.desk.place.round == 6
    bench.qtbot.waitUntil(lambda: bool(panel.progress and panel.progress.months == 6), timeout=LONG)
    panel.steps.rows["outcomes"].button.click()
    assert (tab(space), bench.desk.place.measure) == ("outcomes", "m1")
    assert focus(space, bench) is child(space.outcomes.form, ChoiceBox, "status")
    bench.desk.place.go_to_round(12)
    go_to(space, "overview")
    assert panel.rounds[12].isChecked()


def test_a_step_without_gaps_leads_to_its_tab(space: Workspace, bench: Bench) -> None:
    panel = space.overview
    for name in ("district", "province"):
        bench.desk.bridge.command(set_agency_field(name, "ก"))
    bench.qtbot.waitUntil(lambda: panel.steps.rows["agency"].bar.value() == 4, timeout=LONG)
    panel.steps.rows["agency"].button.click()
    assert tab(space) == "agency"
    go_to(space, "overview")
    panel.steps.rows["signing"].button.click()
    assert tab(space) == "print"


@pytest.mark.parametrize(
    ("column", "name", "kind", "box"),
    [("plan", "measures", TextBox, "title"), ("result", "outcomes", ChoiceBox, "status")],
)
def test_a_measure_is_opened_where_its_cell_leads(
    space: Workspace, bench: Bench, column: str, name: str, kind: type[QWidget], box: str
) -> None:
    space.overview.view.opened.emit("m3", {"plan": "title", "result": "status"}[column])
    assert (tab(space), bench.desk.place.measure) == (name, "m3")
    editor: MeasureEditor | QWidget = space.measures if name == "measures" else space.outcomes
    assert focus(space, bench) is child(editor, kind, box)


def test_problems_stand_beside_measures_and_lead_to_the_check(space: Workspace, bench: Bench) -> None:
    panel = space.overview
    problem = Problem("completeness.no-date", "must", Place(2568, "m2", "title"))
    checked = CheckedYear(2568, (CheckedProblem(problem),))
    space.problems.found.emit(checked)
    bench.qtbot.waitUntil(lambda: panel.steps.rows["problems"].words.text() != "", timeout=LONG)
    bench.qtbot.waitUntil(lambda: not panel._soon.isActive(), timeout=LONG)
    assert panel.steps.rows["problems"].words.text() == said("problems", must=1, should=0)
    row = panel.view.model.row_at(1)
    assert row
    assert (row.severity, row.problems) == ("must", 1)
    panel.steps.rows["problems"].button.click()
    assert tab(space) == "check"
    go_to(space, "overview")
    panel.view.opened.emit("m2", "problems")
    assert (tab(space), bench.desk.place.measure) == ("check", "m2")


def test_problems_of_another_year_do_not_count(space: Workspace, bench: Bench) -> None:
    panel = space.overview
    panel.show_checked(CheckedYear(2560))
    bench.qtbot.waitUntil(lambda: not panel._soon.isActive(), timeout=LONG)
    assert panel.steps.rows["problems"].words.text() == MESSAGES.say("window.overview.checking")


def test_what_is_signed_says_so(space: Workspace, bench: Bench) -> None:
    panel = space.overview
    assert not panel.note.isVisible()
    bench.desk.bridge.command(add_signed_report(2568, SignedReport("f", 12, date=date(2025, 10, 9))))
    signed = MESSAGES.say("window.overview.signed_on", day="9 ตุลาคม 2568")
    bench.qtbot.waitUntil(lambda: panel.note.text() == signed, timeout=LONG)
    bench.desk.bridge.command(add_signed_report(2568, SignedReport("g", 12)))
    signed = MESSAGES.say("window.overview.signed")
    bench.qtbot.waitUntil(lambda: panel.note.text() == signed, timeout=LONG)
    bench.desk.bridge.command(add_signed_report(2568, SignedReport("h", 12, scan="a" * 64)))
    scanned = f"{signed} {MESSAGES.say('window.overview.scanned')}"
    bench.qtbot.waitUntil(lambda: panel.note.text() == scanned, timeout=LONG)


def test_signing_leads_on_as_far_as_it_has_come(space: Workspace, qtbot: QtBot) -> None:
    panel = space.overview
    assert panel.progress
    left = Missing(Place(2568, REPORT, "signed"), Message("progress.missing.signed"))
    steps = tuple(s for s in panel.progress.steps if s.name == "signing")
    panel.progress = replace(panel.progress, steps=(replace(steps[0], missing=left),))
    panel._show()
    row = panel.steps.rows["signing"]
    assert panel.go.text() == MESSAGES.say("window.overview.sign_off")
    for button in (row.button, panel.go):
        with qtbot.waitSignal(panel.sign_wanted, timeout=LONG):
            button.click()
    panel.progress = replace(panel.progress, steps=(), signed=SignedReport("f"))
    with qtbot.waitSignal(panel.signed_wanted, timeout=LONG):
        row.button.click()


def test_an_empty_year_reads_as_a_guide(space: Workspace, bench: Bench) -> None:
    panel = space.overview
    bench.desk.place.go_to_year(2567)
    new = MESSAGES.say("window.overview.new_year")
    bench.qtbot.waitUntil(lambda: panel.note.text() == new, timeout=LONG)
    assert panel.view.currentWidget() is panel.view.empty
    panel.steps.rows["plan"].button.click()
    assert tab(space) == "measures"


def test_undo_of_a_deadline_shows_it(space: Workspace, bench: Bench) -> None:
    space.overview.deadline.usual.click()
    go_to(space, "print")
    space.guide.show_changes(bench.desk.bridge.undo())
    assert tab(space) == "overview"
    assert space.overview.deadline.day.line.text() == ""


def test_larger_text_makes_the_big_words_larger(space: Workspace, bench: Bench) -> None:
    panel = space.overview
    before = panel.heading.font().pointSizeF(), panel.go.minimumHeight()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    panel.setFont(font)
    after = panel.heading.font().pointSizeF(), panel.go.minimumHeight()
    assert (after[0] > before[0], after[1] > before[1]) == (True, True)


def test_without_a_year_one_is_added_first(space: Workspace, bench: Bench) -> None:
    panel, wanted = space.overview, []
    panel.year_wanted.disconnect()
    panel.year_wanted.connect(lambda: wanted.append(True))
    for year in (2567, 2568):
        bench.desk.bridge.command(remove_year(year))
    first = MESSAGES.say("window.overview.next.year")
    bench.qtbot.waitUntil(lambda: panel.next.text() == first, timeout=LONG)
    assert not panel.steps.isVisible()
    panel.steps.wanted.emit("agency")
    assert tab(space) == "agency"
    go_to(space, "overview")
    panel.go.click()
    assert wanted == [True]


# --- by itself -----------------------------------------------------------------------------------------------


@pytest.fixture
def panel_of(qtbot: QtBot, tmp_path: Path) -> Iterator[PanelOf]:
    """Makes the overview of an office that stands alone."""
    desks: list[Desk] = []

    def build(office: Office, read_only: bool) -> OverviewPanel:
        path = office_file(tmp_path, office, f"{len(desks)}.ita")
        desk = build_desk(path, read_only=read_only)
        desks.append(desk)
        panel = OverviewPanel(
            desk.bridge, desk.place, shipped_frameworks().of_year, MESSAGES, lambda: date(2025, 3, 1)
        )
        qtbot.addWidget(panel)
        panel.show()
        return panel

    yield build
    for desk in desks:
        desk.close(3)


def test_a_file_that_is_only_read_says_so(panel_of: PanelOf) -> None:
    panel = panel_of(OFFICE, True)
    assert panel.note.text() == MESSAGES.say("window.overview.read_only")
    assert panel.go.isEnabled()
    empty = panel_of(Office(), True)
    assert not empty.go.isEnabled()


def test_when_all_is_done_it_leads_to_the_print(panel_of: PanelOf, qtbot: QtBot) -> None:
    panel = panel_of(finished(), False)
    wanted: list[str] = []
    panel.tab_wanted.connect(wanted.append)
    assert panel.next.text() == MESSAGES.say("window.overview.checking")
    panel.show_checked(CheckedYear(2568))
    done = MESSAGES.say("window.overview.next.print")
    qtbot.waitUntil(lambda: panel.next.text() == done, timeout=LONG)
    panel.go.click()
    assert wanted == ["print"]


def test_signing_off_comes_last_and_when_problems_are_known(panel_of: PanelOf, qtbot: QtBot) -> None:
    office = finished()
    panel = panel_of(office.with_year(replace(office.years[1], signed=())), False)
    assert panel.next.text() == MESSAGES.say("window.overview.checking")
    panel.show_checked(CheckedYear(2568))
    qtbot.waitUntil(lambda: panel.next.text() == said("signed"), timeout=LONG)
    assert panel.go.text() == MESSAGES.say("window.overview.sign_off")
    with qtbot.waitSignal(panel.sign_wanted, timeout=LONG):
        panel.go.click()


def test_a_file_that_is_only_read_cannot_be_signed_off(panel_of: PanelOf, qtbot: QtBot) -> None:
    office = finished()
    panel = panel_of(office.with_year(replace(office.years[1], signed=())), True)
    panel.show_checked(CheckedYear(2568))
    done = MESSAGES.say("window.overview.next.print")
    qtbot.waitUntil(lambda: panel.next.text() == done, timeout=LONG)
    wanted: list[str] = []
    panel.tab_wanted.connect(wanted.append)
    panel.steps.rows["signing"].button.click()
    assert wanted == ["print"]


def finished() -> Office:
    """An office with nothing left to do in 2568."""
    measure = OFFICE.years[1].measures[0]
    signed = (SignedReport("f", 12),)
    year = replace(OFFICE.years[1], measures=(measure,), report_date=date(2025, 10, 1), signed=signed)
    office = OFFICE.with_year(year)
    agency = replace(office.agency, district="ก", province="ข")
    office = replace(office, agency=agency)
    for code in (*SCORES, "i1"):
        office = set_score(2567, code, Decimal(90)).apply(office)
    for field, value in (("responsible", ("ก",)), ("group", "")):
        office = set_measure_field(2568, "m1", field, value).apply(office)
    period = replace(measure.period, text="ตลอดปี")
    return set_measure_field(2568, "m1", "period", period).apply(office)
