"""The window: one office at a time, and none left before it is saved."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gui_typing import type_text
from gui_window import (
    AMPERSANDS,
    LONG,
    Bench,
    FakeWorker,
    await_gone,
    build_graph,
    button,
    child,
    office_file,
)
from ita_desk.domain.office import Office
from ita_desk.gui import main_window
from ita_desk.gui.actions import TABS
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.widgets.text_box import TextBox
from ita_desk.gui.window_state import WindowState
from ita_desk.resources import PROGRAM
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.storage.failures import DiskFull
from ita_desk.storage.lock import lock_path
from ita_desk.storage.office_store import OfficeStore


@pytest.fixture(autouse=True)
def shown(bench: Bench) -> None:
    bench.show()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return office_file(tmp_path)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No office can be saved, which is soon known; what is rescued goes to `tmp_path`."""

    def save(store: OfficeStore, before: Office, after: Office) -> None:
        raise DiskFull("storage.disk_full", path=str(store.path))

    monkeypatch.setattr(OfficeStore, "save", save)
    monkeypatch.setattr(main_window, "_SAVE_SECONDS", 0.05)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def rescued(tmp_path: Path) -> list[str]:
    return [file.read_text("utf-8") for file in (tmp_path / "state").rglob("*.json")]


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}


def test_it_begins_with_the_first_page(bench: Bench) -> None:
    window = bench.window
    assert window.welcome.isVisible()
    assert window.windowTitle() == PROGRAM
    assert not window.menu_actions["export"].isEnabled()
    for name in ("tab_1", "zoom_in", "undo", "close", "show_page"):
        window.menu_actions[name].triggered.emit()  # nothing to do it with
    assert bench.no_dialog()


def test_an_open_office_is_named_in_the_title(bench: Bench, path: Path) -> None:
    bench.open(path)
    title = bench.messages.say("window.title.office", agency="อบต.ตัวอย่าง", year=2568)
    assert bench.window.windowTitle() == f"{title} – {PROGRAM}"
    bench.desk.bridge.apply(set_agency_field("name", AMPERSANDS))
    assert AMPERSANDS in bench.window.windowTitle()


def test_keys_go_to_the_tabs_and_zoom_the_page(bench: Bench, path: Path) -> None:
    bench.open(path)
    for index in range(len(TABS)):
        bench.window.menu_actions[f"tab_{index + 1}"].trigger()
        assert bench.workspace.tabs.currentIndex() == index
    bench.window.menu_actions["zoom_in"].trigger()
    factor = bench.workspace.pages.view.factor()
    bench.window.menu_actions["zoom_out"].trigger()
    assert bench.workspace.pages.view.factor() == pytest.approx(factor * 0.8)


def test_closing_saves_what_was_just_typed_and_ends_everything(bench: Bench, path: Path) -> None:
    bench.open(path)
    worker = bench.worker
    assert lock_path(path).exists()
    type_text(child(bench.workspace.measures.form, TextBox, "title"), "ก")
    assert bench.window.close()
    assert not bench.window.isVisible()
    assert bench.window.desk is None
    assert worker.ended
    assert not lock_path(path).exists()
    assert "saver" not in threads()
    report = OfficeStore(path).load().year(2568)
    assert report
    assert report.measures[0].title == "อบรมก"


@pytest.mark.parametrize("name", ["quit", "close"])
def test_the_menu_closes_too(bench: Bench, path: Path, name: str) -> None:
    bench.open(path)
    bench.window.menu_actions[name].trigger()
    assert bench.window.desk is None
    assert not lock_path(path).exists()
    assert bench.window.isVisible() == (name == "close")
    if name == "close":
        assert bench.window.welcome.isVisible()
        assert bench.window.windowTitle() == PROGRAM
        assert not bench.window.menu_actions["undo"].isEnabled()


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize("name", ["", "quit"])
def test_what_cannot_be_saved_is_left_only_on_demand(
    bench: Bench, path: Path, tmp_path: Path, name: str
) -> None:
    def leave() -> QMessageBox:
        if name:
            bench.window.menu_actions[name].trigger()
        else:
            assert not bench.window.close()
        return bench.box("leave")

    bench.open(path)
    bench.desk.bridge.apply(set_agency_field("name", "ก่อนปิด"))
    box = leave()
    (kept,) = (tmp_path / "state").rglob("*.json")
    assert box.text() == bench.messages.say("window.leave.rescued", path=kept)
    stay = button(box, bench.messages.say("window.leave.stay"))
    assert stay.isDefault()
    button(box, bench.messages.say("window.leave.stay")).click()
    await_gone(bench.qtbot, box)
    assert bench.window.isVisible()
    assert bench.desk.bridge.office.agency.name == "ก่อนปิด"
    assert lock_path(path).exists()
    button(leave(), bench.messages.say("window.leave.go")).click()
    bench.qtbot.waitUntil(lambda: not bench.window.isVisible(), timeout=LONG)
    assert bench.window.desk is None
    assert ["ก่อนปิด" in text for text in rescued(tmp_path)] == [True]
    assert not lock_path(path).exists()


