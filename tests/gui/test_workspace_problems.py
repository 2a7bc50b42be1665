"""Problems in the window: counts, marks, and the way to the field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit, QWidget

from gui_window import LONG, Bench, child, office_file
from ita_desk.checks.problem import Problem
from ita_desk.domain.agency import FormerName, Signatory
from ita_desk.domain.assessment import PrintedScore
from ita_desk.domain.frozen_map import FrozenMap
from ita_desk.domain.office import Office
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.domain.year_report import OitLink
from ita_desk.errors import SystemFault
from ita_desk.gui.actions import TABS
from ita_desk.gui.dialogs.export_problems import BOX
from ita_desk.gui.workspace import Workspace
from ita_desk.services.checking import CheckedProblem, CheckedYear
from ita_desk.services.edits.accepted import accept_problem
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.printing.page_maker import Problems
from small_office import M1, OFFICE, YEAR
from word_checks import MUST, check_words

PLANNED = replace(M1, responsible=("กองคลัง", "กองช่าง"))
FULL_YEAR = replace(
    YEAR,
    measures=(PLANNED, *YEAR.measures[1:]),
    texts=FrozenMap({"result-outcomes/opening": "ตามที่ตำบล"}),
    oit_links=(OitLink("o1", "https://a", "คำอธิบาย"),),
    assessment=replace(YEAR.assessment, as_printed=(PrintedScore("total", "๗", "๙๙..๘", Decimal(99)),)),
)
FULL = Office(
    replace(
        OFFICE.agency,
        former=(FormerName(2560, "อบต.", "เดิม"),),
        signatories=(Signatory("reporter", name="ผู้ลงนาม"),),
    ),
    (OFFICE.years[0], FULL_YEAR),
)


def checking(office: Office, year: int, _: object) -> CheckedYear:
    return check_words(office, year, checks=(MUST,))


@pytest.fixture
def space(bench: Bench, tmp_path: Path) -> Workspace:
    """An office in a window that is shown, with one doubled word found in it."""
    bench.show()
    bench.open(office_file(tmp_path, FULL))
    bench.worker.checking = checking
    bench.desk.bridge.command(set_measure_field(2568, "m2", "title", "ตำบลตำบลหนึ่ง"))
    bench.qtbot.waitUntil(lambda: bench.workspace.problems.checked.count("must") == 1, timeout=LONG)
    return bench.workspace


def tab(space: Workspace) -> str:
    return TABS[space.tabs.currentIndex()]


def selected(widget: QWidget | None) -> str:
    if isinstance(widget, QLineEdit):
        return widget.selectedText()
    assert isinstance(widget, QPlainTextEdit)
    return widget.textCursor().selectedText()


# --- what is shown -------------------------------------------------------------------------------------------


def test_the_tab_and_the_status_bar_count(space: Workspace, bench: Bench) -> None:
    say = bench.messages.say
    name = say("window.tab.check")
    assert space.tabs.tabText(TABS.index("check")) == f"{name} (1)"
    assert space.status.problems.text() == say("window.status.problems", must=1, should=0)
    space.status.problems.click()
    assert tab(space) == "check"
    assert space.check.view.hasFocus()
    bench.desk.bridge.undo()
    bench.qtbot.waitUntil(lambda: space.tabs.tabText(TABS.index("check")) == name, timeout=LONG)
    assert space.status.problems.text() == say("window.status.no_problems")


@pytest.mark.parametrize("editor", ["measures", "outcomes"])
def test_measures_with_problems_are_marked(space: Workspace, bench: Bench, editor: str) -> None:
    model = getattr(space, editor).panel.model
    index = model.index(1, 1)
    assert not model.data(index, Qt.ItemDataRole.DecorationRole).isNull()
    said = bench.messages.say("window.check.mark", severity=bench.messages.say("severity.must"), count=1)
    assert said in model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert f"ตำบลตำบลหนึ่ง – {said}" in model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert model.data(index, Qt.ItemDataRole.FontRole) is None
    assert model.data(model.index(1, 0), Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(0, 1), Qt.ItemDataRole.DecorationRole) is None
    bench.desk.bridge.undo()
    bench.qtbot.waitUntil(lambda: said not in model.data(index, Qt.ItemDataRole.ToolTipRole), timeout=LONG)


def test_checks_that_fail_are_told_until_they_work_again(space: Workspace, bench: Bench) -> None:
    bench.desk.answered.emit(Problems(99, error=SystemFault("worker.died")))
    assert space.notices.text_of("unchecked")
    bench.desk.answered.emit(Problems(100, CheckedYear(2568)))
    assert space.notices.text_of("unchecked") is None


def test_undoing_what_was_said_shows_the_problems(space: Workspace, bench: Bench) -> None:
    one, asked = space.problems.checked.problems[0], len(bench.worker.asked)
    bench.desk.bridge.command(accept_problem(2568, one, "", date(2026, 11, 21)))
    bench.window.menu_actions["undo"].trigger()
    assert tab(space) == "check"
    assert len(bench.worker.asked) == asked  # nothing of it is printed


# --- the way to the field ------------------------------------------------------------------------------------


def go_to(
    space: Workspace, record: str, field: str, words: str = "", start: int = 0, year: int = 2568
) -> QWidget | None:
    """Go to a place, from the tab of the problems; returns what then has the focus."""
    space.guide.go_to("check")
    span = (start, start + len(words)) if words else None
    place = Place(0 if record == AGENCY else year, record, field)
    space.check.place_wanted.emit(CheckedProblem(Problem("a.b", "must", place, span, words)))
    return space.window().focusWidget()


@pytest.mark.parametrize(
    ("record", "field", "words", "start", "shown"),
    [
        ("m1", "title", "บร", 1, "measures"),
        ("m1", "steps[2]", "รุป", 1, "measures"),
        ("m1", "responsible[1]", "กองช่าง", 0, "measures"),
        ("m1", "outcome.output", "แล้ว", 4, "outcomes"),
        ("m1", "outcome.evidence[0].caption", "ภาพ", 0, "outcomes"),
        ("f1", "shortcomings", "ขาด", 0, "analysis"),
        (REPORT, "limitations[0]", "เวลา", 0, "analysis"),
        (REPORT, "texts.result-outcomes/opening", "ตำบล", 6, "print"),
        (REPORT, "oit_links[0].url", "a", 8, "print"),
        (REPORT, "oit_links[0].explanation", "คำ", 0, "print"),
        (AGENCY, "name", "อย่าง", 3, "agency"),
        (AGENCY, "divisions[0]", "ปลัด", 5, "agency"),
        (AGENCY, "signatories[0].name", "ลงนาม", 3, "agency"),
        (AGENCY, "former[0].name", "เดิม", 0, "agency"),
    ],
)
def test_words_are_selected_in_their_box(
    space: Workspace, record: str, field: str, words: str, start: int, shown: str
) -> None:
    box = go_to(space, record, field, words, start)
    assert tab(space) == shown
    assert selected(box) == words


@pytest.mark.parametrize(
    ("record", "field", "shown", "box"),
    [
        ("m1", "", "measures", "title"),
        ("m1", "period.text", "measures", None),
        ("m1", "outcome", "outcomes", "status"),
        ("m1", "outcome.evidence", "outcomes", None),
        ("f1", "questions[0].title", "analysis", "shortcomings"),
        (REPORT, "measures", "measures", None),
        (REPORT, "findings", "analysis", None),
        (REPORT, "report_date", "print", None),
        (REPORT, "signatories[0].name", "print", None),
        (REPORT, "oit_links[7].url", "print", None),
        (AGENCY, "signatories", "agency", None),
        (AGENCY, "kind", "agency", "kind"),
    ],
)
def test_the_field_is_shown(space: Workspace, record: str, field: str, shown: str, box: str | None) -> None:
    focus = go_to(space, record, field)
    assert tab(space) == shown
    assert box is None or (focus is not None and focus.objectName() == box)
    assert space.notices.text_of("place") is None


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("assessment.scores.total", "total"),
        ("assessment.as_printed[0].text", "total"),
        ("assessment.level", "level"),
        ("basis_year", "level"),
    ],
)
def test_scores_stand_in_the_table(space: Workspace, field: str, code: str) -> None:
    go_to(space, REPORT, field)
    assert tab(space) == "scores"
    here = space.scores.grid.currentIndex()
    table = space.scores._table
    assert table.codes[here.row()] == code
    assert table.columns[here.column()].year == 2568


def test_a_place_in_another_year(space: Workspace, bench: Bench) -> None:
    go_to(space, REPORT, "assessment.scores.total", year=2567)
    assert bench.desk.place.year == 2568
    go_to(space, REPORT, "limitations[0]", year=2567)
    assert bench.desk.place.year == 2567


@pytest.mark.parametrize(
    ("record", "field", "year"),
    [
        (REPORT, "unplaced[0].text", 2568),
        ("m9", "title", 2568),
        (AGENCY, "none", 2568),
        (REPORT, "assessment.level", 2500),
    ],
)
def test_what_has_no_field_is_told(space: Workspace, record: str, field: str, year: int) -> None:
    go_to(space, record, field, year=year)
    assert space.notices.text_of("place")


# --- printing all the same -----------------------------------------------------------------------------------


def ask_to_export(bench: Bench) -> QMessageBox:
    bench.window.menu_actions["export"].trigger()
    return bench.box(BOX)


def answer(box: QMessageBox, name: str) -> None:
    next(button for button in box.buttons() if button.objectName() == name).click()


@pytest.mark.parametrize(("name", "draft"), [("draft", True), ("anyway", False)])
def test_the_report_is_printed_all_the_same(
    space: Workspace, bench: Bench, tmp_path: Path, name: str, draft: bool
) -> None:
    box = ask_to_export(bench)
    assert "มาตรการที่ 2" in box.informativeText()
    assert "ตำบลตำบล" not in box.text()
    answer(box, name)
    target = tmp_path / "a.pdf"
    bench.choose_file(target)
    bench.qtbot.waitUntil(lambda: space.notices.text_of("done") is not None, timeout=LONG)
    (request, _) = bench.worker.exported[0]
    assert request.options.draft is draft
    assert (b"draft-mark" in target.read_bytes()) is draft


def test_the_problems_are_looked_at_first(space: Workspace, bench: Bench) -> None:
    answer(ask_to_export(bench), "show")
    assert tab(space) == "check"
    assert bench.worker.exported == []


def test_going_back_does_nothing(space: Workspace, bench: Bench) -> None:
    before = tab(space)
    answer(ask_to_export(bench), "back")
    bench.qtbot.waitUntil(bench.no_dialog, timeout=LONG)
    assert (tab(space), bench.worker.exported) == (before, [])


def test_many_problems_are_counted(space: Workspace, bench: Bench) -> None:
    bench.desk.bridge.command(set_measure_field(2568, "m1", "title", "ตำบลตำบล" * 8 + "ก" * 300))
    bench.qtbot.waitUntil(lambda: space.problems.checked.count("must") == 9, timeout=LONG)
    lines = ask_to_export(bench).informativeText().splitlines()
    assert lines[-1] == bench.messages.say("window.export.more", count=3)
    assert len(lines) == 7
    assert child(bench.window, QMessageBox, BOX).defaultButton().objectName() == "show"
