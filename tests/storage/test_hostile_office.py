"""No office file from outside can harm: it opens right or is refused, and nothing else is touched."""

import os
import socket
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

import hostile_files
from hostile_files import BROKEN_CONTENT, FOREIGN_SCHEMAS, MAGIC, ODD_CONTENT, altered, journal, mutated
from ita_desk.domain.office import Office
from ita_desk.errors import AppError
from ita_desk.storage import failures, loading, office_store
from ita_desk.storage.blobs import blob_key
from ita_desk.storage.database import is_sound, limit_work, open_database
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CONTENTS = [(SAMPLES / f"v{number}.ita").read_bytes() for number in range(1, SCHEMA_VERSION + 1)]
MUTATIONS, IN_ONE = 200, 20


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file of a case lies."""
    return tmp_path / "office.ita"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of the user's that nothing may touch."""
    (tmp_path / "elsewhere").mkdir()
    file = tmp_path / "elsewhere" / "precious.txt"
    file.write_text("precious")
    return file


def opened(path: Path) -> Office:
    """The office, as when a file is opened to write."""
    store = OfficeStore.open(path)
    office = store.load()
    store.sweep_blobs()
    return office


def key_of_refusal(path: Path) -> str:
    with pytest.raises(AppError) as raised:
        opened(path)
    assert str(path) == raised.value.values["path"]
    return raised.value.key


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """What the newest sample holds."""
    path = tmp_path_factory.mktemp("sound") / "office.ita"
    path.write_bytes(CONTENTS[-1])
    return OfficeStore.open(path).load()


def crafted(path: Path, statements: Sequence[str]) -> None:
    content = CONTENTS[-1]
    path.write_bytes(altered(content, statements))
    assert path.read_bytes() != content


# --- schemas ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FOREIGN_SCHEMAS)
def test_foreign_schemas_are_refused(path: Path, kind: str) -> None:
    try:
        crafted(path, FOREIGN_SCHEMAS[kind])
    except sqlite3.OperationalError as error:
        pytest.skip(f"this SQLite makes no such file: {error}")
    before = path.read_bytes()
    assert key_of_refusal(path) in ("storage.foreign_schema", "storage.damaged")
    assert path.read_bytes() == before
    with pytest.raises(failures.DamagedFile):
        OfficeStore.open_as_is(path)


def test_a_foreign_schema_has_an_error_of_its_own(path: Path) -> None:
    crafted(path, FOREIGN_SCHEMAS["trigger"])
    with pytest.raises(failures.ForeignSchema):
        OfficeStore.open(path)


def test_older_files_are_looked_at_before_they_are_migrated(path: Path) -> None:
    path.write_bytes(altered(CONTENTS[0], FOREIGN_SCHEMAS["trigger"]))
    assert key_of_refusal(path) == "storage.foreign_schema"
    path.write_bytes(altered(CONTENTS[0], ["DELETE FROM outcome"]))
    assert key_of_refusal(path) == "storage.damaged"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_format_that_sqlite_does_not_know(path: Path) -> None:
    content = bytearray(CONTENTS[-1])
    content[44:48] = (9).to_bytes(4, "big")
    path.write_bytes(content)
    assert key_of_refusal(path) == "storage.damaged"


def test_an_older_file_in_no_known_script(path: Path) -> None:
    content = bytearray(CONTENTS[0])
    content[56:60] = (4).to_bytes(4, "big")
    path.write_bytes(content)
    assert key_of_refusal(path) == "storage.damaged"
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_letters_in_a_message_of_sqlite(path: Path) -> None:
    path.write_bytes(CONTENTS[-1].replace(b"CREATE TABLE step (", b"CREATE TABLE ste\xa0 (", 1))
    assert key_of_refusal(path) == "storage.damaged"


# --- content ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in BROKEN_CONTENT if kind not in ("many rows", "much text")])
def test_broken_content_is_refused(path: Path, kind: str) -> None:
    crafted(path, BROKEN_CONTENT[kind])
    assert key_of_refusal(path) in ("storage.damaged", "storage.too_large")


