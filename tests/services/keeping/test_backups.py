"""Backups of an office file: made when something changed, tested, thinned, found again."""

import json
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from backup_files import NOON, SMALL, after, change, damage, ids, make_many, name_in, names, small_file
from ita_desk.errors import UserError
from ita_desk.resources import state_folder
from ita_desk.services.keeping import backups as module
from ita_desk.services.keeping.backups import (
    ABOUT,
    Backup,
    BackupContent,
    BackupReport,
    Backups,
    content_of,
    load_backup,
)
from ita_desk.storage import backup as stored
from ita_desk.storage.failures import CannotOpen, DamagedFile, DiskFull, OfficeMissing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "ข้อมูล.ita").path


@pytest.fixture
def second(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def backups(path: Path, tmp_path: Path) -> Backups:
    return Backups(path, root=tmp_path / "state")


@pytest.fixture
def both(path: Path, second: Path, tmp_path: Path) -> Backups:
    return Backups(path, second, tmp_path / "state")


# --- making ----------------------------------------------------------------------------------------------------


def test_a_backup_tells_what_it_is(backups: Backups, path: Path) -> None:
    made = backups.make(NOON).made
    assert made == Backup(
        "1",
        backups.own_folder / names(backups.own_folder)[0],
        NOON,
        path.stat().st_size,
        "own",
        path,
    )
    assert content_of(made) == BackupContent((2567, 2568), 3, "องค์การบริหารส่วนตำบลตัวอย่าง")
    assert load_backup(made) == SMALL
    assert backups.all() == (made,)


def test_nothing_is_made_while_nothing_changes(backups: Backups, path: Path) -> None:
    assert backups.make(NOON).made
    assert backups.make(after(hours=1)) == BackupReport()
    change(path)
    assert backups.make(after(hours=2)).made
    assert ids(backups) == ["2", "1"]


def test_a_backup_that_went_bad_is_made_again(backups: Backups) -> None:
    made = backups.make(NOON).made
    assert made
    damage(made.path)
    again = backups.make(after(hours=1)).made
    assert again
    assert backups.newest_good() == again
    assert ids(backups) == ["2", "1"]


def test_a_changed_text_in_a_backup_is_no_good_backup(backups: Backups, path: Path) -> None:
    first = backups.make(NOON).made
    change(path)
    newer = backups.make(after(hours=1)).made
    assert newer
    newer.path.write_bytes(newer.path.read_bytes().replace("เผยแพร่".encode(), "เผยแแแ่".encode()))
    assert content_of(newer).measures == 3
    assert backups.newest_good() == first
    again = backups.make(after(hours=2)).made
    assert again
    assert backups.newest_good() == again


def test_a_file_without_mark_is_always_backed_up(backups: Backups, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE revision SET token = ''")
    connection.close()
    assert backups.make(NOON).made
    assert backups.make(NOON).made


def test_the_folder_is_by_the_name_and_the_place_of_the_file(tmp_path: Path) -> None:
    root = tmp_path / "state"
    folders = {
        Backups(tmp_path / place / "ก.ita", root=root).own_folder.name for place in ("a", "b", "a/../a")
    }
    assert len(folders) == 2
    assert all(name.startswith("ก~") and len(name) == 10 for name in folders)
    long = Backups(tmp_path / f"{'ก' * 70}.ita", root=root).own_folder.name
    assert long.startswith("ก" * 40 + "~")
    (tmp_path / "link.ita").symlink_to(tmp_path / "a" / "ก.ita")
    assert Backups(tmp_path / "link.ita", root=root).own_folder.name in folders


def test_by_default_they_lie_in_the_state_folder(path: Path) -> None:
    assert Backups(path).own_folder.parent == state_folder() / "backups"


def test_a_damaged_file_makes_no_backup_and_thins_nothing(backups: Backups, path: Path) -> None:
    make_many(backups, [after(minutes=number) for number in range(10)])
    for number in range(11, 16):  # more than may stay, but for thinning
        (backups.own_folder / f"{number:06} 2026-11-21 13.00.00.ita").write_bytes(b"broken")
    damage(path)
    report = backups.make(after(days=1))
    assert isinstance(report.failure, DamagedFile)
    assert report.made is None
    assert len(ids(backups)) == 15
    good = backups.newest_good()
    assert good
    assert good.id == "10"


def test_a_file_that_is_gone_is_told(backups: Backups, path: Path) -> None:
    path.unlink()
    assert isinstance(backups.make(NOON).failure, OfficeMissing)
    assert backups.all() == ()
    assert backups.newest_good() is None


def test_a_folder_that_cannot_be_made_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert isinstance(Backups(path, root=tmp_path / "file" / "state").make(NOON).failure, CannotOpen)


def test_what_the_backups_are_of_stands_beside_them(backups: Backups, path: Path) -> None:
    backups.make(NOON)
    about = backups.own_folder / ABOUT
    assert json.loads(about.read_bytes()) == {"file": str(path)}
    about.write_text("[]")
    change(path)
    backups.make(NOON)
    assert json.loads(about.read_bytes()) == {"file": str(path)}


def test_a_backup_counts_even_if_that_cannot_be_said(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise UserError("file.not_writable", path=str(path))

    monkeypatch.setattr(module, "replace_file", full)
    assert backups.make(NOON).made


# --- the second place ------------------------------------------------------------------------------------------


def test_both_places_get_the_same_number(both: Backups, path: Path, second: Path) -> None:
    report = both.make(NOON)
    assert (report.made, report.second_made) == both.all()
    assert ids(both) == ["1", "1s"]
    assert report.second_made
    assert report.second_made.place == "second"
    assert report.second_made.path.parent.parent == second
    assert load_backup(report.second_made) == SMALL
    assert both.make(after(hours=1)) == BackupReport()


def test_a_stick_that_was_out_catches_up(both: Backups, backups: Backups, second: Path) -> None:
    second.rename(second.with_name("away"))
    make_many(backups, [NOON, after(hours=1)])
    report = both.make(after(hours=2))
    assert isinstance(report.second_failure, UserError)
    assert (report.second_failure.key, report.second_failure.values) == (
        "backup.no_second_place",
        {"path": str(second)},
    )
    assert report.failure is None
    assert not second.exists()
    second.with_name("away").rename(second)
    report = both.make(after(hours=3))
    assert report.made is None
    assert report.second_made
    assert report.second_made.id == "2s"


def test_a_failing_second_place_never_hinders_the_first(
    both: Backups, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(source: Path, folder: Path, number: int, moment: datetime) -> Path:
        if second in folder.parents:
            raise DiskFull("storage.disk_full", path=str(folder))
        return real(source, folder, number, moment)

    real = stored.make_backup
    monkeypatch.setattr(stored, "make_backup", fails)
    report = both.make(NOON)
    assert report.made
    assert isinstance(report.second_failure, DiskFull)


def test_the_second_place_does_without_the_first(path: Path, second: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    report = Backups(path, second, tmp_path / "file" / "state").make(NOON)
    assert report.failure
    assert report.second_made
    assert name_in(report.second_made.path) == "ตัวอย่าง"


def test_a_new_machine_goes_on_where_the_stick_is(
    both: Backups, path: Path, second: Path, tmp_path: Path
) -> None:
    make_many(both, [after(hours=number) for number in range(3)])
    new = Backups(path, second, tmp_path / "another")
    change(path)
    report = new.make(after(hours=9))
    assert report.made
    assert report.second_made
    assert (report.made.id, report.second_made.id) == ("1", "4s")
    assert ids(new) == ["1", "4s", "3s", "2s", "1s"]


# --- thinning --------------------------------------------------------------------------------------------------


def test_of_many_backups_of_a_day_ten_stay(backups: Backups) -> None:
    make_many(backups, [after(minutes=number) for number in range(13)])
    assert ids(backups) == [str(number) for number in range(13, 3, -1)]


@pytest.mark.parametrize("years", [-20, 20])
def test_a_clock_gone_wrong_pushes_out_nothing_good(backups: Backups, years: int) -> None:
    make_many(backups, [NOON, after(days=1), after(days=2)])
    wrong = after(days=2).replace(year=2026 + years)
    make_many(backups, [wrong] * 12)
    assert ids(backups) == [*(str(number) for number in range(15, 5, -1)), "3", "2", "1"]
    good = backups.newest_good()
    assert good
    assert good.id == "15"


def test_what_is_not_named_as_a_backup_is_never_touched(backups: Backups) -> None:
    make_many(backups, [NOON])
    strange = ["ของฉัน.ita", "000001.ita", "1 2026-11-21 12.00.00.ita", "000000 2026-11-21.ita"]
    for name in strange:
        (backups.own_folder / name).write_bytes(b"mine")
    (backups.own_folder / "000099 folder").mkdir()
    make_many(backups, [after(minutes=number) for number in range(12)])
    assert {*strange, "000099 folder"} < set(names(backups.own_folder))


def planted(backups: Backups, count: int) -> None:
    """Copies of the newest backup under lower numbers, as if nothing had been thinned."""
    newest = backups.all()[0].path
    for number in range(1, count):
        newest.with_name(f"{number:06} 2026-11-21 11.00.00.ita").write_bytes(newest.read_bytes())


def test_thinning_waits_until_the_newest_is_good(both: Backups) -> None:
    made = both.make(NOON)
    for backup in (made.made, made.second_made):
        assert backup
        backup.path.rename(backup.path.with_name("000020 2026-11-21 12.00.00.ita"))
    planted(both, 20)
    both.thin()
    assert ids(both) == ["20", "20s", *(str(number) for number in range(19, 10, -1))]
    planted(both, 20)
    damage(both.all()[0].path)
    both.thin()
    assert len(ids(both)) == 21


def test_thinning_without_backups(backups: Backups) -> None:
    backups.thin()
    assert not backups.own_folder.exists()


def test_a_backup_in_use_stays_until_the_next_time(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    make_many(backups, [after(minutes=number) for number in range(10)])
    with monkeypatch.context() as patch:
        real = Path.unlink

        def in_use(self: Path, missing_ok: bool = False) -> None:
            if self.suffix == ".ita":
                raise PermissionError(self)
            real(self, missing_ok)

        patch.setattr(Path, "unlink", in_use)
        make_many(backups, [after(hours=1)])
    assert len(ids(backups)) == 11
    backups.thin()
    assert len(ids(backups)) == 10
