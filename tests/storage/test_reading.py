"""A file of any version is read as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backup_files import NOON, SMALL, damage, names, small_file
from ita_desk.storage.backup import make_backup
from ita_desk.storage.database import new_database
from ita_desk.storage.failures import DamagedFile
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore
from ita_desk.storage.reading import check_whole, is_whole, load_as_it_is, read_revision

Samples = Callable[[str], Path]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "สำนักปลัด #1.ita").path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "สำรอง"


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_file_of_any_version_is_backed_up_and_read_as_it_is(
    sample: Samples, folder: Path, version: int
) -> None:
    path = sample(f"v{version}.ita")
    made = make_backup(path, folder, 1, NOON)
    content = made.read_bytes()
    office = load_as_it_is(made)
    assert made.read_bytes() == content
    assert names(folder) == [made.name]
    assert office == OfficeStore.open(path).load()


def test_reading_never_writes(path: Path, folder: Path) -> None:
    made = make_backup(path, folder, 1, NOON)
    before = (made.read_bytes(), made.stat().st_mtime_ns)
    made.chmod(0o400)
    assert load_as_it_is(made) == SMALL
    check_whole(made)
    assert (made.read_bytes(), made.stat().st_mtime_ns) == before
    assert names(folder) == [made.name]


def test_whole_is_what_is_there_and_sound(path: Path, tmp_path: Path) -> None:
    assert is_whole(path)
    assert not is_whole(tmp_path / "gone.ita")
    damage(path)
    assert not is_whole(path)
    path.write_bytes(b"")
    assert not is_whole(path)


def test_a_file_without_tables_has_no_revision(tmp_path: Path) -> None:
    with new_database(tmp_path / "empty.ita"):
        pass
    with pytest.raises(DamagedFile):
        read_revision(tmp_path / "empty.ita")
