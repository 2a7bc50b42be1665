"""A backup is a tested copy with a number of its own, or there is none."""

import errno
import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from backup_files import NOON, SMALL, after, damage, name_in, names, save_name, small_file
from ita_desk.storage import backup
from ita_desk.storage.backup import backup_files, check_unchanged, make_backup
from ita_desk.storage.database import copy_database, open_database
from ita_desk.storage.failures import (
    DamagedFile,
    DiskFault,
    DiskFull,
    NewerFile,
    NotOfficeFile,
    OfficeLocked,
    OfficeMissing,
)
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore
from ita_desk.storage.reading import check_whole, load_as_it_is, read_revision

Samples = Callable[[str], Path]


def first(folder: Path) -> str:
    """The name of the one backup in a folder, but for its digest."""
    (name,) = names(folder)
    return re.sub(" [0-9a-f]{8}.ita$", "", name)


FIRST = "000001 2026-11-21 12.00.00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "สำนักปลัด #1.ita").path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "สำรอง" / "สำนักปลัด"


# --- making ----------------------------------------------------------------------------------------------------


def test_a_backup_holds_what_the_file_holds(path: Path, folder: Path) -> None:
    OfficeStore(path).add_blob(b"photo")
    made = make_backup(path, folder, 1, NOON)
    assert made == folder / names(folder)[0]
    assert first(folder) == FIRST
    assert load_as_it_is(made) == SMALL
    assert read_revision(made) == read_revision(path)
    (blob,) = sqlite3.connect(made).execute("SELECT content FROM blob").fetchone()
    assert blob == b"photo"


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind")
def test_nobody_else_may_look_into_the_folder(path: Path, folder: Path) -> None:
    make_backup(path, folder, 1, NOON)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_numbers_count_up_whatever_the_clock_says(path: Path, folder: Path) -> None:
    moments = [NOON, after(days=-3653), after(days=3652), after(days=-20000)]
    made = [make_backup(path, folder, 1, moment) for moment in moments]
    assert [file.number for file in backup_files(folder)] == [4, 3, 2, 1]
    assert [file.path for file in backup_files(folder)] == made[::-1]
    assert [file.made_at for file in backup_files(folder)] == moments[::-1]
    assert make_backup(path, folder, 1234567, NOON).name.startswith("1234567 ")
    assert make_backup(path, folder, 1, NOON).name.startswith("1234568 ")


def test_only_our_names_are_backups(path: Path, folder: Path) -> None:
    make_backup(path, folder, 1, NOON)
    for name in [
        *("notes.ita", "000002.ita", "2 2026-11-21 12.00.00.ita", "000002 2026-11-21 12.00.00.ita.bak"),
        *("000002 2026-11-21 12.00.00 abc.ita", "000002 2026-11-21 12.00.00 0123456G.ita"),
        *("000002 2026-13-41 12.00.00.ita", "000002 0000-01-01 00.00.00.ita", "about.json", ".000009.taken~"),
    ]:
        (folder / name).touch()
    assert [file.number for file in backup_files(folder)] == [1]


