"""The left side of the print tab in a whole window."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from gui_window import LONG, Bench, office_file
from ita_desk.forms.wordings import charts_of
from ita_desk.gui.actions import TABS
from ita_desk.gui.panels.print_tab import PrintTab, TallPage
from ita_desk.gui.workspace import Workspace
from ita_desk.services.edits.links import add_oit_link
from ita_desk.services.edits.year import set_picture, set_report_date, set_section_text
from printing import form_of, forms


@pytest.fixture
def space(bench: Bench) -> Workspace:
    bench.window.resize(1280, 690)
    bench.show()
    bench.open(office_file(bench.folder))
    bench.workspace.guide.go_to("print")
    return bench.workspace


@pytest.fixture
def tab(space: Workspace) -> PrintTab:
    return space.print_tab


def visible(tab: PrintTab) -> list[str]:
    return [tab.tabText(n) for n in range(tab.count()) if tab.isTabVisible(n)]


def test_each_form_has_the_tabs_it_needs(tab: PrintTab, space: Workspace) -> None:
    always = ["การพิมพ์", "ข้อความ", "คอลัมน์"]
    wanted = {"analysis": [*always, "แผนภูมิ"], "memo": always, "oit-links": [*always, "ลิงก์"]}
    for form, tabs in wanted.items():
        space.desk.choices.choose_form(form)
        assert visible(tab) == tabs


def test_a_tab_that_goes_is_left(tab: PrintTab, space: Workspace) -> None:
    space.desk.choices.choose_form("oit-links")
    space.desk.bridge.apply(add_oit_link(2568))
    assert tab.show_changed(["oit_links"])
    assert tab.links.isVisible()
    space.desk.choices.choose_form("memo")
    assert not tab.links.isVisible()
    assert tab.currentIndex() < 3


def test_nothing_scrolls_sideways(tab: PrintTab, space: Workspace) -> None:
    for form in forms().forms:
        space.desk.choices.choose_form(form.id)
        for page in tab.findChildren(QScrollArea):
            if isinstance(page, TallPage):
                assert page.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
                assert page.minimumSizeHint().width() <= tab.width(), form.id
    tab.resize(tab.minimumSizeHint())
    assert tab.printing.minimumSizeHint().width() <= tab.width()


def test_what_is_undone_is_shown(tab: PrintTab, space: Workspace, bench: Bench) -> None:
    space.desk.choices.choose_form("analysis")
    key = charts_of(form_of("analysis"))[0].key
    for edit, panel in (
        (set_section_text(2568, "analysis/result", "ผล"), tab.wordings),
        (set_report_date(2568, date(2025, 10, 10)), tab.printing),
        (set_picture(2568, key, "a" * 64), tab.charts),
    ):
        assert space.desk.bridge.command(edit)
        space.tabs.setCurrentIndex(TABS.index("agency"))
        bench.window.menu_actions["undo"].trigger()
        assert panel.isVisible()
    assert not tab.show_changed(["assessment"])


def test_a_typed_wording_reaches_the_page_and_the_file(tab: PrintTab, space: Workspace, bench: Bench) -> None:
    space.desk.choices.choose_form("analysis")
    row = next(row for row in tab.wordings.rows if row.wording.section_id == "result")
    row.box.selectAll()
    row.box.insertPlainText("ผลเป็นที่น่าพอใจ")
    bench.qtbot.waitUntil(lambda: "analysis/result" in _texts(bench), timeout=LONG)
    assert _texts(bench)["analysis/result"] == "ผลเป็นที่น่าพอใจ"


def _texts(bench: Bench) -> dict[str, str]:
    report = bench.await_saved().year(2568)
    assert report
    return dict(report.texts.items())


def test_a_picture_is_stored_and_named(tab: PrintTab, space: Workspace, bench: Bench, tmp_path: Path) -> None:
    space.desk.choices.choose_form("analysis")
    tab.show_changed(["pictures"])
    content = BytesIO()
    Image.new("RGB", (40, 20), "red").save(content, "PNG")
    picture = tmp_path / "แผนภูมิ & 1.png"
    picture.write_bytes(content.getvalue())
    row = tab.charts.rows[0]
    row.choose.click()
    bench.choose_file(picture)
    bench.qtbot.waitUntil(row.reset.isEnabled, timeout=LONG)
    report = bench.await_saved().year(2568)
    assert report
    (sha256,) = report.pictures.values()
    assert space.desk.opened.store.read_blob(sha256)


def test_the_table_comes_into_sight_with_its_columns(
    tab: PrintTab, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    monkeypatch.setattr(space.feed, "follow", followed.append)
    tab.setCurrentIndex(visible(tab).index("ข้อความ"))
    tab.setCurrentIndex(visible(tab).index("คอลัมน์"))
    assert followed == [space.desk.place.measure]