@pytest.mark.usefixtures("full_disk")
def test_an_office_that_cannot_be_saved_stays_when_another_is_opened(
    bench: Bench, path: Path, tmp_path: Path
) -> None:
    other = office_file(tmp_path, name="other.ita")
    bench.open(path)
    bench.desk.bridge.apply(set_agency_field("name", "ก"))
    bench.window.open(other)
    button(bench.box("leave"), bench.messages.say("window.leave.stay")).click()
    assert bench.desk.path == path
    assert not lock_path(other).exists()
    bench.window.open(other)
    button(bench.box("leave"), bench.messages.say("window.leave.go")).click()
    bench.await_office(other)
    assert not lock_path(path).exists()
    assert len(rescued(tmp_path)) == 1


def test_a_second_office_closes_the_first(bench: Bench, path: Path, tmp_path: Path) -> None:
    other = office_file(tmp_path, name="other.ita")
    bench.open(path)
    type_text(child(bench.workspace.measures.form, TextBox, "title"), "ก")
    bench.open(other)
    first, second = bench.workers
    assert (first.ended, second.ended) == (True, False)
    assert (lock_path(path).exists(), lock_path(other).exists()) == (False, True)
    report = OfficeStore(path).load().year(2568)
    assert report
    assert report.measures[0].title == "อบรมก"
    assert [bar.objectName() for bar in bench.window.findChildren(type(bench.window._open.year_bar))] == [  # type: ignore[union-attr]
        "toolbar"
    ]


def test_the_same_file_again_changes_nothing(
    bench: Bench, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open(path)
    desk = bench.desk
    monkeypatch.chdir(path.parent)
    bench.window.open(path)
    bench.window.open(Path(path.name))
    assert bench.window.desk is desk
    assert len(bench.workers) == 1
    assert bench.no_dialog()


def test_offices_opened_are_listed_as_recent(bench: Bench, path: Path, tmp_path: Path) -> None:
    other = office_file(tmp_path, name="ก & ข.ita")
    for each in (path, other):
        bench.open(each)
    menu = bench.window.menu_actions.recent
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts == [str(other).replace("&", "&&"), str(path)]
    menu.actions()[1].trigger()
    bench.await_office(path)
    bench.window.menu_actions["close"].trigger()
    recent = bench.window.welcome.recent
    assert recent.item(0).text().splitlines()[0] == "office"
    recent.itemActivated.emit(recent.item(1))
    bench.await_office(other)


def test_no_office_was_ever_opened(bench: Bench) -> None:
    menu = bench.window.menu_actions.recent
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert not action.isEnabled()


def test_choices_and_shape_are_there_the_next_day(
    bench: Bench, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bench.open(path)
    bench.desk.choices.choose_form("result-scores")
    bench.desk.choices.choose_digits("arabic")
    bench.window.menu_actions["show_page"].trigger()
    bench.window.close()
    again = Bench(tmp_path, qtbot)
    qtbot.addWidget(again.window)
    again.show()
    assert again.window.height() == bench.window.height()  # the screen here is narrow
    again.open(path)
    assert (again.desk.choices.form, again.desk.choices.digits) == ("result-scores", "arabic")
    assert not again.workspace.pages.isVisible()
    assert not again.window.menu_actions["show_page"].isChecked()
    again.end()


def test_a_form_that_is_gone_gives_way_to_the_first_that_reports(bench: Bench, path: Path) -> None:
    bench.graph.state.keep_print_choices("gone", "thai")
    bench.open(path)
    first = next(form for form in bench.graph.parts().forms.forms if form.prints_outcomes)
    assert bench.desk.choices.form == first.id


def test_an_older_file_is_brought_up_to_date_and_told(
    bench: Bench, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.with_name("before.ita")
    opens = OfficeStore.open

    def migrate(path: Path) -> OfficeStore:
        store = opens(path)
        store.copy_before_migration = before
        return store

    monkeypatch.setattr(OfficeStore, "open", migrate)
    bench.open(path)
    said = bench.messages.say("window.notice.migrated", path=str(before))
    assert bench.workspace.notices.text_of("migrated") == said


def test_a_small_screen_is_left_to_the_editor(tmp_path: Path, qtbot: QtBot) -> None:
    state = WindowState(tmp_path / "first.ini")
    window = MainWindow(replace(build_graph(tmp_path, FakeWorker), state=state))
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    assert screen.width() < 1200
    assert window.size().boundedTo(screen) == window.size()
    window.complete()
    assert not state.page_shown


def test_an_office_without_any_year_opens(bench: Bench) -> None:
    empty = bench.folder / "empty.ita"
    OfficeStore.create(empty, Office())
    bench.window.open(empty)
    bench.qtbot.waitUntil(lambda: bench.window.desk is not None, timeout=LONG)
    for tab in range(bench.workspace.tabs.count()):
        bench.workspace.tabs.setCurrentIndex(tab)
    assert bench.desk.bridge.office.years == ()