def test_a_moment_beyond_the_systems_reckoning_is_not_ours(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(path, folder, 1, NOON)

    class Narrow(datetime):
        def astimezone(self, tz: Any = None) -> "Narrow":
            raise OverflowError

    monkeypatch.setattr(backup, "datetime", Narrow)
    assert backup_files(folder) == []


def test_at_once_each_gets_a_number_of_its_own(path: Path, folder: Path) -> None:
    ready, made = threading.Barrier(6), list[Path]()

    def make(seconds: int) -> None:
        ready.wait()
        made.append(make_backup(path, folder, 1, after(seconds=seconds)))

    threads = [threading.Thread(target=make, args=(seconds,)) for seconds in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({file.number for file in backup_files(folder)}) == 6  # not always without gaps
    assert len(names(folder)) == len(set(made)) == 6


def test_a_number_somebody_just_takes_is_left_to_him(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    (folder / ".000001.taken").touch()
    assert make_backup(path, folder, 1, NOON).name.startswith("000002 ")
    (folder / ".000003.taken").touch()
    seen = iter([[], [4]])
    monkeypatch.setattr(backup, "_after_taken", lambda _: next(seen))  # taken between looking and claiming
    assert make_backup(path, folder, 1, NOON).name.startswith("000004 ")


def test_a_number_somebody_has_just_used_is_not_used_again(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(path, folder, 1, NOON)
    real, calls = backup_files, list[Path]()

    def late(folder: Path) -> list[backup.BackupFile]:
        calls.append(folder)
        return [] if len(calls) == 2 else real(folder)  # the look before the claim

    monkeypatch.setattr(backup, "backup_files", late)
    assert make_backup(path, folder, 1, after(hours=1)).name.startswith("000002 ")
    assert len(names(folder)) == 2


# --- what must not become a backup -----------------------------------------------------------------------------


def failure(path: Path, folder: Path) -> Exception:
    """The error with which no backup is made; nothing is left then."""
    with pytest.raises(Exception) as caught:  # noqa: PT011  # which one is for the test to say
        make_backup(path, folder, 1, NOON)
    assert not folder.exists() or names(folder) == []
    return caught.value


def test_a_damaged_file_is_not_backed_up(path: Path, folder: Path) -> None:
    damage(path)
    error = failure(path, folder)
    assert isinstance(error, DamagedFile)
    assert error.values == {"path": str(path)}


def test_a_truncated_file_is_not_backed_up(path: Path, folder: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192])
    assert isinstance(failure(path, folder), DamagedFile)


def test_a_file_that_is_not_ours_or_gone_is_not_backed_up(path: Path, folder: Path) -> None:
    path.write_bytes(b"PK\x03\x04" * 500)
    assert isinstance(failure(path, folder), NotOfficeFile)
    path.unlink()
    assert isinstance(failure(path, folder), OfficeMissing)


def test_a_newer_file_is_not_backed_up(path: Path, folder: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    assert isinstance(failure(path, folder), NewerFile)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE revision; DROP TABLE step",
        "DELETE FROM agency",
        "PRAGMA ignore_check_constraints=ON; UPDATE year_report SET report_date = 'พรุ่งนี้'",
        "PRAGMA foreign_keys=OFF; INSERT INTO limitation VALUES (2999, 0, 'ไม่มีปี')",
        "PRAGMA user_version=0",
        "PRAGMA user_version=1",
    ],
)
def test_a_file_that_does_not_hold_an_office_is_not_backed_up(
    path: Path, folder: Path, statement: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statement)
    assert isinstance(failure(path, folder), DamagedFile)


def test_a_copy_that_comes_out_bad_is_the_fault_of_its_disk(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copy_database

    def bad_stick(path: Path, target: Path) -> None:
        real(path, target)
        damage(target)

    monkeypatch.setattr(backup, "copy_database", bad_stick)
    error = failure(path, folder)
    assert isinstance(error, DiskFault)
    assert (error.key, error.values) == ("backup.bad_copy", {"path": str(folder)})


def test_a_full_disk_leaves_nothing(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = copy_database

    def full(path: Path, target: Path) -> None:
        real(path, target)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup, "copy_database", full)
    error = failure(path, folder)
    assert isinstance(error, DiskFull)
    assert error.values == {"path": str(folder)}


def test_a_file_that_is_being_written_is_waited_for(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ita_desk.storage.database.BUSY_TIMEOUT", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN EXCLUSIVE")
        opened = open_database
        monkeypatch.setattr(backup, "open_database", lambda path, newest: opened(path, newest, 0.05))
        assert isinstance(failure(path, folder), OfficeLocked)
        writer.execute("ROLLBACK")
    make_backup(path, folder, 1, NOON)


# --- afterwards ---


@pytest.mark.parametrize("when", ["copying", "testing", "naming"])
def test_a_killed_backup_leaves_a_draft_that_the_next_one_removes(
    path: Path, folder: Path, when: str
) -> None:
    script = Path(__file__).with_name("killed_backup.py")
    done = subprocess.run([sys.executable, script, path, folder, when], env=environment(), check=False)
    assert done.returncode == -9
    (draft, *claim) = sorted(names(folder), key=len, reverse=True)
    assert draft.endswith(".new")
    assert claim == ([".000001.taken"] if when == "naming" else [])
    assert backup_files(folder) == []
    made = make_backup(path, folder, 1, NOON)
    assert made.name[:6] == ("000002" if claim else "000001")
    again = make_backup(path, folder, 1, NOON)
    assert names(folder) == [made.name, again.name]


def environment() -> dict[str, str]:
    source = Path(backup.__file__).parents[2]
    return os.environ | {"PYTHONPATH": str(source)}


def test_a_disk_that_cannot_settle_names_does_no_harm(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", cannot)
    assert make_backup(path, folder, 1, NOON).exists()
    backup.settle(folder / "gone")


@pytest.mark.parametrize("content", [b"photo" * 100, "อบรม".encode()])
def test_what_the_disk_changed_is_found_though_sqlite_does_not_see_it(
    path: Path, folder: Path, content: bytes
) -> None:
    OfficeStore(path).add_blob(b"photo" * 100)
    made = make_backup(path, folder, 1, NOON)
    check_unchanged(made)
    assert content in made.read_bytes()
    made.write_bytes(
        made.read_bytes().replace(content, content[::-1] if content.isascii() else content[3:] + content[:3])
    )
    check_whole(made)
    with pytest.raises(DamagedFile):
        check_unchanged(made)
    without = made.rename(folder / f"{FIRST}.ita")
    check_unchanged(without)
    with pytest.raises(OfficeMissing):
        check_unchanged(made)


def test_a_moment_is_named_by_the_local_clock(path: Path, folder: Path) -> None:
    made = make_backup(path, folder, 1, datetime(2026, 12, 31, 18, 30, 5, tzinfo=UTC))
    assert first(folder) == "000001 2027-01-01 01.30.05"
    assert made.parent == folder


def test_a_backup_stays_as_it_was_while_the_file_changes(path: Path, folder: Path) -> None:
    made = make_backup(path, folder, 1, NOON)
    store = OfficeStore.open(path)
    save_name(store, "อื่น")
    assert (name_in(path), name_in(made)) == ("อื่น", "ตัวอย่าง")
    assert read_revision(path) != read_revision(made)
