"""Restoring an office file loses nothing of what stood in its place."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from backup_files import NOON, after, damage, name_in, names, renamed, save_name, small_file
from ita_desk.errors import AppError
from ita_desk.services.keeping.backups import Backup, Backups, load_backup
from ita_desk.storage.failures import (
    DamagedFile,
    DiskFull,
    NewerFile,
    OfficeChanged,
    OfficeInUse,
    OfficeMissing,
)
from ita_desk.storage.lock import OfficeLock
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore

ASIDE = "ข้อมูล.damaged-2026-11-21 13.00.00.ita"
LATER = after(hours=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "งาน").mkdir()
    return small_file(tmp_path / "งาน" / "ข้อมูล.ita").path


@pytest.fixture
def backups(path: Path, tmp_path: Path) -> Backups:
    return Backups(path, root=tmp_path / "state")


@pytest.fixture
def first(backups: Backups) -> Backup:
    """A backup of the file as it began; the file has changed since."""
    made = backups.make(NOON).made
    assert made
    save_name_of(backups.path, "ใหม่กว่า")
    return made


def save_name_of(path: Path, name: str) -> None:
    store = OfficeStore.open(path)
    store.load()
    save_name(store, name)


def test_a_sound_file_is_backed_up_before(backups: Backups, first: Backup, path: Path) -> None:
    assert backups.restore_file(first, LATER) is None
    assert name_in(path) == "ตัวอย่าง"
    assert names(path.parent) == [path.name]
    newest = backups.all()[0]
    assert newest.id == "2"
    assert load_backup(newest).agency.name == "ใหม่กว่า"
    assert backups.restore_file(newest, after(hours=2)) is None
    assert name_in(path) == "ใหม่กว่า"
    assert len(backups.all()) == 3  # the restored state counts as a new one, and is kept as well


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def not_ours(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" * 500)


def strange_journal(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"\x37\x7f\x06\x82" * 20)


@pytest.mark.parametrize("spoil", [damage, truncate, empty, not_ours, strange_journal])
def test_a_file_that_cannot_be_opened_is_put_aside(
    backups: Backups, first: Backup, path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    content = path.read_bytes()
    assert backups.restore_file(first, LATER) == path.with_name(ASIDE)
    assert path.with_name(ASIDE).read_bytes() == content
    assert set(names(path.parent)) <= {path.name, ASIDE, f"{ASIDE}-wal"}
    assert name_in(path) == "ตัวอย่าง"
    assert backups.all() == (first,)


def test_a_file_that_is_gone_is_put_back(backups: Backups, first: Backup, path: Path) -> None:
    path.unlink()
    assert backups.restore_file(first, LATER) is None
    assert name_in(path) == "ตัวอย่าง"
    assert names(path.parent) == [path.name]


def test_restoring_broken_off_in_the_middle_is_done_again(
    backups: Backups, first: Backup, path: Path
) -> None:
    path.rename(path.with_name(ASIDE))  # killed after the damaged file was put aside
    path.with_name(f"{path.name}-journal").write_bytes(b"its journal")
    assert backups.restore_file(first, LATER) is None
    assert name_in(path) == "ตัวอย่าง"
    journal = ASIDE.replace(".ita", "-2.ita-journal")
    assert names(path.parent) == sorted([path.name, ASIDE, journal])


def test_a_link_leads_to_the_file(backups: Backups, first: Backup, path: Path, tmp_path: Path) -> None:
    link = tmp_path / "ทางลัด.ita"
    link.symlink_to(path)
    Backups(link, root=tmp_path / "state").restore_file(first, LATER)
    assert link.is_symlink()
    assert name_in(path) == "ตัวอย่าง"


def refused(backups: Backups, backup: Backup) -> AppError:
    """The error with which nothing is restored; the file stays as it is, and nobody has it locked."""
    before = (backups.path.read_bytes(), names(backups.path.parent))
    with pytest.raises(AppError) as caught:
        backups.restore_file(backup, LATER)
    assert (backups.path.read_bytes(), names(backups.path.parent)) == before
    return caught.value


def test_nobody_may_have_the_file_open(backups: Backups, first: Backup, path: Path) -> None:
    lock = OfficeLock.acquire(path)
    assert isinstance(refused(backups, first), OfficeInUse)
    lock.release()
    backups.restore_file(first, LATER)
    OfficeLock.acquire(path).release()


def test_who_has_it_open_all_the_same_finds_another_file(backups: Backups, first: Backup, path: Path) -> None:
    store = OfficeStore.open(path)
    before = store.load()
    backups.restore_file(first, LATER)
    with pytest.raises(OfficeChanged):
        store.save(before, renamed(before, "ของฉัน"))


def test_a_bad_backup_restores_nothing(backups: Backups, first: Backup) -> None:
    damage(first.path)
    assert isinstance(refused(backups, first), DamagedFile)
    first.path.unlink()
    assert isinstance(refused(backups, first), OfficeMissing)


def test_a_newer_file_is_not_replaced(backups: Backups, first: Backup, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    assert isinstance(refused(backups, first), NewerFile)


def test_a_sound_file_that_cannot_be_backed_up_stays(
    backups: Backups, first: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise DiskFull("storage.disk_full", path="")

    monkeypatch.setattr("ita_desk.storage.backup.make_backup", full)
    assert isinstance(refused(backups, first), DiskFull)


def test_a_folder_that_is_gone_is_told(backups: Backups, first: Backup, path: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    with pytest.raises(OfficeMissing):
        backups.restore_file(first, LATER)


def test_a_backup_about_to_be_thinned_can_be_restored(backups: Backups, first: Backup, path: Path) -> None:
    for number in range(9):
        save_name_of(path, f"ชื่อ {number}")
        backups.make(after(minutes=number + 1))
    save_name_of(path, "ยังไม่สำรอง")
    assert backups.all()[-1] == first
    backups.restore_file(first, LATER)
    assert name_in(path) == "ตัวอย่าง"
    assert not os.path.lexists(first.path)
    assert load_backup(backups.all()[0]).agency.name == "ยังไม่สำรอง"


def test_a_backup_of_the_file_elsewhere_is_restored_here(
    backups: Backups, first: Backup, path: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "ที่ใหม่" / path.name
    moved.parent.mkdir()
    path.rename(moved)
    damage(moved)
    here = Backups(moved, root=tmp_path / "state")
    (found,) = here.elsewhere()
    assert here.restore_file(found, LATER) == moved.with_name(ASIDE)
    assert name_in(moved) == "ตัวอย่าง"
    assert first.path.exists()
