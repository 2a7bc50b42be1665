"""Office files are opened by one writer and any number of readers, and copied whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from ita_desk.errors import UserError
from ita_desk.services.opening import may_take_over, open_to_read, open_to_write, save_copy
from ita_desk.storage import failures, office_store
from ita_desk.storage.lock import OfficeLock, lock_path, this_machine
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


@pytest.mark.parametrize(("machine", "may"), [(this_machine(), False), ("อีกเครื่อง", True), ("", True)])
def test_only_a_program_elsewhere_can_have_left_its_lock(machine: str, may: bool) -> None:
    assert may_take_over(failures.OfficeInUse("storage.in_use", machine=machine)) == may


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
