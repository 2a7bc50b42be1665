"""The library of SQLite."""

import sqlite3

from ita_desk.storage.library import sqlite_version


def test_its_version() -> None:
    assert sqlite_version() == sqlite3.sqlite_version
