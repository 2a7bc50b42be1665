"""A migration that fails or is killed at any of its statements leaves the old file whole, and the next try succeeds."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from failing_statements import fault_at, raise_disk_full
from ita_desk.domain.exchange import office_to_json
from ita_desk.storage.failures import DiskFull
from ita_desk.storage.migrate import SCHEMA_VERSION
from ita_desk.storage.office_store import OfficeStore

Samples = Callable[[str], Path]
Rows = list[tuple[object, ...]]
VERSIONS = range(1, SCHEMA_VERSION + 1)
OLDER = range(1, SCHEMA_VERSION)
TESTS = Path(__file__).resolve().parents[1]


def dump(path: Path) -> list[str]:
    """The whole content of a file, and its schema's number."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return [str(connection.execute("PRAGMA user_version").fetchone()), *connection.iterdump()]


def tables(path: Path) -> dict[str, tuple[list[str], Rows]]:
    """The columns and the rows, in order, of every table but the one that a save changes."""
    with closing(sqlite3.connect(path)) as connection:
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: rows_of(connection, name) for name in names if name != "revision"}


def rows_of(
    connection: sqlite3.Connection, table: str, columns: list[str] | None = None
) -> tuple[list[str], Rows]:
    named = columns or [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    rows = connection.execute(f"SELECT {', '.join(named)} FROM {table}").fetchall()
    return named, sorted(rows, key=repr)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, object]]:
    """The texts and numbers of a JSON value, each with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, f"{path}/{place}")
    else:
        yield path, value


def migrated(path: Path) -> list[str]:
    """What a file holds after its migration went well."""
    copy = path.with_name("migrated.ita")
    shutil.copy(path, copy)
    OfficeStore.open(copy).copy_before_migration.unlink()  # type: ignore[union-attr]
    content = dump(copy)
    copy.unlink()
    return content


@pytest.mark.parametrize("version", VERSIONS)
def test_every_field_of_the_sample_is_there_in_the_newest_version(sample: Samples, version: int) -> None:
    expected = dict(leaves(json.loads(sample(f"v{version}.json").read_text("utf-8"))))
    office = OfficeStore.open(sample(f"v{version}.ita")).load()
    loaded = dict(leaves(json.loads(json.dumps(office_to_json(office)))))
    assert len(expected) > 150
    missing = object()
    assert {place: loaded.get(place, missing) for place in expected} == expected


@pytest.mark.parametrize("version", OLDER)
def test_every_row_of_the_sample_is_there_in_the_newest_version(sample: Samples, version: int) -> None:
    path = sample(f"v{version}.ita")
    before = tables(path)
    assert all(rows for _, rows in before.values())
    OfficeStore.open(path)
    with closing(sqlite3.connect(path)) as connection:
        after = {name: rows_of(connection, name, columns) for name, (columns, _) in before.items()}
    assert after == before


@pytest.mark.parametrize("version", OLDER)
def test_a_full_disk_at_any_statement(sample: Samples, version: int) -> None:
    path = sample(f"v{version}.ita")
    whole, content, expected = path.read_bytes(), dump(path), migrated(path)
    copy, statements = path.with_name(f"{path.name}.v{version}.bak"), 0
    for number in count(1):
        with fault_at(number, raise_disk_full) as fault:
            try:
                OfficeStore.open(path)
            except DiskFull:
                assert fault.struck
        if not fault.struck:
            break
        statements += 1
        assert path.read_bytes() == whole, fault.struck_at
        if (
            fault.struck_at == "COMMIT" and copy.exists()
        ):  # who fails there does not know what stands in the file
            assert dump(copy) == content
            copy.unlink()
        assert sorted(file.name for file in path.parent.iterdir()) == [path.name], fault.struck_at
    assert dump(copy) == content
    assert dump(path) == expected
    assert statements >= 15 + 2 * (SCHEMA_VERSION - version)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="many processes in short time")
@pytest.mark.parametrize("version", OLDER)
def test_killed_at_any_statement(sample: Samples, version: int) -> None:
    path = sample(f"v{version}.ita")
    whole, content, expected = path.read_bytes(), dump(path), migrated(path)
    kills = int(kill_at_each_statement(path))
    assert kills >= 15 + 2 * (SCHEMA_VERSION - version)
    half_done = [file for file in path.parent.glob("killed-*/*-journal") if file.stat().st_size]
    assert half_done  # the file itself was being written
    for number in range(1, kills + 1):
        killed = path.with_name(f"killed-{number}") / path.name
        committed = (
            dump(killed) == expected
        )  # rolls back what was half done; the last statements follow the commit
        assert committed or killed.read_bytes() == whole, number
        store = OfficeStore.open(killed)
        assert dump(killed) == expected, number
        copies = [*killed.parent.glob("*.bak")]
        assert copies, number
        assert all(dump(copy) == content for copy in copies), number
        assert committed == (store.copy_before_migration is None), number


def kill_at_each_statement(path: Path) -> str:
    """Runs the script that does so; what it printed."""
    script = Path(__file__).with_name("killed_migration.py")
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])
    done = subprocess.run(
        [sys.executable, str(script), str(path)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=100,
    )
    return done.stdout
