"""Office files are opened safely, and other files not at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from ita_desk.errors import AppError
from ita_desk.storage import database, failures
from ita_desk.storage.database import (
    APPLICATION_ID,
    copy_database,
    file_uri,
    is_sound,
    new_database,
    transaction,
    version_of,
)

Samples = Callable[[str], Path]
open_database = partial(database.open_database, schemas=None)  # files without our tables

ODD_NAMES = ["สำนักปลัด ๒๕๖๘.ita", "a b.ita", "what?.ita", "?mode=memory", "50% #1.ita", "%41.ita", "a&b=c.ita"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An office file without tables, as version 3."""
    path = tmp_path / "office.ita"
    with new_database(path) as connection:
        connection.execute("PRAGMA user_version=3")
    return path


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def run(path: Path, newest: int, *statements: str) -> None:
    with open_database(path, newest) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()


def test_settings(file: Path) -> None:
    with open_database(file, 3) as connection:
        assert pragma(connection, "application_id") == APPLICATION_ID
        assert version_of(connection) == 3
        assert pragma(connection, "journal_mode") == "delete"
        assert pragma(connection, "synchronous") == 2
        assert pragma(connection, "foreign_keys") == 1
        assert pragma(connection, "busy_timeout") == 5000
    assert b"ITAD" in file.read_bytes()[:100]


def test_checked_before_anything_else(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(database: str, **settings: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(database, **settings)  # type: ignore[call-overload]
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    with open_database(file, 3):
        pass
    settings = [
        asked.index(f"PRAGMA {name}") for name in ("cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY")
    ]
    first_reading = asked.index("PRAGMA application_id")
    assert first_reading > max(settings)
    assert asked[first_reading + 1] == "PRAGMA user_version"


def test_closed_at_the_end(file: Path) -> None:
    with open_database(file, 3) as connection:
        pass
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_write_ahead_log_is_taken_back(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert pragma(connection, "journal_mode=WAL") == "wal"
    with open_database(file, 3) as connection:
        assert pragma(connection, "journal_mode") == "delete"
        assert [path.name for path in file.parent.iterdir()] == ["office.ita"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(tmp_path: Path, name: str) -> None:
    with new_database(tmp_path / name) as connection:
        connection.execute("PRAGMA user_version=1")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with open_database(tmp_path / name, 1) as connection:
        assert version_of(connection) == 1


def test_relative_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    with open_database(Path("office.ita"), 3) as connection:
        assert version_of(connection) == 3


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/a/ก?.ita"), "file:///a/%E0%B8%81%3F.ita?mode=rw"),
        (PureWindowsPath("C:\\งาน\\a.ita"), "file:///C:/%E0%B8%87%E0%B8%B2%E0%B8%99/a.ita?mode=rw"),
        (PureWindowsPath("\\\\server\\share\\a.ita"), "file:////server/share/a.ita?mode=rw"),
    ],
)
def test_uri(path: PurePath, uri: str) -> None:
    assert file_uri(path, "rw") == uri


def test_missing_file_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(failures.OfficeMissing), open_database(tmp_path / "none.ita", 1):
        pass
    assert list(tmp_path.iterdir()) == []


def test_name_the_system_refuses(tmp_path: Path) -> None:
    with pytest.raises(failures.CannotOpen), open_database(tmp_path / ("n" * 300), 1):
        pass


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(failures.CannotOpen), open_database(tmp_path, 1):
        pass


def other_database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE step (text)")
        return connection.serialize()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        "รายงานผล\n".encode() * 500,
        bytes(range(256)) * 40,
        b"SQLite format 3\x00",
        other_database(),
    ],
    ids=["empty", "one letter", "text", "garbage", "start only", "other program's"],
)
def test_not_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "office.ita"
    path.write_bytes(content)
    with pytest.raises(failures.NotOfficeFile), open_database(path, 1):
        pass
    assert path.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["office.ita"]


def test_newer(file: Path) -> None:
    with pytest.raises(failures.NewerFile) as raised, open_database(file, 2):
        pass
    assert raised.value.values == {"path": str(file), "version": 3, "newest": 2}


def test_older_is_for_the_caller(file: Path) -> None:
    with open_database(file, 4) as connection:
        assert version_of(connection) == 3


@pytest.mark.parametrize("keep", [0.3, 0.6])
def test_cut_off(sample: Samples, keep: float) -> None:
    path = sample("v1.ita")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(failures.DamagedFile):
        run(path, 1, "SELECT count(*) FROM measure", "PRAGMA foreign_key_check")


