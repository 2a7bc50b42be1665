"""Older files are copied and migrated as a whole, or stay as they are."""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_desk.domain.office import Office
from ita_desk.storage import failures
from ita_desk.storage.database import new_database, open_database, transaction
from ita_desk.storage.migrate import MIGRATIONS, apply_migrations, bring_up_to_date
from ita_desk.storage.office_store import OfficeStore

if TYPE_CHECKING:
    from sqlite_utils import Database

Samples = Callable[[str], Path]


def add_column(database: "Database") -> None:
    database.table("step").add_column("note", str, not_null_default="")


def build_anew(database: "Database") -> None:
    """Rebuilds a table that has rows below it, as when a column goes."""
    database.table("measure").transform(drop={"target"})


def fail_late(database: "Database") -> None:
    database.execute("INSERT INTO blob VALUES ('x', zeroblob(5000000))")
    raise ZeroDivisionError


def leave_dangling(database: "Database") -> None:
    database.execute("DELETE FROM year_report")


FIRST = MIGRATIONS[:1]
TWO = (*FIRST, add_column)
THREE = (*TWO, build_anew)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return [str(version), *connection.iterdump()]


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        number: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return number


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_up_to_date_file_is_left_alone(sample: Samples) -> None:
    path = sample("v1.ita")
    before = path.read_bytes()
    assert bring_up_to_date(path, FIRST) is None
    assert path.read_bytes() == before
    assert names(path) == ["v1.ita"]


def test_older_file_is_copied_and_migrated_once(sample: Samples) -> None:
    path = sample("v1.ita")
    before = dump(path)
    copy = bring_up_to_date(path, TWO)
    assert copy == path.with_name("v1.ita.v1.bak")
    assert dump(copy) == before
    after = dump(path)
    assert after[0] == "2"
    assert any("note" in line for line in after)
    assert bring_up_to_date(path, TWO) is None
    assert dump(path) == after
    assert names(path) == ["v1.ita", "v1.ita.v1.bak"]


def test_copy_is_an_office_file(sample: Samples, filled: Office) -> None:
    path = sample("v1.ita")
    copy = bring_up_to_date(path, TWO)
    assert copy
    assert OfficeStore.open(copy).load().years[1].texts == filled.years[1].texts


def test_earlier_copies_are_kept(sample: Samples) -> None:
    path = sample("v1.ita")
    for name in ("v1.ita.v1.bak", "v1.ita.v1-2.bak"):
        path.with_name(name).write_text("mine")
    assert bring_up_to_date(path, TWO) == path.with_name("v1.ita.v1-3.bak")
    assert path.with_name("v1.ita.v1.bak").read_text() == "mine"
    assert path.with_name("v1.ita.v1-2.bak").read_text() == "mine"


def test_several_migrations_at_once(sample: Samples) -> None:
    path = sample("v1.ita")
    bring_up_to_date(path, THREE)
    assert dump(path)[0] == "3"


def test_rows_below_a_table_built_anew_stay(sample: Samples) -> None:
    path = sample("v1.ita")
    tables = ("measure", "step", "outcome", "evidence")
    before = [count(path, table) for table in tables]
    assert all(before)
    bring_up_to_date(path, THREE)
    assert [count(path, table) for table in tables] == before


@pytest.mark.parametrize(("last", "error"), [(fail_late, ZeroDivisionError), (leave_dangling, RuntimeError)])
def test_failure_changes_nothing(
    sample: Samples, last: Callable[["Database"], None], error: type[Exception]
) -> None:
    path = sample("v1.ita")
    before = path.read_bytes()
    with pytest.raises(error):
        bring_up_to_date(path, (*THREE, last))
    assert path.read_bytes() == before
    assert names(path) == ["v1.ita"]


def test_a_copy_that_gets_no_name_leaves_nothing(sample: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample("v1.ita")
    before = path.read_bytes()

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(failures.DiskFull):
        bring_up_to_date(path, TWO)
    assert path.read_bytes() == before
    assert names(path) == ["v1.ita"]


def test_newer_file_is_refused(sample: Samples) -> None:
    path = sample("v1.ita")
    bring_up_to_date(path, TWO)
    before = path.read_bytes()
    with pytest.raises(failures.NewerFile):
        bring_up_to_date(path, FIRST)
    assert path.read_bytes() == before


def test_locked_file_is_not_migrated(sample: Samples) -> None:
    path = sample("v1.ita")
    with (
        open_database(path, 1) as other,
        transaction(other),
        pytest.raises(failures.OfficeLocked),
    ):
        bring_up_to_date(path, TWO, busy_timeout=0.01)
    assert names(path) == ["v1.ita"]


def test_nobody_writes_between_copy_and_migration(sample: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample("v1.ita")
    tried: list[bool] = []

    def copy_while_another_writes(source: Path, target: Path) -> None:
        with (
            pytest.raises(failures.OfficeLocked),
            open_database(source, 2, busy_timeout=0.01) as other,
            transaction(other),
        ):
            pass
        target.touch()
        tried.append(True)

    monkeypatch.setattr("ita_desk.storage.migrate.copy_database", copy_while_another_writes)
    bring_up_to_date(path, TWO)
    assert tried == [True]


@pytest.fixture
def schema(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a new file with today's tables."""
    with new_database(tmp_path / "new.ita") as connection:
        with transaction(connection):
            apply_migrations(connection)
        yield connection


def test_all_tables_are_strict(schema: sqlite3.Connection) -> None:
    tables = {name: strict for _, name, kind, *_, strict in schema.execute("PRAGMA table_list").fetchall()}
    own = {name: strict for name, strict in tables.items() if not name.startswith("sqlite_")}
    assert len(own) >= 20
    assert set(own.values()) == {1}


def test_rows_go_with_what_they_stand_under(schema: sqlite3.Connection) -> None:
    tables = [row[1] for row in schema.execute("PRAGMA table_list").fetchall()]
    actions = [
        row[6] for table in tables for row in schema.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    ]
    assert len(actions) >= 15
    assert set(actions) == {"CASCADE"}


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO measure_group VALUES ('g', 2568, 0, '', 'no json', '{}')",
        "INSERT INTO measure_group VALUES ('', 2568, 0, '', '[]', '{}')",
        "INSERT INTO score VALUES (2567, 'total', '1')",
        "INSERT INTO score VALUES (2568, 'total', x'00')",
        "INSERT INTO revision VALUES (2, '')",
    ],
    ids=["JSON", "no id", "no such year", "wrong type", "second row"],
)
def test_constraints(schema: sqlite3.Connection, sql: str) -> None:
    schema.execute("INSERT INTO year_report VALUES (2568, 2567, '', NULL, NULL, NULL)")
    with pytest.raises(sqlite3.IntegrityError):
        schema.execute(sql)