@pytest.mark.parametrize("most", ["MOST_ROWS", "MOST_TEXT"])
def test_too_much(path: Path, monkeypatch: pytest.MonkeyPatch, filled: Office, most: str) -> None:
    path.write_bytes(CONTENTS[-1])
    monkeypatch.setattr(loading, most, 20)
    assert key_of_refusal(path) == "storage.too_large"
    with pytest.raises(failures.OfficeTooLarge):
        OfficeStore.create(path.with_name("new.ita"), filled)
    assert not path.with_name("new.ita").exists()


def test_a_text_too_long_is_not_saved(path: Path) -> None:
    path.write_bytes(CONTENTS[-1])
    store = OfficeStore.open(path)
    office = store.load()
    longest = replace(office, agency=replace(office.agency, address="ก" * 2_000_000))
    with pytest.raises(failures.OfficeTooLarge):
        store.save(office, longest)
    assert OfficeStore.open(path).load() == office


@pytest.mark.parametrize("kind", ODD_CONTENT)
def test_odd_content_opens(path: Path, kind: str) -> None:
    crafted(path, ODD_CONTENT[kind])
    office = opened(path)
    with open_database(path, SCHEMA_VERSION) as connection:
        assert is_sound(connection)
    store = OfficeStore.open(path)
    changed = replace(store.load(), agency=replace(office.agency, name="ใหม่"))
    store.save(office, changed)
    assert OfficeStore.open(path).load() == changed


def test_other_content_than_that_of_the_key_is_none(path: Path, filled: Office) -> None:
    crafted(path, ["UPDATE blob SET content = x'00' WHERE instr(content, x'255044462d')"])
    store = OfficeStore.open(path)
    assert store.read_blob(filled.years[1].signed[0].sha256) is None
    key = filled.agency.seal.sha256
    assert blob_key(store.read_blob(key) or b"") == key
    assert store.read_blob("../../etc/passwd") is None


def test_large_files_are_checked_without_their_photos(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desk.storage.database.SMALL_FILE", 0)
    path.write_bytes(CONTENTS[-1])
    assert opened(path).years
    for statement in (
        "DELETE FROM outcome",
        "UPDATE step SET id = ''  WHERE id = (SELECT min(id) FROM step)",
    ):
        crafted(path, [statement])
        assert key_of_refusal(path) == "storage.damaged"


def test_work_without_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_store, "_OPENING", -1.0)
    path.write_bytes(CONTENTS[-1])
    assert key_of_refusal(path) == "storage.endless"


@contextmanager
def limited_to(path: Path, seconds: float) -> Iterator[sqlite3.Connection]:
    with open_database(path, SCHEMA_VERSION) as connection:
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
        limit_work(connection, seconds)
        yield connection


def test_a_statement_without_end_is_broken_off(path: Path) -> None:
    path.write_bytes(CONTENTS[-1])
    with pytest.raises(failures.DamagedFile), limited_to(path, 0.05) as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n"
        )


# --- what lies beside ------------------------------------------------------------------------------------------


