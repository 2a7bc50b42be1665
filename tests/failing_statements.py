"""A fault at any one statement that SQLite is given, in the whole process: for what has to survive one."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch


@dataclass
class Fault:
    """What happens at the statement with this number, counted from 1; `said` are the statements that were reached."""

    number: int
    act: Callable[[], None]
    said: list[str]

    @property
    def struck(self) -> bool:
        """Whether the statement was reached."""
        return len(self.said) >= self.number

    @property
    def struck_at(self) -> str:
        """The statement, once it was reached."""
        return self.said[self.number - 1]

    def reach(self, statement: str) -> None:
        """Counts a statement that is about to be made."""
        self.said.append(statement)
        if len(self.said) == self.number:
            self.act()


def raise_disk_full() -> None:
    """Fails as SQLite does where there is no room left."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def statements_of(script: str) -> Iterator[str]:
    """The statements of a script, one by one."""
    so_far = ""
    for line in script.splitlines(keepends=True):
        so_far += line
        if sqlite3.complete_statement(so_far):
            yield so_far
            so_far = ""
    if so_far.strip():
        yield so_far


@contextmanager
def fault_at(number: int, act: Callable[[], None]) -> Iterator[Fault]:
    """Has `act` happen at that statement of all connections made meanwhile.

    These write changed pages into the file at once, so that a process that dies leaves a file half written.
    """
    fault = Fault(number, act, [])

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            fault.reach(sql)
            return super().execute(sql, *values)

        def executemany(self, sql: str, rows: Iterable[Any]) -> sqlite3.Cursor:
            fault.reach(sql)
            return super().executemany(sql, rows)

        def executescript(self, script: str) -> sqlite3.Cursor:
            for statement in statements_of(script):
                fault.reach(statement)
                super().execute(statement)
            return self.cursor()

        def backup(self, target: sqlite3.Connection, **options: Any) -> None:
            fault.reach("backup")
            super().backup(target, **options)
            fault.reach("backed up")

    real = sqlite3.connect

    def connect(*values: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*values, factory=Watched, **options)
        sqlite3.Connection.execute(connection, "PRAGMA cache_size=1")
        return connection

    with patch.object(sqlite3, "connect", connect):
        yield fault
