"""Office files are opened by one writer and any number of readers, and copied whole."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ita_desk.domain.agency import Seal
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.services.keeping import opening
from ita_desk.services.keeping.opening import (
    may_take_over,
    open_again,
    open_to_read,
    open_to_write,
    save_copy,
)
from ita_desk.storage import failures, office_store
from ita_desk.storage.lock import OfficeLock, lock_path
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore
from small_office import OFFICE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds the small office."""
    path = tmp_path / "ที่ทำการ.ita"
    OfficeStore.create(path, OFFICE)
    return path


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_one_writer_beside_readers(path: Path) -> None:
    opened = open_to_write(path)
    assert (opened.path, opened.office, opened.read_only) == (path, OFFICE, False)
    with pytest.raises(failures.OfficeInUse):
        open_to_write(path)
    reading = open_to_read(path)
    assert (reading.office, reading.lock, reading.read_only) == (OFFICE, None, True)
    reading.close()
    assert len(names(path)) == 2
    opened.close()
    assert names(path) == [path.name]


def test_a_lock_is_taken_over_on_consent(path: Path) -> None:
    lock_path(path).write_bytes(b"?")
    with pytest.raises(failures.OfficeInUse):
        open_to_write(path)
    opened = open_to_write(path, take_over=True)
    with pytest.raises(failures.OfficeInUse):
        open_to_write(path)
    opened.close()


def test_opening_to_write_sweeps(path: Path) -> None:
    key = OfficeStore.open(path).add_blob(b"unnamed")
    assert open_to_read(path).store.read_blob(key) == b"unnamed"
    assert open_to_write(path).store.read_blob(key) is None


@pytest.mark.parametrize("step", ["open", "load", "sweep_blobs"])
def test_the_lock_is_given_back_if_opening_fails(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def failing(*_: object) -> None:
        assert lock_path(path).exists()
        raise failures.DamagedFile("storage.damaged", path=str(path))

    monkeypatch.setattr(OfficeStore, step, failing)
    with pytest.raises(failures.DamagedFile):
        open_to_write(path)
    assert names(path) == [path.name]


def test_what_is_not_there(tmp_path: Path) -> None:
    for opens in (open_to_write, open_to_read):
        with pytest.raises(failures.OfficeMissing):
            opens(tmp_path / "none.ita")
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_is_changed_only_when_opened_to_write(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(office_store, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(failures.OlderFile):
        open_to_read(path)
    assert path.read_bytes() == before
    assert names(path) == [path.name]


def test_a_copy_beside_the_open_file(path: Path) -> None:
    opened, target = open_to_write(path), path.with_name("สำเนา.ita")
    for _ in range(2):
        save_copy(path, target)
        assert open_to_read(target).office == opened.office
    assert names(path) == sorted([lock_path(path).name, path.name, target.name])


def test_a_copy_holds_what_the_file_cannot_take(path: Path) -> None:
    opened, target = open_to_write(path), path.with_name("สำเนา.ita")
    newest = replace(opened.office, agency=replace(opened.office.agency, phone="๑๑๙๙"))
    save_copy(path, target, newest)
    assert open_to_read(target).office == newest
    assert open_to_read(path).office == opened.office


@pytest.mark.parametrize(("values", "may"), [({"here": True}, False), ({"here": False}, True), ({}, True)])
def test_nobody_takes_a_file_from_a_program_that_runs_here(values: dict[str, bool], may: bool) -> None:
    assert may_take_over(failures.OfficeInUse("storage.in_use", **values)) == may


def test_the_file_itself_is_no_copy(path: Path) -> None:
    before = path.read_bytes()
    link = path.with_name("link.ita")
    link.symlink_to(path)
    for target in (path, path.parent / "." / path.name, link):
        with pytest.raises(UserError) as caught:
            save_copy(path, target)
        assert (caught.value.key, caught.value.values) == ("copy.same_file", {"path": str(target)})
    assert path.read_bytes() == before


def test_no_copy_over_what_somebody_has_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = path.with_name("b.ita")
    held = OfficeLock.acquire(target)
    with pytest.raises(failures.OfficeInUse):
        save_copy(path, target)
    held.release()
    monkeypatch.setattr(OfficeStore, "copy_to", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save_copy(path, target)
    assert names(path) == [path.name]


# --- trouble with the file -------------------------------------------------------------------------------------


def test_conflict_copies_are_found_at_opening(path: Path) -> None:
    copy = path.with_name(f"{path.stem} (1).ita")
    copy.touch()
    opened = open_to_write(path)
    assert opened.conflicts == (copy,)
    opened.close()


def test_when_the_file_was_last_saved_need_not_be_known(path: Path) -> None:
    os.utime(path, (1_700_000_000, 1_700_000_000))
    opened = open_to_write(path)
    assert opened.saved_at == datetime.fromtimestamp(1_700_000_000, UTC)
    opened.close()
    assert opening._written_at(path.parent / "none") is None


def test_a_file_that_somebody_changed_is_opened_again(path: Path) -> None:
    opened, other = open_to_write(path), OfficeStore.open(path)
    theirs = replace(OFFICE, years=())
    other.save(other.load(), theirs)
    with pytest.raises(failures.OfficeChanged):
        opened.store.save(OFFICE, replace(OFFICE, agency=replace(OFFICE.agency, phone="๑")))
    store, office = open_again(path)
    assert office == theirs
    store.save(office, OFFICE)
    assert OfficeStore(path).load() == OFFICE


def with_photo(path: Path) -> Office:
    """The office in the file with a seal, which is saved there."""
    store = OfficeStore.open(path)
    office = store.load()
    key = store.add_blob(b"seal")
    newest = replace(office, agency=replace(office.agency, seal=Seal(key)))
    store.save(office, newest)
    return newest


@pytest.mark.parametrize(("broken", "missing"), [("gone", 1), ("other", 1), ("foreign key", 0)])
def test_a_copy_of_a_file_that_cannot_be_copied(path: Path, broken: str, missing: int) -> None:
    newest, target = with_photo(path), path.with_name("สำเนา.ita")
    target.write_bytes(b"replaced")
    if broken == "gone":
        path.unlink()
    elif broken == "other":
        path.write_bytes(b"x" * 5000)
    else:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("DELETE FROM year_report WHERE fiscal_year = 2568")
    assert save_copy(path, target, newest) == missing
    copied = open_to_read(target)
    assert copied.office == newest
    assert (copied.store.read_blob(newest.agency.seal.sha256) is None) == bool(missing)
    assert not [name for name in names(path) if name.endswith(".new")]


def test_a_copy_that_cannot_be_written_leaves_what_was_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = path.with_name("สำเนา.ita")
    target.write_bytes(b"former")

    def failing(*_: object, **__: object) -> None:
        raise failures.DiskFull("storage.disk_full", path=str(target))

    monkeypatch.setattr(OfficeStore, "copy_to", failing)
    monkeypatch.setattr(OfficeStore, "create", failing)
    with pytest.raises(failures.DiskFull):
        save_copy(path, target, OFFICE)
    assert target.read_bytes() == b"former"
    assert names(path) == sorted([path.name, target.name])
