"""An office is kept whole, whatever happens to the program, the disk or the file."""

import errno
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ita_desk.domain.agency import Seal
from ita_desk.domain.office import Office
from ita_desk.storage import failures, office_store, saving
from ita_desk.storage.database import new_database, open_database, transaction
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore

Samples = Callable[[str], Path]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "สำนักปลัด #1.ita"


def renamed(office: Office, name: str) -> Office:
    return replace(office, agency=replace(office.agency, name=name))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def picture(colour: str = "teal") -> bytes:
    out = BytesIO()
    Image.new("RGB", (20, 10), colour).save(out, "PNG")
    return out.getvalue()


@pytest.mark.slow
@settings(max_examples=50)
@given(drawn=st.data())
def test_created_equals_memory(
    tmp_path_factory: pytest.TempPathFactory, offices: st.SearchStrategy[Office], drawn: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("created") / "office.ita"
    office = drawn.draw(offices)
    OfficeStore.create(path, office)
    assert OfficeStore.open(path).load() == office


def test_created_file_lies_alone(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    assert names(path.parent) == [path.name]
    assert store.path == path
    assert store.copy_before_migration is None
    store.save(filled, renamed(filled, "ใหม่"))
    assert OfficeStore.open(path).load() == renamed(filled, "ใหม่")


def test_empty_office(path: Path) -> None:
    OfficeStore.create(path, Office())
    assert OfficeStore.open(path).load() == Office()


@pytest.mark.parametrize("content", [b"", b"mine"])
def test_creation_overwrites_nothing(path: Path, filled: Office, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(failures.OfficeExists):
        OfficeStore.create(path, filled)
    assert path.read_bytes() == content
    assert names(path.parent) == [path.name]


def test_file_that_appears_during_creation_stays(
    path: Path, filled: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*arguments: Any, save: Any = saving.save_changes) -> None:
        save(*arguments)
        path.write_text("mine")

    monkeypatch.setattr(saving, "save_changes", slowly)
    with pytest.raises(failures.OfficeExists):
        OfficeStore.create(path, filled)
    assert path.read_text() == "mine"
    assert names(path.parent) == [path.name]


def test_creation_in_no_folder(tmp_path: Path, filled: Office) -> None:
    with pytest.raises(failures.OfficeMissing) as raised:
        OfficeStore.create(tmp_path / "none" / "office.ita", filled)
    assert raised.value.key == "storage.no_folder"
    assert raised.value.values == {"path": str(tmp_path / "none")}


def test_creation_under_an_impossible_name(tmp_path: Path, filled: Office) -> None:
    with pytest.raises(failures.CannotOpen):
        OfficeStore.create(tmp_path / ("n" * 300), filled)
    assert names(tmp_path) == []


def test_failed_creation_leaves_nothing(path: Path, filled: Office) -> None:
    year = filled.years[1]
    twice = filled.with_year(replace(year, findings=(*year.findings, year.findings[0])))
    with pytest.raises(sqlite3.IntegrityError):
        OfficeStore.create(path, twice)
    assert names(path.parent) == []


def test_creation_on_a_full_disk(path: Path, filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def small(draft: Path) -> Iterator[sqlite3.Connection]:
        with new_database(draft) as connection:
            connection.execute("PRAGMA max_page_count=10")
            yield connection

    monkeypatch.setattr(office_store, "new_database", small)
    with pytest.raises(failures.DiskFull) as raised:
        OfficeStore.create(path, filled)
    assert raised.value.values == {"path": str(path)}
    assert names(path.parent) == []


def test_opening_what_is_not_there(path: Path) -> None:
    with pytest.raises(failures.OfficeMissing):
        OfficeStore.open(path)
    assert names(path.parent) == []


def test_opening_migrates(sample: Samples, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = sample("v1.ita")
    monkeypatch.setattr(office_store, "bring_up_to_date", lambda *_, **__: tmp_path / "copy")
    assert OfficeStore.open(path).copy_before_migration == tmp_path / "copy"


def test_save_of_nothing_writes_nothing(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    before = path.read_bytes()
    store.save(filled, filled)
    assert path.read_bytes() == before


def test_somebody_else_saved(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    other = OfficeStore.open(path)
    theirs = renamed(other.load(), "ของเขา")
    other.save(filled, theirs)
    with pytest.raises(failures.OfficeChanged):
        store.save(filled, renamed(filled, "ของเรา"))
    assert OfficeStore.open(path).load() == theirs
    store.load()
    store.save(theirs, renamed(theirs, "ของเรา"))
    assert OfficeStore.open(path).load() == renamed(filled, "ของเรา")


def test_another_copy_put_in_its_place(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    former = path.read_bytes()
    store.save(filled, renamed(filled, "หนึ่ง"))
    path.write_bytes(former)
    copy = OfficeStore.open(path)
    copy.save(copy.load(), renamed(filled, "สอง"))
    with pytest.raises(failures.OfficeChanged):
        store.save(renamed(filled, "หนึ่ง"), renamed(filled, "สาม"))


def test_save_before_load_is_refused(sample: Samples, filled: Office) -> None:
    with pytest.raises(failures.OfficeChanged):
        OfficeStore.open(sample("v1.ita")).save(filled, renamed(filled, "ใหม่"))


def test_reading_beside_a_writer(path: Path, filled: Office) -> None:
    OfficeStore.create(path, filled)
    store = OfficeStore.open(path, busy_timeout=0.01)
    with open_database(path, SCHEMA_VERSION) as other, transaction(other):
        office = store.load()
        assert office == filled
        with pytest.raises(failures.OfficeLocked):
            store.save(office, renamed(office, "ใหม่"))
    store.save(office, renamed(office, "ใหม่"))
    assert OfficeStore.open(path).load() == renamed(filled, "ใหม่")


def test_loading_leaves_no_lock(path: Path, filled: Office) -> None:
    OfficeStore.create(path, filled).load()
    with open_database(path, SCHEMA_VERSION, busy_timeout=0.01) as other, transaction(other, "EXCLUSIVE"):
        pass


def test_locked_for_everybody(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled, busy_timeout=0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for call in (store.load, store.sweep_blobs, lambda: store.read_blob("x")):
            with pytest.raises(failures.OfficeLocked):
                call()
        with pytest.raises(failures.OfficeLocked):
            OfficeStore.open(path, busy_timeout=0.01)


def limited(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    """Lets the store's connections run into a limit."""

    @contextmanager
    def connection(*arguments: Any) -> Iterator[sqlite3.Connection]:
        with open_database(*arguments) as opened:
            opened.execute(f"PRAGMA {pragma}")
            yield opened

    monkeypatch.setattr(office_store, "open_database", connection)


@pytest.mark.parametrize(
    ("pragma", "error"),
    [("max_page_count=1", failures.DiskFull), ("query_only=ON", failures.OfficeReadOnly)],
)
def test_failed_save_leaves_the_file_as_it_was(
    path: Path, filled: Office, monkeypatch: pytest.MonkeyPatch, pragma: str, error: type[Exception]
) -> None:
    store = OfficeStore.create(path, filled)
    before = path.read_bytes()
    changed = filled.with_year(replace(filled.years[1], limitations=("ยาว" * 50_000,)))
    with monkeypatch.context() as patch:
        limited(patch, pragma)
        with pytest.raises(error):
            store.save(filled, changed)
        with pytest.raises(error):
            store.add_blob(bytes(100_000))
        assert store.load() == filled
    assert path.read_bytes() == before
    store.save(filled, changed)
    assert OfficeStore.open(path).load() == changed


@pytest.mark.parametrize("when", ["removed", "written"])
def test_killed_during_a_save(path: Path, filled: Office, when: str) -> None:
    OfficeStore.create(path, filled)
    before = path.read_bytes()
    script = Path(__file__).with_name("killed_save.py")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, script, path, when], env=environment, check=False)
    assert done.returncode == -9
    assert names(path.parent) == [path.name, f"{path.name}-journal"]
    assert path.read_bytes() != before
    assert OfficeStore.open(path).load() == filled
    assert path.read_bytes() == before


def test_use_from_another_thread(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    changed = renamed(filled, "ใหม่")
    saver = threading.Thread(target=store.save, args=(filled, changed))
    saver.start()
    saver.join()
    assert store.load() == changed


def test_photos(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    key = store.add_photo(picture())
    assert store.add_photo(picture()) == key
    photo = store.read_blob(key)
    assert photo
    assert Image.open(BytesIO(photo)).size == (20, 10)
    assert store.add_photo(photo) == key
    assert store.read_blob("none") is None
    store.save(filled, renamed(filled, "a photo is no change by somebody else"))


def test_sweep_spares_what_is_named(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    year = filled.years[1]
    first, *others = year.measures
    keys = [store.add_photo(picture(colour)) for colour in ("red", "green", "blue")]
    keys += [store.add_blob(content) for content in (b"signed", b"snapshot", b"scan", b"unnamed")]
    half = first.half_year
    assert half
    proof = first.outcome.evidence[0]
    first = replace(
        first,
        outcome=replace(first.outcome, evidence=(replace(proof, sha256=keys[0]),)),
        half_year=replace(half, evidence=(replace(half.evidence[0], sha256=keys[1]),)),
    )
    signed = (replace(year.signed[0], sha256=keys[3], snapshot=keys[4], scan=keys[5]),)
    named = replace(filled, agency=replace(filled.agency, seal=Seal(keys[2])))
    named = named.with_year(replace(year, measures=(first, *others), signed=signed))
    store.save(filled, named)
    assert store.sweep_blobs() == 1
    assert [bool(store.read_blob(key)) for key in keys] == [True] * 6 + [False]
    store.save(named, filled)
    assert store.sweep_blobs() == 6
    assert store.sweep_blobs() == 0


def test_reading_needs_no_slow_library(sample: Samples) -> None:
    code = (
        "import sys, pathlib; from ita_desk.storage.office_store import OfficeStore;"
        "OfficeStore.open(pathlib.Path(sys.argv[1])).load();"
        "sys.exit(sorted({'sqlite_utils', 'PIL'} & sys.modules.keys()) or None)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, str(sample(f"v{SCHEMA_VERSION}.ita"))]
    assert subprocess.run(command, env=environment, check=False).returncode == 0


# --- copies, and reading as it is ----------------------------------------------------------------------------


def test_a_copy_is_the_file_as_saved(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    photo = store.add_photo(picture())
    for target in (path.with_name("สำเนา.ita"), path.with_name("n" * 247)):
        target.write_bytes(b"former")
        store.copy_to(target)
        copy = OfficeStore.open(target)
        assert copy.load() == filled
        assert copy.read_blob(photo) == store.read_blob(photo)
    store.save(filled, renamed(filled, "ใหม่"))
    assert copy.load() == filled
    assert len(names(path.parent)) == 3


def test_a_copy_is_not_spoilt_by_what_a_killed_writer_left(path: Path, filled: Office) -> None:
    OfficeStore.create(path, filled)
    target = path.with_name("b.ita")
    target.with_name("b.ita-journal").write_bytes(b"left")
    OfficeStore(path).copy_to(target)
    assert names(path.parent) == sorted([path.name, "b.ita"])


def test_a_copy_in_no_folder(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    with pytest.raises(failures.OfficeMissing) as raised:
        store.copy_to(path.parent / "none" / "b.ita")
    assert raised.value.key == "storage.no_folder"


def test_a_copy_of_what_is_no_office(path: Path) -> None:
    path.write_bytes(b"text")
    with pytest.raises(failures.NotOfficeFile) as raised:
        OfficeStore(path).copy_to(path.with_name("b.ita"))
    assert raised.value.values == {"path": str(path)}
    assert names(path.parent) == [path.name]


def test_a_copy_that_fails_leaves_the_former_file(
    path: Path, filled: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, draft: Path) -> None:
        draft.touch()
        raise OSError(errno.ENOSPC, "")

    store = OfficeStore.create(path, filled)
    target = path.with_name("b.ita")
    target.write_bytes(b"former")
    monkeypatch.setattr(office_store, "copy_database", full)
    with pytest.raises(failures.DiskFull) as raised:
        store.copy_to(target)
    assert raised.value.values == {"path": str(target)}
    assert target.read_bytes() == b"former"
    assert names(path.parent) == sorted([path.name, "b.ita"])


def test_a_damaged_file_is_not_copied(path: Path, filled: Office) -> None:
    store = OfficeStore.create(path, filled)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DELETE FROM agency")
        other.execute("UPDATE step SET measure_id = 'none'")
    target = path.with_name("b.ita")
    with pytest.raises(failures.DamagedFile) as raised:
        store.copy_to(target)
    assert raised.value.values == {"path": str(path)}
    assert names(path.parent) == [path.name]


def test_an_older_file_is_not_read_as_it_is(sample: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample(f"v{SCHEMA_VERSION}.ita")
    before = path.read_bytes()
    assert OfficeStore.open_as_is(path).load()
    monkeypatch.setattr(office_store, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(failures.OlderFile) as raised:
        OfficeStore.open_as_is(path)
    assert raised.value.values["version"] == SCHEMA_VERSION
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]


def test_a_file_of_the_first_version_is_older(sample: Samples) -> None:
    with pytest.raises(failures.OlderFile):
        OfficeStore.open_as_is(sample("v1.ita"))
