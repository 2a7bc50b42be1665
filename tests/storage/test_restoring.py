"""A backup takes the place of a file, and what stood there is kept."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from backup_files import NOON, SMALL, damage, names, renamed, small_file
from ita_desk.storage.backup import make_backup
from ita_desk.storage.failures import CannotOpen, DamagedFile, OfficeChanged
from ita_desk.storage.office_store import OfficeStore
from ita_desk.storage.reading import read_revision
from ita_desk.storage.restoring import put_in_place, ready_copy, set_aside

ASIDE = "ข้อมูล.damaged-2026-11-21 12.00.00.ita"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "งาน").mkdir()
    return small_file(tmp_path / "งาน" / "ข้อมูล.ita").path


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    return make_backup(path, tmp_path / "สำรอง", 1, NOON)


def restore(backup: Path, path: Path) -> None:
    with ready_copy(backup, path) as draft:
        put_in_place(draft, path)


def test_the_copy_takes_the_place_of_the_file(path: Path, backup: Path) -> None:
    path.chmod(0o640)
    restore(backup, path)
    assert names(path.parent) == [path.name]
    assert OfficeStore.open(path).load() == SMALL
    assert path.stat().st_mode & 0o777 == 0o640


def test_who_has_the_file_open_finds_that_it_is_another(path: Path, backup: Path) -> None:
    store = OfficeStore.open(path)
    before = store.load()
    assert read_revision(path) == read_revision(backup)
    restore(backup, path)
    assert read_revision(path) != read_revision(backup)
    with pytest.raises(OfficeChanged):
        store.save(before, renamed(before, "ของฉัน"))


def test_a_damaged_backup_changes_nothing(path: Path, backup: Path) -> None:
    content = path.read_bytes()
    damage(backup)
    with pytest.raises(DamagedFile) as caught:
        restore(backup, path)
    assert caught.value.values == {"path": str(backup)}
    assert (names(path.parent), path.read_bytes()) == ([path.name], content)


def test_what_is_not_put_in_place_is_removed(path: Path, backup: Path) -> None:
    path.unlink()
    with ready_copy(backup, path) as draft:
        assert draft.parent == path.parent
    assert names(path.parent) == []


def test_a_failing_system_leaves_the_file(path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = path.read_bytes()

    def refuse(self: Path, target: Any) -> None:
        raise PermissionError(errno.EACCES, "open elsewhere")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CannotOpen):
        restore(backup, path)
    assert (names(path.parent), path.read_bytes()) == ([path.name], content)


# --- putting aside ---------------------------------------------------------------------------------------------


def test_a_damaged_file_is_put_aside_with_its_journal(path: Path) -> None:
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(b"journal")
    damage(path)
    content = path.read_bytes()
    aside = set_aside(path, NOON)
    assert aside == path.with_name(ASIDE)
    assert names(path.parent) == [ASIDE, f"{ASIDE}-journal", f"{ASIDE}-shm", f"{ASIDE}-wal"]
    assert aside is not None
    assert aside.read_bytes() == content


def test_nothing_to_put_aside(path: Path) -> None:
    path.unlink()
    assert set_aside(path, NOON) is None
    assert names(path.parent) == []


def test_a_journal_without_its_file_must_not_meet_the_new_one(path: Path, backup: Path) -> None:
    path.unlink()
    path.with_name(f"{path.name}-journal").write_bytes(b"journal")
    assert set_aside(path, NOON) is None
    assert names(path.parent) == [f"{ASIDE}-journal"]
    small_file(path)
    assert set_aside(path, NOON) == path.with_name(ASIDE.replace(".ita", "-2.ita"))


def test_nothing_put_aside_before_is_replaced(path: Path) -> None:
    for _ in range(3):
        path.write_bytes(b"broken")
        set_aside(path, NOON)
    assert len(names(path.parent)) == 3


@pytest.mark.parametrize("letter", ["a", "ก"])
def test_a_name_too_long_is_cut(path: Path, letter: str) -> None:
    long = path.with_name(letter * (251 // len(letter.encode())) + ".ita")
    long.write_bytes(b"broken")
    aside = set_aside(long, NOON)
    assert aside is not None
    assert aside.read_bytes() == b"broken"
    assert aside.name.endswith(".damaged-2026-11-21 12.00.00.ita")
    assert len(os.fsencode(aside.name)) + len("-journal") <= 255


def test_a_file_that_cannot_be_moved_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Any) -> None:
        raise PermissionError(errno.EACCES, "open elsewhere")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CannotOpen) as caught:
        set_aside(path, NOON)
    assert caught.value.values == {"path": str(path)}
