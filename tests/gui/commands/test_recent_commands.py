"""Recent offices whose files are gone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from gui_window import LONG, Bench, await_gone, button, office_file
from ita_desk.gui.commands.recent_commands import GONE_BOX

DAY = date(2026, 11, 20)


@pytest.fixture
def gone(bench: Bench, tmp_path: Path) -> Path:
    """A recent office whose file is not in its place."""
    bench.show()
    path = tmp_path / "old" / "ก & ข.ita"
    bench.window.recent.remember(path, 2568, DAY)
    bench.window.recent.look()
    bench.qtbot.waitUntil(lambda: not bench.window.recent.where(path).there, timeout=LONG)
    return path


def paths(bench: Bench) -> list[Path]:
    return [office.path for office in bench.window.recent.offices]


def choose(bench: Bench) -> QMessageBox:
    """Click twice at the only recent office."""
    recent = bench.window.welcome.recent
    recent.itemClicked.emit(recent.item(0))
    recent.itemActivated.emit(recent.item(0))
    return bench.box(GONE_BOX)


def test_it_is_found_again_and_opened(bench: Bench, gone: Path, tmp_path: Path) -> None:
    found = office_file(tmp_path, name="ใหม่.ita")
    box = choose(bench)
    assert box.text() == bench.messages.say("window.gone.told", path=str(gone))
    button(box, "find").click()
    bench.choose_file(found)
    bench.await_office(found)
    assert paths(bench) == [found]


def test_it_is_taken_off_the_list(bench: Bench, gone: Path) -> None:
    box = choose(bench)
    button(box, "remove").click()
    await_gone(bench.qtbot, box)
    assert paths(bench) == []
    assert bench.no_dialog()


def test_nothing_happens_on_cancel(bench: Bench, gone: Path) -> None:
    box = choose(bench)
    box.button(QMessageBox.StandardButton.Cancel).click()
    await_gone(bench.qtbot, box)
    assert paths(bench) == [gone]


def test_a_file_moved_beside_another_recent_one_is_offered(bench: Bench, gone: Path, tmp_path: Path) -> None:
    moved = office_file(tmp_path, name=gone.name)
    office_file(tmp_path, name="other.ita")
    bench.window.recent.remember(tmp_path / "other.ita", 2568, DAY)
    bench.window.recent.remember(gone, 2568, DAY)
    bench.window.recent.look()
    bench.qtbot.waitUntil(lambda: bench.window.recent.where(gone).moved == moved, timeout=LONG)
    box = choose(bench)
    assert str(moved) in box.text()
    take = button(box, "take")
    assert take.isDefault()
    take.click()
    bench.await_office(moved)
    assert paths(bench) == [moved, tmp_path / "other.ita"]


def test_the_menu_says_so_too(bench: Bench, gone: Path) -> None:
    menu = bench.window.menu_actions.recent
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == bench.messages.say("window.gone.in_menu", name=str(gone).replace("&", "&&"))
    action.trigger()
    bench.box(GONE_BOX).close()


def test_a_file_that_comes_back_is_opened(bench: Bench, gone: Path) -> None:
    gone.parent.mkdir()
    office_file(gone.parent, name=gone.name)
    bench.window.recent.look()
    bench.qtbot.waitUntil(lambda: bench.window.recent.where(gone).there, timeout=LONG)
    recent = bench.window.welcome.recent
    recent.itemClicked.emit(recent.item(0))
    bench.await_office(gone)
    bench.window.menu_actions["close"].trigger()
    assert bench.window.recent.offices[0].year == 2568