def test_locked_for_reading(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(failures.OfficeLocked), open_database(file, 3, busy_timeout=0.01):
            pass


def test_locked_for_writing(file: Path) -> None:
    with open_database(file, 3) as other, transaction(other):
        with open_database(file, 3, busy_timeout=0.01) as reader:
            assert reader.execute("SELECT 1").fetchone() == (1,)
        with (
            pytest.raises(failures.OfficeLocked),
            open_database(file, 3, busy_timeout=0.01) as writer,
            transaction(writer),
        ):
            pass


def test_read_only(file: Path) -> None:
    with pytest.raises(failures.OfficeReadOnly):
        run(file, 3, "PRAGMA query_only=ON", "CREATE TABLE t (a)")


def test_disk_full(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(failures.DiskFull):
        run(
            file,
            3,
            *("PRAGMA max_page_count=2", "BEGIN IMMEDIATE", "CREATE TABLE t (a)"),
            "INSERT INTO t VALUES (zeroblob(100000))",
        )
    assert file.read_bytes() == before


def test_our_own_mistakes_stay_bugs(file: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), open_database(file, 3) as connection:
        connection.execute("SELECT * FROM absent")


def test_error_frees_the_file_at_once(file: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        unfinished = connection.execute("SELECT 1 FROM sqlite_master UNION ALL VALUES (1), (2)")
        unfinished.fetchone()
        raise KeyError

    with (
        pytest.raises(KeyError) as held,
        open_database(file, 3) as connection,
        transaction(connection, "DEFERRED"),
    ):
        fail(connection)
    with open_database(file, 3, busy_timeout=0.01) as other, transaction(other, "EXCLUSIVE"):
        assert held.tb


def test_error_frees_the_file_even_if_a_cursor_lives_on(file: Path) -> None:
    kept: list[sqlite3.Cursor] = []

    def fail(connection: sqlite3.Connection) -> None:
        kept.append(connection.execute("VALUES (1), (2)"))
        kept[0].fetchone()
        raise KeyError

    with pytest.raises(KeyError), open_database(file, 3) as connection, transaction(connection):
        fail(connection)
    with open_database(file, 3, busy_timeout=0.01) as other, transaction(other):
        assert kept


def test_transaction_that_sqlite_ended_itself(file: Path) -> None:
    run(file, 3, "CREATE TABLE t (a UNIQUE ON CONFLICT ROLLBACK)", "INSERT INTO t VALUES (1)")
    with (
        pytest.raises(sqlite3.IntegrityError),
        open_database(file, 3) as connection,
        transaction(connection),
    ):
        connection.execute("INSERT INTO t VALUES (1)")


def test_error_rolls_back(file: Path) -> None:
    def fail() -> None:
        with open_database(file, 3) as connection, transaction(connection):
            connection.execute("CREATE TABLE t (a)")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with open_database(file, 3) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_copy(sample: Samples, tmp_path: Path) -> None:
    path = sample("v1.ita")
    copy_database(path, tmp_path / "copy")
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(tmp_path / "copy")) as other:
        assert list(other.iterdump()) == list(one.iterdump())
        assert pragma(other, "application_id") == APPLICATION_ID
        assert pragma(other, "user_version") == 1


def test_copy_overwrites_nothing(file: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("mine")
    with pytest.raises(FileExistsError):
        copy_database(file, tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "mine"


def test_failed_copy_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "no database").write_text("x" * 2000)
    with pytest.raises(sqlite3.DatabaseError):
        copy_database(tmp_path / "no database", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_error_keys_are_of_storage(file: Path) -> None:
    with pytest.raises(AppError) as raised, open_database(file, 1):
        pass
    assert raised.value.key == "storage.newer_file"


def test_a_copy_waits_only_so_long_for_a_writer(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.01)
    target = file.with_name("copy.ita")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            copy_database(file, target)
    assert not target.exists()


def test_what_is_sound(file: Path) -> None:
    with open_database(file, 3) as connection:
        connection.execute("CREATE TABLE a (b TEXT PRIMARY KEY) STRICT")
        connection.execute("CREATE TABLE c (b TEXT REFERENCES a) STRICT")
        assert is_sound(connection)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO c VALUES ('none')")
        assert not is_sound(connection)


def test_a_damaged_index_is_not_sound(file: Path) -> None:
    run(file, 3, "CREATE TABLE a (b)", "CREATE INDEX i ON a (b)", "INSERT INTO a VALUES ('words')")
    content = file.read_bytes()
    assert content.count(b"words") == 2
    file.write_bytes(content.replace(b"words", b"sword", 1))
    with open_database(file, 3) as connection:
        assert not is_sound(connection)
