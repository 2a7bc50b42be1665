"""Opening offices, and what happens where that cannot be done."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)

from backup_files import damage_table
from gui_typing import type_text
from gui_window import AMPERSANDS, LONG, Bench, await_gone, button, office_file
from ita_desk.gui.commands.backup_offer import find_good
from ita_desk.gui.commands.recent_commands import GONE_BOX
from ita_desk.services.edits.edit import set_agency_field
from ita_desk.services.keeping.backups import Backups
from ita_desk.storage.lock import OfficeLock, lock_path
from ita_desk.storage.migrate import SCHEMA_VERSION
from locking import SINCE, left, names
from small_office import OFFICE

THEN = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shown(bench: Bench) -> None:
    bench.show()


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The user's folder of documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    return folder


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """An office file that somebody has open at another machine."""
    path = office_file(tmp_path)
    left(path, machine="เครื่อง & <b>", person=AMPERSANDS)
    return path


def make_newer(path: Path) -> None:
    office_file(path.parent, name=path.name)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "not_office_file": lambda path: path.write_bytes("ไม่ใช่แฟ้มของเรา".encode() * 50),
    "newer_file": make_newer,
}


def dismiss(bench: Bench, box: QMessageBox) -> None:
    box.button(QMessageBox.StandardButton.Ok).click()
    await_gone(bench.qtbot, box)


@pytest.mark.parametrize("key", UNREADABLE)
def test_what_cannot_be_opened_is_told_and_the_first_page_stays(
    bench: Bench, tmp_path: Path, key: str
) -> None:
    path = tmp_path / f"{AMPERSANDS}.ita"
    UNREADABLE[key](path)
    before = path.read_bytes() if path.exists() else None
    bench.window.open(path)
    box = bench.box()
    values = {"path": str(path), "version": SCHEMA_VERSION + 1, "newest": SCHEMA_VERSION}
    assert box.text() == bench.messages.say(f"error.storage.{key}", **values)
    dismiss(bench, box)
    assert bench.window.welcome.isVisible()
    assert bench.window.desk is None
    assert (path.read_bytes() if path.exists() else None) == before
    assert [name for name in names(path) if name.startswith(".~lock")] == []
    bench.open(office_file(tmp_path, name="good.ita"))  # the next one opens all the same


def test_a_file_in_use_says_who_has_it(bench: Bench, held: Path) -> None:
    bench.window.open(held)
    box = bench.box("in_use")
    for part in (str(held), AMPERSANDS, "เครื่อง & <b>", SINCE[11:16]):
        assert part in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    await_gone(bench.qtbot, box)
    assert bench.window.welcome.isVisible()
    assert bench.window.desk is None


def test_a_read_only_office_cannot_be_changed_in_any_way(bench: Bench, held: Path) -> None:
    before, beside = held.read_bytes(), names(held)
    bench.window.open(held)
    button(bench.box("in_use"), "read").click()
    bench.await_office(held)
    assert bench.workspace.notices.text_of("read_only") == bench.messages.say("window.notice.read_only")
    touch_everything(bench)
    assert bench.desk.bridge.edit_number == 0
    assert bench.desk.bridge.office is bench.desk.opened.office
    bench.end()
    assert held.read_bytes() == before
    assert set(names(held)) - {"window.ini"} == set(beside) - {"window.ini"}


def touch_everything(bench: Bench) -> None:
    """Type into every box and press every button of the editors."""
    space = bench.workspace
    for index in range(space.tabs.count()):
        space.tabs.setCurrentIndex(index)
        editor = space.room.editor
        assert editor is not None
        for kind in (QLineEdit, QPlainTextEdit):
            for box in editor.findChildren(kind):
                assert isinstance(box, QLineEdit | QPlainTextEdit)
                type_text(box, "7")
        for pressed in editor.findChildren(QAbstractButton):
            assert isinstance(pressed, QAbstractButton)
            menu = pressed.menu() if isinstance(pressed, QToolButton | QPushButton) else None
            if menu is None:
                pressed.click()
            elif pressed.isEnabled():
                for action in menu.actions():
                    action.trigger()
            for dialog in bench.window.findChildren(QDialog):
                assert isinstance(dialog, QDialog)
                dialog.reject()
    bench.desk.bridge.settle()
    for name in ("undo", "redo", "revert", "add_year"):
        bench.window.menu_actions[name].trigger()
    assert bench.no_dialog()


def test_a_copy_of_a_file_in_use_is_opened(bench: Bench, held: Path, tmp_path: Path) -> None:
    before = held.read_bytes()
    target = tmp_path / "copy.ita"
    bench.window.open(held)
    button(bench.box("in_use"), "copy").click()
    bench.choose_file(target)
    bench.await_office(target)
    assert not bench.desk.bridge.read_only
    bench.desk.bridge.apply(set_agency_field("name", "ก"))
    assert bench.await_saved().agency.name == "ก"
    assert held.read_bytes() == before


def test_a_file_may_be_taken_over_from_another_machine(bench: Bench, held: Path) -> None:
    bench.window.open(held)
    button(bench.box("in_use"), "take_over").click()
    bench.await_office(held)
    assert not bench.desk.bridge.read_only
    assert bench.workspace.notices.text_of("took_over") is not None


def test_a_file_is_not_taken_over_from_a_program_that_runs_here(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path)
    lock = OfficeLock.acquire(path)
    bench.window.open(path)
    box = bench.box("in_use")
    assert {b.objectName() for b in box.buttons()} >= {"read", "copy"}
    assert "take_over" not in {b.objectName() for b in box.buttons()}
    box.reject()
    lock.release()


def test_a_file_that_was_left_open_by_a_program_that_ended_is_opened(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path)
    left(path)
    bench.open(path)
    assert bench.workspace.notices.text_of("took_over") is not None


def test_a_file_is_asked_for_and_opened(bench: Bench, tmp_path: Path, documents: Path) -> None:
    path = office_file(tmp_path)
    bench.window.menu_actions["open"].trigger()
    bench.choose_file(path)
    bench.await_office(path)


def test_the_open_file_chosen_again_stays_open(bench: Bench, tmp_path: Path, documents: Path) -> None:
    path = office_file(tmp_path)
    bench.open(path)
    bench.window.menu_actions["open"].trigger()
    bench.choose_file(path)
    bench.open(office_file(tmp_path, name="other.ita"))  # comes after whatever the choice began
    assert len(bench.workers) == 2
    assert bench.no_dialog()


def test_a_double_click_opens_once(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path)
    bench.window.open(path)
    bench.open(path)
    bench.open(office_file(tmp_path, name="other.ita"))
    assert len(bench.workers) == 2
    assert bench.no_dialog()


def test_the_sample_is_made_once_and_kept(bench: Bench, documents: Path) -> None:
    bench.window.menu_actions["sample"].trigger()
    path = documents / f"{bench.messages.say('window.sample.name')}.ita"
    bench.await_office(path)
    bench.desk.bridge.apply(set_agency_field("name", "ก"))
    bench.await_saved()
    bench.window.menu_actions["sample"].trigger()  # is open: stays as it is
    bench.window.menu_actions["close"].trigger()
    bench.window.menu_actions["sample"].trigger()
    bench.await_office(path)
    assert bench.desk.bridge.office.agency.name == "ก"
    assert bench.no_dialog()


def test_a_copy_chosen_in_the_place_of_the_file_itself_is_told(bench: Bench, held: Path) -> None:
    bench.window.open(held)
    button(bench.box("in_use"), "copy").click()
    dialog = bench.await_dialog(QFileDialog)
    dialog.fileSelected.emit(str(held))
    dialog.reject()
    assert bench.box().text() == bench.messages.say("error.copy.same_file", path=str(held))


# --- backups -------------------------------------------------------------------------------------------------


def damage(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


SPOILED: dict[str, Callable[[Path], object]] = {
    "damaged": damage,
    "foreign": lambda path: path.write_bytes("ไม่ใช่แฟ้มของเรา".encode() * 50),
    "gone": Path.unlink,
}


def backed_up(folder: Path, spoil: str) -> Path:
    """An office file that is spoiled after its state was backed up twice; the newer backup is damaged."""
    path = office_file(folder)
    made = Backups(path).make(THEN).made
    assert made
    (made.path.parent / "000002 2026-11-21 08.00.00.ita").write_bytes(made.path.read_bytes()[:5000])
    SPOILED[spoil](path)
    return path


def await_offer(bench: Bench, box: QMessageBox) -> QPushButton:
    bench.qtbot.waitUntil(lambda: box.findChild(QPushButton, "use_backup") is not None, timeout=LONG)
    return button(box, "use_backup")


@pytest.mark.parametrize("spoil", SPOILED)
def test_the_newest_good_backup_is_offered_and_opened(bench: Bench, tmp_path: Path, spoil: str) -> None:
    path = backed_up(tmp_path, spoil)
    before = path.read_bytes() if path.exists() else None
    bench.window.open(path)
    box = bench.box()
    offer = await_offer(bench, box)
    assert "20 พฤศจิกายน 2569 16:05" in box.text()
    assert "3" in box.text()
    offer.click()
    bench.await_office(path)
    assert bench.desk.bridge.office == OFFICE
    told = bench.workspace.notices.text_of("restored") or ""
    asides = [tmp_path / name for name in names(path) if ".damaged-" in name]
    assert [aside.read_bytes() for aside in asides] == ([before] if before else [])
    assert all(str(aside) in told for aside in asides)
    bench.desk.bridge.apply(set_agency_field("name", "ก"))
    assert bench.await_saved().agency.name == "ก"


def test_without_a_backup_it_is_said_what_to_do(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path, name="alone.ita")
    damage(path)
    bench.window.open(path)
    box, nothing = bench.box(), bench.messages.say("window.lost.nothing")
    bench.qtbot.waitUntil(lambda: box.text().endswith(nothing), timeout=LONG)
    assert bench.messages.say("error.storage.damaged", path=str(path)) in box.text()
    dismiss(bench, box)


def test_without_a_backup_what_can_be_read_is_offered(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path, name="alone.ita")
    damage_table(path, "step")
    before = path.read_bytes()
    bench.window.open(path)
    box = bench.box()
    bench.qtbot.waitUntil(lambda: box.findChild(QPushButton, "use_rest") is not None, timeout=LONG)
    assert "2567–2568" in box.text()
    button(box, "use_rest").click()
    made = tmp_path / f"{bench.messages.say('window.lost.rest_name', name='alone')}.ita"
    bench.await_office(made)
    assert bench.desk.bridge.office.agency == OFFICE.agency
    told = bench.workspace.notices.text_of("restored") or ""
    assert str(path) in told
    assert str(made) in told
    assert path.read_bytes() == before


def test_the_offer_may_be_declined_before_it_comes(bench: Bench, tmp_path: Path) -> None:
    path = backed_up(tmp_path, "damaged")
    before = path.read_bytes()
    bench.window.open(path)
    dismiss(bench, bench.box())
    bench.open(office_file(tmp_path, name="other.ita"))
    assert path.read_bytes() == before


def test_a_backup_of_a_stick_that_is_gone_is_put_elsewhere(
    bench: Bench, tmp_path: Path, documents: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = backed_up(stick, "gone")
    shutil.rmtree(stick)
    bench.window.recent.remember(path, 2568, THEN.date())
    bench.window.recent.look()
    bench.qtbot.waitUntil(lambda: not bench.window.recent.where(path).there, timeout=LONG)
    bench.window.recent_commands.choose(path)
    await_offer(bench, bench.box(GONE_BOX)).click()
    bench.choose_file(documents / "again.ita")
    bench.await_office(documents / "again.ita")
    assert bench.desk.bridge.office == OFFICE
    assert str(documents / "again.ita") in (bench.workspace.notices.text_of("restored") or "")


def test_a_backup_in_the_second_place_or_of_a_moved_file_is_found(tmp_path: Path) -> None:
    path, second, moved = office_file(tmp_path, name="a.ita"), tmp_path / "second", tmp_path / "moved"
    for folder in (second, moved):
        folder.mkdir()
    made = Backups(path, second).make(THEN)
    assert made.made
    assert made.second_made
    made.made.path.write_bytes(b"")
    found = find_good(path, second)
    assert found
    assert found[0].place == "second"
    assert find_good(path, None) is None
    assert find_good(moved / "a.ita", None) is None  # the only one there is damaged
    os.truncate(made.second_made.path, 5000)
    Backups(path).make(THEN)
    elsewhere = find_good(moved / "a.ita", None)
    assert elsewhere
    assert elsewhere[1].measures == 3


# --- when a lock may be taken over ---------------------------------------------------------------------------


def test_it_is_said_when_it_is_safe_to_take_over(bench: Bench, held: Path) -> None:
    say = bench.messages.say
    bench.window.open(held)
    box = bench.box("in_use")
    assert box.text().endswith(say("window.in_use.when_safe", machine="เครื่อง & <b>"))
    assert button(box, "read").isDefault()
    box.reject()
    await_gone(bench.qtbot, box)
    lock_path(held).write_bytes(b"")
    bench.window.open(held)
    box = bench.box("in_use")
    assert box.text().endswith(say("window.in_use.when_safe_unknown"))
    assert say("error.storage.in_use_by_unknown", path=str(held)) in box.text()
    box.reject()


def test_of_a_file_open_here_it_is_said_where_to_look(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path)
    lock = OfficeLock.acquire(path)
    bench.window.open(path)
    box = bench.box("in_use")
    assert box.text().endswith(bench.messages.say("window.in_use.open_here"))
    box.reject()
    lock.release()
