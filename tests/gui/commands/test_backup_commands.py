"""Backups of an open office: made, listed, copied, and one brought back."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gui_window import LONG, Bench, FakeKeeper, await_gone, button, office_file
from ita_desk.errors import UserError
from ita_desk.gui.commands.backup_commands import ASK_BOX, BackupCommands
from ita_desk.gui.dialogs.backups import BackupsDialog
from ita_desk.services.edits.agency import set_seal
from ita_desk.services.edits.edit import remove_year, set_agency_field
from ita_desk.services.keeping.backup_keeper import BackupKeeper, BackupMaking
from ita_desk.services.keeping.backups import Backup, BackupReport, Backups, content_of, load_backup
from ita_desk.services.keeping.opening import open_to_read
from ita_desk.services.keeping.saver import SaveReport
from ita_desk.storage.processes import this_machine
from locking import left
from small_office import OFFICE

THEN = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)


@pytest.fixture
def path(bench: Bench, tmp_path: Path) -> Path:
    """An open office, whose opening state was backed up yesterday."""
    path = office_file(tmp_path)
    assert Backups(path).make(THEN).made
    bench.show()
    bench.open(path)
    return path


def commands(bench: Bench) -> BackupCommands:
    assert bench.window._open
    return bench.window._open.backups


def keeper(bench: Bench) -> FakeKeeper:
    kept = commands(bench).keeper
    assert isinstance(kept, FakeKeeper)
    return kept


def show(bench: Bench) -> BackupsDialog:
    """The dialog, once everything of this file in it was read."""
    bench.window.menu_actions["backups"].trigger()
    dialog = bench.await_dialog(BackupsDialog)
    await_read(bench, dialog)
    return dialog


def await_read(bench: Bench, dialog: BackupsDialog) -> None:
    def read() -> bool:
        return dialog.newest("own") is not None and not (dialog.unread("own") or dialog.unread("second"))

    bench.qtbot.waitUntil(read, timeout=LONG)


def await_told(bench: Bench, dialog: BackupsDialog, text: str) -> None:
    bench.qtbot.waitUntil(lambda: dialog.told.text() == text, timeout=LONG)


def await_notice(bench: Bench, key: str) -> str:
    bench.qtbot.waitUntil(lambda: bench.workspace.notices.text_of(key) is not None, timeout=LONG)
    return bench.workspace.notices.text_of(key) or ""


def press_undo(bench: Bench) -> None:
    button(bench.workspace.notices, bench.messages.say("window.action.undo_plain")).click()


# --- bringing back -------------------------------------------------------------------------------------------


def restore(bench: Bench) -> str:
    """Bring back the chosen one, and what the question said."""
    bench.await_dialog(BackupsDialog).buttons["restore"].click()
    box = bench.box(ASK_BOX)
    text = box.text()
    button(box, "go").click()
    await_notice(bench, "restored")
    return text


def test_bringing_back_is_one_step_that_can_be_undone(bench: Bench, path: Path) -> None:
    opening = bench.desk.bridge.office
    for edit in (set_agency_field("name", "ใหม่"), remove_year(2568)):
        bench.desk.bridge.command(edit)
    edited = bench.desk.bridge.office
    dialog = show(bench)
    text = restore(bench)
    assert f": {opening.agency.full_name} " in text
    assert f": {edited.agency.full_name} " in text
    assert "20 พฤศจิกายน 2569 16:05" in text
    assert bench.await_saved() == opening
    assert bench.desk.bridge.position == 3
    newest = Backups(path).all()[0]
    assert load_backup(newest) == edited  # what was there is kept beyond the undoing too
    await_gone(bench.qtbot, dialog)
    press_undo(bench)
    assert bench.await_saved() == edited
    assert bench.workspace.notices.text_of("restored") is None


def test_photos_that_are_gone_come_back_too(bench: Bench, path: Path) -> None:
    desk = bench.desk
    key = desk.opened.store.add_blob(b"photo")
    desk.bridge.command(set_seal(key))
    with_photo = bench.await_saved()
    assert Backups(path).make(THEN).made
    desk.bridge.command(set_seal(""))
    bench.await_saved()
    assert desk.opened.store.sweep_blobs() == 1
    show(bench)
    restore(bench)
    assert bench.await_saved() == with_photo
    assert desk.opened.store.read_blob(key) == b"photo"


def test_bringing_back_what_is_there_changes_nothing(bench: Bench, path: Path) -> None:
    number = bench.desk.bridge.edit_number
    show(bench)
    restore(bench)
    same = bench.messages.say("window.notice.restored_same", moment="20 พฤศจิกายน 2569 16:05")
    assert bench.workspace.notices.text_of("restored") == same
    assert bench.desk.bridge.edit_number == number


def test_nothing_happens_on_cancel(bench: Bench, path: Path) -> None:
    show(bench).buttons["restore"].click()
    box = bench.box(ASK_BOX)
    box.button(QMessageBox.StandardButton.Cancel).click()
    await_gone(bench.qtbot, box)
    assert bench.desk.bridge.edit_number == 0


def test_one_that_is_gone_meanwhile_is_told(bench: Bench, path: Path) -> None:
    dialog = show(bench)
    dialog.buttons["restore"].click()
    box = bench.box(ASK_BOX)
    (backup,) = Backups(path).all()
    bench.desk.bridge.command(set_agency_field("name", "ใหม่"))
    backup.path.unlink()
    button(box, "go").click()
    await_told(bench, dialog, bench.messages.say("error.storage.missing", path=str(backup.path)))
    assert dialog.isEnabled()
    assert bench.desk.bridge.office.agency.name == "ใหม่"


# --- the list ------------------------------------------------------------------------------------------------


def test_a_damaged_one_is_marked(bench: Bench, path: Path) -> None:
    (backup,) = Backups(path).all()
    os.truncate(backup.path, 5000)
    dialog = show(bench)
    assert dialog.content_of(backup) is None
    assert not dialog.buttons["restore"].isEnabled()
    bench.window.menu_actions["backups"].trigger()  # it is open already
    assert bench.await_dialog(BackupsDialog) is dialog


def test_those_of_a_moved_file_are_listed(bench: Bench, tmp_path: Path) -> None:
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
    old = office_file(tmp_path / "old", name="moved.ita")
    Backups(old).make(THEN)
    new = old.replace(tmp_path / "new" / "moved.ita")
    bench.show()
    bench.open(new)
    dialog = show(bench)
    row = dialog.list.topLevelItem(0)
    assert row
    assert str(old.parent) in row.text(4)
    bench.desk.bridge.command(set_agency_field("name", "ใหม่"))
    restore(bench)
    assert bench.await_saved() == OFFICE


def test_one_is_made_now(bench: Bench, path: Path) -> None:
    bench.desk.bridge.command(set_agency_field("name", "ใหม่"))
    dialog = show(bench)
    for expected in ("made", "nothing_new"):
        dialog.buttons["make"].click()
        await_told(bench, dialog, bench.messages.say(f"window.backups.{expected}"))
        assert dialog.buttons["make"].isEnabled()
    await_read(bench, dialog)
    newest = dialog.newest("own")
    assert newest
    assert content_of(newest).agency.endswith("ใหม่")


def test_a_copy_is_saved_elsewhere(bench: Bench, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.ita"
    dialog = show(bench)
    dialog.buttons["copy"].click()
    bench.choose_file(target)
    await_told(bench, dialog, bench.messages.say("window.notice.copied", path=str(target)))
    assert open_to_read(target).office == OFFICE


def test_the_folder_is_shown(bench: Bench, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def note(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    show(bench).buttons["folder"].click()
    assert shown == [str(Backups(path).own_folder)]


def test_of_a_read_only_office_the_list_is_shown(bench: Bench, tmp_path: Path) -> None:
    path = office_file(tmp_path)
    Backups(path).make(THEN)
    left(path, machine=f"not {this_machine()}")
    bench.show()
    bench.window.open(path)
    button(bench.box("in_use"), "read").click()
    bench.await_office(path)
    assert commands(bench).keeper is None
    dialog = show(bench)
    assert not dialog.buttons["restore"].isEnabled()
    dialog.buttons["make"].click()
    bench.end()


# --- the second place ----------------------------------------------------------------------------------------


def test_a_second_place_is_chosen_fails_and_is_dropped(bench: Bench, path: Path, tmp_path: Path) -> None:
    say, stick = bench.messages.say, tmp_path / "stick & <b>"
    stick.mkdir()
    dialog = show(bench)
    assert dialog.second.text() == say("window.backups.second_none")
    dialog.buttons["second"].click()
    bench.choose_file(stick)
    bench.qtbot.waitUntil(lambda: dialog.newest("second") is not None, timeout=LONG)
    assert str(stick) in dialog.second.text()
    assert second_of(bench) == stick
    assert keeper(bench).making == BackupMaking(path, stick)
    stick.rename(tmp_path / "pulled")
    bench.desk.bridge.command(set_agency_field("name", "ใหม่"))
    dialog.buttons["make"].click()
    await_notice(bench, "backup_second")
    assert dialog.newest("own") is not None
    failing = say("error.backup.no_second_place", path=str(stick))
    assert dialog.told.text() == failing
    bench.qtbot.waitUntil(lambda: dialog.newest("second") is None, timeout=LONG)
    dialog.buttons["drop"].click()
    assert second_of(bench) is None
    assert bench.workspace.notices.text_of("backup_second") is None
    assert dialog.second.text() == say("window.backups.second_none")


def test_the_notice_leads_to_the_dialog(bench: Bench, path: Path) -> None:
    keeper(bench).report(BackupReport(second_failure=UserError("storage.missing", path="x")))
    await_notice(bench, "backup_second")
    button(bench.workspace.notices, bench.messages.say("window.notice.backups")).click()
    bench.await_dialog(BackupsDialog)


def second_of(bench: Bench) -> Path | None:
    return bench.graph.state.second_place


# --- when ----------------------------------------------------------------------------------------------------


def test_changes_are_noted_and_closing_ends_it(bench: Bench, path: Path) -> None:
    kept = keeper(bench)
    bench.desk.bridge.command(set_agency_field("name", "ใหม่"))
    assert kept.changes == 1
    bench.await_saved()
    bench.qtbot.waitUntil(lambda: kept.changes == 2, timeout=LONG)  # saved later, as far as anybody knows
    desk = bench.desk
    for error, changes in ((UserError("storage.locked"), 2), (None, 3)):
        desk.save_reported.emit(SaveReport(1, THEN, error, None))
        assert kept.changes == changes
    show(bench)
    bench.window.menu_actions["close"].trigger()
    assert kept.closed
    kept.report(BackupReport())  # nobody is there any more
    assert bench.window.desk is None


@pytest.fixture
def real(bench: Bench) -> Iterator[list[BackupKeeper]]:
    """The keepers of the program itself, which work in processes."""
    kept: list[BackupKeeper] = []

    def start(*args: object) -> BackupKeeper:
        kept.append(BackupKeeper(*args))  # type: ignore[arg-type]
        return kept[-1]

    parts = replace(bench.graph.parts(), start_backups=start)
    bench.window._graph = replace(bench.graph, parts=lambda: parts)
    yield kept
    assert all(one.wait(LONG) for one in kept)


def test_the_office_is_backed_up_at_closing(bench: Bench, tmp_path: Path, real: list[BackupKeeper]) -> None:
    path = office_file(tmp_path)
    bench.show()
    bench.open(path)
    bench.desk.bridge.command(set_agency_field("name", "ใหม่"))
    bench.window.menu_actions["close"].trigger()
    assert bench.window.desk is None
    (only,) = real
    assert only.wait(LONG)
    (backup,) = Backups(path).all()
    assert isinstance(backup, Backup)
    assert load_backup(backup).agency.name == "ใหม่"
    assert bench.window.findChild(QFileDialog) is None
