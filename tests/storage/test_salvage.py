"""What can still be read of a damaged file is brought into safety."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.domain.ids import counted_ids
from ita_desk.domain.measure import Measure
from ita_desk.domain.office import Office
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.storage.failures import DamagedFile, ForeignSchema
from ita_desk.storage.office_store import OfficeStore
from ita_desk.storage.salvage import _copy_rows, salvage

PAGE = 4096


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, which must not be changed."""
    path = tmp_path_factory.mktemp("sample") / "office.ita"
    create_sample_office(path, OfficeNames(), None, counted_ids())
    return path


def spoilt(sample: Path, path: Path, *pages: int) -> Path:
    """A copy of the sample in which pages (1-based) hold noise."""
    content = bytearray(sample.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE : page * PAGE] = b"\xff\x00\x7f\x2a" * (PAGE // 4)
    path.write_bytes(content)
    return path


def first_page(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return int(page)


def test_of_a_whole_file_everything_is_read(sample: Path) -> None:
    before = sample.read_bytes()
    found = salvage(sample)
    assert found.office == OfficeStore(sample).load()
    with closing(sqlite3.connect(sample)) as connection:
        kept = [content for (content,) in connection.execute("SELECT content FROM blob ORDER BY rowid")]
    assert list(found.blobs) == kept
    assert sample.read_bytes() == before


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_file_is_read_too(version: int, tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "samples" / f"v{version}.ita"
    path = tmp_path / "office.ita"
    path.write_bytes(old.read_bytes())
    found = salvage(path).office
    assert path.read_bytes() == old.read_bytes()
    assert found == OfficeStore.open(path).load()


def test_without_the_agency_the_years_are_read(sample: Path, tmp_path: Path) -> None:
    path = spoilt(sample, tmp_path / "office.ita", first_page(sample, "agency"))
    with pytest.raises(DamagedFile):
        OfficeStore(path).load()
    found, whole = salvage(path).office, OfficeStore(sample).load()
    assert found.agency.name == ""
    assert found.years == whole.years


def test_a_lost_table_takes_what_stands_under_it_along(sample: Path, tmp_path: Path) -> None:
    path = spoilt(sample, tmp_path / "office.ita", first_page(sample, "measure"))
    found, whole = salvage(path).office, OfficeStore(sample).load()
    assert found.agency == whole.agency
    assert [replace(year, measures=()) for year in found.years] == [
        replace(year, measures=()) for year in whole.years
    ]
    assert all(
        measure in whole.years[n].measures for n, y in enumerate(found.years) for measure in y.measures
    )


def test_a_damaged_photo_is_left_out(sample: Path, tmp_path: Path) -> None:
    whole = salvage(sample)
    place = sample.read_bytes().index(whole.blobs[0][-2000:-1000])
    path = spoilt(sample, tmp_path / "office.ita", place // PAGE + 1)
    found = salvage(path)
    assert found.office == whole.office
    assert set(found.blobs) == set(whole.blobs[1:])


def test_nothing_is_salvaged_where_nothing_is_left(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "office.ita"
    path.write_bytes(sample.read_bytes()[:PAGE])
    with pytest.raises(DamagedFile):
        salvage(path)


def test_an_empty_office_is_nothing(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "office.ita"
    path.write_bytes(sample.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("agency", "former_name", "signatory", "year_report"):
            connection.execute(f"DELETE FROM {table}")
    with pytest.raises(DamagedFile):
        salvage(path)


def test_a_foreign_file_is_not_looked_into(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "office.ita"
    path.write_bytes(sample.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW v AS SELECT 1")
    with pytest.raises(ForeignSchema):
        salvage(path)


def test_values_that_no_office_holds(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "office.ita"
    path.write_bytes(sample.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE score SET score = '1e999999999'")
    with pytest.raises(DamagedFile):
        salvage(path)


def test_rows_that_fit_no_table_are_left_out() -> None:
    with closing(sqlite3.connect(":memory:")) as damaged, closing(sqlite3.connect(":memory:")) as copy:
        damaged.execute("CREATE TABLE t (a, b)")
        damaged.executemany("INSERT INTO t VALUES (?, ?)", [("x", 1), (b"x", "y"), ("y", None), ("z", 2)])
        copy.execute("CREATE TABLE t (a TEXT, b INTEGER NOT NULL) STRICT")
        _copy_rows(damaged, copy, "t")
        assert copy.execute("SELECT * FROM t").fetchall() == [("x", 1), ("z", 2)]


def test_the_steps_of_a_lost_measure_go_along(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "office.ita"
    path.write_bytes(sample.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM measure WHERE rowid = (SELECT max(rowid) FROM measure)")
    whole = salvage(path).office
    lost = next(
        m for y in OfficeStore(sample).load().years for m in y.measures if m not in _measures_of(whole)
    )
    assert lost.steps
    assert OfficeStore.create(tmp_path / "new.ita", whole).load() == whole


def _measures_of(office: Office) -> list[Measure]:
    return [measure for year in office.years for measure in year.measures]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damaged_pages(
    sample: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    count = sample.stat().st_size // PAGE
    pages = data.draw(st.lists(st.integers(2, min(count, 60)), min_size=1, max_size=4))
    path = spoilt(sample, tmp_path_factory.mktemp("spoilt") / "office.ita", *pages)
    before = path.read_bytes()
    try:
        found = salvage(path)
    except DamagedFile:
        return
    finally:
        assert path.read_bytes() == before
    whole = OfficeStore(sample).load()
    titles = {measure.title for year in whole.years for measure in year.measures}
    assert {measure.title for year in found.office.years for measure in year.measures} <= titles
    target = path.with_name("new.ita")
    OfficeStore.create(target, found.office, blobs=found.blobs)
    assert OfficeStore(target).load() == found.office
