"""Each version's schema is known by its digest, to the letter."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ita_desk.storage.failures import ForeignSchema
from ita_desk.storage.migrate import MIGRATIONS, SCHEMA_VERSION, apply_migrations
from ita_desk.storage.schema import SCHEMAS, check_schema, schema_digest

VERSIONS = range(1, SCHEMA_VERSION + 1)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """A connection to an empty database in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("version", VERSIONS)
def test_digests_are_those_of_the_migrations(connection: sqlite3.Connection, version: int) -> None:
    apply_migrations(connection, MIGRATIONS[:version])
    assert schema_digest(connection) == SCHEMAS[version - 1]
    check_schema(connection, Path(), version, SCHEMAS)


def test_one_digest_for_each_version() -> None:
    assert len(set(SCHEMAS)) == len(SCHEMAS) == SCHEMA_VERSION


@pytest.mark.parametrize("version", [-1, 0, 1, SCHEMA_VERSION - 1, SCHEMA_VERSION + 1])
def test_another_version_is_foreign(connection: sqlite3.Connection, version: int) -> None:
    apply_migrations(connection)
    with pytest.raises(ForeignSchema) as raised:
        check_schema(connection, Path("a.ita"), version, SCHEMAS)
    assert raised.value.key == "storage.foreign_schema"
    assert raised.value.values == {"path": "a.ita"}


def test_white_space_counts(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE a (b)")
    one = schema_digest(connection)
    connection.execute("DROP TABLE a")
    connection.execute("CREATE TABLE a ( b)")
    assert schema_digest(connection) != one


def test_the_order_does_not_count(connection: sqlite3.Connection) -> None:
    digests = set()
    for names in ("ab", "ba"):
        for name in names:
            connection.execute(f"CREATE TABLE {name} (c)")
        digests.add(schema_digest(connection))
        for name in names:
            connection.execute(f"DROP TABLE {name}")
    assert len(digests) == 1
