"""What can be read of a damaged file is told, and brought into a new one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backup_files import SMALL, damage, damage_table, names, small_file
from ita_desk.services.keeping.salvaging import bring_rest, readable_rest
from ita_desk.storage.failures import DamagedFile
from ita_desk.storage.office_store import OfficeStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_file(tmp_path / "office.ita").path


def test_a_rest_is_told_and_brought(path: Path) -> None:
    damage_table(path, "step")
    before = path.read_bytes()
    with pytest.raises(DamagedFile):
        OfficeStore(path).load()
    rest = readable_rest(path)
    assert rest
    assert rest.years == tuple(int(year.fiscal_year) for year in SMALL.years)
    made = bring_rest(path, path.with_name("rest.ita"))
    assert made == path.with_name("rest.ita")
    assert OfficeStore(made).load().agency == SMALL.agency
    assert bring_rest(path, made).name == "rest (2).ita"  # nothing is replaced
    assert path.read_bytes() == before


def test_nothing_is_told_where_nothing_can_be_read(path: Path) -> None:
    damage(path)
    assert readable_rest(path) is None
    with pytest.raises(DamagedFile):
        bring_rest(path, path.with_name("rest.ita"))
    assert names(path.parent) == ["office.ita"]


def test_an_agency_alone_is_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM year_report")
    assert readable_rest(path) is None
