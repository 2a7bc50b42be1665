"""Backups are found again: the newest good one, one by its id, those of a file that moved; and their photos."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backup_files import NOON, SMALL, after, damage, ids, make_many, small_file
from ita_desk.domain.agency import Seal
from ita_desk.domain.signed_report import SignedReport
from ita_desk.errors import UserError
from ita_desk.services.keeping.backups import (
    ABOUT,
    Backups,
    bring_blobs,
    content_of,
    load_backup,
)
from ita_desk.storage import backup as stored
from ita_desk.storage.failures import DamagedFile
from ita_desk.storage.office_store import OfficeStore


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


def test_between_the_places_the_clock_decides_in_each_the_numbers(both: Backups, second: Path) -> None:
    both.own_folder.mkdir(parents=True)
    (second / both.own_folder.name).mkdir()
    own = ["000001 2026-11-01", "000002 2026-11-20", "000003 2006-01-01"]
    other = ["000001 2026-11-01", "000002 2026-11-19", "000007 2026-11-21"]
    for folder, made in ((both.own_folder, own), (second / both.own_folder.name, other)):
        for name in made:
            (folder / f"{name} 12.00.00.ita").touch()
    assert ids(both) == ["7s", "2s", "1s", "3", "2", "1"]


def test_only_so_many_are_opened(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.make(NOON)
    for number in range(2, 50):
        (backups.own_folder / f"{number:06} 2026-11-21 13.00.00.ita").write_bytes(b"broken")
    opened: list[Path] = []
    real = stored.check_unchanged

    def check(path: Path) -> None:
        opened.append(path)
        real(path)

    monkeypatch.setattr(stored, "check_unchanged", check)
    assert backups.newest_good() is None
    assert len(opened) == 30


def test_one_that_is_thinned_meanwhile_is_left_out(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    make_many(backups, [NOON, after(hours=1)])
    real = stored.backup_files

    def thinned(folder: Path) -> Iterator[stored.BackupFile]:
        files = real(folder)
        files[-1].path.unlink(missing_ok=True)
        return iter(files)

    monkeypatch.setattr(stored, "backup_files", thinned)
    assert ids(backups) == ["2"]


def test_a_file_that_moved_finds_its_backups(both: Backups, path: Path, second: Path, tmp_path: Path) -> None:
    both.make(NOON)
    moved = tmp_path / "ปี ๒๕๗๐" / path.name
    moved.parent.mkdir()
    path.rename(moved)
    here = Backups(moved, second, tmp_path / "state")
    mark = both.own_folder.name[-8:]
    assert here.all() == ()
    assert [backup.id for backup in here.elsewhere()] == [f"1@{mark}", f"1s@{mark}"]
    assert {backup.original for backup in here.elsewhere()} == {path}
    assert here.find(f"1s@{mark}") == here.elsewhere()[1]
    assert load_backup(here.find(f"1@{mark}")) == SMALL
    here.make(after(hours=1))
    assert [backup.place for backup in here.all()] == ["own", "second"]
    assert len(here.elsewhere()) == 2
    assert [backup.path for backup in both.elsewhere()] == [backup.path for backup in here.all()]


@pytest.mark.parametrize(
    ("about", "found"),
    [
        (json.dumps({"file": "/another/place/ข้อมูล.ita"}), 1),
        (json.dumps({"file": "D:\\งาน\\ข้อมูล.ita"}), 1),
        (json.dumps({"file": "/another/place/อื่น.ita"}), 0),
        (json.dumps({"file": ["ข้อมูล.ita"]}), 0),
        ("[]", 0),
        ("{}", 0),
        ("[" * 60000, 0),
        (" " * 70000 + json.dumps({"file": "ข้อมูล.ita"}), 0),
        ("\x00\xff", 0),
    ],
)
def test_only_what_says_so_is_of_a_file_of_this_name(backups: Backups, about: str, found: int) -> None:
    backups.make(NOON)
    root = backups.own_folder.parent
    other = root / "ข้อมูล~0123abcd"
    backups.own_folder.rename(other)
    (other / ABOUT).write_text(about, "utf-8")
    (root / "ข้อมูล~zzzz").mkdir()
    (root / "ข้อมูล~01234567").mkdir()
    (root / "a file~89abcdef").touch()
    assert len(backups.elsewhere()) == found


def test_an_id_that_is_none(both: Backups, path: Path) -> None:
    report = both.make(NOON)
    assert both.find("1") == report.made
    assert both.find("1s") == report.second_made
    with pytest.raises(UserError) as caught:
        both.find("2")
    assert (caught.value.key, caught.value.values) == ("backup.unknown", {"id": "2", "path": str(path)})


# --- photos ----------------------------------------------------------------------------------------------------


def test_photos_and_signed_reports_come_along_where_they_are_missing(
    tmp_path: Path, backups: Backups, path: Path
) -> None:
    store = OfficeStore.open(path)
    before = store.load()
    kept, seal, *papers = map(store.add_blob, (b"kept", b"seal", b"paper", b"snapshot", b"scan"))
    year = before.years[-1]
    proof = replace(year.measures[0].outcome.evidence[0], sha256=kept)
    lost = replace(year.measures[0].outcome.evidence[1], sha256="0" * 64)
    outcome = replace(year.measures[0].outcome, evidence=(proof, lost))
    measure = replace(year.measures[0], outcome=outcome)
    changed = replace(
        year,
        measures=(measure, *year.measures[1:]),
        signed=(SignedReport("memo", sha256=papers[0], snapshot=papers[1], scan=papers[2]),),
    )
    agency = replace(before.agency, seal=Seal(seal))
    store.save(before, replace(before, agency=agency, years=(before.years[0], changed)))
    made = backups.make(NOON).made
    assert made
    other = small_file(tmp_path / "อื่น.ita")
    other.add_blob(b"kept")
    assert bring_blobs(made, other) == 4
    brought = [other.read_blob(key) for key in (kept, seal, *papers)]
    assert brought == [b"kept", b"seal", b"paper", b"snapshot", b"scan"]
    assert bring_blobs(made, other) == 0


def test_contents_of_a_damaged_backup(backups: Backups) -> None:
    made = backups.make(NOON).made
    assert made
    damage(made.path)
    with pytest.raises(DamagedFile):
        content_of(made)
