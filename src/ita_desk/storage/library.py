"""The library of SQLite."""

import sqlite3


def sqlite_version() -> str:
    """The version of SQLite the program runs with."""
    return sqlite3.sqlite_version
