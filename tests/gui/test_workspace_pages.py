"""The page beside the editors in a real window: marks follow the cursor, and a click on the page leads to the field."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui_typing import press
from gui_window import LONG, Bench, office_file
from ita_desk.domain.texts import AGENCY, REPORT, Place
from ita_desk.gui.actions import TABS
from ita_desk.gui.editors.analysis_editor import SUGGESTED
from ita_desk.services.printing.page_places import PrintedBox
from printing import SAMPLE_YEAR, sample_office


@pytest.fixture
def bench(bench: Bench, tmp_path: Path) -> Bench:
    """A window with the sample office."""
    bench.window.resize(1280, 690)
    bench.show()
    bench.open(office_file(tmp_path, sample_office()))
    return bench


def print_form(bench: Bench, form: str) -> None:
    """Have a form printed and wait for its pages."""
    if bench.desk.choices.form != form:
        with bench.qtbot.waitSignal(bench.workspace.feed.shown, timeout=LONG):
            bench.desk.choices.choose_form(form)
    bench.qtbot.waitUntil(lambda: bench.workspace.pages.view.settled, timeout=LONG)


def printed(bench: Bench, record: str, field: str) -> PrintedBox:
    """The first box that prints a field."""
    return bench.workspace.feed.places.of(record, field)[0]


def click(bench: Bench, box: PrintedBox) -> QWidget:
    """Click on a box of the pages; the widget that has the focus then."""
    view = bench.workspace.pages.view
    view.reveal_box(box)
    rect = view.rect_of(box) & view.viewport().rect()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    bench.qtbot.waitUntil(lambda: not bench.workspace.pages.isAncestorOf(focus(bench)))
    return focus(bench)


def focus(bench: Bench) -> QWidget:
    """The widget of the window that has the focus."""
    widget = bench.window.focusWidget()
    assert widget
    return widget


def tab(bench: Bench) -> str:
    """The name of the tab in sight."""
    return TABS[bench.workspace.tabs.currentIndex()]


def is_in(widget: QWidget, name: str) -> bool:
    """Whether a widget bears a name or stands in one that does."""
    return widget.objectName() == name or bool((around := widget.parentWidget()) and is_in(around, name))


# What is printed in which form, and the tab and the box in which it is edited.
CLICKS = (
    ("result-outcomes", "m03", "title", "measures", "title"),
    ("result-outcomes", "m04", "responsible", "measures", "responsible"),
    ("result-outcomes", "m05", "outcome.output", "outcomes", "output"),
    ("result-groups", "g2", "lead", "measures", "group"),
    ("analysis", "agency", "name", "agency", "name"),
    ("analysis", "form:analysis", "result-heading", "print", "analysis/result-heading"),
    ("result-scores", "year:2568", "texts.result-scores/opening", "print", "result-scores/opening"),
)


def test_a_click_leads_to_the_box(bench: Bench) -> None:
    for form, record, field, shown, box in CLICKS:
        print_form(bench, form)
        bench.workspace.pages.view.setFocus()
        found = click(bench, printed(bench, record, field))
        assert (tab(bench), is_in(found, box)) == (shown, True), field
        if record.startswith("m"):
            assert bench.desk.place.measure == record


def test_a_click_on_a_step_leads_to_that_step(bench: Bench) -> None:
    print_form(bench, "result-outcomes")
    found = click(bench, printed(bench, "m02", "steps[1]"))
    measure = sample_office().year(SAMPLE_YEAR).measure("m02")  # type: ignore[union-attr]
    assert measure
    assert found.toPlainText() == measure.steps[1].text  # type: ignore[attr-defined]
    bench.qtbot.waitUntil(lambda: marked(bench) == ({"m02"}, {"steps[1]"}))


def test_a_click_on_a_score_leads_to_its_cell(bench: Bench) -> None:
    print_form(bench, "analysis")
    found = click(bench, printed(bench, "year:2567", "assessment.scores.4"))
    grid = bench.workspace.scores.grid
    assert (tab(bench), found) == ("scores", grid)
    place = Place(2567, REPORT, "assessment.scores.4")
    bench.qtbot.waitUntil(lambda: bench.workspace.cursor_place.place == place)


def test_a_click_on_a_finding_leads_to_its_text(bench: Bench) -> None:
    print_form(bench, "analysis")
    box = next(
        b
        for page in range(1, 14)
        for b in bench.workspace.feed.places.on_page(page)
        if b.field == "to_develop"
    )
    assert is_in(click(bench, box), "to_develop")
    bench.qtbot.waitUntil(lambda: marked(bench) == ({box.record}, {"to_develop"}))


def test_a_click_beside_the_texts_of_a_row_leads_to_the_column(bench: Bench) -> None:
    print_form(bench, "result-outcomes")
    row, title = printed(bench, "m02", ""), printed(bench, "m02", "title")
    below = PrintedBox(row.page, "m02", "", title.x, row.y + row.height - 12, 20, 8)
    assert below.y > title.y + title.height
    assert is_in(click(bench, below), "title")


# --- marks follow the cursor ---------------------------------------------------------------------------------


def marked(bench: Bench) -> tuple[set[str], set[str]]:
    """The records and the fields that are marked."""
    record, field = bench.workspace.pages.view.marks
    return {box.record for box in record}, {box.field for box in field}


def stands_at(bench: Bench, place: Place | None) -> None:
    """Wait until the cursor is known to be at a place."""
    bench.qtbot.waitUntil(lambda: bench.workspace.cursor_place.place == place, timeout=LONG)


def show(bench: Bench, name: str) -> None:
    """Show a tab."""
    bench.workspace.tabs.setCurrentIndex(TABS.index(name))


def test_marks_follow_the_cursor_through_measures_and_outcomes(bench: Bench) -> None:
    space = bench.workspace
    print_form(bench, "result-outcomes")
    show(bench, "measures")
    bench.desk.place.go_to_measure("m02")
    stands_at(bench, Place(SAMPLE_YEAR, "m02"))
    for field, place in (("title", "title"), ("steps", "steps[0]"), ("period", "period")):
        space.measures.form.show_field(field)
        stands_at(bench, Place(SAMPLE_YEAR, "m02", place))
        assert marked(bench) == ({"m02"}, {place})
    show(bench, "outcomes")
    stands_at(bench, Place(SAMPLE_YEAR, "m02"))
    space.outcomes.form.show_field("output")
    stands_at(bench, Place(SAMPLE_YEAR, "m02", "outcome.output"))
    space.outcomes.evidence.rows[0].caption.setFocus()
    stands_at(bench, Place(SAMPLE_YEAR, "m02", "outcome.evidence[0]"))
    bench.desk.place.go_to_round(6)
    bench.qtbot.waitUntil(
        lambda: bench.workspace.cursor_place.place != Place(SAMPLE_YEAR, "m02", "outcome.evidence[0]")
    )
    bench.desk.place.go_to_year(2566)  # has no measures
    stands_at(bench, None)


def test_marks_follow_the_cursor_through_the_other_tabs(bench: Bench) -> None:
    space = bench.workspace
    show(bench, "agency")
    stands_at(bench, None)
    space.agency.show_field(AGENCY, "phone")
    stands_at(bench, Place(0, AGENCY, "phone"))
    space.agency.show_field(AGENCY, "signatories[0].name")
    stands_at(bench, Place(0, AGENCY, "signatories[0]"))
    show(bench, "scores")
    space.scores.show_field("year:2567", "assessment.level")
    stands_at(bench, Place(2567, REPORT, "assessment.level"))
    show(bench, "analysis")
    space.analysis.show_field(f"year:{SAMPLE_YEAR}", "limitations")
    stands_at(bench, Place(SAMPLE_YEAR, REPORT, "limitations"))
    space.analysis.subjects.go_to(SUGGESTED)  # no record
    stands_at(bench, None)
    print_form(bench, "result-outcomes")
    show(bench, "print")
    space.print_tab.show_field("", "texts.result-outcomes/opening")
    stands_at(bench, Place(SAMPLE_YEAR, REPORT, "texts.result-outcomes/opening"))
    assert marked(bench) == (set(), {"opening"})
    space.print_tab.show_field("", "report_date")
    stands_at(bench, None)
    show(bench, "check")
    stands_at(bench, None)


# --- keys ----------------------------------------------------------------------------------------------------


def test_f6_goes_to_the_page_and_back_and_return_to_what_is_marked(bench: Bench) -> None:
    space = bench.workspace
    show(bench, "measures")
    bench.desk.place.go_to_measure("m02")
    space.measures.form.show_field("title")
    box, jump = focus(bench), bench.window.menu_actions["jump_page"]
    jump.trigger()
    assert focus(bench) is space.pages.view
    stands_at(bench, Place(SAMPLE_YEAR, "m02", "title"))  # still
    jump.trigger()
    assert focus(bench) is box
    jump.trigger()
    press(space.pages.view, Qt.Key.Key_Return)
    assert focus(bench) is box
    bench.window.menu_actions["show_page"].trigger()
    assert not space.pages.isVisible()
    jump.trigger()
    assert space.pages.isVisible()
    assert focus(bench) is space.pages.view
    show(bench, "agency")
    space.pages.view.setFocus()
    jump.trigger()
    assert not space.pages.isAncestorOf(focus(bench))


def test_the_look_is_remembered(bench: Bench) -> None:
    bench.workspace.pages.show_look("two")
    assert bench.graph.state.page_look == "two"
    path = bench.desk.path
    bench.window.menu_actions["close"].trigger()
    bench.qtbot.waitUntil(lambda: bench.window.desk is None, timeout=LONG)
    bench.open(path)
    assert bench.workspace.pages.look == "two"
