"""Backups from the command line."""

from pathlib import Path

import pytest

from backup_files import damage
from cli.conftest import Run
from ita_desk.services.keeping.backups import Backups
from ita_desk.storage.lock import OfficeLock


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_a_backup_is_made_when_something_changed(run: Run, sample: str) -> None:
    first = run("backup", sample)
    assert (first.code, first.err) == (0, "")
    (made,) = Backups(Path(sample)).all()
    assert "หมายเลข 1 " in first.out
    assert str(made.path.parent) in first.out
    again = run("backup", sample)
    assert (again.code, again.err) == (0, "")
    assert "ไม่ได้เปลี่ยนแปลง" in again.out
    assert Backups(Path(sample)).all() == (made,)


def test_what_was_made_as_json(run: Run, sample: str) -> None:
    made = run("backup", sample, "--json").json["made"]
    (backup,) = Backups(Path(sample)).all()
    assert made == {
        "id": "1",
        "made_at": backup.made_at.isoformat(),
        "size": backup.size,
        "path": str(backup.path),
        "file": str(Path(sample).resolve()),
        "years": [2566, 2567, 2568],
        "measures": 10,
    }
    assert run("backup", sample, "--json").json == {"made": None}


def test_the_list_is_newest_first(run: Run, sample: str) -> None:
    assert "ยังไม่มีไฟล์สำรอง" in run("backup", sample, "--list").out
    run("backup", sample)
    run("rollover", sample, "--to", "2569")
    run("backup", sample)
    answer = run("backup", sample, "--list")
    assert (answer.code, answer.err) == (0, "")
    newer, older = answer.out.splitlines()
    assert newer.startswith("2 ")
    assert "2569" in newer
    assert "มาตรการ 20 ข้อ" in newer
    assert older.startswith("1 ")
    assert "มาตรการ 10 ข้อ" in older
    listed = run("backup", sample, "--list", "--json").json
    assert [backup["measures"] for backup in listed["backups"]] == [20, 10]
    assert listed["elsewhere"] == []


def test_a_backup_that_cannot_be_read_is_listed_as_such(run: Run, sample: str) -> None:
    run("backup", sample)
    damage(Backups(Path(sample)).all()[0].path)
    assert "อ่านไม่ได้" in run("backup", sample, "--list").out
    (listed,) = run("backup", sample, "--list", "--json").json["backups"]
    assert (listed["measures"], listed["years"]) == (None, None)


def test_backups_of_a_file_that_moved(run: Run, sample: str) -> None:
    run("backup", sample)
    Path("ที่ใหม่").mkdir()
    moved = Path(sample).rename(Path("ที่ใหม่", sample))
    lines = run("backup", str(moved), "--list").out.splitlines()
    assert len(lines) == 3
    assert lines[2].startswith("1@")
    (found,) = run("backup", str(moved), "--list", "--json").json["elsewhere"]
    assert found["file"] == str(Path(sample).resolve())
    moved.unlink()
    assert run("backup", str(moved), "--restore", found["id"]).code == 0
    assert run("show", str(moved)).code == 0


def test_a_backup_is_restored(run: Run, sample: str) -> None:
    before = run("show", sample, "--json").out
    run("backup", sample)
    run("rollover", sample, "--to", "2569")
    answer = run("backup", sample, "--restore", "๑")
    assert (answer.code, answer.err) == (0, "")
    assert "หมายเลข 1 " in answer.out
    assert run("show", sample, "--json").out == before
    assert len(Backups(Path(sample)).all()) == 2  # what stood there before is one as well


def test_a_damaged_file_is_kept_aside(run: Run, sample: str) -> None:
    run("backup", sample)
    damage(Path(sample))
    assert run("backup", sample).code == 3
    answer = run("backup", sample, "--restore", "1", "--json")
    aside = Path(answer.json["put_aside"])
    assert aside.name.startswith("ตัวอย่าง ปี 2568.damaged-")
    assert answer.json["restored"]["id"] == "1"
    assert run("show", sample).code == 0
    Path(sample).write_bytes(b"broken")
    answer = run("backup", sample, "--restore", "1")
    assert ".damaged-" in answer.out
    assert run("backup", sample, "--restore", "1", "--json").json["put_aside"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "FILE.ita"),
        (("gone.ita",), "gone.ita"),
        (("gone.ita", "--restore", "1"), "gone.ita"),
        (("gone.ita", "--restore", ""), "gone.ita"),
        (("gone.ita", "--restore"), "--restore"),
        (("gone.ita", "--list", "--restore", "1"), "--list"),
        (("gone.ita", "1"), "1"),
    ],
)
def test_what_is_not_understood(run: Run, words: tuple[str, ...], told: str) -> None:
    answer = run("backup", *words)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert run("backup", *words, "--lang", "en").err != answer.err


def test_nothing_is_restored_into_a_file_in_use(run: Run, sample: str) -> None:
    run("backup", sample)
    content = Path(sample).read_bytes()
    lock = OfficeLock.acquire(Path(sample).resolve())
    try:
        assert run("backup", sample, "--list").code == 0
        assert run("backup", sample, "--restore", "1").code == 2
    finally:
        lock.release()
    assert Path(sample).read_bytes() == content