def test_a_journal_that_names_a_file_does_not_remove_it(path: Path, victim: Path) -> None:
    path.write_bytes(CONTENTS[-1])
    beside = path.with_name(f"{path.name}-journal")
    for pages in ({}, {1: CONTENTS[-1][:4096]}):
        beside.write_bytes(journal(pages, len(CONTENTS[-1]) // 4096, names=os.fsencode(victim)))
        assert key_of_refusal(path) == "storage.foreign_journal"
        assert victim.read_text() == "precious"
    # That is what it would do:
    with closing(sqlite3.connect(path)) as unwary:
        unwary.execute("SELECT 1 FROM sqlite_master").fetchone()
    assert not victim.exists()


def test_a_journal_that_makes_the_file_large(path: Path) -> None:
    path.write_bytes(CONTENTS[-1])
    path.with_name(f"{path.name}-journal").write_bytes(journal({}, 2**31))
    assert key_of_refusal(path) == "storage.foreign_journal"
    assert path.read_bytes() == CONTENTS[-1]


@pytest.mark.parametrize("left", [b"", MAGIC[:5], MAGIC, bytes(600), CONTENTS[0][:9000]])
def test_what_is_no_journal_does_no_harm(path: Path, left: bytes, sound: Office) -> None:
    path.write_bytes(CONTENTS[-1])
    path.with_name(f"{path.name}-journal").write_bytes(left)
    assert opened(path) == sound


def test_a_journal_of_ours_is_played_back(path: Path, sound: Office) -> None:
    content = CONTENTS[-1]
    path.write_bytes(content[:4096] + bytes(4096) + content[8192:])
    page = {2: content[4096:8192]}
    path.with_name(f"{path.name}-journal").write_bytes(journal(page, len(content) // 4096))
    assert opened(path) == sound
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_links_and_pipes_beside(path: Path, victim: Path, ending: str) -> None:
    path.write_bytes(CONTENTS[-1])
    beside = path.with_name(path.name + ending)
    victim.write_bytes(b"")
    beside.symlink_to(victim)
    assert key_of_refusal(path) == "storage.foreign_journal"
    assert victim.read_bytes() == b""
    beside.unlink()
    os.mkfifo(beside)
    assert key_of_refusal(path) == "storage.foreign_journal"


def test_beside_a_link_to_the_file(path: Path) -> None:
    path.write_bytes(CONTENTS[-1])
    link = path.with_name("link.ita")
    link.symlink_to(path)
    assert opened(link).years
    os.mkfifo(path.with_name(f"{path.name}-journal"))
    assert key_of_refusal(link) == "storage.foreign_journal"


def test_a_log_that_another_program_has_to_finish(path: Path) -> None:
    content = bytearray(CONTENTS[-1])
    content[18:20] = b"\2\2"
    path.write_bytes(content)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"\0")
    assert key_of_refusal(path) == "storage.foreign_journal"
    log.write_bytes(b"")
    assert opened(path).years


def test_a_journal_that_cannot_be_read_is_left_to_sqlite(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(CONTENTS[-1])
    path.with_name(f"{path.name}-journal").write_bytes(b"")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert OfficeStore.open(path).load().years


# --- what is no file -------------------------------------------------------------------------------------------


def test_a_pipe_a_socket_and_a_device(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(path)
    assert key_of_refusal(path) == "storage.not_office_file"
    assert key_of_refusal(Path("/dev/zero")) == "storage.not_office_file"
    monkeypatch.chdir(path.parent)  # the name of a socket may not be long
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind("s.ita")
        assert key_of_refusal(Path("s.ita")) == "storage.not_office_file"


@pytest.mark.parametrize("size", [2**31 + 1, 2**32])
def test_a_file_with_holes(path: Path, size: int, sound: Office) -> None:
    path.write_bytes(CONTENTS[-1])
    os.truncate(path, size)
    if size == 2**32:
        assert key_of_refusal(path) == "storage.too_large"
    else:
        assert opened(path) == sound


@pytest.mark.parametrize(
    "name", ["?mode=memory&cache=shared", "a%00b", "#", "'\";--", "file:x?vfs=unix-none", "\n"]
)
def test_names_are_only_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(CONTENTS[-1])
    assert opened(path).years
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_link_to_itself_and_a_name_with_a_zero(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert key_of_refusal(tmp_path / "loop") == "storage.missing"
    assert key_of_refusal(tmp_path / "a\0b") == "storage.missing"


# --- by chance -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", range(0, MUTATIONS, IN_ONE))
def test_mutations(tmp_path: Path, victim: Path, monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    few: Callable[[str], bool] = lambda kind: kind not in ("many rows", "much text", "long text")  # noqa: E731
    monkeypatch.setattr(hostile_files, "BROKEN_CONTENT", {k: v for k, v in BROKEN_CONTENT.items() if few(k)})
    for seed in range(first, first + IN_ONE):
        folder = tmp_path / str(seed)
        folder.mkdir()
        path = folder / "office.ita"
        case = mutated(seed, CONTENTS, os.fsencode(victim))
        path.write_bytes(case.content)
        for ending, content in case.beside.items():
            path.with_name(path.name + ending).write_bytes(content)
        with suppress(AppError):
            assert opened(path).years
            with open_database(path, SCHEMA_VERSION) as connection:
                assert is_sound(connection), seed
        assert victim.read_text() == "precious"
